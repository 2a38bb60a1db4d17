import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { useApi } from '../api/api.ts';
import { LineIndicator, StaleAlarm, useStale } from '../line/line.tsx';
import { usePhoneWords } from './words.ts';

/** The head of every screen of the phone. When the line is gone it says so: nothing below moves. */
export const Bar = ({
  title,
  onBack = null,
  children,
}: {
  readonly title: string;
  /** Without it, this is a place of the tab bar. */
  readonly onBack?: (() => void) | null;
  readonly children?: ComponentChildren;
}) => {
  const { lianxi, live } = useApi();
  const { words, say } = usePhoneWords();
  const isStale = useStale(lianxi);
  useEffect(() => {
    document.title = `${title} ${words.title}`;
    return () => {
      document.title = words.title;
    };
  }, [title, words]);
  return (
    <header class={isStale ? 'phone-bar stale' : 'phone-bar'}>
      {onBack ? (
        <button type="button" class="phone-hit" aria-label={say.back} onClick={onBack}>
          <svg viewBox="0 0 20 20" aria-hidden="true">
            <path d="M9 4 3 10l6 6M3 10h14" />
          </svg>
        </button>
      ) : (
        <span class="seal" aria-hidden="true">
          联
        </span>
      )}
      {isStale ? (
        <StaleAlarm lianxi={lianxi} onRetry={live.nudge} />
      ) : (
        <>
          <b class="phone-bar-title">{title}</b>
          <span class="phone-bar-end">
            {!onBack && <LineIndicator />}
            {children}
          </span>
        </>
      )}
    </header>
  );
};
