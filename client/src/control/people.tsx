import { useState } from 'preact/hooks';
import type { Quick } from '../forms/use-quick.ts';
import { Light, type Tone } from '../ui/light.tsx';
import { plain } from '../words/format.ts';
import { PresenceForm } from './presence-form.tsx';
import type { Invitation, Known, Meeting } from './use-meeting.ts';
import { useControlWords } from './words.ts';

const TONES: Readonly<Record<string, Tone>> = { PRESENT: 'done', SUBSTITUTE: 'near' };

const isThere = ({ presence }: Invitation) => presence === 'PRESENT' || presence === 'SUBSTITUTE';

/** What one press makes of a presence: there, or not there any more. */
const pressed = (one: Invitation): string => {
  if (isThere(one)) return 'ABSENT';
  return one.isSubstitute ? 'SUBSTITUTE' : 'PRESENT';
};

const Row = ({
  invitation,
  meeting,
  quick,
  isLive,
}: {
  readonly invitation: Invitation;
  readonly meeting: Meeting;
  readonly quick: Quick;
  readonly isLive: boolean;
}) => {
  const { language, say } = useControlWords();
  const [isOpen, setOpen] = useState(false);
  const { id, presence, unit, guestName, attendee, attendeeName, isSubstitute } = invitation;
  const name = plain(unit?.shortName ?? guestName, language);
  const who = plain(attendee?.name ?? attendeeName, language);
  const word = say.people.presence[presence as keyof typeof say.people.presence] ?? '';
  const set = (more: Record<string, unknown>) =>
    quick.send('setPresence', { id: meeting.id, invitation: id, ...more });
  return (
    <li data-invitation={id} data-presence={presence}>
      <button
        type="button"
        class="control-who"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <span>{name}</span>
        <span class="muted">{who && (isSubstitute ? say.people.substitute(who) : who)}</span>
        <span class="unseen">{say.people.details}</span>
      </button>
      <button
        type="button"
        class="control-presence"
        aria-disabled={isLive ? undefined : 'true'}
        aria-label={say.people.toggle(name, word)}
        onClick={() => isLive && void set({ presence: pressed(invitation) })}
      >
        <Light tone={TONES[presence] ?? 'none'}>{word}</Light>
      </button>
      {isOpen && (
        <PresenceForm
          invitation={invitation}
          isOff={!isLive || quick.isSending}
          onSend={async (more) => {
            if (await set(more)) setOpen(false);
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </li>
  );
};

const Watching = ({ known, viewerId }: { readonly known: Known; readonly viewerId: string }) => {
  const { language, say } = useControlWords();
  const people = known.watchers.filter(({ kind }) => kind === 'PERSON');
  const writersOf = (item: string) =>
    people.flatMap(({ person, itemId }) =>
      person && itemId === item && person.id !== viewerId ? [plain(person.name, language)] : [],
    );
  const lines = known.meeting.items.flatMap(({ id, position }) => {
    const names = writersOf(id);
    if (names.length === 0) return [];
    return [say.people.recording(names.join(say.people.list), names.length, position)];
  });
  return (
    <p class="muted small control-watching" data-watching={people.length}>
      {say.people.watching(people.length)}
      {lines.join(say.people.gap)}
    </p>
  );
};

/** Units that the item concerns and that are still to be heard. */
const CallNext = ({ units }: { readonly units: Known['callNext'] }) => {
  const { language, say } = useControlWords();
  if (units.length === 0) return null;
  return (
    <section aria-label={say.people.callNext} data-call-next={units.length}>
      <h2 class="section">
        {say.people.callNext}
        <span>{units.length}</span>
      </h2>
      <p class="control-call">{units.map((name) => plain(name, language)).join(say.people.list)}</p>
    </section>
  );
};

/** Who is there, changed by a press; who looks on, and who is writing. */
export const People = ({
  known,
  quick,
  isLive,
  viewerId,
}: {
  readonly known: Known;
  readonly quick: Quick;
  readonly isLive: boolean;
  readonly viewerId: string;
}) => {
  const { say } = useControlWords();
  const { meeting } = known;
  const members = meeting.invitations.filter(({ role }) => role !== 'GUEST');
  const guests = meeting.invitations.filter(({ role }) => role === 'GUEST');
  const rows = (invitations: readonly Invitation[]) => (
    <ul class="control-people">
      {invitations.map((one) => (
        <Row key={one.id} invitation={one} meeting={meeting} quick={quick} isLive={isLive} />
      ))}
    </ul>
  );
  return (
    <aside class="control-side" aria-label={say.people.title}>
      <CallNext units={known.callNext} />
      <h2 class="section">
        {say.people.title}
        <span>
          {members.filter(isThere).length} / {members.length}
        </span>
        <small>{say.people.hint}</small>
      </h2>
      {rows(members)}
      {guests.length > 0 && (
        <>
          <h2 class="section">
            {say.people.guests}
            <span>{guests.length}</span>
          </h2>
          {rows(guests)}
        </>
      )}
      <Watching known={known} viewerId={viewerId} />
    </aside>
  );
};
