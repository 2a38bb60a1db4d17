import { type Day, toDay } from '../../server/kernel/calendar.ts';
import { inputsFor } from './inputs.ts';
import { acceptance, charge } from './make.ts';
import { CAST } from './situations.ts';
import { cellsOf, type Role } from './table.ts';
import { ISSUE } from './table-issue.ts';
import { castOf, holderOf, lineOf, type Move, type Seen, type Step } from './walk-look.ts';
import { text, type World } from './world.ts';

const CELLS = new Map(
  cellsOf(ISSUE).map((cell) => [`${cell.situation} ${cell.action} ${cell.role}`, cell]),
);
const ROLES_AT_WORK = Object.keys(CAST).filter(
  (role) => role !== 'SYSTEM' && role !== 'SESSION',
) as Role[];
const ACTIONS = ISSUE.lines.map(({ action }) => action);

/** They end a walk, and are tried seldom. */
const ENDS = new Set(['withdrawIssue', 'declineIssue', 'closeIssue']);

/** They bring an issue on, and are tried often: a walk that goes nowhere proves nothing. */
const FORWARD = new Set([
  'resubmitIssue',
  'verifyIssue',
  'assignIssue',
  'acceptIssue',
  'reportProgress',
  'claimResolved',
  'giveView',
  'confirmIssue',
  'sendBackIssue',
  'reopenIssue',
]);

/** The column of the table that the issue stands in; null where none says it exactly. */
const situationOf = (issue: Seen, today: Day): string | null => {
  const isDone = issue.steps.every(({ state }) => state === 'DONE' || state === 'DROPPED');
  const isPast = issue.targetOn !== null && toDay(issue.targetOn) < today;
  if (issue.state === 'IN_PROGRESS') return isPast ? null : isDone ? 'STEPS' : 'PROGRESS';
  if (issue.state !== 'RESOLUTION_CLAIMED') return issue.state;
  const claim = issue.claims.at(-1);
  if (claim?.view === null) return 'CLAIMED';
  return claim?.view === 'SILENT' ? 'SILENT' : 'VIEWED';
};

const inputOf = async (world: World, issue: Seen, action: string, pick: number) => {
  const cast = castOf(issue);
  const { id } = issue;
  const other = cast.LEAD === 'finance' ? 'audit' : 'finance';
  const situation = { noun: 'Issue', name: 'WALK', id, on: world.today(), cast };
  const sent = (await inputsFor(world, situation))(action);
  const step = issue.steps.find(({ state }) => state !== 'DONE' && state !== 'DROPPED');
  const question = issue.inquiries.find(({ answeredAt }) => answeredAt === null);
  const changed: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
    reassignIssue: { ...charge(world, other, 20), reason: text('调整') },
    requestReassignment: { ...sent.input, proposal: [world.unit(other)] },
    assignIssue: charge(world, 'finance', 25),
    acceptIssue: acceptance(world, cast.LEAD),
    ...(step && pick % 3 > 0
      ? { reportProgress: { ...sent.input, steps: [{ no: step.no, state: 'DONE' }] } }
      : {}),
    ...(question ? { answerAssistance: { ...sent.input, inquiry: question.id } } : {}),
  };
  return { id: sent.id, input: changed[action] ?? sent.input };
};

/** Requests, notices and duties of the issue, and whose turn they are. */
const movesBeside = (issue: Seen): Move[] => {
  const lines = issue.duties.map(lineOf);
  const waivable = issue.duties.filter(
    (duty) =>
      duty.state === 'PENDING' &&
      duty.holderUnit !== null &&
      lines.filter((line) => line === lineOf(duty)).length === 1,
  );
  return [
    ...issue.requests.flatMap((request): Move[] => [
      { role: 'EXECUTIVE_CHAIR', action: 'grantRequest', id: request.id, input: {} },
      {
        role: 'EXECUTIVE_CHAIR',
        action: 'refuseRequest',
        id: request.id,
        input: { remark: text('不同意') },
      },
      { role: 'LEAD', action: 'withdrawRequest', id: request.id, input: {} },
    ]),
    ...issue.notices
      .filter(({ unit }) => unit?.code === castOf(issue).LEAD || unit?.code === 'commerce')
      .map(
        ({ id: notice, unit }): Move => ({
          role: unit?.code === 'commerce' ? 'OWNER' : 'LEAD',
          action: 'acknowledgeNotice',
          id: notice,
          input: {},
        }),
      ),
    ...waivable.map(
      (duty): Move => ({
        role: holderOf(duty) === 'office' ? 'EXECUTIVE_CHAIR' : 'OFFICE',
        action: 'waiveDuty',
        id: duty.id,
        input: { reason: text('情况特殊') },
      }),
    ),
  ];
};

/** What is tried next: by anybody, or by somebody whose turn the table says it is. */
export const choose = async (
  world: World,
  issue: Seen,
  { isWild, pick, role }: Step,
): Promise<Move> => {
  const situation = situationOf(issue, world.today());
  const made = async (who: Role, action: string): Promise<Move> => {
    const cell = CELLS.get(`${situation} ${action} ${who}`);
    return {
      role: who,
      action,
      ...(await inputOf(world, issue, action, pick)),
      ...(cell ? { cell } : {}),
    };
  };
  const anybody = ROLES_AT_WORK[role % ROLES_AT_WORK.length] ?? 'OFFICE';
  if (isWild) return made(anybody, ACTIONS[pick % ACTIONS.length] ?? '');
  const beside = movesBeside(issue);
  const turn = beside[role % Math.max(1, beside.length)];
  if (turn && pick % 6 === 0) return turn;
  const right = [...CELLS.values()].filter(
    (cell) =>
      cell.situation === (situation ?? 'PAST') &&
      cell.expected.includes('allowed') &&
      ROLES_AT_WORK.includes(cell.role) &&
      (!ENDS.has(cell.action) || pick % 5 === 0),
  );
  const forward = right.filter((cell) => FORWARD.has(cell.action));
  const among = forward.length > 0 && role % 3 > 0 ? forward : right;
  // First what, then who: else the action that most people have is taken most.
  const names = [...new Set(among.map(({ action }) => action))];
  const name = names[pick % Math.max(1, names.length)];
  const theirs = among.filter(({ action }) => action === name);
  const chosen = theirs[role % Math.max(1, theirs.length)];
  return chosen ? made(chosen.role, chosen.action) : made(anybody, 'closeIssue');
};
