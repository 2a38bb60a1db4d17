import { text } from '../kernel/input.ts';
import type { Effect, Refusal } from '../kernel/lifecycle.ts';
import { takenBack } from './effects.ts';
import { type DecisionSubject, row } from './subject.ts';
import { CHARGING, FOLLOWED, NO_INVERSE } from './vocabulary.ts';

/** What a decision's units owe about it. */
export const DECISION_DUTIES = ['ACKNOWLEDGE_DECISION', 'EXECUTE', 'VERIFY_DECISION'] as const;

const endDuties = ({ id }: DecisionSubject): Effect => ({
  effect: 'cancelDuty',
  pick: { kind: DECISION_DUTIES, aboutId: id },
});

/** A draft of the meeting's minutes tells what is on record now (4.4). */
export const redrafted = ({ meeting }: DecisionSubject): Effect[] =>
  (meeting?.minutes ?? []).map(({ id }) => ({
    effect: 'perform',
    action: 'redraftMinutes',
    on: { type: 'Minutes', id },
  }));

/** Before the minutes are signed, and where an inverse action exists; else another decision corrects. */
const strikeRefusal = (decision: DecisionSubject): Refusal | null => {
  const { meeting, effect, inForceAt, state } = decision;
  if (!meeting) return { code: 'NOT_OF_A_MEETING' };
  if (!['IN_SESSION', 'ADJOURNED', 'CLOSED'].includes(meeting.state))
    return { code: 'MINUTES_SIGNED' };
  if (inForceAt === null) return null;
  if (NO_INVERSE.includes(effect)) return { code: 'NO_INVERSE' };
  // What its units have done and the office has found done stands.
  if (state === 'DONE' && FOLLOWED.includes(effect)) return { code: 'CARRIED_OUT' };
  if (leavesNothing(decision)) return { code: 'REPLACED_ANOTHER' };
  return isOvertaken(decision) ? { code: 'OVERTAKEN' } : null;
};

/** Whether another one gave way to it for good; what charged a unit comes back as that unit does. */
const leavesNothing = ({ replaces, inForceAt }: DecisionSubject): boolean =>
  replaces?.supersededAt?.getTime() === inForceAt?.getTime() &&
  !CHARGING.includes(String(replaces?.effect));

/** Whether the issue has gone on since: accepted, given to another unit, ended. */
const isOvertaken = ({ effect, issue, inForceAt }: DecisionSubject): boolean => {
  const moment = inForceAt?.getTime();
  if (CHARGING.includes(effect)) {
    const current = issue?.assignments.findLast(({ endedAt }) => endedAt === null);
    return issue?.state !== 'ASSIGNED' || current?.assignedAt.getTime() !== moment;
  }
  return effect === 'DECLINE'
    ? issue?.state !== 'DECLINED' || issue.closedAt?.getTime() !== moment
    : false;
};

/** How a decision ends: struck, superseded, done; and how it goes on again (4.8, 4.9, 6.3). */
export const endingRows = {
  strikeDecision: row({
    from: ['DRAFT', 'READ_BACK', 'IN_FORCE', 'ACKNOWLEDGED', 'DONE'],
    to: ['STRUCK'],
    who: ['OFFICE'],
    clause: '4.8',
    mode: 'decide',
    input: { reason: text(1_000) },
    guard: strikeRefusal,
    reads: (decision) => ({
      issue: decision?.issueId ? { type: 'Issue', id: decision.issueId } : null,
    }),
    change: (_, { reason }, { now }) => ({ set: { struckAt: now, strikeReason: reason } }),
    effects: (decision) =>
      decision.inForceAt === null
        ? []
        : [...takenBack(decision), endDuties(decision), ...redrafted(decision)],
    causes: ['unassignIssue', 'undoReassignment', 'restoreIssue', 'redraftMinutes'],
  }),

  supersedeDecision: row({
    from: ['IN_FORCE', 'ACKNOWLEDGED', 'REPORTED', 'DONE'],
    to: ['SUPERSEDED'],
    who: ['SYSTEM'],
    clause: '4.8',
    mode: 'decide',
    input: {},
    change: (_, __, { now }) => ({ set: { supersededAt: now } }),
    effects: (decision) => [endDuties(decision)],
  }),

  /** What charged a unit with an issue does so again: its unit is given back the issue, or the issue is reopened. */
  restoreDecision: row({
    from: ['SUPERSEDED', 'DONE'],
    to: ['IN_FORCE'],
    who: ['SYSTEM'],
    clause: '6.3',
    mode: 'decide',
    input: {},
    change: () => ({ set: { supersededAt: null, doneAt: null } }),
  }),

  concludeDecision: row({
    from: ['IN_FORCE'],
    to: ['DONE'],
    who: ['SYSTEM'],
    clause: '4.9',
    mode: 'decide',
    input: {},
    guard: ({ effect, issue }) => {
      if (FOLLOWED.includes(effect)) return { code: 'UNITS_OWE' };
      const isOpen = !['RESOLVED', 'DECLINED', 'CLOSED'].includes(issue?.state ?? '');
      return CHARGING.includes(effect) && isOpen ? { code: 'ISSUE_OPEN' } : null;
    },
    change: (_, __, { now }) => ({ set: { doneAt: now } }),
  }),
};
