import { availabilityOf } from '../../server/actions/availability.ts';
import { actionOf, nounOf } from '../../server/actions/registry.ts';
import { load } from '../../server/actions/store.ts';
import { sweep } from '../../server/jobs/sweep.ts';
import { addDays, type Day, toDay } from '../../server/kernel/calendar.ts';
import { countDuties, type Fact, tellDuty } from './duties.ts';
import { inputsFor } from './inputs.ts';
import { isRight, type Result, resultOf } from './judge.ts';
import { acceptance, charge } from './make.ts';
import { CAST } from './situations.ts';
import { type Cell, cellsOf, type Role } from './table.ts';
import { ISSUE } from './table-issue.ts';
import { text, type World } from './world.ts';

/** One step of a walk, as drawn: how many days pass, and what is tried. */
export type Step = {
  readonly days: number;
  /** Anybody tries anything; else somebody whose turn it may be. */
  readonly isWild: boolean;
  readonly pick: number;
  readonly role: number;
};

const CELLS = new Map(
  cellsOf(ISSUE).map((cell) => [`${cell.situation} ${cell.action} ${cell.role}`, cell]),
);
const ROLES_AT_WORK = Object.keys(CAST).filter(
  (role) => role !== 'SYSTEM' && role !== 'SESSION',
) as Role[];
const ACTIONS = ISSUE.lines.map(({ action }) => action);

/** What else stands in the way of these is not told by the situation alone. */
const DEPENDS = new Set([
  'askAssistance',
  'answerAssistance',
  'correctReport',
  'requestExtension',
  'requestReassignment',
  'extendIssue',
  'advanceGrid',
  'recordSilence',
]);
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

type Move = {
  readonly role: Role;
  readonly action: string;
  readonly id: string | null;
  readonly input: Readonly<Record<string, unknown>>;
  /** The cell of the table, where one tells. */
  readonly cell?: Cell;
};

const lookAt = (world: World, id: string) =>
  world.database.issue.findUniqueOrThrow({
    where: { id },
    include: {
      leadUnit: true,
      steps: { where: { replacedAt: null }, orderBy: { no: 'asc' } },
      claims: { orderBy: { at: 'asc' } },
      inquiries: { orderBy: { askedAt: 'asc' } },
      requests: { where: { state: 'OPEN' } },
      notices: { where: { state: 'SENT' }, include: { unit: true } },
      duties: { include: { holderUnit: true }, orderBy: [{ openedAt: 'asc' }, { id: 'asc' }] },
    },
  });
type Seen = Awaited<ReturnType<typeof lookAt>>;

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

const holderOf = ({ holderPost, holderUnit }: Seen['duties'][number]): string =>
  holderPost ?? (holderUnit?.code === 'joint-office' ? 'office' : (holderUnit?.code ?? ''));

const lineOf = (duty: Seen['duties'][number]): string =>
  tellDuty({
    kind: duty.kind,
    holder: holderOf(duty),
    due: toDay(duty.dueOn),
    state: duty.state,
  });

/** Duties on record in lines; of a period that was taken up again only what it is now. */
const recorded = ({ duties }: Seen): string[] => {
  const lines = new Map<string, string>();
  for (const duty of duties)
    lines.set(duty.kind === 'REPORT' ? `${duty.aboutId} ${duty.period}` : duty.id, lineOf(duty));
  return [...lines.values()].sort();
};

export const openWalk = async (world: World, project: string) => {
  const facts: Fact[] = [];
  const { database, engine } = world;
  const raised = await world.act('commerce', 'raiseIssue', null, {
    project,
    title: text('游走'),
    blocked: text('受阻'),
    since: world.today(),
    ask: text('请协调'),
    severity: 'LOW',
  });
  const { id } = raised;
  facts.push({ on: world.today(), action: 'raiseIssue', by: 'commerce' });

  const castOf = (issue: Seen): Readonly<Record<Role, string>> => {
    const lead = issue.leadUnit?.code ?? 'finance';
    return { ...CAST, LEAD: lead, LEAD_HEAD: `${lead}.head` };
  };

  const inputOf = async (issue: Seen, action: string, pick: number) => {
    const cast = castOf(issue);
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

  const choose = async (issue: Seen, { isWild, pick, role }: Step): Promise<Move> => {
    const situation = situationOf(issue, world.today());
    const made = async (who: Role, action: string): Promise<Move> => {
      const cell = CELLS.get(`${situation} ${action} ${who}`);
      return {
        role: who,
        action,
        ...(await inputOf(issue, action, pick)),
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

  /** What a move that was allowed adds to the list of what happened. */
  const factsAbout = async (
    issue: Seen,
    { action, role, id: on, input }: Move,
  ): Promise<Fact[]> => {
    const day = world.today();
    const cast = castOf(issue);
    const fact = { on: day, action, by: role === 'EXECUTIVE_CHAIR' ? role : cast[role] };
    const target = input['targetOn'];
    const date = typeof target === 'string' ? { date: target } : {};
    const leadOf = (ids: unknown): string =>
      String(Array.isArray(ids) && ids[0] === world.unit('audit') ? 'audit' : 'finance');
    switch (action) {
      case 'returnIssue':
        return [{ ...fact, date: String(input['mendBy']) }];
      case 'assignIssue':
      case 'reassignIssue':
        return [{ ...fact, ...date, lead: leadOf(input['responsible']) }];
      case 'reportProgress':
        // A head reports for the unit like its clerk.
        return [{ ...fact, by: role === 'LEAD_HEAD' ? cast.LEAD : fact.by }];
      case 'askAssistance': {
        const asked = (await lookAt(world, id)).inquiries.at(-1);
        return [{ ...fact, date: String(input['dueOn']), about: asked?.id ?? '' }];
      }
      case 'answerAssistance':
        return [{ ...fact, about: String(input['inquiry']) }];
      case 'requestExtension':
      case 'requestReassignment': {
        const known = new Set(issue.requests.map((one) => one.id));
        const asked = (await lookAt(world, id)).requests.find((one) => !known.has(one.id));
        return [{ ...fact, action: 'request', about: asked?.id ?? '' }];
      }
      case 'grantRequest': {
        const asked = issue.requests.find((one) => one.id === on);
        const granted = { ...fact, about: String(on) };
        if (asked?.kind === 'EXTENSION' && asked.proposedOn)
          return [granted, { ...fact, action: 'extendIssue', date: toDay(asked.proposedOn) }];
        const lead = leadOf(asked?.proposedIds);
        const kept = issue.targetOn ? toDay(issue.targetOn) : '';
        return [granted, { ...fact, action: 'reassignIssue', date: kept, lead }];
      }
      case 'acknowledgeNotice': {
        const notice = issue.notices.find((one) => one.id === on);
        return [{ ...fact, about: notice?.kind === 'ASSIGNMENT' ? 'charge' : String(on) }];
      }
      case 'checkOnSite': {
        const known = new Set(issue.notices.map((one) => one.id));
        const sent = (await lookAt(world, id)).notices.find((one) => !known.has(one.id));
        return [{ ...fact, about: sent?.id ?? '' }];
      }
      case 'waiveDuty': {
        const duty = issue.duties.find((one) => one.id === on);
        if (!duty) return [];
        const about = duty.kind === 'REPORT' ? `REPORT ${duty.period}` : lineOf(duty);
        return [{ ...fact, about }];
      }
      default:
        return [{ ...fact, about: String(on) }];
    }
  };

  const isExpected = ({ cell, action }: Move, result: Result): boolean => {
    if (!cell) return true;
    const isCreating = actionOf(engine.registry, action).row.from.length === 0;
    const isOthers = cell.expected.every(
      (one) => one !== 'allowed' && (one.refused === 'FORBIDDEN' || one.refused === 'NOT_FOUND'),
    );
    if (isOthers) return result.outcome !== 'allowed';
    if (DEPENDS.has(action) || (action === 'reportProgress' && cell.role === 'RESPONSIBLE'))
      return true;
    return isRight(cell.expected, result, isCreating);
  };

  /** The buttons of who tries it say the same. */
  const isOfferedAs = async (move: Move, result: Result, code: string): Promise<boolean> => {
    const { noun, row } = actionOf(engine.registry, move.action);
    const holder = row.from.length > 0 ? noun : nounOf(engine.registry, 'Issue');
    const subject = await database.$transaction((one) => load(one, holder, move.id ?? id));
    const viewer = world.asker(code);
    if (!subject || viewer === 'SYSTEM' || result.outcome === 'NOT_FOUND') return true;
    const { available } = availabilityOf(engine, viewer, holder, subject);
    const isAvailable = available.some(({ action }) => action.name === move.action);
    if (result.outcome === 'allowed') return isAvailable;
    return !isAvailable || result.reason !== 'WRONG_STATE';
  };

  const take = async (step: Step): Promise<string[]> => {
    world.goTo(addDays(world.today(), step.days));
    await sweep(engine);
    const before = await lookAt(world, id);
    const events = await database.event.count();
    const move = await choose(before, step);
    const code = castOf(before)[move.role];
    const name = `${world.today()} ${before.state} ${move.action} by ${code}`;
    const wrong: string[] = [];
    const isSaid = await isOfferedBefore(move, code);
    const result = await world
      .act(code, move.action, move.id, move.input)
      .then((): Result => ({ outcome: 'allowed' }), resultOf);
    if (!isExpected(move, result)) wrong.push(`${name}: ${JSON.stringify(result)}`);
    if (!isSaid(result)) wrong.push(`${name}: the button says otherwise`);
    if (result.outcome === 'allowed') facts.push(...(await factsAbout(before, move)));
    else if ((await database.event.count()) !== events) wrong.push(`${name}: left a trace`);
    const after = await lookAt(world, id);
    const counted = countDuties('commerce', facts, world.today());
    const kept = recorded(after);
    if (JSON.stringify(kept) !== JSON.stringify(counted))
      wrong.push(
        `${name}: duties\n  kept    ${kept.filter((line) => !counted.includes(line)).join(' · ')}\n  counted ${counted.filter((line) => !kept.includes(line)).join(' · ')}`,
      );
    return wrong;
  };

  /** Looks at the buttons before anything is done, and tells whether a result agrees. */
  const isOfferedBefore = async (move: Move, code: string) => {
    const allowed = await isOfferedAs(move, { outcome: 'allowed' }, code);
    return (result: Result): boolean =>
      result.outcome === 'allowed' ? allowed : !(allowed && result.reason === 'WRONG_STATE');
  };

  return { id, facts, take };
};
