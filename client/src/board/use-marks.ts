import { useEffect, useRef, useState } from 'preact/hooks';
import { type Change, type Live, useChanges } from '../api/live.ts';
import { type EventWords, whatHappened } from '../words/event.ts';
import type { Language } from '../words/format.ts';

/** Who has just done what to an issue. */
export type Mark = { readonly what: string; readonly clause: string };

/** Marks by issue id. */
export type Marks = {
  readonly marks: ReadonlyMap<string, Mark>;
  /** Marks issues once more: their change could not be seen when it came. */
  readonly again: (ids: readonly string[]) => void;
};

/** Milliseconds that a mark stays; longer where nothing may move. */
export const markTime = (): number =>
  matchMedia('(prefers-reduced-motion: reduce)').matches ? 6_000 : 3_000;

/**
 * Marks of issues that somebody else has just changed. Changes by the viewer need no explanation
 * and get none.
 */
export const useMarks = (
  live: Live,
  viewerId: string,
  language: Language,
  serverTime: () => number,
): Marks => {
  const [marks, setMarks] = useState<ReadonlyMap<string, Mark>>(new Map());
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>());
  const last = useRef(new Map<string, EventWords>());
  const forget = (id: string) => {
    timers.current.delete(id);
    setMarks((known) => new Map([...known].filter(([other]) => other !== id)));
  };
  const again = (ids: readonly string[]) => {
    const now = new Date(serverTime());
    for (const id of ids) {
      const event = last.current.get(id);
      if (!event) continue;
      clearTimeout(timers.current.get(id));
      timers.current.set(
        id,
        setTimeout(() => forget(id), markTime()),
      );
      setMarks((known) => new Map([...known, [id, whatHappened(event, language, now)]]));
    }
  };
  useChanges(live, ({ event, case: subject }: Change) => {
    if (!event || subject?.__typename !== 'Issue' || event.actor?.id === viewerId) return;
    last.current.set(subject.id, event);
    again([subject.id]);
  });
  useEffect(
    () => () => {
      for (const timer of timers.current.values()) clearTimeout(timer);
    },
    [],
  );
  return { marks, again };
};
