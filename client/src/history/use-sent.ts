import { useEffect, useState } from 'preact/hooks';
import { useApi } from '../api/api.ts';

/**
 * After an own action the focus goes to its entry in the history, once that is read. `done` is
 * called with the case's id and the place of the event; `newest` is the newest entry now shown.
 */
export const useSent = (newest: string | null, whenDone: () => void) => {
  const { lianxi, live } = useApi();
  const [sentAfter, setSentAfter] = useState<string | null>(null);
  const freshId = sentAfter !== null && newest !== sentAfter ? newest : null;
  useEffect(() => {
    if (freshId) document.querySelector<HTMLElement>('.timeline .fresh')?.focus();
  }, [freshId]);
  const done = (id: string, cursor: string) => {
    lianxi.held.note(id, cursor);
    setSentAfter(newest ?? '');
    live.acted();
    whenDone();
  };
  return { freshId, done };
};
