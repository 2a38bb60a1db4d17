import type { Day } from '../kernel/calendar.ts';
import { type Lateness, latenessOf } from '../kernel/lateness.ts';
import type { RuleValues } from '../kernel/lifecycle.ts';
import { CHARGING, FOLLOWED, OPEN_STATES } from './vocabulary.ts';

/** How a decision stands by the date that it is followed by. */
export type DecisionLight = Lateness & { readonly dueOn: Date };

type Shown = {
  readonly state: string;
  readonly effect: string;
  readonly dueOn: Date | null;
  readonly inForceAt: Date | null;
  readonly doneAt: Date | null;
  readonly issue: { readonly targetOn: Date | null; readonly claimedAt: Date | null } | null;
  readonly units: readonly { readonly role: string; readonly reportedAt: Date | null }[];
};

/** When the last of those responsible has reported; null while one has not. */
const reportedAt = ({ units }: Shown): Date | null => {
  const moments = units
    .filter(({ role }) => role === 'RESPONSIBLE')
    .map((unit) => unit.reportedAt?.getTime() ?? null);
  return moments.length === 0 || moments.some((moment) => moment === null)
    ? null
    : new Date(Math.max(...moments.map(Number)));
};

/**
 * On time or late: as of its units' reports, or, where it charges a unit with an issue, by that
 * issue's date. Null where nothing of it is followed.
 */
export const lightOf = (
  decision: Shown,
  today: Day,
  near: RuleValues['near'],
): DecisionLight | null => {
  const { state, effect, inForceAt, doneAt, issue } = decision;
  const isFollowed = FOLLOWED.includes(effect) || CHARGING.includes(effect);
  const isOpen = (OPEN_STATES as readonly string[]).includes(state);
  if (!isFollowed || inForceAt === null || (!isOpen && state !== 'DONE')) return null;
  const isIssues = CHARGING.includes(effect);
  const dueOn = isIssues ? (issue?.targetOn ?? decision.dueOn) : decision.dueOn;
  if (!dueOn) return null;
  const duty = {
    state: isOpen ? 'PENDING' : 'DONE',
    beginsOn: inForceAt,
    dueOn,
    endedAt: doneAt,
    countedAt: isIssues ? (issue?.claimedAt ?? null) : reportedAt(decision),
  };
  return { ...latenessOf(duty, today, near), dueOn };
};
