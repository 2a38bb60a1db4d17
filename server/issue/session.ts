import { addDays } from '../kernel/calendar.ts';
import type { Patch } from '../kernel/change.ts';
import { daysFor, type Effect, type Facts, given } from '../kernel/lifecycle.ts';
import { OLD_UNITS_DUTIES } from './assignment.ts';
import { restoreSuperseded } from './charging.ts';
import { row } from './rows.ts';
import { type Assignment, assignmentOf, type IssueSubject } from './subject.ts';

/** The charge before the one that counts: it ended at the moment in which that one began. */
const priorTo = (issue: IssueSubject): Assignment | undefined => {
  const current = assignmentOf(issue);
  return issue.assignments.find(
    ({ endedAt }) => endedAt?.getTime() === current.assignedAt.getTime(),
  );
};

/** Nothing is said to be in charge any more; what was said stays on record. */
const ended = (issue: IssueSubject, { now }: Facts): Patch => ({
  table: 'assignment',
  id: assignmentOf(issue).id,
  set: { endedAt: now },
});

const decisionOwed = (facts: Facts): Effect => ({
  effect: 'openDuty',
  duty: {
    kind: 'DECIDE',
    clause: '6.3',
    holderPost: 'EXECUTIVE_CHAIR',
    dueOn: addDays(facts.today, daysFor(facts, 'DECIDE')),
  },
});

/** Duties that an assignment brought, about itself, its inquiries and its notices. */
const broughtBy = (issue: IssueSubject, { id, assignedAt }: Assignment) => {
  const since = [...issue.inquiries.map(({ id: asked, askedAt }) => ({ id: asked, at: askedAt }))]
    .concat(issue.notices.map(({ id: sent, sentAt }) => ({ id: sent, at: sentAt })))
    .filter(({ at }) => at >= assignedAt)
    .map((one) => one.id);
  return [id, ...since];
};

/** What the units charged by it owed about it is owed no longer. */
const dutiesEnd = (issue: IssueSubject, assignment: Assignment): Effect[] =>
  broughtBy(issue, assignment).map((aboutId) => ({
    effect: 'cancelDuty',
    pick: { kind: OLD_UNITS_DUTIES, aboutId },
  }));

/** Back to what was cut short: steps, duties and notices of the charge before, as they were. */
const restored = (issue: IssueSubject, prior: Assignment, { now }: Facts): Patch[] => {
  const cut = assignmentOf(issue).assignedAt.getTime();
  const wasCut = (at: Date | null): boolean => at?.getTime() === cut;
  return [
    { table: 'assignment', id: prior.id, set: { endedAt: null } },
    ...prior.steps
      .filter(({ replacedAt }) => wasCut(replacedAt))
      .map(({ id }): Patch => ({ table: 'planStep', id, set: { replacedAt: null } })),
    ...issue.duties
      .filter(({ endedAt, kind }) => wasCut(endedAt) && OLD_UNITS_DUTIES.includes(kind))
      .map(
        ({ id, version }): Patch => ({
          table: 'duty',
          id,
          set: { state: 'PENDING', endedAt: null, version: version + 1 },
        }),
      ),
    ...issue.notices
      .filter(({ cancelledAt }) => wasCut(cancelledAt))
      .map(
        ({ id, version }): Patch => ({
          table: 'notice',
          id,
          set: { state: 'SENT', cancelledAt: null, version: version + 1 },
        }),
      ),
    ...sentBy(issue).map(
      ({ id, version }): Patch => ({
        table: 'notice',
        id,
        set: { state: 'CANCELLED', cancelledAt: now, version: version + 1 },
      }),
    ),
  ];
};

/** Notices that the charge which counts has sent and nobody has acknowledged. */
const sentBy = (issue: IssueSubject) => {
  const { assignedAt } = assignmentOf(issue);
  return issue.notices.filter(({ state, sentAt }) => state === 'SENT' && sentAt >= assignedAt);
};

/**
 * Takes back what an open meeting has decided, before its minutes are signed and before the unit
 * has accepted (6.3).
 */
export const sessionRows = {
  unassignIssue: row({
    from: ['ASSIGNED'],
    to: ['VERIFIED'],
    who: ['SESSION'],
    clause: '6.3',
    mode: 'decide',
    input: {},
    // What was given from one unit to another goes back to that one.
    guard: (issue) => (priorTo(issue) ? { code: 'NOT_FIRST' } : null),
    change: (subject, _, facts) => ({
      set: {
        leadUnitId: null,
        responsibleIds: [],
        assistingIds: [],
        assignedOn: null,
        targetOn: null,
      },
      patch: [ended(given(subject), facts)],
    }),
    effects: (_, __, facts, before) => {
      const issue = given(before);
      return [
        ...dutiesEnd(issue, assignmentOf(issue)),
        ...[...new Set(sentBy(issue).map(({ unitId }) => unitId))].map(
          (unitId): Effect => ({ effect: 'cancelNotice', unitId, kind: 'ASSIGNMENT' }),
        ),
        ...issue.requests.map(
          ({ id }): Effect => ({
            effect: 'perform',
            action: 'lapseRequest',
            on: { type: 'Request', id },
          }),
        ),
        decisionOwed(facts),
      ];
    },
    opens: ['DECIDE'],
    causes: ['lapseRequest'],
  }),

  undoReassignment: row({
    from: ['ASSIGNED'],
    to: ['ASSIGNED', 'IN_PROGRESS'],
    pick: (issue) => (priorTo(issue)?.acceptedAt ? 'IN_PROGRESS' : 'ASSIGNED'),
    who: ['SESSION'],
    clause: '6.3',
    mode: 'decide',
    input: {},
    guard: (issue) => (priorTo(issue) ? null : { code: 'NOT_REASSIGNED' }),
    change: (subject, _, facts) => {
      const issue = given(subject);
      const prior = priorTo(issue);
      if (!prior) throw new Error(`issue ${issue.number} was not reassigned`);
      return {
        set: {
          ...(prior.responsibleIds[0] ? { leadUnitId: prior.responsibleIds[0] } : {}),
          responsibleIds: [...prior.responsibleIds],
          assistingIds: [...prior.assistingIds],
          assignedOn: prior.assignedOn,
          targetOn: prior.targetOn,
        },
        patch: [ended(issue, facts), ...restored(issue, prior, facts)],
      };
    },
    effects: (_, __, ___, before) => {
      const issue = given(before);
      return [
        ...dutiesEnd(issue, assignmentOf(issue)),
        ...issue.requests.map(
          ({ id }): Effect => ({
            effect: 'perform',
            action: 'lapseRequest',
            on: { type: 'Request', id },
          }),
        ),
        ...restoreSuperseded(issue, assignmentOf(issue).assignedAt),
      ];
    },
    causes: ['lapseRequest', 'restoreDecision'],
  }),

  restoreIssue: row({
    from: ['DECLINED'],
    to: ['VERIFIED'],
    who: ['SESSION'],
    clause: '6.3',
    mode: 'decide',
    input: {},
    change: () => ({ set: { closedAt: null } }),
    effects: (_, __, facts) => [decisionOwed(facts)],
    opens: ['DECIDE'],
  }),
};
