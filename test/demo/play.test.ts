import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiAt } from '../../prisma/demo/api.ts';
import { DEMO_NOW, loadDemo } from '../../prisma/demo/load.ts';
import { type Played, playMonth } from '../../prisma/demo/play.ts';
import { createToken } from '../../server/access/tokens.ts';
import { type App, buildApp } from '../../server/app.ts';
import { sweep } from '../../server/jobs/sweep.ts';
import { addDays, dayAt, daysAfter, startOf } from '../../server/kernel/calendar.ts';
import { handClock } from '../support/app.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import { type Board, openBoard } from './board.ts';

/** Eyes with very different sights of the district. */
const WATCHERS = ['office', 'executive', 'finance', 'songzhuang', 'supervision', 'xinghe', 'admin'];

const clock = handClock(DEMO_NOW.toISOString());
const state = {} as { store: TestDatabase; app: App; url: string; boards: Map<string, Board> };
const played: Played[] = [];

/** Time goes on to a moment; the clock does its work at each midnight on the way. */
const passTo = async (moment: Date): Promise<void> => {
  for (const day of daysAfter(dayAt(clock.now()), dayAt(moment))) {
    clock.set(startOf(day));
    await sweep(state.app.engine);
  }
  clock.set(moment);
};

const tokenOf = async (code: string): Promise<string> => {
  const { database } = state.store;
  const { id: personId } = await database.person.findUniqueOrThrow({ where: { code } });
  const expiresAt = startOf(addDays(dayAt(clock.now()), 90));
  const asked = { personId, name: 'board', scopes: ['read'], expiresAt };
  return (await createToken(database, asked, clock.now())).secret;
};

beforeAll(async () => {
  const store = await createDatabase();
  const app = await buildApp({
    database: store.database,
    databaseUrl: store.url,
    clock,
    secret: 'a-secret-of-the-tests-and-of-nothing-else',
    origin: 'http://127.0.0.1',
    demo: true,
    development: false,
    accessLimits: { signIns: { capacity: 10_000, perSecond: 1_000 } },
    log: pino({ level: 'silent' }),
  });
  Object.assign(state, { store, app });
  await loadDemo({ engine: app.engine });
  await new Promise<void>((resolve) => app.server.listen(0, '127.0.0.1', resolve));
  state.url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  const boards = new Map<string, Board>();
  for (const code of WATCHERS) boards.set(code, await openBoard(state.url, await tokenOf(code)));
  state.boards = boards;
  await playMonth({
    api: apiAt(state.url),
    pace: ({ at }) => passTo(new Date(at)),
    today: () => dayAt(clock.now()),
    now: clock.now,
    shift: 0,
    daysPass: true,
    played: (one) => played.push(one),
  });
}, 300_000);

afterAll(async () => {
  for (const board of state.boards?.values() ?? []) board.close();
  await state.app?.close();
  await state.store?.close();
});

const done = (action: string) => played.filter(({ deed }) => deed.action === action);

describe('the recorded month, played through the public API', () => {
  test('every step is done and none refused', () => {
    const refused = played.flatMap(({ step, refusal }) =>
      refusal === null ? [] : [`${step.no} ${step.does}: ${refusal}`],
    );
    expect(refused).toEqual([]);
    expect(played.length).toBeGreaterThan(120);
  });

  test('shows the whole loop of chapter 4', () => {
    const wanted = [
      'registerProject',
      'signProposal',
      'listProject',
      'raiseIssue',
      'verifyIssue',
      'assignIssue',
      'acceptIssue',
      'reportProgress',
      'correctReport',
      'reportUrgent',
      'requestExtension',
      'grantRequest',
      'refuseRequest',
      'claimResolved',
      'sendBackIssue',
      'giveView',
      'confirmIssue',
      'reopenIssue',
    ];
    expect(wanted.filter((action) => done(action).length === 0)).toEqual([]);
    const views = done('giveView').map(({ deed }) => deed.input['verdict']);
    expect(views).toContain('OBJECT');
  });

  test('leaves in the record what happened by itself: both signatures determine, a grant reassigns, a late report is late', async () => {
    const { database } = state.store;
    const caused = await database.event.groupBy({
      by: ['action'],
      where: {
        at: { gt: DEMO_NOW },
        action: { in: ['determineProject', 'reassignIssue', 'extendIssue', 'recordSilence'] },
      },
      _count: true,
    });
    expect(new Map(caused.map(({ action, _count }) => [action, _count]))).toEqual(
      new Map([
        ['determineProject', 1],
        ['reassignIssue', 1],
        ['extendIssue', 3],
        ['recordSilence', 3],
      ]),
    );
    const late = await database.report.findMany({
      where: { late: true, at: { gt: DEMO_NOW } },
      select: { period: true, issue: { select: { number: true } } },
      orderBy: { at: 'asc' },
    });
    expect(late.map(({ period, issue }) => `${issue.number} ${period}`)).toEqual([
      '2026-031 3',
      '2026-052 3',
    ]);
  });

  test.each(WATCHERS)('the board of %s, kept by its stream alone, equals a fresh query', async (code) => {
    const board = state.boards.get(code);
    if (!board) throw new Error(`nobody watches as ${code}`);
    await board.caughtUp();
    expect(board.cases()).toEqual(await board.fresh());
  });
});
