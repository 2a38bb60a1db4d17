import type { IssueCardFragment } from '../gql/graphql.ts';
import { dayOf } from '../words/format.ts';

/** Names of the board's sections, in the order of an issue's course. */
export const SECTION_NAMES = [
  'verify',
  'returned',
  'decide',
  'agenda',
  'assigned',
  'progress',
  'claimed',
  'solved',
] as const;
export type SectionName = (typeof SECTION_NAMES)[number];

type SectionKind = {
  readonly state: IssueCardFragment['state'];
  readonly lane: number;
  readonly isRows: boolean;
  readonly clause: string;
};

/** Where each state stands; five lanes, the fourth two wide. */
export const SECTIONS: Readonly<Record<SectionName, SectionKind>> = {
  verify: { state: 'RAISED', lane: 0, isRows: false, clause: '6.2' },
  returned: { state: 'RETURNED', lane: 0, isRows: true, clause: '6.2' },
  decide: { state: 'VERIFIED', lane: 1, isRows: false, clause: '6.3' },
  // Verified, and on the agenda of a coming meeting.
  agenda: { state: 'VERIFIED', lane: 1, isRows: false, clause: '6.7' },
  assigned: { state: 'ASSIGNED', lane: 2, isRows: false, clause: '6.3' },
  progress: { state: 'IN_PROGRESS', lane: 3, isRows: false, clause: '6.5' },
  claimed: { state: 'RESOLUTION_CLAIMED', lane: 4, isRows: false, clause: '6.8' },
  solved: { state: 'RESOLVED', lane: 4, isRows: true, clause: '' },
};

/** Lanes by number, with the sections that stand in them. */
export const LANES: readonly (readonly SectionName[])[] = [0, 1, 2, 3, 4].map((lane) =>
  SECTION_NAMES.filter((name) => SECTIONS[name].lane === lane),
);
export const WIDE_LANE = 3;

/** Issues that stand together, in the order in which they are shown. */
export type Section<Name extends string = string> = {
  readonly name: Name;
  readonly issues: readonly IssueCardFragment[];
};

/** The section of a state; null where it has none on the board. */
export const sectionOf = (state: string, agendaOn: string | null = null): SectionName | null =>
  state === 'VERIFIED' && agendaOn !== null
    ? 'agenda'
    : (SECTION_NAMES.find((name) => SECTIONS[name].state === state) ?? null);

/** Whether an issue is on the board at all on a day: what is solved only in its month. */
export const standsOnBoard = ({ state, resolvedAt }: IssueCardFragment, today: string): boolean =>
  state === 'RESOLVED'
    ? resolvedAt != null && dayOf(new Date(resolvedAt)).slice(0, 7) === today.slice(0, 7)
    : sectionOf(state) !== null;

const sortedBy = (
  issues: readonly IssueCardFragment[],
  keyOf: (issue: IssueCardFragment) => string,
): readonly IssueCardFragment[] =>
  issues
    .map((issue) => [keyOf(issue), issue] as const)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([, issue]) => issue);

/** By due date; what has none stands last. */
export const earliestFirst = (issues: readonly IssueCardFragment[]): readonly IssueCardFragment[] =>
  sortedBy(issues, ({ light, number }) => `${light.dueOn ?? '9999'}${number}`);

/** Issues of the board by section, earliest due first; what was solved last stands first. */
export const sectionsOf = (
  issues: readonly IssueCardFragment[],
): readonly Section<SectionName>[] => {
  const sections = Map.groupBy(issues, ({ state, agendaOn }) => sectionOf(state, agendaOn));
  return SECTION_NAMES.map((name) => {
    const here = sections.get(name) ?? [];
    if (name === 'agenda')
      return { name, issues: sortedBy(here, ({ agendaOn, number }) => `${agendaOn}${number}`) };
    if (name !== 'solved') return { name, issues: earliestFirst(here) };
    const earliest = sortedBy(here, ({ resolvedAt, number }) => `${resolvedAt ?? ''}${number}`);
    return { name, issues: earliest.toReversed() };
  });
};

/** Open issues that are late; what is solved may have been late. */
export const lateOf = (issues: readonly IssueCardFragment[]): readonly IssueCardFragment[] =>
  issues.filter(({ light, state }) => light.tone === 'LATE' && state !== 'RESOLVED');

/** What issues of the board add up to: the open ones, unless it says solved. */
export type Figures = {
  readonly open: number;
  readonly units: number;
  readonly late: number;
  readonly lateMost: number;
  readonly near: number;
  readonly nearToday: number;
  readonly solved: number;
  readonly solvedMedian: number | null;
  /** Percent of this month's solved issues that were not late; null while there are none. */
  readonly onTime: number | null;
};

const median = (values: readonly number[]): number | null => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
};

/** Adds up issues of the board. */
export const figuresOf = (issues: readonly IssueCardFragment[]): Figures => {
  const open = issues.filter(({ state }) => state !== 'RESOLVED');
  const solved = issues.filter(({ state }) => state === 'RESOLVED');
  const late = lateOf(open);
  const near = open.filter(({ light }) => light.tone === 'NEAR');
  const good = solved.filter(({ light }) => light.tone === 'DONE');
  return {
    open: open.length,
    units: new Set(open.flatMap(({ leadUnit }) => (leadUnit ? [leadUnit.id] : []))).size,
    late: late.length,
    lateMost: Math.max(0, ...late.map(({ light }) => Math.abs(light.days))),
    near: near.length,
    nearToday: near.filter(({ light }) => light.days === 0).length,
    solved: solved.length,
    solvedMedian: median(solved.map(({ light }) => light.days)),
    onTime: solved.length === 0 ? null : Math.round((good.length / solved.length) * 100),
  };
};
