import { isOfficesOwn, officeOf } from '../kernel/authority.ts';
import { addDays, dayAt, toDate, toDay } from '../kernel/calendar.ts';
import { choice, optional, text } from '../kernel/input.ts';
import { daysFor, type Effect, type Facts, given, personOf } from '../kernel/lifecycle.ts';
import { settlePeriod } from './reports.ts';
import { lapseRequests, row } from './rows.ts';
import { assignmentOf, claimOf, type IssueSubject, VIEWS } from './subject.ts';

/** Once the owner unit has spoken, or its date is past, the claim is checked (4.9). */
const checkOwed = (issue: IssueSubject, facts: Facts): Effect => {
  const claim = claimOf(issue);
  const from = claim ? dayAt(claim.at) : facts.today;
  return {
    effect: 'openDuty',
    duty: {
      kind: 'CHECK',
      clause: '4.9',
      ...(isOfficesOwn(facts.units, issue.leadUnitId)
        ? { holderPost: 'EXECUTIVE_CHAIR' as const }
        : { holderUnitId: officeOf(facts.units, facts.today).id }),
      ...(claim ? { aboutId: claim.id } : {}),
      dueOn: addDays(from, daysFor(facts, 'CHECK')),
    },
  };
};

/** The claim that it is solved, and the owner unit's view of it (6.5, 6.8). */
export const claimRows = {
  claimResolved: row({
    from: ['IN_PROGRESS'],
    to: ['RESOLUTION_CLAIMED'],
    who: ['LEAD'],
    clause: '6.5',
    mode: 'decide',
    input: { text: text() },
    guard: ({ steps }) => {
      const left = steps.filter(({ state }) => state !== 'DONE' && state !== 'DROPPED').length;
      return left > 0 ? { code: 'STEPS_LEFT', values: { left } } : null;
    },
    change: (subject, { text: how }, facts) => ({
      set: { claimedAt: facts.now },
      insert: [
        {
          table: 'claim',
          row: {
            id: facts.newId(),
            issueId: given(subject).id,
            assignmentId: assignmentOf(given(subject)).id,
            text: how,
            at: facts.now,
            byId: personOf(facts.actor),
            viewDueOn: toDate(addDays(facts.today, daysFor(facts, 'VIEW'))),
          },
        },
      ],
    }),
    effects: (issue, _, facts) => {
      return [
        // A claim counts as one report.
        ...settlePeriod(issue, facts),
        { effect: 'holdDuty', pick: { kind: 'SOLVE' }, countedAt: facts.now },
        ...lapseRequests(issue),
        {
          effect: 'openDuty',
          duty: {
            kind: 'VIEW',
            clause: '6.8',
            holderUnitId: issue.ownerUnitId,
            ...(claimOf(issue) ? { aboutId: claimOf(issue)?.id ?? '' } : {}),
            dueOn: addDays(facts.today, daysFor(facts, 'VIEW')),
          },
        },
      ];
    },
    opens: ['REPORT', 'VIEW'],
    settles: ['REPORT'],
    causes: ['lapseRequest'],
  }),

  giveView: row({
    from: ['RESOLUTION_CLAIMED'],
    to: [],
    who: ['OWNER'],
    clause: '6.8',
    mode: 'append',
    input: { verdict: choice('ViewVerdict', VIEWS), text: optional(text(1_000)) },
    guard: (issue) => (claimOf(issue)?.view == null ? null : { code: 'VIEW_GIVEN' }),
    check: (_, { verdict, text: why }) =>
      verdict === 'OBJECT' && !why ? { code: 'SAY_WHY', path: ['text'] } : null,
    change: (subject, { verdict, text: why }, { now, actor }) => ({
      patch: [
        {
          table: 'claim',
          id: claimOf(given(subject))?.id ?? '',
          set: {
            view: verdict,
            ...(why ? { viewText: why } : {}),
            viewAt: now,
            viewById: personOf(actor),
          },
        },
      ],
    }),
    effects: (issue, _, facts) => [
      { effect: 'settleDuty', pick: { kind: 'VIEW' } },
      checkOwed(issue, facts),
    ],
    settles: ['VIEW'],
    opens: ['CHECK'],
  }),

  recordSilence: row({
    from: ['RESOLUTION_CLAIMED'],
    to: [],
    who: ['SYSTEM'],
    clause: '6.8',
    mode: 'append',
    input: {},
    guard: (issue, { today }) => {
      const claim = claimOf(issue);
      return claim && claim.view === null && today > toDay(claim.viewDueOn)
        ? null
        : { code: 'NOT_SILENT' };
    },
    change: (subject, _, { now }) => ({
      patch: [
        {
          table: 'claim',
          id: claimOf(given(subject))?.id ?? '',
          set: { view: 'SILENT', viewAt: now },
        },
      ],
    }),
    effects: (issue, _, facts) => [
      { effect: 'missDuty', pick: { kind: 'VIEW' } },
      checkOwed(issue, facts),
    ],
    opens: ['CHECK'],
  }),
};
