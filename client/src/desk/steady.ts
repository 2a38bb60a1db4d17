import { useRef, useState } from 'preact/hooks';

type Row = { readonly id: string; readonly kind: string };

/** A row as it is shown: what is done with stays in its place while somebody is at the list. */
export type Shown<T> = { readonly row: T; readonly isGone: boolean };

const whole = <T>(fresh: readonly T[]): readonly Shown<T>[] =>
  fresh.map((row) => ({ row, isGone: false }));

/** Puts a row where it stood, as one that is done with. */
const withHeld = <T extends Row>(
  shown: readonly Shown<T>[],
  before: readonly Shown<T>[],
  held: ReadonlySet<string>,
): readonly Shown<T>[] =>
  before.reduce((rows, { row }, place) => {
    if (!held.has(row.id) || rows.some((one) => one.row.id === row.id)) return rows;
    const earlier = new Set(
      before.slice(0, place).flatMap((one) => (one.row.kind === row.kind ? one.row.id : [])),
    );
    const after = rows.findLastIndex((one) => earlier.has(one.row.id));
    const first = rows.findIndex((one) => one.row.kind === row.kind);
    const index = after >= 0 ? after + 1 : first >= 0 ? first : rows.length;
    return rows.toSpliced(index, 0, { row, isGone: true });
  }, shown);

/**
 * The rows that hold now, with nothing above the pointer or the focus coming, going or changing
 * places: up to `anchor` the rows stay as they were, told as gone where they are; below it the
 * list is as it is now. New rows that would stand above come when the list is left.
 */
const still = <T extends Row>(
  before: readonly Shown<T>[],
  fresh: readonly T[],
  anchor: number,
): readonly Shown<T>[] => {
  const kept = before.slice(0, anchor + 1);
  if (kept.length === 0) return whole(fresh);
  const now = new Map(fresh.map((row) => [row.id, row]));
  const above = new Set(kept.map(({ row }) => row.id));
  const lastKind = kept.at(-1)?.row.kind;
  const closed = new Set(kept.map(({ row }) => row.kind).filter((kind) => kind !== lastKind));
  const known = new Set(before.map(({ row }) => row.id));
  const last = kept.findLast(({ row }) => now.has(row.id))?.row.id;
  const start = fresh.findIndex(({ id }) => id === last);
  const below = fresh.filter(
    ({ id, kind }, index) =>
      !above.has(id) && (known.has(id) || (index > start && !closed.has(kind))),
  );
  return [
    ...kept.map(({ row }) => ({ row: now.get(row.id) ?? row, isGone: !now.has(row.id) })),
    // A group is told once: what belongs to the row's own group follows it first.
    ...whole(below.filter(({ kind }) => kind === lastKind)),
    ...whole(below.filter(({ kind }) => kind !== lastKind)),
  ];
};

/** As above, and rows of `held` stay where they stood, wherever somebody is. */
export const steady = <T extends Row>(
  before: readonly Shown<T>[],
  fresh: readonly T[],
  anchor: number,
  held: ReadonlySet<string>,
): readonly Shown<T>[] => withHeld(still(before, fresh, anchor), before, held);

/** Keeps a list still where somebody is: mark rows by `data-row`, and put `at` on what holds them. */
export const useSteady = <T extends Row>(fresh: readonly T[], held: ReadonlySet<string>) => {
  const shown = useRef<readonly Shown<T>[]>([]);
  const [pointed, setPointed] = useState<string | null>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const place = (id: string | null) => shown.current.findIndex(({ row }) => row.id === id);
  const anchor = Math.max(place(pointed), place(focused));
  shown.current = steady(shown.current, fresh, anchor, held);
  const rowOf = (event: Event) =>
    event.target instanceof Element
      ? (event.target.closest<HTMLElement>('[data-row]')?.dataset['row'] ?? null)
      : null;
  return {
    rows: shown.current,
    at: {
      onPointerOver: (event: PointerEvent) => {
        // A finger does not hover.
        if (event.pointerType === 'mouse') setPointed(rowOf(event));
      },
      onPointerLeave: () => setPointed(null),
      onFocusIn: (event: FocusEvent) => setFocused(rowOf(event)),
      onFocusOut: (event: FocusEvent) => {
        const { currentTarget, relatedTarget } = event;
        const isInside =
          currentTarget instanceof Element &&
          relatedTarget instanceof Element &&
          currentTarget.contains(relatedTarget);
        if (!isInside) setFocused(null);
      },
    },
  };
};
