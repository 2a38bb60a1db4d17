import { addDays, toDay } from '../kernel/calendar.ts';
import type { Insert } from '../kernel/change.ts';
import { daysFor, type Effect, type Facts, given } from '../kernel/lifecycle.ts';
import { brought } from './effects.ts';
import { requirementRefusal } from './requirements.ts';
import { clauseFor, type DecisionSubject, projectOf, row } from './subject.ts';
import { CHARGING, FOLLOWED, isStanding } from './vocabulary.ts';

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
  replaces && isStanding(replaces.state)
    ? [
        {
          effect: 'perform',
          action: 'supersedeDecision',
          on: { type: 'Decision', id: replaces.id },
        },
      ]
    : [];

/** Read back, then in force by the lifecycle of what it decides on (4.8, 6.3). */
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
};

const projectRef = (decision: DecisionSubject | null) => {
  const project = decision && projectOf(decision);
  return project ? { type: 'Project', id: project.id } : null;
};
