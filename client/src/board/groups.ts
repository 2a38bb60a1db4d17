import type { IssueCardFragment } from '../gql/graphql.ts';
import { daysAfter, type Language, plain, type Written } from '../words/format.ts';
import { earliestFirst, type Section } from './sections.ts';

/** Lanes by due date, the earliest first. */
export const DUE_LANES = ['late', 'today', 'soon', 'week', 'next', 'later'] as const;
export type DueLane = (typeof DUE_LANES)[number];

/** The last day of the week of a day: its Sunday. */
const endOfWeek = (day: string): string =>
  daysAfter(day, (7 - new Date(`${day}T00:00:00Z`).getUTCDay()) % 7);

/** The lane of a due date, seen from a day; `soon` is the three days after it. */
export const dueLaneOf = (dueOn: string | null, today: string): DueLane => {
  if (dueOn === null) return 'later';
  if (dueOn < today) return 'late';
  if (dueOn === today) return 'today';
  if (dueOn <= daysAfter(today, 3)) return 'soon';
  const sunday = endOfWeek(today);
  if (dueOn <= sunday) return 'week';
  return dueOn <= daysAfter(sunday, 7) ? 'next' : 'later';
};

/** Open issues by when they are due. */
export const dueSections = (
  issues: readonly IssueCardFragment[],
  today: string,
): readonly Section<DueLane>[] => {
  const open = earliestFirst(issues.filter(({ state }) => state !== 'RESOLVED'));
  const lanes = Map.groupBy(open, ({ light }) => dueLaneOf(light.dueOn, today));
  return DUE_LANES.map((name) => ({ name, issues: lanes.get(name) ?? [] }));
};

/** Where issues stand that no unit is responsible for yet. */
export const UNASSIGNED = 'unassigned';

/** The issues of one responsible unit; without a name those that have none yet. */
export type UnitSection = Section & { readonly title: Written | null };

const countOf = (issues: readonly IssueCardFragment[], tone: string): number =>
  issues.filter(({ light }) => light.tone === tone).length;

/** Issues by responsible unit, the most late ones first; what has no unit yet stands last. */
export const unitSections = (
  issues: readonly IssueCardFragment[],
  language: Language,
): readonly UnitSection[] => {
  const units = Map.groupBy(earliestFirst(issues), ({ leadUnit }) => leadUnit?.id ?? UNASSIGNED);
  const sections = [...units].map(([name, held]) => ({
    name,
    issues: held,
    title: held[0]?.leadUnit?.shortName ?? null,
  }));
  const rank = ({ name, issues: held }: UnitSection) => [
    name === UNASSIGNED ? 1 : 0,
    -countOf(held, 'LATE'),
    -countOf(held, 'NEAR'),
    -held.length,
  ];
  return sections.sort((a, b) => {
    const [left, right] = [rank(a), rank(b)];
    const at = left.findIndex((value, index) => value !== right[index]);
    if (at >= 0) return (left[at] ?? 0) - (right[at] ?? 0);
    return plain(a.title, language).localeCompare(plain(b.title, language), language);
  });
};

/** A unit that can be chosen. */
export type Choice = { readonly id: string; readonly name: Written; readonly count: number };

/** The units that a part of all issues names, with how many each has, by name. */
export const choicesOf = (
  issues: readonly IssueCardFragment[],
  pick: (issue: IssueCardFragment) => IssueCardFragment['leadUnit'] | IssueCardFragment['township'],
  language: Language,
): readonly Choice[] => {
  const groups = Map.groupBy(
    issues.filter((issue) => pick(issue) != null),
    (issue) => pick(issue)?.id ?? '',
  );
  const choices = [...groups].flatMap(([id, held]) => {
    const unit = held[0] && pick(held[0]);
    return unit ? [{ id, name: unit.shortName, count: held.length }] : [];
  });
  return choices.sort((a, b) =>
    plain(a.name, language).localeCompare(plain(b.name, language), language),
  );
};
