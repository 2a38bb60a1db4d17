import { belongsTo, HEAD_POSTS, isValidOn, type PersonView } from '../kernel/authority.ts';
import { addDays, type Day, toDate, toDay } from '../kernel/calendar.ts';
import type { Insert } from '../kernel/change.ts';
import { day, group, list, optional, ref, text } from '../kernel/input.ts';
import { daysFor, type Effect, type Facts, type Refusal } from '../kernel/lifecycle.ts';
import type { Text } from '../kernel/text.ts';
import { periodAt } from './grid.ts';
import { endAsTheyStand, given, lapseRequests, projectRefusal, row } from './rows.ts';
import { assignmentOf, type IssueSubject } from './subject.ts';

const OLD_UNITS_DUTIES = ['ACKNOWLEDGE', 'ACCEPT', 'REPORT', 'SOLVE', 'ANSWER'];

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
      byId: String(actor.principal?.personId ?? actor.personId),
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

const people = {
  accountableHead: ref('Person'),
  personInCharge: ref('Person'),
  contact: ref('Person'),
} as const;

const acceptance = {
  ...people,
  measures: text(),
  plan: list(group('PlanStepInput', { text: text(200), dueOn: day() }), 1, 30),
} as const;

type People = {
  readonly accountableHead: string | null;
  readonly personInCharge: string | null;
  readonly contact: string | null;
};

const peopleRead = (input: People | null) => ({
  people: [
    ...new Set(
      [input?.accountableHead, input?.personInCharge, input?.contact].flatMap((id) => id ?? []),
    ),
  ].map((id) => ({ type: 'Person', id })),
});

/** The head of the lead unit is accountable; the other two are its people (6.5). */
const peopleRefusal = (
  issue: IssueSubject,
  input: People,
  { refs, today }: Facts,
): Refusal | null => {
  const found = refs['people'] as readonly PersonView[];
  for (const role of ['accountableHead', 'personInCharge', 'contact'] as const) {
    const person = found.find(({ id }) => id === input[role]);
    if (!person || !issue.leadUnitId) continue;
    if (!belongsTo(person, issue.leadUnitId, today)) return { code: 'NOT_OF_UNIT', path: [role] };
    if (role === 'accountableHead' && !belongsTo(person, issue.leadUnitId, today, HEAD_POSTS))
      return { code: 'NOT_THE_HEAD', path: [role] };
  }
  return null;
};

/** Assignment, acceptance, and who is in charge (6.3, 6.5). */
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
    effects: (issue, input, facts) => [
      ...endAsTheyStand(issue, facts.today, OLD_UNITS_DUTIES),
      { effect: 'cancelNotice' },
      ...lapseRequests(issue),
      ...chargeOwed(input, assignmentOf(issue).id, facts),
    ],
    opens: ['ACKNOWLEDGE', 'ACCEPT', 'SOLVE', 'REPORT'],
    causes: ['lapseRequest'],
  }),

  prepareAcceptance: row({
    from: ['ASSIGNED'],
    to: [],
    who: ['LEAD'],
    clause: '6.5',
    mode: 'append',
    input: acceptance,
    reads: (_, input) => peopleRead(input),
    check: (issue, input, facts) => peopleRefusal(given(issue), input, facts),
    change: (issue, { plan, ...input }) => ({
      patch: [
        {
          table: 'assignment',
          id: assignmentOf(given(issue)).id,
          set: { draft: { ...input, plan: plan.map((step) => ({ ...step })) } },
        },
      ],
    }),
  }),

  acceptIssue: row({
    from: ['ASSIGNED'],
    to: ['IN_PROGRESS'],
    who: [['LEAD', 'HEAD']],
    clause: '6.5',
    mode: 'decide',
    input: acceptance,
    prefill: (issue) => (assignmentOf(issue).draft as Record<string, unknown> | null) ?? {},
    reads: (_, input) => peopleRead(input),
    check: (issue, input, facts) => peopleRefusal(given(issue), input, facts),
    change: (issue, { plan, ...input }, { now, newId }) => {
      const assignment = assignmentOf(given(issue));
      return {
        patch: [
          {
            table: 'assignment',
            id: assignment.id,
            set: {
              acceptedAt: now,
              accountableHeadId: input.accountableHead,
              personInChargeId: input.personInCharge,
              contactId: input.contact,
              measures: input.measures,
            },
          },
        ],
        insert: plan.map(({ text: what, dueOn }, index) => ({
          table: 'planStep' as const,
          row: {
            id: newId(),
            issueId: assignment.issueId,
            assignmentId: assignment.id,
            no: index + 1,
            text: what,
            dueOn: toDate(dueOn),
            originalDueOn: toDate(dueOn),
            state: index === 0 ? 'CURRENT' : 'TODO',
          },
        })),
      };
    },
    effects: (issue) => [
      ...issue.notices
        // Accepting says that the notice has arrived.
        .filter(({ unitId }) => unitId === issue.leadUnitId)
        .map(
          ({ id }): Effect => ({
            effect: 'perform',
            action: 'acknowledgeNotice',
            on: { type: 'Notice', id },
          }),
        ),
      { effect: 'settleDuty', pick: { kind: 'ACCEPT' } },
    ],
    settles: ['ACCEPT'],
    causes: ['acknowledgeNotice'],
  }),

  changePeople: row({
    from: ['IN_PROGRESS'],
    to: [],
    who: ['LEAD'],
    clause: '6.5',
    mode: 'append',
    input: {
      accountableHead: optional(ref('Person')),
      personInCharge: optional(ref('Person')),
      contact: optional(ref('Person')),
      reason: text(1_000),
    },
    reads: (_, input) => peopleRead(input),
    check: (issue, input, facts) => peopleRefusal(given(issue), input, facts),
    change: (issue, { accountableHead, personInCharge, contact }) => ({
      patch: [
        {
          table: 'assignment',
          id: assignmentOf(given(issue)).id,
          set: {
            ...(accountableHead ? { accountableHeadId: accountableHead } : {}),
            ...(personInCharge ? { personInChargeId: personInCharge } : {}),
            ...(contact ? { contactId: contact } : {}),
          },
        },
      ],
    }),
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
    from: [
      'RAISED',
      'RETURNED',
      'VERIFIED',
      'ASSIGNED',
      'IN_PROGRESS',
      'RESOLUTION_CLAIMED',
      'RESOLVED',
      'DECLINED',
      'CLOSED',
    ],
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
