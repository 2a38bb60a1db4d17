import { addDays, type Day, dayAt, daysBetween, toDay } from '../kernel/calendar.ts';
import type { Clause } from '../kernel/clauses.ts';
import { latenessOf, type ToneName } from '../kernel/lateness.ts';
import type { RuleValues } from '../kernel/lifecycle.ts';
import { nextReport } from './grid.ts';

/** What the light says it is about: a kind of duty, or the state itself. */
export const LIGHT_REASONS = {
  VERIFY: { zh: '核实', en: 'Verification' },
  MEND: { zh: '补正', en: 'Mending' },
  DECIDE: { zh: '审定', en: 'Decision' },
  ACKNOWLEDGE: { zh: '签收', en: 'Receipt' },
  ACCEPT: { zh: '接受交办', en: 'Acceptance' },
  REPORT: { zh: '报告', en: 'Report' },
  SOLVE: { zh: '办结', en: 'Solution' },
  CHECK: { zh: '已申请办结', en: 'Solution claimed' },
  RESOLVED: { zh: '办结', en: 'Solved' },
  ENDED: { zh: '不再办理', en: 'Ended' },
} as const;
export type LightReason = keyof typeof LIGHT_REASONS;

/** How an issue stands, by one date: drawn as shape, word and colour. */
export type Light = {
  readonly tone: ToneName;
  readonly reason: LightReason;
  /** Days late, or days left; for a solved issue the days it took. */
  readonly days: number;
  readonly dueOn: Day | null;
  readonly clause: Clause;
  /** The 15-day report that is next, while the issue is in work. */
  readonly period: number | null;
};

type DutyView = {
  readonly kind: string;
  readonly state: string;
  readonly period: number | null;
  readonly beginsOn: Date;
  readonly dueOn: Date;
  readonly endedAt: Date | null;
  readonly countedAt: Date | null;
};

/** What the light looks at. */
export type LitIssue = {
  readonly state: string;
  readonly assignedOn: Date | null;
  readonly targetOn: Date | null;
  readonly claimedAt: Date | null;
  readonly resolvedAt: Date | null;
  readonly duties: readonly DutyView[];
};

const CLAUSE_OF: Readonly<Record<LightReason, Clause>> = {
  VERIFY: '6.2',
  MEND: '6.1',
  DECIDE: '6.3',
  ACKNOWLEDGE: '4.4',
  ACCEPT: '6.5',
  REPORT: '6.5',
  SOLVE: '6.3',
  CHECK: '4.9',
  RESOLVED: '4.9',
  ENDED: '4.8',
};

/** Kinds of duty that count in a state, the gravest first. */
const WATCHED: Readonly<Record<string, readonly LightReason[]>> = {
  RAISED: ['VERIFY'],
  RETURNED: ['MEND'],
  VERIFIED: ['DECIDE'],
  ASSIGNED: ['SOLVE', 'ACKNOWLEDGE', 'ACCEPT', 'REPORT'],
  IN_PROGRESS: ['SOLVE', 'REPORT'],
  RESOLUTION_CLAIMED: ['CHECK'],
};

const byBeginning = (a: DutyView, b: DutyView): number =>
  a.beginsOn.getTime() - b.beginsOn.getTime() || a.dueOn.getTime() - b.dueOn.getTime();

/**
 * The light of an issue today, from its open duties (4.8): what is late comes first, then what is
 * near its date; else the next date there is.
 */
export const lightOf = (given: LitIssue, today: Day, rules: RuleValues): Light => {
  // As they began: rows come in no order, and of two that are as late one has to be told.
  const issue = { ...given, duties: given.duties.toSorted(byBeginning) };
  if (issue.state === 'RESOLVED') return solved(issue);
  const watched = WATCHED[issue.state] ?? [];
  const open = watched.flatMap((reason) =>
    issue.duties
      .filter(({ kind, state }) => kind === reason && state === 'PENDING')
      .map((duty) => ({ reason, duty, ...latenessOf(duty, today, rules.near) })),
  );
  const late = open.filter(({ tone }) => tone === 'LATE');
  const near = open.filter(({ tone }) => tone === 'NEAR').sort((a, b) => a.days - b.days);
  const worst = late[0] ?? near[0];
  if (worst)
    return {
      tone: worst.tone,
      reason: worst.reason,
      days: worst.days,
      dueOn: toDay(worst.duty.dueOn),
      clause: CLAUSE_OF[worst.reason],
      period: worst.duty.period,
    };
  return quiet(issue, open, today, rules);
};

const solved = ({ assignedOn, resolvedAt, duties }: LitIssue): Light => {
  const solution = duties.findLast(({ kind, state }) => kind === 'SOLVE' && state !== 'PENDING');
  return {
    tone: solution?.state === 'DONE_LATE' ? 'DONE_LATE' : 'DONE',
    reason: 'RESOLVED',
    days: assignedOn && resolvedAt ? daysBetween(toDay(assignedOn), dayAt(resolvedAt)) : 0,
    dueOn: null,
    clause: CLAUSE_OF.RESOLVED,
    period: null,
  };
};

type Open = { readonly reason: LightReason; readonly duty: DutyView; readonly days: number };

const quiet = (issue: LitIssue, open: readonly Open[], today: Day, rules: RuleValues): Light => {
  const at = (reason: LightReason, dueOn: Day | null, period: number | null = null): Light => ({
    tone: 'OK',
    reason,
    days: dueOn ? daysBetween(today, dueOn) : 0,
    dueOn,
    clause: CLAUSE_OF[reason],
    period,
  });
  if (issue.state === 'RESOLUTION_CLAIMED') {
    const days = rules.days['CHECK'] ?? 0;
    const due = issue.claimedAt ? addDays(dayAt(issue.claimedAt), days) : null;
    return { ...at('CHECK', due), tone: 'DONE' };
  }
  const target = issue.targetOn ? toDay(issue.targetOn) : null;
  if (issue.state === 'ASSIGNED')
    return at(
      open.some(({ reason }) => reason === 'ACKNOWLEDGE') ? 'ACKNOWLEDGE' : 'ACCEPT',
      target,
    );
  if (issue.state === 'IN_PROGRESS' && issue.assignedOn) {
    const since = issue.assignedOn;
    const reports = issue.duties.filter(
      ({ kind, beginsOn }) => kind === 'REPORT' && beginsOn >= since,
    );
    const next = nextReport(toDay(issue.assignedOn), reports, today, rules.reportEvery);
    return at('REPORT', next.dueOn, next.period);
  }
  const [first] = open;
  if (first) return at(first.reason, toDay(first.duty.dueOn));
  return {
    tone: 'NONE',
    reason: 'ENDED',
    days: 0,
    dueOn: null,
    clause: CLAUSE_OF.ENDED,
    period: null,
  };
};
