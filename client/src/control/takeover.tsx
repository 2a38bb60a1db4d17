import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../ui/button.tsx';
import { Light } from '../ui/light.tsx';
import { formatTime, plain } from '../words/format.ts';
import type { Meeting } from './use-meeting.ts';
import type { Steer } from './use-steer.ts';
import { useControlWords } from './words.ts';

/** Who has the control where the viewer has not, and the one press that takes it. */
export const Takeover = ({
  meeting,
  steer,
}: {
  readonly meeting: Meeting;
  readonly steer: Steer;
}) => {
  const { language, say } = useControlWords();
  const { isInControl } = steer;
  const had = useRef(isInControl);
  const [told, setTold] = useState('');
  const name = plain(meeting.controller?.name, language);
  useEffect(() => {
    if (had.current === isInControl) return;
    had.current = isInControl;
    setTold(isInControl ? say.control.taken : say.control.lost(name));
  }, [isInControl, name]);
  return (
    <>
      <p class="unseen" role="status">
        {told}
      </p>
      {!isInControl && meeting.state === 'IN_SESSION' && (
        <div class="control-takeover" data-controller={meeting.controller?.id}>
          <Light tone="live">
            {meeting.controller
              ? say.control.theirs(
                  name,
                  formatTime(new Date(meeting.controlledAt ?? meeting.openedAt ?? 0), language),
                )
              : say.control.nobody}
          </Light>
          <span class="small">{say.control.hint}</span>
          <Button isOff={!steer.mayTake} onPress={steer.take} data-steer="take">
            {say.control.take}
          </Button>
        </div>
      )}
    </>
  );
};
