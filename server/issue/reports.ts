import { toDate, toDay } from '../kernel/calendar.ts';
import { day, moment, optional, ref, text } from '../kernel/input.ts';
import { type Effect, type Facts, given, personOf, unitOf } from '../kernel/lifecycle.ts';
import { periodAt, rest, settledBy, turn } from './grid.ts';
import { stepPatches, stepStates, stepsRefusal } from './plan.ts';
import { gridEffects, reportDuties, row } from './rows.ts';
import {
  type Assignment,
  assignmentOf,
  claimOf,
  type IssueSubject,
  OPEN_STATES,
} from './subject.ts';

/** What the grid has to do today, and which period a report would settle. */
const gridToday = (issue: IssueSubject, assignment: Assignment, facts: Facts) => {
  const duties = reportDuties(issue, assignment);
  const step = turn(toDay(assignment.assignedOn), duties, facts.today, facts.rules.reportEvery);
  return { step, settled: settledBy(duties, step) };
};

/** One report, or a claim, settles the oldest period that has begun; the grid moves with the days. */
export const settlePeriod = (issue: IssueSubject, facts: Facts): Effect[] => {
  const assignment = assignmentOf(issue);
  const { step, settled } = gridToday(issue, assignment, facts);
  const pick = { kind: 'REPORT', aboutId: assignment.id };
  return [
    ...gridEffects(issue, assignment, step),
    ...(settled === null
      ? []
      : [{ effect: 'settleDuty' as const, pick: { ...pick, period: settled } }]),
  ];
};

/** Reports, their corrections, urgent matters, and the grid they are owed on (6.5). */
export const reportRows = {
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
    prefill: ({ reports, steps }, { actor }) => {
      const last = reports.findLast(({ kind }) => kind === 'PROGRESS');
      // The plan is the lead unit’s to fill in; what is done is done.
      const open = steps.filter(({ state }) => state === 'TODO' || state === 'CURRENT');
      return {
        ...(last ? { next: last.next, nextOn: last.nextOn && toDay(last.nextOn) } : {}),
        ...(actor.authority === 'LEAD'
          ? { steps: open.map(({ no, state }) => ({ no, state })) }
          : {}),
      };
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
              unitId: unitOf(facts.actor),
              kind: isLead ? 'PROGRESS' : 'PART',
              period,
              late: due !== null && due !== 0 && facts.today > due,
              text: input.text,
              ...(input.next ? { next: input.next } : {}),
              nextOn: input.nextOn ? toDate(input.nextOn) : null,
              at: facts.now,
              byId: personOf(facts.actor),
            },
          },
        ],
        patch: stepPatches(issue, input.steps, facts),
      };
    },
    effects: (issue, _, facts) => {
      // Only the lead's report settles a period (6.5).
      return facts.actor.authority === 'LEAD' ? settlePeriod(issue, facts) : [];
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
              byId: personOf(facts.actor),
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
            unitId: unitOf(facts.actor),
            kind: 'URGENT',
            text: input.text,
            occurredAt: input.occurredAt,
            at: facts.now,
            byId: personOf(facts.actor),
          },
        },
      ],
    }),
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
