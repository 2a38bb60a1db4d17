import { toDate } from '../kernel/calendar.ts';
import { choice, day, optional, ref, text } from '../kernel/input.ts';
import { given, type Refusal } from '../kernel/lifecycle.ts';
import { concludeDecisions } from './charging.ts';
import { endAsTheyStand, lapseRequests, row } from './rows.ts';
import { CLOSE_GROUNDS, type IssueSubject, OPEN_STATES, type ProjectView } from './subject.ts';

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

/** Closing without a solution, and checks on site (4.8, 4.9). */
export const closingRows = {
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
      ...concludeDecisions(issue),
    ],
    causes: ['lapseRequest', 'concludeDecision'],
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
