import { createDemoAccounts } from '../../server/access/accounts.ts';
import type { Engine } from '../../server/actions/engine.ts';
import { performAll, type Step } from '../../server/actions/perform.ts';
import { actionOf } from '../../server/actions/registry.ts';
import { table, tableOf } from '../../server/actions/store.ts';
import type { Database, Transaction } from '../../server/database/client.ts';
import { head } from '../../server/events/log.ts';
import { MIDNIGHT, sweep } from '../../server/jobs/sweep.ts';
import {
  addDays,
  type Day,
  dayAt,
  daysAfter,
  startOf,
  toDay,
} from '../../server/kernel/calendar.ts';
import { directoryOf } from '../../server/rules/directory.ts';
import { actingOf, type Cast, castOf } from './cast.ts';
import { DEMO_NOW, type SettableClock, settableClock } from './clock.ts';
import { readIssues, readPeople } from './data.ts';
import type { Deed, Find } from './deed.ts';
import { partsOf } from './deeds.ts';
import { facts, findIn } from './find.ts';
import { FIRST_DAY, laterAppointments, layFoundation } from './foundation.ts';
import { decisionReceipts } from './meeting-deeds.ts';
import { readHistory } from './mends.ts';
import { projectSteps } from './projects.ts';
import { DEMO_PASSWORD } from './sign-ins.ts';
import { moment, type Timed } from './timed.ts';

type Stage = {
  readonly engine: Engine;
  readonly clock: SettableClock;
  readonly cast: Cast;
  readonly find: Find;
  /** What the files call what an action creates. */
  readonly named: Readonly<Record<string, Map<string, string>>>;
};

/**
 * Loads the demo district into an empty record, through the actions themselves: its units and
 * people, its projects, and the year of history before {@link DEMO_NOW}, each step by its own
 * person at its own time, with the clock's work at every midnight between. Whoever is in it can
 * sign in with the one password of the demo.
 */
export const loadDemo = async ({ engine }: { readonly engine: Engine }): Promise<void> => {
  const people = await engine.database.$transaction(
    async (transaction) => replay(await within(engine, transaction)),
    { timeout: LONGEST },
  );
  await engine.directory.refresh();
  const { sequence } = await head(engine.database);
  engine.committed(sequence);
  // What has become due since the demo's last day.
  await sweep(engine);
  await createDemoAccounts(engine.database, people, DEMO_PASSWORD, engine.clock.now());
};

/** The load may take this long, in milliseconds. */
const LONGEST = 600_000;

type DemoEngine = Engine & { readonly clock: SettableClock };

/**
 * The engine inside one transaction: the demo is there whole, or not at all, and is written to disk
 * once. What it holds so far is seen by nobody else, so it keeps its own list of units.
 */
const within = async (engine: Engine, transaction: Transaction): Promise<DemoEngine> => {
  const database = new Proxy(transaction, {
    get: (target, name) =>
      name === '$transaction'
        ? (work: (inner: Transaction) => Promise<unknown>) => work(transaction)
        : Reflect.get(target, name),
  }) as Database;
  return {
    ...engine,
    database,
    directory: await directoryOf(database),
    clock: settableClock(moment(FIRST_DAY, 8)),
    // Nobody watches a past that is only now written down.
    committed: () => undefined,
  };
};

type Account = { readonly personId: string; readonly username: string };

const replay = async (engine: DemoEngine): Promise<readonly Account[]> => {
  const { clock, database } = engine;
  // The server has swept its empty record already; in the demo's past that day is still to come.
  await database.checkpoint.deleteMany({ where: { name: MIDNIGHT } });
  const people = readPeople();
  const acting = actingOf(people);
  const known = await layFoundation(engine, people);
  const projects = new Map<string, string>();
  const issues = new Map<string, string>();
  const meetings = new Map<string, string>();
  const find = findIn(
    engine.database,
    { ...known, projects, issues, meetings },
    facts({ people, issues: readIssues() }),
  );
  const cast = await castOf(engine.database);
  const named = { raiseIssue: issues, registerProject: projects, proposeMeeting: meetings };
  const stage: Stage = { engine, clock, cast, find, named };
  const timed = [
    ...laterAppointments(people, known, acting),
    ...projectSteps(known.enterprises, acting),
    ...historySteps(),
    ...receiptSteps(),
  ].sort((a, b) => a.at.getTime() - b.at.getTime());
  for (const step of timed) await take(stage, step);
  await passTo(stage, DEMO_NOW);
  return [...known.people].map(([username, personId]) => ({ personId, username }));
};

const historySteps = (): readonly Timed[] =>
  readHistory().flatMap((step) =>
    partsOf(step).map((deeds): Timed => ({ at: new Date(step.at), deeds })),
  );

/** Units acknowledge what meetings decided, each when it did. */
const receiptSteps = (): readonly Timed[] =>
  decisionReceipts().map(({ at, unit, meeting, no }) => ({
    at: new Date(at),
    deeds: async (find) => [
      {
        as: find.clerk(unit, at),
        action: 'acknowledgeDecision',
        id: await find.decision(meeting, no),
        input: {},
      },
    ],
  }));

const take = async (stage: Stage, { at, deeds }: Timed): Promise<void> => {
  await passTo(stage, at);
  const asked = await deeds(stage.find);
  if (asked.length === 0) return;
  const steps: Step[] = [];
  for (const deed of asked) steps.push(await stepOf(stage, deed));
  const done = await performAll(stage.engine, steps).catch((cause: unknown) => {
    const names = asked.map(({ action }) => action).join(', ');
    const why = JSON.stringify(Object(cause).problems ?? Object(cause).facts ?? String(cause));
    throw new Error(`${at.toISOString()}: ${names} is refused: ${why}`, { cause });
  });
  for (const [index, { action, names }] of asked.entries()) {
    const id = done[index]?.id ?? '';
    if (names) stage.named[action]?.set(names, id);
    if (action === 'appointPerson') await stage.cast.refresh();
  }
};

/** Lets the time pass: at each midnight on the way the clock does its work. */
const passTo = async ({ engine, clock }: Stage, at: Date): Promise<void> => {
  for (const day of await eventful(engine, daysAfter(dayAt(clock.now()), dayAt(at)))) {
    clock.set(startOf(day));
    await sweep(engine);
  }
  if (at > clock.now()) clock.set(at);
};

/** Days on which a midnight has something to do; a sweep on the others would find nothing. */
const eventful = async ({ database }: Engine, days: readonly Day[]): Promise<readonly Day[]> => {
  if (days.length === 0) return [];
  const inWork = await database.issue.count({
    where: { state: { in: ['ASSIGNED', 'IN_PROGRESS', 'RESOLUTION_CLAIMED'] } },
  });
  if (inWork > 0) return days;
  const owed = await database.duty.findMany({
    where: { state: 'PENDING' },
    select: { beginsOn: true, dueOn: true },
  });
  return days.filter((day) =>
    owed.some(({ beginsOn, dueOn }) => toDay(beginsOn) <= day && day <= addDays(toDay(dueOn), 1)),
  );
};

const stepOf = async ({ engine, clock, cast }: Stage, deed: Deed): Promise<Step> => {
  const { as, action, id, input, onBehalf } = deed;
  const asker =
    as === null ? 'SYSTEM' : cast.viewer(as, engine.directory.units(), dayAt(clock.now()));
  return {
    asker,
    request: {
      action,
      id,
      input,
      expectedVersion: await versionOf(engine, action, id),
      ...(onBehalf ? { onBehalf: { ...onBehalf, unitId: null } } : {}),
    },
  };
};

/** The version that whoever decides has seen. */
const versionOf = async (
  engine: Engine,
  name: string,
  id: string | null,
): Promise<number | null> => {
  const { row, noun } = actionOf(engine.registry, name);
  if (row.mode !== 'decide' || id === null) return null;
  const found = await table(engine.database, tableOf(noun.model)).findUnique({
    where: { id },
    select: { version: true },
  });
  return found?.version ?? null;
};
