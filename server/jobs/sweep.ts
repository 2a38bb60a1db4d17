import type { Engine } from '../actions/engine.ts';
import { performAll, type Step } from '../actions/perform.ts';
import { turn } from '../issue/grid.ts';
import { addDays, type Day, dayAt, toDate, toDay } from '../kernel/calendar.ts';
import { proposeRecurring } from './recurring.ts';

/** The checkpoint that holds the last day swept. */
export const MIDNIGHT = 'midnight';
const BATCH = 100;

/**
 * What the clock does at the Shanghai midnight: turns the 15-day grids, records silence, reminds
 * of what is due soon, warns of what is overdue and proposes what recurs. Every step is refused
 * when it has been done, so a sweep that runs twice, late or on two servers does each thing once.
 */
export const sweep = async (engine: Engine): Promise<void> => {
  const today = dayAt(engine.clock.now());
  const checkpoint = await engine.database.checkpoint.findUnique({ where: { name: MIDNIGHT } });
  if (checkpoint?.day && toDay(checkpoint.day) >= today) return;
  await inBatches(engine, await gridSteps(engine, today));
  await inBatches(engine, await silenceSteps(engine, today));
  await inBatches(engine, await dutySteps(engine, today));
  await proposeRecurring(engine, today);
  await engine.database.checkpoint.upsert({
    where: { name: MIDNIGHT },
    create: { name: MIDNIGHT, day: toDate(today) },
    update: { day: toDate(today) },
  });
};

const step = (action: string, id: string): Step => ({
  asker: 'SYSTEM',
  request: { action, id },
  isOptional: true,
});

/** Only the issues whose grid really moves today are loaded whole. */
const gridSteps = async (engine: Engine, today: Day): Promise<Step[]> => {
  const { reportEvery } = engine.directory.rules(today).values;
  const issues = await engine.database.issue.findMany({
    where: { state: { in: ['ASSIGNED', 'IN_PROGRESS', 'RESOLUTION_CLAIMED'] } },
    select: {
      id: true,
      state: true,
      assignments: { where: { endedAt: null }, select: { id: true, assignedOn: true } },
      duties: { where: { kind: 'REPORT' }, select: { aboutId: true, period: true, state: true } },
    },
    orderBy: { number: 'asc' },
  });
  return issues
    .filter(({ state, assignments: [assignment], duties }) => {
      if (!assignment) return false;
      const own = duties.filter(({ aboutId }) => aboutId === assignment.id);
      if (state === 'RESOLUTION_CLAIMED') return own.some((duty) => duty.state === 'PENDING');
      const { open, miss } = turn(toDay(assignment.assignedOn), own, today, reportEvery);
      return open.length + miss.length > 0;
    })
    .map(({ id }) => step('advanceGrid', id));
};

const silenceSteps = async (engine: Engine, today: Day): Promise<Step[]> => {
  const claims = await engine.database.claim.findMany({
    where: {
      outcome: null,
      view: null,
      viewDueOn: { lt: toDate(today) },
      issue: { state: 'RESOLUTION_CLAIMED' },
    },
    select: { issueId: true },
  });
  return claims.map(({ issueId }) => step('recordSilence', issueId));
};

const dutySteps = async (engine: Engine, today: Day): Promise<Step[]> => {
  const { near } = engine.directory.rules(today).values;
  const duties = await engine.database.duty.findMany({
    where: {
      state: 'PENDING',
      countedAt: null,
      dueOn: { lte: toDate(addDays(today, Math.max(near.long, near.short))) },
      OR: [{ dueSoonAt: null }, { overdueAt: null }],
    },
    select: { id: true, dueOn: true, dueSoonAt: true, overdueAt: true },
    orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
  });
  return duties.flatMap(({ id, dueOn, dueSoonAt, overdueAt }) => {
    if (toDay(dueOn) < today) return overdueAt ? [] : [step('warnDuty', id)];
    return dueSoonAt ? [] : [step('remindDuty', id)];
  });
};

const inBatches = async (engine: Engine, steps: readonly Step[]): Promise<void> => {
  for (let at = 0; at < steps.length; at += BATCH)
    await performAll(engine, steps.slice(at, at + BATCH));
};
