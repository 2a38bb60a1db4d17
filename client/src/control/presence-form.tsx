import { useState } from 'preact/hooks';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/text-field.tsx';
import { isComposing } from './use-control-keys.ts';
import type { Invitation } from './use-meeting.ts';
import { useControlWords } from './words.ts';

const STATES = ['PRESENT', 'SUBSTITUTE', 'LEAVE', 'ABSENT'] as const;

/** Who comes in whose place, or why nobody does. */
export const PresenceForm = ({
  invitation,
  isOff,
  onSend,
  onClose,
}: {
  readonly invitation: Invitation;
  readonly isOff: boolean;
  readonly onSend: (input: Record<string, unknown>) => Promise<void>;
  readonly onClose: () => void;
}) => {
  const { language, say } = useControlWords();
  const [presence, setPresence] = useState<string>(
    invitation.presence === 'EXPECTED' ? 'SUBSTITUTE' : invitation.presence,
  );
  const [text, setText] = useState('');
  const isNamed = presence === 'SUBSTITUTE';
  const isExcused = presence === 'LEAVE' || presence === 'ABSENT';
  const send = () => {
    const written = text.trim();
    void onSend({
      presence,
      ...(isNamed && written ? { attendeeName: written } : {}),
      ...(isExcused && written ? { reason: { [language]: written } } : {}),
    });
  };
  return (
    <form
      class="control-presence-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isOff) send();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !isComposing(event)) onClose();
      }}
    >
      <div class="control-chips">
        {STATES.map((one) => (
          <button
            key={one}
            type="button"
            class="control-chip"
            aria-pressed={one === presence}
            data-presence={one}
            onClick={() => setPresence(one)}
          >
            {say.people.presence[one]}
          </button>
        ))}
      </div>
      {(isNamed || isExcused) && (
        <TextField
          id={`presence-${invitation.id}`}
          label={isNamed ? say.people.who : say.people.why}
          isOptional={isExcused}
          value={text}
          onText={setText}
        />
      )}
      <div class="row">
        <Button type="submit" isOff={isOff}>
          {say.people.save}
        </Button>
        <Button kind="quiet" onPress={onClose}>
          {say.agenda.close}
        </Button>
      </div>
    </form>
  );
};
