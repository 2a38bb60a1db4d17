import { useEffect, useRef } from 'preact/hooks';
import { useApi } from '../api/api.ts';
import { type Change, useChanges } from '../api/live.ts';

/**
 * Calls `read` after each change that concerns what is shown, and wherever everything is read
 * again. What a viewer may do depends on the person, so no shared stream can tell it.
 */
export const useReadAgain = (concerns: (change: Change) => boolean, read: () => void): void => {
  const { live } = useApi();
  const latest = useRef(read);
  latest.current = read;
  useChanges(live, (change) => {
    if (concerns(change)) read();
  });
  useEffect(
    () =>
      live.onReload(async () => {
        latest.current();
        return null;
      }),
    [live],
  );
};
