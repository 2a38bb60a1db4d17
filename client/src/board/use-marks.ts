import { useEffect, useRef, useState } from 'preact/hooks';
import { type Change, type Live, useChanges } from '../api/live.ts';
import { whatHappened } from '../words/event.ts';
import type { Language } from '../words/format.ts';

/** Who has just done what to an issue. */
export type Mark = { readonly what: string; readonly clause: string };

/** Milliseconds that a mark stays; longer where nothing may move. */
export const markTime = (): number =>
  matchMedia('(prefers-reduced-motion: reduce)').matches ? 6_000 : 3_000;

/**
 * Marks of issues that somebody else has just changed, by issue id. Changes by the viewer need no
 * explanation and get none.
 */
export const useMarks = (
  live: Live,
  viewerId: string,
  language: Language,
): ReadonlyMap<string, Mark> => {
  const [marks, setMarks] = useState<ReadonlyMap<string, Mark>>(new Map());
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>());
  const forget = (id: string) => {
    timers.current.delete(id);
    setMarks((known) => new Map([...known].filter(([other]) => other !== id)));
  };
  useChanges(live, (change: Change) => {
    const { event } = change;
    if (!event || change.case?.__typename !== 'Issue' || event.actor?.id === viewerId) return;
    const { id } = change.case;
    clearTimeout(timers.current.get(id));
    timers.current.set(
      id,
      setTimeout(() => forget(id), markTime()),
    );
    const mark = whatHappened(event, language, new Date(change.headAt));
    setMarks((known) => new Map([...known, [id, mark]]));
  });
  useEffect(
    () => () => {
      for (const timer of timers.current.values()) clearTimeout(timer);
    },
    [],
  );
  return marks;
};
