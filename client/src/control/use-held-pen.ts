import { useMemo, useRef, useState } from 'preact/hooks';
import { isEmpty, type Pen, penAt } from './pen.ts';
import { openedBy } from './pen-facts.ts';
import { keepPen, penPlace, readPen } from './pen-store.ts';
import type { Meeting } from './use-meeting.ts';

/** The pen in hand, kept on this machine; letters come faster than pictures, so each goes on from the last. */
export const useHeldPen = (
  meeting: Meeting,
  viewer: { readonly viewerId: string; readonly language: 'zh' | 'en' },
  now: () => string,
) => {
  const place = penPlace(viewer.viewerId, meeting.id);
  const [pen, setPen] = useState<Pen | null>(
    () => readPen(place) ?? openedBy(meeting, viewer, now()),
  );
  const current = meeting.items.find(({ state }) => state === 'CURRENT')?.id ?? null;
  // As somebody chose it for one decision, so is the next one.
  const held = useRef({ pen, current, isShown: pen?.written.isShown ?? true }).current;
  held.current = current;
  /** What is written on this very moment. */
  const base = (): Pen | null =>
    penAt(held.pen, held.current, { at: now(), isShown: held.isShown });
  return {
    /** What is written on, as the picture has it. */
    shown: useMemo(base, [pen, current]),
    base,
    held: (): Pen | null => held.pen,
    put: (next: Pen | null): void => {
      held.pen = next;
      setPen(next);
      keepPen(place, next && !isEmpty(next) ? next : null);
    },
    /** Whether the room looks on while the next decisions are written. */
    showNext: (isShown: boolean): void => {
      held.isShown = isShown;
    },
  };
};
