import { toDate, toDay } from '../kernel/calendar.ts';
import { choice, day, group, integer, list, optional, text, yes } from '../kernel/input.ts';
import { type Facts, given, type Refusal } from '../kernel/lifecycle.ts';
import { row } from './rows.ts';
import { assignmentOf, type IssueSubject, STEP_STATES } from './subject.ts';

/** New states of a plan's steps, as a report carries them. */
export const stepStates = optional(
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

export type StepStates = readonly {
  readonly no: number;
  readonly state: string;
  readonly doneOn: string | null;
}[];

export const stepsRefusal = (
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
export const stepPatches = (issue: IssueSubject, steps: StepStates | null, { today }: Facts) => {
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
    const dated = steps.find((step) => step.no === no)?.doneOn;
    const done = now === 'DONE' ? (doneOn ?? toDate(dated ?? today)) : null;
    return [{ table: 'planStep' as const, id, set: { state: now, doneOn: done } }];
  });
};

/** The work plan (6.5). */
export const planRows = {
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
};
