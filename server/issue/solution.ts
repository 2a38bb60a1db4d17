import { isOfficesOwn, officeOf } from '../kernel/authority.ts';
import { addDays, dayAt, toDate, toDay } from '../kernel/calendar.ts';
import { choice, day, optional, ref, text } from '../kernel/input.ts';
import { daysFor, type Effect, type Facts, type Refusal } from '../kernel/lifecycle.ts';
import { resume } from './grid.ts';
import { gridToday } from './progress.ts';
import {
  endAsTheyStand,
  given,
  gridEffects,
  lapseRequests,
  projectRefusal,
  reportDuties,
  row,
} from './rows.ts';
import {
  assignmentOf,
  CLOSE_GROUNDS,
  claimOf,
  type IssueSubject,
  OPEN_STATES,
  type ProjectView,
  VIEWS,
} from './subject.ts';

const ALL_DUTIES = [
  'VERIFY',
  'MEND',
  'DECIDE',
  'ACKNOWLEDGE',
  'ACCEPT',
  'REPORT',
  'SOLVE',
  'ANSWER',
  'VIEW',
  'CHECK',
];

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

/** The office checks, but never its own bureau's claim: that is the executive chair's. */
const checkerRefusal = (issue: IssueSubject, { units, actor }: Facts): Refusal | null => {
  const expected = isOfficesOwn(units, issue.leadUnitId) ? 'EXECUTIVE_CHAIR' : 'OFFICE';
  return actor.authority === expected
    ? null
    : { code: expected === 'OFFICE' ? 'OFFICE_CHECKS' : 'CHAIR_CHECKS', isForbidden: true };
};

const viewRefusal = (issue: IssueSubject, { today }: Facts): Refusal | null => {
  const claim = claimOf(issue);
  return claim && claim.view === null && today <= toDay(claim.viewDueOn)
    ? { code: 'VIEW_AWAITED', values: { dueOn: toDay(claim.viewDueOn) }, clause: '6.8' }
    : null;
};

const outcome = (issue: IssueSubject, result: string, remark: object | null, facts: Facts) => {
  const claim = claimOf(issue);
  return claim
    ? [
        {
          table: 'claim' as const,
          id: claim.id,
          set: {
            outcome: result,
            ...(remark ? { outcomeText: remark } : {}),
            outcomeAt: facts.now,
            outcomeById: String(facts.actor.principal?.personId ?? facts.actor.personId),
          },
        },
      ]
    : [];
};

/** Claim, the owner's view, the check, and what ends an issue (4.8, 4.9, 6.5, 6.8). */
export const solutionRows = {
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
            byId: String(facts.actor.principal?.personId ?? facts.actor.personId),
            viewDueOn: toDate(addDays(facts.today, daysFor(facts, 'VIEW'))),
          },
        },
      ],
    }),
    effects: (issue, _, facts) => {
      const assignment = assignmentOf(issue);
      const { step, settled } = gridToday(issue, assignment, facts);
      return [
        ...gridEffects(issue, assignment, step),
        // A claim counts as one report.
        ...(settled === null
          ? []
          : ([
              {
                effect: 'settleDuty',
                pick: { kind: 'REPORT', aboutId: assignment.id, period: settled },
              },
            ] as const)),
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
            viewById: String(actor.principal?.personId ?? actor.personId),
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

  confirmIssue: row({
    from: ['RESOLUTION_CLAIMED'],
    to: ['RESOLVED'],
    who: ['OFFICE', 'EXECUTIVE_CHAIR'],
    clause: '4.9',
    mode: 'decide',
    input: { remark: optional(text(1_000)) },
    guard: (issue, facts) => checkerRefusal(issue, facts) ?? viewRefusal(issue, facts),
    change: (subject, { remark }, facts) => ({
      set: { resolvedAt: facts.now },
      patch: outcome(given(subject), 'CONFIRMED', remark, facts),
    }),
    effects: (issue, _, facts, before) => [
      { effect: 'settleDuty', pick: { kind: 'CHECK' } },
      // On time or late is judged as of the claim.
      {
        effect: 'settleDuty',
        pick: { kind: 'SOLVE' },
        countedAt: claimOf(given(before))?.at ?? facts.now,
      },
      ...endAsTheyStand(issue, facts.today, ['REPORT', 'ANSWER', 'VIEW', 'ACKNOWLEDGE']),
    ],
    settles: ['CHECK', 'SOLVE'],
  }),

  sendBackIssue: row({
    from: ['RESOLUTION_CLAIMED'],
    to: ['IN_PROGRESS'],
    who: ['OFFICE', 'EXECUTIVE_CHAIR'],
    clause: '6.8',
    mode: 'decide',
    input: { reason: text(1_000) },
    guard: (issue, facts) => checkerRefusal(issue, facts) ?? viewRefusal(issue, facts),
    change: (subject, { reason }, facts) => ({
      set: { claimedAt: null },
      patch: outcome(given(subject), 'SENT_BACK', reason, facts),
    }),
    effects: (issue, _, facts) => [
      { effect: 'settleDuty', pick: { kind: 'CHECK' } },
      ...endAsTheyStand(issue, facts.today, ['VIEW']),
      { effect: 'holdDuty', pick: { kind: 'SOLVE' }, countedAt: null },
      ...goOn(issue, facts),
    ],
    settles: ['CHECK'],
    opens: ['REPORT'],
  }),

  reopenIssue: row({
    from: ['RESOLVED'],
    to: ['IN_PROGRESS'],
    who: ['OFFICE', 'EXECUTIVE_CHAIR'],
    clause: '4.9',
    mode: 'decide',
    input: { reason: text(1_000) },
    reads: (issue) => ({ project: issue && { type: 'Project', id: issue.projectId } }),
    guard: ({ project }) => projectRefusal(project, ['MAJOR']),
    change: () => ({ set: { resolvedAt: null, claimedAt: null } }),
    effects: (issue, _, facts) => {
      const { id, targetOn } = assignmentOf(issue);
      return [
        {
          effect: 'openDuty',
          duty: {
            kind: 'SOLVE',
            clause: '6.3',
            ...(issue.leadUnitId ? { holderUnitId: issue.leadUnitId } : {}),
            aboutId: id,
            dueOn: toDay(targetOn),
          },
        },
        ...goOn(issue, facts),
      ];
    },
    opens: ['SOLVE', 'REPORT'],
  }),

  closeIssue: row({
    from: OPEN_STATES,
    to: ['CLOSED'],
    who: ['OFFICE'],
    clause: '4.8',
    mode: 'decide',
    input: {
      ground: choice('CloseGround', CLOSE_GROUNDS),
      duplicateOf: optional(ref('Issue')),
      reason: text(1_000),
    },
    reads: (issue) => ({ project: issue && { type: 'Project', id: issue.projectId } }),
    check: (issue, input, { refs }) =>
      groundRefusal(given(issue), input, refs['project'] as ProjectView),
    change: (_, { ground, duplicateOf, reason }, { now }) => ({
      set: {
        closedAt: now,
        closeGround: ground,
        closeReason: reason,
        ...(duplicateOf ? { duplicateOfId: duplicateOf } : {}),
      },
    }),
    effects: (issue, _, { today }) => [
      ...endAsTheyStand(issue, today, ALL_DUTIES),
      { effect: 'cancelNotice' },
      ...lapseRequests(issue),
    ],
    causes: ['lapseRequest'],
  }),

  checkOnSite: row({
    from: OPEN_STATES,
    to: [],
    who: ['OFFICE'],
    clause: '4.9',
    mode: 'append',
    input: { checkedOn: day(), findings: text(), conclusion: text() },
    check: (_, { checkedOn }, { today }) =>
      checkedOn > today ? { code: 'IN_FUTURE', path: ['checkedOn'] } : null,
    change: (subject, { checkedOn, findings, conclusion }, { newId, now, actor }) => ({
      insert: [
        {
          table: 'siteCheck',
          row: {
            id: newId(),
            issueId: given(subject).id,
            checkedOn: toDate(checkedOn),
            findings,
            conclusion,
            at: now,
            byId: String(actor.personId),
          },
        },
      ],
    }),
    // The conclusion goes to the unit that was checked.
    effects: (issue, { conclusion }, { newId }) => [
      {
        effect: 'sendNotice',
        isOwed: true,
        notice: {
          id: newId(),
          kind: 'SITE_CHECK',
          unitId: issue.leadUnitId ?? issue.ownerUnitId,
          text: conclusion,
        },
      },
    ],
    opens: ['ACKNOWLEDGE'],
  }),
};

const groundRefusal = (
  issue: IssueSubject,
  { ground, duplicateOf }: { readonly ground: string; readonly duplicateOf: string | null },
  project: ProjectView,
): Refusal | null => {
  if (ground === 'DUPLICATE') {
    if (!duplicateOf) return { code: 'WHICH_DUPLICATE', path: ['duplicateOf'] };
    return duplicateOf === issue.id ? { code: 'OWN_DUPLICATE', path: ['duplicateOf'] } : null;
  }
  const isTrue =
    (ground === 'PROJECT_COMPLETED' && project.phase === 'COMPLETED') ||
    (ground === 'PROJECT_LOST' && project.phase === 'LOST') ||
    (ground === 'DELISTED' && project.tier !== 'MAJOR');
  return isTrue ? null : { code: 'GROUND_NOT_SO', path: ['ground'] };
};

const goOn = (issue: IssueSubject, facts: Facts): Effect[] => {
  const assignment = assignmentOf(issue);
  return gridEffects(
    issue,
    assignment,
    resume(
      toDay(assignment.assignedOn),
      reportDuties(issue, assignment),
      facts.today,
      facts.rules.reportEvery,
    ),
  );
};
