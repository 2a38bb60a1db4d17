import { type Day, toDay } from '../kernel/calendar.ts';
import { MILESTONES, type MilestoneKind } from './subject.ts';

/** What a project has planned and reached, as the milestones' order sees it. */
export type Reached = {
  readonly kind: string;
  readonly plannedOn: Date | null;
  readonly reachedOn: Date | null;
};

/** Planned days that run backwards: the first milestone planned before one that precedes it, or null. */
export const plannedBackwards = (
  planned: readonly { readonly kind: string; readonly plannedOn: Day }[],
): number | null => {
  const order = (kind: string) => MILESTONES.indexOf(kind as MilestoneKind);
  const index = planned.findIndex((one) =>
    planned.some((other) => order(other.kind) < order(one.kind) && other.plannedOn > one.plannedOn),
  );
  return index >= 0 ? index : null;
};

/**
 * Whether a milestone may be reached on a day: those before it that count for the phase are
 * reached, and no earlier one came later. The shell's topping out may be left out.
 */
export const orderProblem = (
  milestones: readonly Reached[],
  kind: string,
  on: Day,
): { readonly code: 'BEFORE_EARLIER' | 'EARLIER_MISSING'; readonly values: object } | null => {
  const position = MILESTONES.indexOf(kind as MilestoneKind);
  for (const [index, other] of MILESTONES.entries()) {
    if (index === position) continue;
    const reached = milestones.find((one) => one.kind === other)?.reachedOn ?? null;
    if (index < position && !reached && other !== 'TOPPED_OUT')
      return { code: 'EARLIER_MISSING', values: { milestone: other } };
    if (reached && index < position && toDay(reached) > on)
      return { code: 'BEFORE_EARLIER', values: { milestone: other } };
    if (reached && index > position && toDay(reached) < on)
      return { code: 'BEFORE_EARLIER', values: { milestone: other } };
  }
  return null;
};
