import { useEffect, useRef } from 'preact/hooks';
import { useApi } from './api.ts';
import { useChanges } from './live.ts';

/** Milliseconds over which changes are gathered before the count is asked for once. */
const GATHER = 250;

/** Calls `read` once, soon after something has changed; nothing is asked while nothing happens. */
export const useReadAfterChange = (read: () => void): void => {
  const { live } = useApi();
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const latest = useRef(read);
  latest.current = read;
  const soon = () => {
    timer.current ??= setTimeout(() => {
      timer.current = null;
      latest.current();
    }, GATHER);
  };
  useChanges(live, soon);
  useEffect(() => {
    const stops = [
      live.onActed(soon),
      live.onReload(async () => {
        soon();
        return null;
      }),
    ];
    return () => {
      for (const stop of stops) stop();
      if (timer.current) clearTimeout(timer.current);
    };
  }, [live]);
};
