import type { Section } from './sections.ts';
import { slideCard } from './slide.ts';
import { type Drawn, homesOf, type Left, nextSlots, placesOf } from './slots.ts';
import { type Marks, markTime } from './use-marks.ts';

// Loaded as soon as the board stands: until then nothing can have moved.

const findCard = (id: string): HTMLElement | null =>
  document.querySelector(`[data-id="${CSS.escape(id)}"]`);

/** Lanes that lie under a mouse or hold the focus. */
const heldLanes = (): ReadonlySet<string> => {
  // A finger leaves its hover behind.
  const how = matchMedia('(hover: hover)').matches ? ':hover, :focus-within' : ':focus-within';
  const lanes = [...document.querySelectorAll<HTMLElement>('[data-lane]')];
  return new Set(lanes.filter((lane) => lane.matches(how)).map((one) => one.dataset['lane'] ?? ''));
};

type Picture = ReadonlyMap<string, Drawn>;

type Leaving = {
  readonly id: string;
  readonly left: Left;
  readonly from: DOMRect | null;
  readonly hadFocus: boolean;
};

/** What the sections show next, and which cards leave their places for it. */
export type Next = {
  readonly drawn: Picture;
  readonly leaving: readonly Leaving[];
  /** The lanes in which nothing moves, by name. */
  readonly held: string;
};

/**
 * The next picture after the one that is still on screen. In a lane that is under the pointer or
 * holds the focus nothing moves: what comes there waits.
 */
export const nextPicture = (
  old: Picture,
  asks: {
    readonly sections: readonly Section[];
    readonly marks: Marks['marks'];
    readonly openNumber: string | null;
    /** The lane of a section; null where all sections stand below each other. */
    readonly laneOf: ((section: string) => string) | null;
    /** A section that may move all the same. */
    readonly freed: string | null;
  },
): Next => {
  const { sections, marks, openNumber, laneOf, freed } = asks;
  const now = Date.now();
  const held = heldLanes();
  const isHeld = (section: string) =>
    section !== freed && (laneOf ? held.has(laneOf(section)) : held.size > 0);
  const homes = homesOf(sections);
  const leaving = [...placesOf(old)].flatMap(([id, { section, issue }]): readonly Leaving[] => {
    const to = homes.get(id) ?? null;
    if (to === section) return [];
    // Still the old picture here: the only moment at which the old place can be measured.
    const card = findCard(id);
    const { title, number } = issue;
    const from = card?.getBoundingClientRect() ?? null;
    const height = card && from ? from.height / card.currentCSSZoom : null;
    const left = { title, number, to, until: now + markTime(), height };
    return [{ id, left, from, hadFocus: card?.contains(document.activeElement) ?? false }];
  });
  const left = new Map(leaving.map((one) => [one.id, one.left]));
  const drawn = new Map(
    sections.map(({ name, issues }) => {
      const before = old.get(name)?.slots ?? [];
      const moment = { before, issues, left, marks, isHeld: isHeld(name), openNumber, now };
      return [name, nextSlots(moment)] as const;
    }),
  );
  return { drawn, leaving, held: [...held].join() };
};

/** Once the next picture stands: slides what moved, keeps the focus, marks what had to wait. */
export const settle = (old: Picture, { drawn, leaving }: Next, again: Marks['again']): void => {
  for (const { id, from, hadFocus } of leaving) {
    slideCard(findCard(id), from);
    // Whoever stood on the card keeps a place to go on from.
    if (hadFocus) document.querySelector<HTMLElement>(`[data-left="${CSS.escape(id)}"]`)?.focus();
  }
  const late = [...drawn].flatMap(([name, { slots }]) => {
    const before = old.get(name);
    return before?.waiting
      ? slots.filter(({ id }) => !before.slots.some((one) => one.id === id))
      : [];
  });
  if (late.length > 0) again(late.map(({ id }) => id));
};

const isUnsettled = ({ slots, waiting }: Drawn): boolean =>
  waiting > 0 || slots.some(({ left, mark }) => left || mark);

/** Calls `onLeft` when the pointer or the focus leaves a lane while something waits for it. */
export const watch = (picture: () => Next, onLeft: () => void): (() => void) => {
  const state = { isDue: false };
  const look = () => {
    if (state.isDue || ![...picture().drawn.values()].some(isUnsettled)) return;
    state.isDue = true;
    requestAnimationFrame(() => {
      state.isDue = false;
      if ([...heldLanes()].join() !== picture().held) onLeft();
    });
  };
  const events = ['pointerover', 'pointerout', 'focusin', 'focusout'] as const;
  for (const event of events) document.addEventListener(event, look);
  return () => {
    for (const event of events) document.removeEventListener(event, look);
  };
};
