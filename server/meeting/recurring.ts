import { addDays, type Day, startOf } from '../kernel/calendar.ts';
import type { MeetingRule } from '../kernel/lifecycle.ts';

/** A meeting that a rule calls for: which one it is, and when. */
export type Occurrence = {
  readonly rule: MeetingRule;
  readonly occurrence: string;
  readonly startsAt: Date;
};

const MINUTE = 60_000;

const monthOf = (day: Day): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

const firstOf = (month: number): Day =>
  `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`;

/** The day of a month; a day that the month lacks is its last. */
const dayIn = (month: number, dayOfMonth: number): Day => {
  const last = addDays(firstOf(month + 1), -1);
  const wanted = addDays(firstOf(month), dayOfMonth - 1);
  return wanted < last ? wanted : last;
};

/** The `nth` is among the rules of its kind: two of one kind call for two meetings in a month. */
const dueBy = (rule: MeetingRule, nth: number, today: Day): readonly Occurrence[] => {
  const until = monthOf(addDays(today, rule.daysBefore));
  const months = Array.from(
    { length: until - monthOf(today) + 1 },
    (_, index) => monthOf(today) + index,
  );
  return months
    .filter((month) => (month - monthOf(rule.from)) % rule.everyMonths === 0)
    .map((month) => ({ month, day: dayIn(month, rule.dayOfMonth) }))
    .filter(({ day }) => day >= rule.from && day > today && addDays(day, -rule.daysBefore) <= today)
    .map(({ month, day }) => {
      const [hour = 0, minute = 0] = rule.time.split(':').map(Number);
      return {
        rule,
        occurrence: `${rule.kind}/${firstOf(month).slice(0, 7)}${nth > 1 ? `/${nth}` : ''}`,
        startsAt: new Date(startOf(day).getTime() + (hour * 60 + minute) * MINUTE),
      };
    });
};

/** The meetings that have to be proposed on a day: those that come within their rule's days. */
export const dueOn = (rules: readonly MeetingRule[], today: Day): readonly Occurrence[] =>
  rules.flatMap((rule, index) => {
    const before = rules.slice(0, index).filter(({ kind }) => kind === rule.kind);
    return dueBy(rule, before.length + 1, today);
  });

/** What the product proposes for an occurrence (4.6): the rule's own agenda, these units invited. */
export const proposalFor = (
  { rule, occurrence, startsAt }: Occurrence,
  invited: readonly string[],
): Readonly<Record<string, unknown>> => ({
  kind: rule.kind,
  title: rule.title,
  place: rule.place,
  startsAt,
  presidingPost: rule.presidingPost,
  invited,
  agenda: rule.agenda,
  occurrence,
});
