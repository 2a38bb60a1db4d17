import { addDays, toDay } from '../../server/kernel/calendar.ts';
import { tellDuty } from './duties.ts';
import { daysOn } from './grid.ts';
import { isRight, type Result, resultOf } from './judge.ts';
import { basics } from './make.ts';
import { CAST } from './situations.ts';
import { type Cell, cellsOf, LETTERS, ROLES, type Role } from './table.ts';
import { PROJECT } from './table-project.ts';
import type { Step } from './walk-look.ts';
import { text, type World } from './world.ts';

const CELLS = cellsOf(PROJECT);
const PEOPLE: readonly Role[] = LETTERS.map((letter) => ROLES[letter]).filter(
  (role) => role !== 'SYSTEM' && role !== 'SESSION',
);
const ACTIONS = PROJECT.lines.map(({ action }) => action);
const ENDS = new Set(['loseProject', 'completeProject']);
const CHAIN = ['ESTABLISHED', 'FORMALITIES_COMPLETE', 'CONSTRUCTION_STARTED', 'COMPLETED'];
const NOTHING = '00000000-0000-7000-8000-000000000000';

const lookAt = (world: World, id: string) =>
  world.database.project.findUniqueOrThrow({
    where: { id },
    include: {
      ownerUnit: true,
      milestones: true,
      milestoneReports: { where: { state: 'REPORTED' } },
      proposals: {
        where: { state: 'OPEN' },
        include: { signatures: { where: { voidedAt: null } } },
      },
      requests: { where: { state: 'OPEN' } },
      duties: { include: { holderUnit: true } },
    },
  });
type Seen = Awaited<ReturnType<typeof lookAt>>;

/** The column of the table that says exactly how it stands; null where none does. */
const situationOf = ({ tier, phase, proposals, milestoneReports }: Seen): string | null => {
  if (phase === 'LOST') return tier === 'KEY' ? 'LOST' : null;
  const [proposal] = proposals;
  const posts = proposal?.signatures.map(({ post }) => post);
  const reported = milestoneReports.map(({ kind }) => kind).join();
  if (phase === 'UNDER_CONSTRUCTION' && tier === 'MAJOR')
    return reported === '' ? 'BUILDING' : reported === 'COMPLETED' ? 'FINISHING' : null;
  if (reported === 'ESTABLISHED' && tier === 'MAJOR') return 'REPORTED';
  if (reported !== '') return null;
  if (tier === 'KEY' && !proposal && phase === 'ESTABLISHED') return 'STARTING';
  if (tier === 'KEY' && !proposal && phase === 'FORMALITIES_COMPLETE') return 'READY';
  if (phase !== 'PLANNED') return null;
  if (tier === 'MAJOR') return 'MAJOR';
  if (tier === 'KEY') return proposal ? (posts?.length === 0 ? 'REVERTING' : null) : 'KEY';
  if (!proposal) return 'CANDIDATE';
  return posts?.length === 0 ? 'PROPOSED' : posts?.join() === 'EXECUTIVE_CHAIR' ? 'SIGNED' : null;
};

/** What is owed about a project, counted as it goes by the words of the regulation (3.1, 4.2). */
const ledger = () => {
  const owed: { kind: string; holder: string; due: string; state: string }[] = [];
  const pending = (kind: string, holder?: string) =>
    owed.filter(
      (one) =>
        one.state === 'PENDING' &&
        one.kind === kind &&
        (holder === undefined || one.holder === holder),
    );
  const open = (kind: string, holder: string, due: string): void => {
    if (pending(kind, holder).length === 0) owed.push({ kind, holder, due, state: 'PENDING' });
  };
  const settle = (kind: string, on: string, holder?: string): void => {
    for (const one of pending(kind, holder)) one.state = on > one.due ? 'DONE_LATE' : 'DONE';
  };
  const cancel = (kind: string): void => {
    for (const one of pending(kind)) one.state = 'CANCELLED';
  };
  const bothSign = (on: string): void => {
    for (const post of ['EXECUTIVE_CHAIR', 'CHAIR']) open('SIGN', post, daysOn(on, 7));
  };
  const take = (action: string, role: Role, on: string, isProposed: boolean): void => {
    if (action === 'proposeDetermination' || action === 'proposeReversion') bothSign(on);
    // A changed file voids the signatures: both owe theirs again.
    if (action === 'amendProject' && isProposed) bothSign(on);
    if (action === 'signProposal') settle('SIGN', on, role);
    if (action === 'refuseProposal') {
      settle('SIGN', on, role);
      cancel('SIGN');
    }
    if (action === 'listProject') cancel('SIGN');
    if (action === 'reportMilestone') open('CONFIRM_MILESTONE', 'office', daysOn(on, 5));
    if (/^(confirm|return)Milestone$|^completeProject$/.test(action))
      settle('CONFIRM_MILESTONE', on);
    if (action === 'requestTransfer') open('DECIDE_REQUEST', 'EXECUTIVE_CHAIR', daysOn(on, 7));
    if (action === 'grantRequest' || action === 'refuseRequest') settle('DECIDE_REQUEST', on);
    if (action === 'withdrawRequest') cancel('DECIDE_REQUEST');
    if (ENDS.has(action))
      for (const kind of ['SIGN', 'CONFIRM_MILESTONE', 'DECIDE_REQUEST']) cancel(kind);
  };
  return { take, told: (): string[] => owed.map(tellDuty).sort() };
};

type Move = {
  readonly role: Role;
  readonly action: string;
  readonly id: string | null;
  readonly input: Readonly<Record<string, unknown>>;
  readonly cell?: Cell;
};

/** Registers a project and takes steps with it; each tells what is not as it should be. */
export const openProjectWalk = async (world: World) => {
  const { database } = world;
  const input = { ownerUnit: world.unit('commerce'), ...basics(world) };
  const { id } = await world.act('commerce', 'registerProject', null, input);
  const counted = ledger();

  const inputOf = (project: Seen, action: string): Readonly<Record<string, unknown>> => {
    const reason = text('理由');
    const other = project.ownerUnit.code === 'commerce' ? 'audit' : 'commerce';
    const next = CHAIN.find(
      (kind) => !project.milestones.some((one) => one.kind === kind && one.reachedOn),
    );
    const report = project.milestoneReports[0]?.id ?? NOTHING;
    const inputs: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
      amendProject: basics(world),
      proposeDetermination: { report: reason },
      proposeReversion: { report: reason, reason: 'BREACH' },
      refuseProposal: { reason },
      delistProject: { reason },
      reportMilestone: { kind: next ?? 'IN_PRODUCTION', reachedOn: world.today() },
      confirmMilestone: { report },
      confirmProduction: { report },
      returnMilestone: { report, reason },
      completeProject: { issues: [] },
      loseProject: { reason, issues: [] },
      requestTransfer: { project: id, ownerUnit: world.unit(other), reason },
      transferProject: { ownerUnit: world.unit(other) },
      refuseRequest: { remark: reason },
    };
    return inputs[action] ?? {};
  };

  const choose = (project: Seen, { isWild, pick, role }: Step): Move => {
    const situation = situationOf(project);
    const [request] = project.requests;
    if (request && !isWild && pick % 4 === 0) {
      const [by, action] = (
        [
          ['EXECUTIVE_CHAIR', 'grantRequest'],
          ['EXECUTIVE_CHAIR', 'refuseRequest'],
          ['OFFICE', 'withdrawRequest'],
        ] as const
      )[role % 3] ?? ['OFFICE', 'withdrawRequest'];
      return { role: by, action, id: request.id, input: inputOf(project, action) };
    }
    const right = CELLS.filter(
      (cell) =>
        (situation === null || cell.situation === situation) &&
        cell.expected.includes('allowed') &&
        PEOPLE.includes(cell.role) &&
        (!ENDS.has(cell.action) || pick % 9 === 0),
    );
    const names = isWild ? ACTIONS : [...new Set(right.map(({ action }) => action))];
    const action = names[pick % Math.max(1, names.length)] ?? 'amendProject';
    const theirs = right.filter((cell) => cell.action === action);
    const whose = theirs[role % Math.max(1, theirs.length)]?.role;
    const by = (isWild ? undefined : whose) ?? PEOPLE[role % PEOPLE.length] ?? 'OFFICE';
    const cell = CELLS.find(
      (one) => one.situation === situation && one.action === action && one.role === by,
    );
    const subject = action === 'requestTransfer' ? null : id;
    return {
      role: by,
      action,
      id: subject,
      input: inputOf(project, action),
      ...(cell ? { cell } : {}),
    };
  };

  /** What depends on more than the situation: a request that is open already, a report of today. */
  const isExpected = ({ cell, action, input: sent }: Move, project: Seen, result: Result) => {
    if (!cell || Object.values(sent).includes(NOTHING)) return true;
    if (action === 'requestTransfer' && project.requests.length > 0)
      return result.outcome !== 'allowed';
    return isRight(cell.expected, result, action === 'requestTransfer');
  };

  const take = async (step: Step): Promise<string[]> => {
    world.goTo(addDays(world.today(), step.days));
    const before = await lookAt(world, id);
    const events = await database.event.count();
    const move = choose(before, step);
    const owner = before.ownerUnit.code;
    const code = move.role === 'OWNER' ? owner : CAST[move.role];
    const name = `${world.today()} ${before.tier} ${before.phase} ${move.action} by ${code}`;
    const result = await world
      .act(code, move.action, move.id, move.input)
      .then((): Result => ({ outcome: 'allowed' }), resultOf);
    const wrong: string[] = [];
    if (!isExpected(move, before, result)) wrong.push(`${name}: ${JSON.stringify(result)}`);
    if (result.outcome === 'allowed')
      counted.take(move.action, move.role, world.today(), before.proposals.length > 0);
    else if ((await database.event.count()) !== events) wrong.push(`${name}: left a trace`);
    const kept = (await lookAt(world, id)).duties
      .map(({ kind, holderPost, holderUnit, dueOn, state }) =>
        tellDuty({
          kind,
          holder: holderPost ?? (holderUnit?.code === 'joint-office' ? 'office' : owner),
          due: toDay(dueOn),
          state,
        }),
      )
      .sort();
    if (kept.join() !== counted.told().join())
      wrong.push(`${name}: kept ${kept.join(' · ')}, counted ${counted.told().join(' · ')}`);
    return wrong;
  };
  return { id, take };
};
