import { addDays, toDay } from '../kernel/calendar.ts';
import type { Insert } from '../kernel/change.ts';
import { text } from '../kernel/input.ts';
import { daysFor, type Effect, type Facts, given, type Refusal } from '../kernel/lifecycle.ts';
import { brought, takenBack } from './effects.ts';
import { requirementRefusal } from './requirements.ts';
import { clauseFor, type DecisionSubject, projectOf, row } from './subject.ts';
import { CHARGING, FOLLOWED, NO_INVERSE, OPEN_STATES } from './vocabulary.ts';

/** What a decision's units owe about it. */
export const DECISION_DUTIES = ['ACKNOWLEDGE_DECISION', 'EXECUTE', 'VERIFY_DECISION'] as const;

const unitsOf = (decision: DecisionSubject, { newId }: Facts): Insert[] => {
  if (!FOLLOWED.includes(decision.effect) && !CHARGING.includes(decision.effect)) return [];
  const named = [
    ...decision.responsibleIds.map((unitId) => ({ unitId, role: 'RESPONSIBLE' })),
    ...decision.assistingIds.map((unitId) => ({ unitId, role: 'ASSISTING' })),
  ];
  return named.map(({ unitId, role }) => ({
    table: 'decisionUnit',
    row: { id: newId(), decisionId: decision.id, unitId, role },
  }));
};

/** Its units acknowledge it; the responsible ones carry it out by its date (4.4, 4.9). */
export const owedOn = (decision: DecisionSubject, facts: Facts): Effect[] => {
  if (!FOLLOWED.includes(decision.effect)) return [];
  const about = { aboutId: decision.id };
  return [
    ...[...decision.responsibleIds, ...decision.assistingIds].map(
      (holderUnitId): Effect => ({
        effect: 'openDuty',
        duty: {
          kind: 'ACKNOWLEDGE_DECISION',
          clause: '4.4',
          holderUnitId,
          ...about,
          dueOn: addDays(facts.today, daysFor(facts, 'ACKNOWLEDGE_DECISION')),
        },
      }),
    ),
    ...executionOwed(decision, decision.responsibleIds),
  ];
};

/** Carrying it out is owed by its date. */
export const executionOwed = (decision: DecisionSubject, unitIds: readonly string[]): Effect[] =>
  unitIds.flatMap((holderUnitId): Effect[] =>
    decision.dueOn
      ? [
          {
            effect: 'openDuty',
            duty: {
              kind: 'EXECUTE',
              clause: '4.9',
              holderUnitId,
              aboutId: decision.id,
              dueOn: toDay(decision.dueOn),
            },
          },
        ]
      : [],
  );

/** The decision whose place it takes is superseded, unless it was struck before. */
export const superseding = ({ replaces }: DecisionSubject): Effect[] =>
  replaces && [...OPEN_STATES, 'DONE'].includes(replaces.state)
    ? [
        {
          effect: 'perform',
          action: 'supersedeDecision',
          on: { type: 'Decision', id: replaces.id },
        },
      ]
    : [];

const endDuties = ({ id }: DecisionSubject): Effect => ({
  effect: 'cancelDuty',
  pick: { kind: DECISION_DUTIES, aboutId: id },
});

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
  return isOvertaken(decision) ? { code: 'OVERTAKEN' } : null;
};

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

/** Read back, in force, struck, superseded: each by the lifecycle of what it decides on (4.8, 6.3). */
export const takingEffectRows = {
  putDecisionInForce: row({
    from: ['READ_BACK'],
    to: ['IN_FORCE'],
    who: ['OFFICE'],
    clause: '4.8',
    clauseFor,
    mode: 'decide',
    input: {},
    guard: requirementRefusal,
    reads: (decision) => ({
      issue: decision?.issueId ? { type: 'Issue', id: decision.issueId } : null,
      project: projectRef(decision),
      replaces: decision?.replacesId ? { type: 'Decision', id: decision.replacesId } : null,
    }),
    change: (decision, _, facts) => ({
      set: { inForceAt: facts.now, deciderId: given(decision).meeting?.presiderId ?? null },
      insert: unitsOf(given(decision), facts),
    }),
    effects: (decision, _, facts) => [
      ...brought(decision),
      ...owedOn(decision, facts),
      ...superseding(decision),
    ],
    opens: ['ACKNOWLEDGE_DECISION', 'EXECUTE'],
    causes: [
      'assignIssue',
      'reassignIssue',
      'extendIssue',
      'declineIssue',
      'listProject',
      'delistProject',
      'determineProject',
      'revertProject',
      'supersedeDecision',
    ],
    // What nobody owes anything on is done as it is decided.
    then: ['concludeDecision'],
  }),

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
      decision.inForceAt === null ? [] : [...takenBack(decision), endDuties(decision)],
    causes: ['unassignIssue', 'undoReassignment', 'restoreIssue'],
  }),

  supersedeDecision: row({
    from: ['IN_FORCE', 'ACKNOWLEDGED', 'REPORTED', 'DONE'],
    to: ['SUPERSEDED'],
    who: ['SYSTEM'],
    clause: '4.8',
    mode: 'decide',
    input: {},
    effects: (decision) => [endDuties(decision)],
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

const projectRef = (decision: DecisionSubject | null) => {
  const project = decision && projectOf(decision);
  return project ? { type: 'Project', id: project.id } : null;
};
