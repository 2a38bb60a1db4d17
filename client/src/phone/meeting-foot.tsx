import type { ComponentChildren } from 'preact';
import { useApi } from '../api/api.ts';
import { useStale } from '../line/line.tsx';
import { Button } from '../ui/button.tsx';
import { useMeetingPhone } from './meeting-words.ts';
import { Strip } from './strip.tsx';
import type { useTap } from './use-tap.ts';
import { usePhoneWords } from './words.ts';

/** What can be done, within reach of a thumb: one thing first. */
export const MeetingFoot = ({
  tapping,
  primary,
  children,
}: {
  readonly tapping: ReturnType<typeof useTap>;
  readonly primary: {
    readonly label: string;
    readonly action: string;
    readonly onTap: () => void;
  } | null;
  readonly children?: ComponentChildren;
}) => {
  const { lianxi } = useApi();
  const { say: phone } = usePhoneWords();
  const { say } = useMeetingPhone();
  const isStale = useStale(lianxi);
  const { state, refusal } = tapping;
  // What the system has to say stands above: never over what can be done.
  if (!primary && !children) return <Strip />;
  const trouble = isStale ? phone.flow.stale : state === 'unanswered' ? say.unanswered : refusal;
  return (
    <>
      <Strip />
      <div class="flow-foot">
        {trouble && (
          <p class="flow-stale" role="alert">
            {trouble}
          </p>
        )}
        {children}
        {primary && (
          <Button
            kind="primary"
            isBig
            isOff={isStale || state === 'sending'}
            data-action={primary.action}
            onPress={primary.onTap}
          >
            {state === 'sending' ? say.sending : primary.label}
          </Button>
        )}
      </div>
    </>
  );
};
