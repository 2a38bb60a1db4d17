import { choice, group, list, ref, text } from '../kernel/input.ts';
import { type Effect, given, type Refusal } from '../kernel/lifecycle.ts';
import { RUNNING, reached } from './course.ts';
import { endedRefusal, issuesFollow, phaseRow } from './rows.ts';
import { openReportsOf, type ProjectSubject } from './subject.ts';

const CLOSED_ISSUES = ['RESOLVED', 'DECLINED', 'CLOSED'];

const dispositions = list(
  group('IssueDispositionInput', {
    issue: ref('Issue'),
    disposition: choice('IssueDisposition', ['CLOSE', 'KEEP']),
    reason: text(1_000),
  }),
  0,
  100,
);

type Dispositions = readonly {
  readonly issue: string;
  readonly disposition: string;
  readonly reason: object;
}[];

/** Each open issue is closed or kept, one by one, with a reason (7.4). */
const dispositionRefusal = (project: ProjectSubject, issues: Dispositions): Refusal | null => {
  const open = project.issues.filter(({ state }) => !CLOSED_ISSUES.includes(state));
  const stranger = issues.findIndex(({ issue }) => !open.some(({ id }) => id === issue));
  if (stranger >= 0) return { code: 'NOT_OPEN_HERE', path: ['issues', stranger, 'issue'] };
  const left = open.filter(({ id }) => !issues.some(({ issue }) => issue === id));
  return left.length > 0
    ? {
        code: 'ISSUES_LEFT',
        path: ['issues'],
        values: { numbers: left.map(({ number }) => number).join(' ') },
      }
    : null;
};

const closeIssues = (issues: Dispositions, ground: string): Effect[] =>
  issues
    .filter(({ disposition }) => disposition === 'CLOSE')
    .map(({ issue, reason }) => ({
      effect: 'perform',
      action: 'closeIssue',
      on: { type: 'Issue', id: issue },
      input: { ground, reason },
    }));

const endsAll = (project: ProjectSubject): Effect[] => [
  { effect: 'cancelDuty', pick: { kind: ['SIGN', 'CONFIRM_MILESTONE'] } },
  ...project.requests.map(
    ({ id }): Effect => ({
      effect: 'perform',
      action: 'lapseRequest',
      on: { type: 'Request', id },
    }),
  ),
];

/** Transfer to another owner unit, and how a project ends (4.2, 4.5, 7.4). */
export const endingRows = {
  transferProject: phaseRow({
    machine: 'phase',
    from: RUNNING,
    to: [],
    who: ['SYSTEM'],
    clause: '4.2',
    mode: 'decide',
    input: { ownerUnit: ref('Unit') },
    change: (_, { ownerUnit }) => ({ set: { ownerUnitId: ownerUnit } }),
    // Open duties move along, and so does the sight of every issue.
    effects: (project) => issuesFollow(project),
    causes: ['followProject'],
  }),

  completeProject: phaseRow({
    machine: 'phase',
    from: ['UNDER_CONSTRUCTION'],
    to: ['COMPLETED'],
    who: ['OFFICE'],
    clause: '4.5',
    mode: 'decide',
    input: { issues: dispositions },
    guard: (project) =>
      openReportsOf(project).some(({ kind }) => kind === 'COMPLETED')
        ? null
        : { code: 'COMPLETION_NOT_REPORTED' },
    reads: (_, input) => ({
      issues: (input?.issues ?? []).map(({ issue }) => ({ type: 'Issue', id: issue })),
    }),
    check: (project, { issues }) => dispositionRefusal(given(project), issues),
    change: (project, _, facts) => {
      const report = openReportsOf(given(project)).find(({ kind }) => kind === 'COMPLETED');
      return {
        ...reached(given(project), report?.id ?? '', facts),
        set: { endedAt: facts.now },
      };
    },
    effects: (project, { issues }) => [
      { effect: 'settleDuty', pick: { kind: 'CONFIRM_MILESTONE' } },
      ...endsAll(project),
      ...closeIssues(issues, 'PROJECT_COMPLETED'),
    ],
    settles: ['CONFIRM_MILESTONE'],
    causes: ['closeIssue', 'lapseRequest'],
  }),

  loseProject: phaseRow({
    machine: 'phase',
    from: RUNNING,
    to: ['LOST'],
    who: ['OFFICE'],
    clause: '7.4',
    mode: 'decide',
    input: { reason: text(1_000), issues: dispositions },
    guard: endedRefusal,
    reads: (_, input) => ({
      issues: (input?.issues ?? []).map(({ issue }) => ({ type: 'Issue', id: issue })),
    }),
    check: (project, { issues }) => dispositionRefusal(given(project), issues),
    change: (_, { reason }, { now }) => ({ set: { endedAt: now, endReason: reason } }),
    effects: (project, { issues }) => [...endsAll(project), ...closeIssues(issues, 'PROJECT_LOST')],
    causes: ['closeIssue', 'lapseRequest'],
  }),
};
