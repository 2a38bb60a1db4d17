import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Section } from './sections.ts';
import { findCard, slideCard } from './slide.ts';
import { markTime } from './use-marks.ts';

type Place = { readonly section: string; readonly index: number; readonly title: object };

/** The place that a card has left, and where it went; null: out of sight. */
export type Left = {
  readonly id: string;
  readonly section: string;
  readonly index: number;
  readonly title: object;
  readonly to: string | null;
};

const placesOf = (sections: readonly Section[]): ReadonlyMap<string, Place> =>
  new Map(
    sections.flatMap(({ name, issues }) =>
      issues.map(({ id, title }, index) => [id, { section: name, index, title }] as const),
    ),
  );

/** Cards that stand in another section now, or nowhere. */
export const leavings = (
  before: ReadonlyMap<string, Place>,
  now: ReadonlyMap<string, Place>,
): readonly Left[] =>
  [...before].flatMap(([id, place]) => {
    const to = now.get(id)?.section ?? null;
    return to === place.section ? [] : [{ id, ...place, to }];
  });

/**
 * Watches the sections from one picture to the next: slides each card that changed its section and
 * tells which places were left, for three seconds. Nothing moves while the picture is first drawn,
 * nor when something else is asked for: `asked` tells what.
 */
export const useMoves = (sections: readonly Section[], asked: string): readonly Left[] => {
  const lastAsked = useRef(asked);
  const before = useRef<ReadonlyMap<string, Place> | null>(null);
  const timers = useRef(new Set<ReturnType<typeof setTimeout>>());
  const [left, setLeft] = useState<readonly Left[]>([]);
  const moved = useMemo(() => {
    const isSame = lastAsked.current === asked;
    const leaving = before.current && isSame ? leavings(before.current, placesOf(sections)) : [];
    // Still the old picture here: the only moment at which the old place can be measured.
    return leaving.map((one) => ({ one, from: findCard(one.id)?.getBoundingClientRect() ?? null }));
  }, [sections, asked]);
  useLayoutEffect(() => {
    lastAsked.current = asked;
    const isFirst = before.current === null || before.current.size === 0;
    before.current = placesOf(sections);
    if (isFirst || moved.length === 0) return;
    for (const { one, from } of moved) slideCard(one.id, from);
    setLeft((known) => [...known, ...moved.map(({ one }) => one)]);
    const timer = setTimeout(() => {
      timers.current.delete(timer);
      setLeft((known) => known.filter((one) => !moved.some((move) => move.one === one)));
    }, markTime());
    timers.current.add(timer);
  }, [sections, moved, asked]);
  useEffect(
    () => () => {
      for (const timer of timers.current) clearTimeout(timer);
    },
    [],
  );
  return left;
};
