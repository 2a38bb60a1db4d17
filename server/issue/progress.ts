import { toDate, toDay } from '../kernel/calendar.ts';
import {
  choice,
  day,
  group,
  integer,
  list,
  moment,
  optional,
  ref,
  text,
  yes,
} from '../kernel/input.ts';
import type { Facts, Refusal } from '../kernel/lifecycle.ts';
import { periodAt, rest, settledBy, turn } from './grid.ts';
import { given, gridEffects, reportDuties, row } from './rows.ts';
import {
  type Assignment,
  assignmentOf,
  claimOf,
  type IssueSubject,
  OPEN_STATES,
  STEP_STATES,
} from './subject.ts';

/** What the grid has to do today, and which period a report would settle. */
export const gridToday = (issue: IssueSubject, assignment: Assignment, facts: Facts) => {
  const duties = reportDuties(issue, assignment);
  const step = turn(toDay(assignment.assignedOn), duties, facts.today, facts.rules.reportEvery);
  return { step, settled: settledBy(duties, step) };
};

const stepStates = optional(
  list(
    group('StepStateInput', {
      no: integer(1, 30),
      state: choice('StepState', STEP_STATES),
      doneOn: optional(day()),
    }),
    0,
    30,
  ),
);

type StepStates = readonly {
  readonly no: number;
  readonly state: string;
  readonly doneOn: string | null;
}[];

const stepsRefusal = (
  issue: IssueSubject,
  steps: StepStates | null,
  { today }: Facts,
): Refusal | null => {
  const unknown = (steps ?? []).findIndex(({ no }) => !issue.steps.some((step) => step.no === no));
  if (unknown >= 0) return { code: 'NO_SUCH_STEP', path: ['steps', unknown, 'no'] };
  const early = (steps ?? []).findIndex(({ doneOn }) => doneOn !== null && doneOn > today);
  return early >= 0 ? { code: 'IN_FUTURE', path: ['steps', early, 'doneOn'] } : null;
};

/** New states of steps; the first unfinished one after them is the current one. */
const stepPatches = (issue: IssueSubject, steps: StepStates | null, { today }: Facts) => {
  if (!steps || steps.length === 0) return [];
  const stateOf = (no: number, state: string) =>
    steps.find((step) => step.no === no)?.state ?? state;
  const states = issue.steps.map((step) => ({ ...step, state: stateOf(step.no, step.state) }));
  const hasCurrent = states.some(({ state }) => state === 'CURRENT');
  const next = hasCurrent ? undefined : states.find(({ state }) => state === 'TODO')?.no;
  return states.flatMap(({ id, no, state, doneOn }) => {
    const was = issue.steps.find((step) => step.id === id);
    const now = no === next ? 'CURRENT' : state;
    if (was?.state === now) return [];
    const given = steps.find((step) => step.no === no)?.doneOn;
    const done = now === 'DONE' ? (doneOn ?? toDate(given ?? today)) : null;
    return [{ table: 'planStep' as const, id, set: { state: now, doneOn: done } }];
  });
};

/** Reports, plan, assisting units, corrections, urgent matters (6.3, 6.5). */
export const progressRows = {
  reportProgress: row({
    from: ['ASSIGNED', 'IN_PROGRESS'],
    to: [],
    who: ['LEAD', 'RESPONSIBLE'],
    clause: '6.5',
    mode: 'append',
    input: {
      text: text(),
      next: optional(text(1_000)),
      nextOn: optional(day()),
      steps: stepStates,
    },
    prefill: ({ reports }) => {
      const last = reports.findLast(({ kind }) => kind === 'PROGRESS');
      return last ? { next: last.next, nextOn: last.nextOn && toDay(last.nextOn) } : {};
    },
    check: (issue, { steps }, facts) =>
      steps && steps.length > 0 && facts.actor.authority !== 'LEAD'
        ? { code: 'ONLY_LEAD_PLANS', path: ['steps'] }
        : stepsRefusal(given(issue), steps, facts),
    change: (subject, input, facts) => {
      const issue = given(subject);
      const assignment = assignmentOf(issue);
      const isLead = facts.actor.authority === 'LEAD';
      const period = isLead ? gridToday(issue, assignment, facts).settled : null;
      const every = facts.rules.reportEvery;
      const due = period && periodAt(toDay(assignment.assignedOn), period, every).due;
      return {
        insert: [
          {
            table: 'report',
            row: {
              id: facts.newId(),
              issueId: issue.id,
              assignmentId: assignment.id,
              unitId: String(facts.actor.principal?.unitId ?? facts.actor.unitId),
              kind: isLead ? 'PROGRESS' : 'PART',
              period,
              late: due !== null && due !== 0 && facts.today > due,
              text: input.text,
              ...(input.next ? { next: input.next } : {}),
              nextOn: input.nextOn ? toDate(input.nextOn) : null,
              at: facts.now,
              byId: String(facts.actor.principal?.personId ?? facts.actor.personId),
            },
          },
        ],
        patch: stepPatches(issue, input.steps, facts),
      };
    },
    effects: (issue, _, facts) => {
      // Only the lead's report settles a period (6.5).
      if (facts.actor.authority !== 'LEAD') return [];
      const assignment = assignmentOf(issue);
      const { step, settled } = gridToday(issue, assignment, facts);
      return [
        ...gridEffects(issue, assignment, step),
        ...(settled === null
          ? []
          : ([
              {
                effect: 'settleDuty',
                pick: { kind: 'REPORT', aboutId: assignment.id, period: settled },
              },
            ] as const)),
      ];
    },
    opens: ['REPORT'],
    settles: ['REPORT'],
  }),

  correctReport: row({
    from: ['ASSIGNED', 'IN_PROGRESS', 'RESOLUTION_CLAIMED'],
    to: [],
    who: ['AUTHOR'],
    clause: '6.5',
    mode: 'append',
    input: { report: ref('Report'), text: text(), reason: optional(text(1_000)) },
    prefill: ({ reports }) => {
      const last = reports.findLast(({ kind }) => kind !== 'CORRECTION');
      return last ? { report: last.id, text: last.text } : {};
    },
    check: (issue, { report }) =>
      given(issue).reports.find(({ id }) => id === report)?.kind === 'CORRECTION'
        ? { code: 'CORRECT_THE_ORIGINAL', path: ['report'] }
        : null,
    change: (subject, input, facts) => {
      const issue = given(subject);
      const original = issue.reports.find(({ id }) => id === input.report);
      return {
        insert: [
          {
            table: 'report',
            row: {
              id: facts.newId(),
              issueId: issue.id,
              assignmentId: original?.assignmentId ?? null,
              unitId: original?.unitId ?? String(facts.actor.unitId),
              kind: 'CORRECTION',
              period: original?.period ?? null,
              text: input.text,
              ...(input.reason ? { reason: input.reason } : {}),
              correctsId: input.report,
              at: facts.now,
              byId: String(facts.actor.principal?.personId ?? facts.actor.personId),
            },
          },
        ],
      };
    },
  }),

  reportUrgent: row({
    from: OPEN_STATES,
    to: [],
    who: ['RESPONSIBLE', 'OWNER'],
    clause: '6.5',
    mode: 'append',
    input: { text: text(), occurredAt: moment() },
    check: (_, { occurredAt }, { now }) =>
      occurredAt > now ? { code: 'IN_FUTURE', path: ['occurredAt'] } : null,
    change: (subject, input, facts) => ({
      insert: [
        {
          table: 'report',
          row: {
            id: facts.newId(),
            issueId: given(subject).id,
            assignmentId: given(subject).assignments.at(-1)?.id ?? null,
            unitId: String(facts.actor.principal?.unitId ?? facts.actor.unitId),
            kind: 'URGENT',
            text: input.text,
            occurredAt: input.occurredAt,
            at: facts.now,
            byId: String(facts.actor.principal?.personId ?? facts.actor.personId),
          },
        },
      ],
    }),
  }),

  changePlan: row({
    from: ['IN_PROGRESS'],
    to: [],
    who: ['LEAD'],
    clause: '6.5',
    mode: 'append',
    input: {
      plan: list(
        group('ChangedStepInput', { text: text(200), dueOn: day(), isDone: optional(yes()) }),
        1,
        30,
      ),
      reason: text(1_000),
    },
    prefill: ({ steps }) => ({
      plan: steps.map((step) => ({
        text: step.text,
        dueOn: toDay(step.dueOn),
        isDone: step.state === 'DONE',
      })),
    }),
    change: (subject, { plan }, { newId, now, today }) => {
      const issue = given(subject);
      const assignment = assignmentOf(issue);
      const current = plan.findIndex(({ isDone }) => !isDone);
      return {
        patch: issue.steps.map(({ id }) => ({
          table: 'planStep' as const,
          id,
          set: { replacedAt: now },
        })),
        insert: plan.map(({ text: what, dueOn, isDone }, index) => {
          const before = issue.steps[index];
          return {
            table: 'planStep' as const,
            row: {
              id: newId(),
              issueId: issue.id,
              assignmentId: assignment.id,
              no: index + 1,
              text: what,
              dueOn: toDate(dueOn),
              // The first date of a step stays on record.
              originalDueOn: before?.originalDueOn ?? toDate(dueOn),
              state: isDone ? 'DONE' : index === current ? 'CURRENT' : 'TODO',
              doneOn: isDone ? (before?.doneOn ?? toDate(today)) : null,
            },
          };
        }),
      };
    },
  }),

  askAssistance: row({
    from: ['ASSIGNED', 'IN_PROGRESS'],
    to: [],
    who: ['RESPONSIBLE'],
    clause: '6.3',
    mode: 'append',
    input: { unit: ref('Unit'), text: text(1_000), dueOn: day() },
    guard: ({ assistingIds }) => (assistingIds.length === 0 ? { code: 'NO_ASSISTING' } : null),
    check: (issue, { unit, dueOn }, { today }) => {
      if (!given(issue).assistingIds.includes(unit))
        return { code: 'NOT_ASSISTING', path: ['unit'] };
      return dueOn < today ? { code: 'IN_PAST', path: ['dueOn'] } : null;
    },
    change: (subject, { unit, text: asked, dueOn }, { newId, now, actor }) => ({
      insert: [
        {
          table: 'inquiry',
          row: {
            id: newId(),
            issueId: given(subject).id,
            unitId: unit,
            askedById: String(actor.principal?.personId ?? actor.personId),
            askedAt: now,
            text: asked,
            dueOn: toDate(dueOn),
          },
        },
      ],
    }),
    effects: ({ inquiries }, { unit, dueOn }) => {
      const asked = inquiries.findLast(({ unitId, answer }) => unitId === unit && answer === null);
      return [
        {
          effect: 'openDuty',
          duty: {
            kind: 'ANSWER',
            clause: '6.3',
            holderUnitId: unit,
            dueOn,
            ...(asked ? { aboutId: asked.id } : {}),
          },
        },
      ];
    },
    opens: ['ANSWER'],
  }),

  answerAssistance: row({
    from: ['ASSIGNED', 'IN_PROGRESS'],
    to: [],
    who: ['ASSISTING'],
    clause: '6.3',
    mode: 'append',
    input: { inquiry: ref('Inquiry'), answer: text() },
    guard: ({ inquiries }, { actor }) =>
      inquiries.some(
        ({ unitId, answeredAt }) =>
          answeredAt === null && unitId === (actor.principal?.unitId ?? actor.unitId),
      )
        ? null
        : { code: 'NOTHING_ASKED' },
    prefill: ({ inquiries }) => {
      const open = inquiries.find(({ answeredAt }) => answeredAt === null);
      return open ? { inquiry: open.id } : {};
    },
    check: (issue, { inquiry }, { actor }) => {
      const asked = given(issue).inquiries.find(({ id }) => id === inquiry);
      if (asked?.unitId !== (actor.principal?.unitId ?? actor.unitId))
        return { code: 'ASKED_OF_OTHERS', path: ['inquiry'] };
      return asked?.answeredAt ? { code: 'ALREADY_ANSWERED', path: ['inquiry'] } : null;
    },
    change: (_, { inquiry, answer }, { now, actor }) => ({
      patch: [
        {
          table: 'inquiry',
          id: inquiry,
          set: {
            answer,
            answeredAt: now,
            answeredById: String(actor.principal?.personId ?? actor.personId),
          },
        },
      ],
    }),
    effects: (_, { inquiry }) => [
      { effect: 'settleDuty', pick: { kind: 'ANSWER', aboutId: inquiry } },
    ],
    settles: ['ANSWER'],
  }),

  advanceGrid: row({
    from: ['ASSIGNED', 'IN_PROGRESS', 'RESOLUTION_CLAIMED'],
    to: [],
    who: ['SYSTEM'],
    clause: '6.5',
    mode: 'append',
    input: {},
    check: (issue, _, facts) =>
      gridMoves(given(issue), facts).length === 0 ? { code: 'NOTHING_TO_DO' } : null,
    effects: (issue, _, facts) => gridMoves(issue, facts),
    opens: ['REPORT'],
  }),
};

/** What midnight does to the grid: opens the next period, misses what is over, rests under a claim. */
const gridMoves = (issue: IssueSubject, facts: Facts) => {
  const assignment = assignmentOf(issue);
  const claim = claimOf(issue);
  const every = facts.rules.reportEvery;
  const step = claim
    ? rest(
        toDay(assignment.assignedOn),
        reportDuties(issue, assignment),
        claim.at,
        facts.today,
        every,
      )
    : gridToday(issue, assignment, facts).step;
  return gridEffects(issue, assignment, step);
};
