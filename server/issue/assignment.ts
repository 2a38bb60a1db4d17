import { isValidOn } from '../kernel/authority.ts';
import { addDays, type Day, toDate, toDay } from '../kernel/calendar.ts';
import type { Insert } from '../kernel/change.ts';
import { day, list, optional, ref, text } from '../kernel/input.ts';
import {
  daysFor,
  type Effect,
  type Facts,
  given,
  personOf,
  type Refusal,
} from '../kernel/lifecycle.ts';
import type { Text } from '../kernel/text.ts';
import { supersedeDecisions } from './charging.ts';
import { periodAt } from './grid.ts';
import { endAsTheyStand, lapseRequests, projectRefusal, row } from './rows.ts';
import { assignmentOf, ISSUE_STATES, type IssueSubject } from './subject.ts';

/** What the units in charge owe; another assignment ends it. */
export const OLD_UNITS_DUTIES: readonly string[] = [
  'ACKNOWLEDGE',
  'ACCEPT',
  'REPORT',
  'SOLVE',
  'ANSWER',
];

type Charge = {
  readonly responsible: readonly string[];
  readonly assisting: readonly string[] | null;
  readonly task: Text;
  readonly targetOn: Day;
};

const charge = {
  responsible: list(ref('Unit'), 1, 5),
  assisting: optional(list(ref('Unit'), 0, 10)),
  task: text(1_000),
  targetOn: day(),
} as const;

const chargeRefusal = (
  { responsible, assisting, targetOn }: Charge,
  { today, units }: Facts,
): Refusal | null => {
  if (targetOn <= today) return { code: 'IN_PAST', path: ['targetOn'] };
  const gone = responsible.findIndex((id) => !isValidOn(units.get(id), today));
  if (gone >= 0) return { code: 'UNIT_ENDED', path: ['responsible', gone] };
  const both = assisting?.findIndex((id) => responsible.includes(id)) ?? -1;
  return both >= 0 ? { code: 'BOTH_ROLES', path: ['assisting', both] } : null;
};

const takeCharge = (
  issue: IssueSubject,
  { responsible, assisting, task, targetOn }: Charge,
  { now, today, actor, newId }: Facts,
) => {
  const assignment: Insert = {
    table: 'assignment',
    row: {
      id: newId(),
      issueId: issue.id,
      no: issue.assignments.length + 1,
      responsibleIds: [...responsible],
      assistingIds: [...(assisting ?? [])],
      task,
      assignedOn: toDate(today),
      assignedAt: now,
      byId: personOf(actor),
      originalTargetOn: toDate(targetOn),
      targetOn: toDate(targetOn),
    },
  };
  const [leadUnitId] = responsible;
  return {
    set: {
      ...(leadUnitId ? { leadUnitId } : {}),
      responsibleIds: [...responsible],
      assistingIds: [...(assisting ?? [])],
      assignedOn: toDate(today),
      targetOn: toDate(targetOn),
    },
    assignment,
  };
};

/**
 * What a unit owes from the day it is assigned: acceptance, the solution by the target date, and
 * the first report of its grid (6.3, 6.5); the others are told.
 */
const chargeOwed = (
  { responsible, assisting, task, targetOn }: Charge,
  assignmentId: string,
  facts: Facts,
): Effect[] => {
  const [lead = ''] = responsible;
  const first = periodAt(facts.today, 1, facts.rules.reportEvery);
  return [
    ...[...responsible, ...(assisting ?? [])].map(
      (unitId): Effect => ({
        effect: 'sendNotice',
        // Only the lead unit owes what an assignment brings; the others are told.
        isOwed: unitId === lead,
        notice: { id: facts.newId(), kind: 'ASSIGNMENT', unitId, text: task },
      }),
    ),
    {
      effect: 'openDuty',
      duty: {
        kind: 'ACCEPT',
        clause: '6.5',
        holderUnitId: lead,
        aboutId: assignmentId,
        dueOn: addDays(facts.today, daysFor(facts, 'ACCEPT')),
      },
    },
    {
      effect: 'openDuty',
      duty: {
        kind: 'SOLVE',
        clause: '6.3',
        holderUnitId: lead,
        aboutId: assignmentId,
        dueOn: targetOn,
      },
    },
    {
      effect: 'openDuty',
      duty: {
        kind: 'REPORT',
        clause: '6.5',
        holderUnitId: lead,
        aboutId: assignmentId,
        period: first.no,
        beginsOn: first.begins,
        dueOn: first.due,
      },
    },
  ];
};

/** Who is in charge, until when, and whose project it is (6.3, 4.8). */
export const assignmentRows = {
  assignIssue: row({
    from: ['VERIFIED'],
    to: ['ASSIGNED'],
    who: ['EXECUTIVE_CHAIR', 'SESSION'],
    clause: '6.3',
    mode: 'decide',
    input: charge,
    reads: (issue) => ({ project: issue && { type: 'Project', id: issue.projectId } }),
    guard: ({ project }) => projectRefusal(project, ['MAJOR']),
    check: (_, input, facts) => chargeRefusal(input, facts),
    change: (issue, input, facts) => {
      const { set, assignment } = takeCharge(given(issue), input, facts);
      return { set, insert: [assignment] };
    },
    effects: (issue, input, facts) => [
      { effect: 'settleDuty', pick: { kind: 'DECIDE' } },
      ...chargeOwed(input, assignmentOf(issue).id, facts),
    ],
    settles: ['DECIDE'],
    opens: ['ACKNOWLEDGE', 'ACCEPT', 'SOLVE', 'REPORT'],
  }),

  reassignIssue: row({
    from: ['ASSIGNED', 'IN_PROGRESS'],
    to: ['ASSIGNED'],
    who: ['EXECUTIVE_CHAIR', 'SESSION'],
    clause: '6.3',
    mode: 'decide',
    input: { ...charge, reason: text(1_000) },
    prefill: (issue) => {
      const { task, targetOn } = assignmentOf(issue);
      return { task, targetOn: toDay(targetOn) };
    },
    reads: (issue) => ({ project: issue && { type: 'Project', id: issue.projectId } }),
    guard: ({ project }) => projectRefusal(project, ['MAJOR']),
    check: (issue, input, facts) =>
      input.responsible[0] === given(issue).leadUnitId
        ? { code: 'SAME_LEAD', path: ['responsible', 0] }
        : chargeRefusal(input, facts),
    change: (issue, input, facts) => {
      const { set, assignment } = takeCharge(given(issue), input, facts);
      return {
        set,
        insert: [assignment],
        patch: [
          {
            table: 'assignment',
            id: assignmentOf(given(issue)).id,
            set: { endedAt: facts.now, endReason: input.reason },
          },
          ...given(issue).steps.map(({ id }) => ({
            table: 'planStep' as const,
            id,
            set: { replacedAt: facts.now },
          })),
        ],
      };
    },
    effects: (issue, input, facts, before) => {
      // What the owner unit has been told of stays its own.
      const old = [...given(before).responsibleIds, ...given(before).assistingIds];
      return [
        ...endAsTheyStand(issue, facts.today, OLD_UNITS_DUTIES, old),
        ...old.map((unitId): Effect => ({ effect: 'cancelNotice', unitId })),
        ...lapseRequests(issue),
        ...chargeOwed(input, assignmentOf(issue).id, facts),
        ...supersedeDecisions(issue, facts),
      ];
    },
    opens: ['ACKNOWLEDGE', 'ACCEPT', 'SOLVE', 'REPORT'],
    causes: ['lapseRequest', 'supersedeDecision'],
  }),

  extendIssue: row({
    from: ['ASSIGNED', 'IN_PROGRESS'],
    to: [],
    who: ['SYSTEM', 'SESSION'],
    clause: '4.8',
    mode: 'decide',
    input: { targetOn: day() },
    check: (_, { targetOn }, { today }) =>
      targetOn <= today ? { code: 'IN_PAST', path: ['targetOn'] } : null,
    change: (issue, { targetOn }) => ({
      set: { targetOn: toDate(targetOn) },
      patch: [
        {
          table: 'assignment',
          id: assignmentOf(given(issue)).id,
          set: { targetOn: toDate(targetOn) },
        },
      ],
    }),
    effects: (_, { targetOn }) => [
      { effect: 'moveDuty', pick: { kind: 'SOLVE' }, dueOn: targetOn },
    ],
  }),

  followProject: row({
    from: ISSUE_STATES,
    to: [],
    who: ['SYSTEM'],
    clause: '4.2',
    mode: 'decide',
    input: { ownerUnit: ref('Unit'), township: optional(ref('Unit')) },
    change: (_, { ownerUnit, township }) => ({
      set: { ownerUnitId: ownerUnit, townshipId: township },
    }),
    effects: (_, { ownerUnit }, __, before) => [
      {
        effect: 'moveDuty',
        pick: { kind: ['MEND', 'VIEW'], holderUnitId: given(before).ownerUnitId },
        holderUnitId: ownerUnit,
      },
    ],
  }),
};
