import { belongsTo, HEAD_POSTS, type PersonView } from '../kernel/authority.ts';
import { toDate } from '../kernel/calendar.ts';
import { day, group, list, optional, ref, text } from '../kernel/input.ts';
import { type Effect, type Facts, given, type Refusal } from '../kernel/lifecycle.ts';
import { row } from './rows.ts';
import { assignmentOf, type IssueSubject } from './subject.ts';

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

/** Acceptance by the head, and the people named with it (6.5). */
export const acceptanceRows = {
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
        .filter(({ unitId, state }) => unitId === issue.leadUnitId && state === 'SENT')
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
};
