import { type Day, dayAt, toDay } from '../kernel/calendar.ts';
import { type Effect, type Refusal, rowsFor } from '../kernel/lifecycle.ts';
import type { GridStep } from './grid.ts';
import type { Assignment, IssueState, IssueSubject } from './subject.ts';

/** Typed constructor of an issue's rows. */
export const row = rowsFor<IssueSubject, IssueState, 'Issue'>();

/** Coordination is for key and major projects (2); a finished or lost one needs none. */
export const projectRefusal = (
  project: { readonly tier: string; readonly phase: string },
  tiers: readonly string[],
): Refusal | null => {
  if (project.phase === 'COMPLETED' || project.phase === 'LOST')
    return { code: 'PROJECT_ENDED', clause: '2' };
  return tiers.includes(project.tier)
    ? null
    : { code: tiers.includes('KEY') ? 'NOT_KEY' : 'NOT_MAJOR', clause: '2' };
};

/** Report duties hang on their assignment: another unit's grid is another's. */
export const reportDuties = (issue: IssueSubject, assignment: Assignment) =>
  issue.duties.filter(({ kind, aboutId }) => kind === 'REPORT' && aboutId === assignment.id);

/** The effects of a step of the grid. */
export const gridEffects = (
  issue: IssueSubject,
  assignment: Assignment,
  step: GridStep,
): Effect[] => [
  ...step.open.map(
    ({ no, begins, due }): Effect => ({
      effect: 'openDuty',
      duty: {
        kind: 'REPORT',
        clause: '6.5',
        ...(issue.leadUnitId ? { holderUnitId: issue.leadUnitId } : {}),
        aboutId: assignment.id,
        period: no,
        beginsOn: begins,
        dueOn: due,
      },
    }),
  ),
  ...step.miss.map(
    (period): Effect => ({
      effect: 'missDuty',
      pick: { kind: 'REPORT', aboutId: assignment.id, period },
    }),
  ),
  ...step.cancel.map(
    (period): Effect => ({
      effect: 'cancelDuty',
      pick: { kind: 'REPORT', aboutId: assignment.id, period },
    }),
  ),
];

/** Open duties end as they stand: what is past its date is missed, the rest is cancelled. */
export const endAsTheyStand = (
  issue: IssueSubject,
  today: Day,
  kinds: readonly string[],
  /** Whose duties; everybody's where not said. */
  holders?: readonly string[],
): Effect[] =>
  issue.duties
    .filter(({ state, kind }) => state === 'PENDING' && kinds.includes(kind))
    .filter(({ holderUnitId }) => !holders || holders.includes(holderUnitId ?? ''))
    .map(
      ({ kind, aboutId, period, holderUnitId, dueOn, countedAt }): Effect => ({
        // What counts as of a claim stands as of that claim.
        effect: toDay(dueOn) < (countedAt ? dayAt(countedAt) : today) ? 'missDuty' : 'cancelDuty',
        pick: {
          kind,
          ...(aboutId ? { aboutId } : {}),
          ...(period ? { period } : {}),
          ...(holderUnitId ? { holderUnitId } : {}),
        },
      }),
    );

/** Requests lapse when the issue leaves the states they were asked in. */
export const lapseRequests = (issue: IssueSubject): Effect[] =>
  issue.requests.map(
    ({ id }): Effect => ({
      effect: 'perform',
      action: 'lapseRequest',
      on: { type: 'Request', id },
    }),
  );
