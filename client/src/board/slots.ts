import type { IssueCardFragment } from '../gql/graphql.ts';
import type { Section } from './sections.ts';
import type { Mark } from './use-marks.ts';

/** The place that a card has left, and where it went; null: out of sight. */
export type Left = {
  readonly title: IssueCardFragment['title'];
  readonly number: string;
  readonly to: string | null;
  /** Milliseconds of the epoch at which the place closes. */
  readonly until: number;
  /** In pixels, where nothing may move: as high as the card was. */
  readonly height: number | null;
};

/** A place in a section: a card, or what a card has left behind. */
export type Slot = {
  readonly id: string;
  readonly issue: IssueCardFragment | null;
  readonly left: Left | null;
  readonly mark: Mark | undefined;
  /** The mark lies over the card's first row instead of making it higher. */
  readonly isOver: boolean;
};

/** A section as it is drawn, and how many changes wait until it may move. */
export type Drawn = { readonly slots: readonly Slot[]; readonly waiting: number };

type Moment = {
  readonly before: readonly Slot[];
  readonly issues: readonly IssueCardFragment[];
  /** What has just left the board's places, by id. */
  readonly left: ReadonlyMap<string, Left>;
  readonly marks: ReadonlyMap<string, Mark>;
  /** Under the pointer, or with the focus inside: nothing in it moves. */
  readonly isHeld: boolean;
  /** The open issue: whoever works on it sees it move. */
  readonly openNumber: string | null;
  readonly now: number;
};

const insertAfter = (slots: Slot[], slot: Slot, previous: string | undefined) =>
  slots.splice(slots.findIndex(({ id }) => id === previous) + 1, 0, slot);

/** How many of the numbers stand out of their order, counted from the better end. */
const strays = (order: readonly number[]): number => {
  const over = (values: readonly number[]) => {
    const state = { most: Number.NEGATIVE_INFINITY, count: 0 };
    for (const value of values) {
      if (value < state.most) state.count += 1;
      else state.most = value;
    }
    return state.count;
  };
  return Math.min(over(order), over(order.toReversed().map((value) => -value)));
};

/** What a section shows next, given what it shows now. */
export const nextSlots = (moment: Moment): Drawn => {
  const { before, issues, left, marks, isHeld, openNumber, now } = moment;
  const here = new Map(issues.map((issue) => [issue.id, issue]));
  const known = new Map(before.map((slot) => [slot.id, slot]));
  const cardOf = (issue: IssueCardFragment): Slot => {
    const old = known.get(issue.id);
    const isLow = isHeld && old?.issue != null && (!old.mark || old.isOver);
    const kept = isHeld && !isLow ? old?.mark : undefined;
    const mark = marks.get(issue.id) ?? kept;
    const isOver = isLow && mark !== undefined;
    // What stays as it was is passed over when the section is drawn.
    if (old?.issue === issue && old.mark === mark && old.isOver === isOver) return old;
    return { id: issue.id, issue, left: null, mark, isOver };
  };
  const ghostOf = ({ id, left: old }: Slot): Slot | null => {
    const gone = left.get(id) ?? old;
    if (!gone || (!isHeld && gone.until <= now)) return null;
    const height = isHeld ? gone.height : null;
    return { id, issue: null, left: { ...gone, height }, mark: undefined, isOver: false };
  };
  if (!isHeld) {
    const slots = issues.map(cardOf);
    before.forEach((slot, index) => {
      const ghost = here.has(slot.id) ? null : ghostOf(slot);
      if (ghost) insertAfter(slots, ghost, before[index - 1]?.id);
    });
    return { slots, waiting: 0 };
  }
  const slots = before.flatMap((slot) => {
    const issue = here.get(slot.id);
    const next = issue ? cardOf(issue) : ghostOf(slot);
    return next ? [next] : [];
  });
  issues.forEach((issue, index) => {
    if (issue.number === openNumber && !known.has(issue.id))
      insertAfter(slots, cardOf(issue), issues[index - 1]?.id);
  });
  const order = new Map(issues.map(({ id }, index) => [id, index]));
  const shown = slots.flatMap(({ id, issue }) => (issue ? [order.get(id) ?? 0] : []));
  return { slots, waiting: issues.length - shown.length + strays(shown) };
};

/** The cards that a board shows, and the section that each stands in. */
export const placesOf = (
  drawn: ReadonlyMap<string, Drawn>,
): ReadonlyMap<string, { readonly section: string; readonly issue: IssueCardFragment }> =>
  new Map(
    [...drawn].flatMap(([section, { slots }]) =>
      slots.flatMap(({ id, issue }) => (issue ? [[id, { section, issue }] as const] : [])),
    ),
  );

/** The section that each issue belongs to. */
export const homesOf = (sections: readonly Section[]): ReadonlyMap<string, string> =>
  new Map(sections.flatMap(({ name, issues }) => issues.map(({ id }) => [id, name] as const)));
