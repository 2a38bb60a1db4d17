import { isOfficesOwn } from '../kernel/authority.ts';
import { toDay } from '../kernel/calendar.ts';
import { optional, text } from '../kernel/input.ts';
import { type Effect, type Facts, given, personOf, type Refusal } from '../kernel/lifecycle.ts';
import { concludeDecisions, resumeDecisions } from './charging.ts';
import { resume } from './grid.ts';
import { endAsTheyStand, gridEffects, projectRefusal, reportDuties, row } from './rows.ts';
import { assignmentOf, claimOf, type IssueSubject } from './subject.ts';

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
            outcomeById: personOf(facts.actor),
          },
        },
      ]
    : [];
};

/** The check of a claim, and what a verdict brings (4.9, 6.8). */
export const verdictRows = {
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
      ...concludeDecisions(issue),
    ],
    settles: ['CHECK', 'SOLVE'],
    causes: ['concludeDecision'],
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
        ...resumeDecisions(issue),
      ];
    },
    opens: ['SOLVE', 'REPORT'],
    causes: ['restoreDecision'],
  }),
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
