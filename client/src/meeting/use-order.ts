import { useEffect, useRef, useState } from 'preact/hooks';
import { type Cursor, compareCursors, laterCursor } from '../../sdk/index.ts';

/** A list of ids with one of them moved before or after the place of another. */
export const movedTo = (ids: readonly string[], id: string, place: number): readonly string[] => {
  const from = ids.indexOf(id);
  const to = Math.min(Math.max(place, 0), ids.length - 1);
  return from < 0 || from === to ? ids : ids.toSpliced(from, 1).toSpliced(to, 0, id);
};

/**
 * An order that is changed by carrying rows or by keys. The new order shows at once and gives way
 * to the record's as soon as that tells of it, but never under the hand that carries a row.
 */
export const useOrder = (
  ids: readonly string[],
  /** How far the record had come when `ids` were read. */
  readAt: Cursor,
  /**
   * Tells the record what now stands before a row; null where it is the first. Gives the place of
   * the move in the log, or null where it was not done.
   */
  onMove: (id: string, after: string | null) => Promise<Cursor | null>,
  /** Rows before this place do not move. */
  fixed: number,
) => {
  /** An order changed here. */
  const [own, setOwn] = useState<readonly string[] | null>(null);
  const [carried, setCarried] = useState<string | null>(null);
  /** Moves that are on their way to the record. */
  const [sent, setSent] = useState(0);
  /** The last move that was done. */
  const [done, setDone] = useState<Cursor>('0');
  const list = useRef<HTMLOListElement>(null);
  // What was read before a move, of other moves too, does not tell of it yet.
  const isAwaited = carried !== null || sent > 0 || compareCursors(readAt, done) < 0;
  useEffect(() => {
    if (!isAwaited) setOwn(null);
  }, [isAwaited]);
  const isWhole = own?.length === ids.length && own.every((id) => ids.includes(id));
  const order = own && isWhole ? own : ids;
  const settle = async (id: string, next: readonly string[]) => {
    setOwn(next);
    setSent((count) => count + 1);
    const at = await onMove(id, next[next.indexOf(id) - 1] ?? null);
    setSent((count) => count - 1);
    if (at !== null) setDone((last) => laterCursor(last, at));
    // Another row may be in the hand by now.
    else setOwn((held) => (held === next ? null : held));
  };
  /** By keys: a place up or down; the place where it stands now, or null where it cannot go. */
  const step = (id: string, by: -1 | 1): number | null => {
    const place = order.indexOf(id) + by;
    if (place < fixed || place >= order.length) return null;
    const next = movedTo(order, id, place);
    void settle(id, next);
    return place;
  };
  const placeAt = (y: number): number => {
    const rows = [...(list.current?.querySelectorAll('[data-item]') ?? [])];
    const above = rows.filter((row) => {
      const { top, height } = row.getBoundingClientRect();
      return y > top + height / 2;
    }).length;
    return Math.max(fixed, above);
  };
  /** What stood before the carried row when it was taken up: put down there, it has not moved. */
  const before = useRef<string | undefined>(undefined);
  const leader = (id: string) => order[order.indexOf(id) - 1];
  /** By the pointer: handlers of a row's handle. */
  const carry = (id: string) => ({
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0 || !(event.currentTarget instanceof HTMLElement)) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      before.current = leader(id);
      setCarried(id);
    },
    onPointerMove: (event: PointerEvent) => {
      if (carried !== id) return;
      const above = placeAt(event.clientY);
      // Rows above the pointer count the row itself where that comes from above.
      const place = above > order.indexOf(id) ? above - 1 : above;
      if (place !== order.indexOf(id)) setOwn(movedTo(order, id, place));
    },
    onPointerUp: () => {
      if (carried !== id) return;
      setCarried(null);
      // Only what was carried here counts; what others moved meanwhile is on record.
      if (own && leader(id) !== before.current) void settle(id, order);
    },
    onPointerCancel: () => {
      setCarried(null);
      setOwn(null);
    },
  });
  return { order, list, step, carry, carried };
};
