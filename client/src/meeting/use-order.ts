import { useEffect, useRef, useState } from 'preact/hooks';

/** An order changed here, and the recorded one that it was made of. */
type Own = { readonly order: readonly string[]; readonly over: string };

/** A list of ids with one of them moved before or after the place of another. */
export const movedTo = (ids: readonly string[], id: string, place: number): readonly string[] => {
  const from = ids.indexOf(id);
  const to = Math.min(Math.max(place, 0), ids.length - 1);
  return from < 0 || from === to ? ids : ids.toSpliced(from, 1).toSpliced(to, 0, id);
};

/**
 * An order that is changed by carrying rows or by keys. The new order shows at once and gives way
 * to the record's as soon as that is read, but never under the hand that carries a row.
 */
export const useOrder = (
  ids: readonly string[],
  /** Tells the record what now stands before a row; null where it is the first. */
  onMove: (id: string, after: string | null) => Promise<boolean>,
  /** Rows before this place do not move. */
  fixed: number,
) => {
  const [own, setOwn] = useState<Own | null>(null);
  const [carried, setCarried] = useState<string | null>(null);
  /** Moves that are on their way to the record. */
  const [sent, setSent] = useState(0);
  const list = useRef<HTMLOListElement>(null);
  const recorded = ids.join(' ');
  const isBusy = carried !== null || sent > 0;
  useEffect(() => {
    // What is read meanwhile does not tell of the last move yet.
    if (!isBusy) setOwn((held) => (held?.over === recorded ? held : null));
  }, [recorded, isBusy]);
  const isWhole = own?.order.length === ids.length && own.order.every((id) => ids.includes(id));
  const order = own && isWhole ? own.order : ids;
  const change = (next: readonly string[]) => setOwn({ order: next, over: recorded });
  const settle = async (id: string, next: readonly string[]) => {
    change(next);
    setSent((count) => count + 1);
    const isDone = await onMove(id, next[next.indexOf(id) - 1] ?? null);
    setSent((count) => count - 1);
    // Another row may be in the hand by now.
    if (!isDone) setOwn((held) => (held?.order === next ? null : held));
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
      if (place !== order.indexOf(id)) change(movedTo(order, id, place));
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
