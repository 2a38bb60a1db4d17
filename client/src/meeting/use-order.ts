import { useEffect, useRef, useState } from 'preact/hooks';

/** A list of ids with one of them moved before or after the place of another. */
export const movedTo = (ids: readonly string[], id: string, place: number): readonly string[] => {
  const from = ids.indexOf(id);
  const to = Math.min(Math.max(place, 0), ids.length - 1);
  return from < 0 || from === to ? ids : ids.toSpliced(from, 1).toSpliced(to, 0, id);
};

/**
 * An order that is changed by carrying rows or by keys. The new order shows at once and gives way
 * to the record's as soon as that is read.
 */
export const useOrder = (
  ids: readonly string[],
  /** Tells the record what now stands before a row; null where it is the first. */
  onMove: (id: string, after: string | null) => Promise<boolean>,
  /** Rows before this place do not move. */
  fixed: number,
) => {
  const [own, setOwn] = useState<readonly string[] | null>(null);
  const [carried, setCarried] = useState<string | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const recorded = ids.join(' ');
  useEffect(() => setOwn(null), [recorded]);
  const known = own?.length === ids.length && own.every((id) => ids.includes(id)) ? own : null;
  const order = known ?? ids;
  const held = useRef(order);
  // The record may be a moment behind what stands here: only what was seen before counts.
  const settle = async (id: string, next: readonly string[], before: readonly string[]) => {
    if (next.join(' ') === before.join(' ')) return;
    const isDone = await onMove(id, next[next.indexOf(id) - 1] ?? null);
    if (!isDone) setOwn(null);
  };
  /** By keys: a place up or down; the place where it stands now, or null where it cannot go. */
  const step = (id: string, by: -1 | 1): number | null => {
    const place = order.indexOf(id) + by;
    if (place < fixed || place >= order.length) return null;
    const next = movedTo(order, id, place);
    setOwn(next);
    void settle(id, next, order);
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
  /** By the pointer: handlers of a row's handle. */
  const carry = (id: string) => ({
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0 || !(event.currentTarget instanceof HTMLElement)) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      held.current = order;
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
      void settle(id, order, held.current);
    },
    onPointerCancel: () => {
      setCarried(null);
      setOwn(null);
    },
  });
  return { order, list, step, carry, carried };
};
