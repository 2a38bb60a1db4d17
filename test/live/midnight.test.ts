import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sweep } from '../../server/jobs/sweep.ts';
import { addDays, startOf } from '../../server/kernel/calendar.ts';
import { directoryOf } from '../../server/rules/directory.ts';
import { openApp, type TestApp } from '../support/app.ts';

/**
 * What the clock does at the Shanghai midnight: the grid turns, what is due soon and what is overdue
 * is told, each once, however often, however late and on however many servers it is done.
 */
describe('the Shanghai midnight', () => {
  let app: TestApp;
  let issue: string;
  const FIRST = '2026-11-24';

  beforeAll(async () => {
    app = await openApp();
    issue = await app.issue('IN_PROGRESS');
  });
  afterAll(() => app.close());

  const toldOf = async (action: string) =>
    app.engine.database.event.findMany({
      where: { action, rootId: issue },
      orderBy: { sequence: 'asc' },
      select: { at: true, subjectId: true, authority: true },
    });
  const reports = async () =>
    (
      await app.engine.database.duty.findMany({
        where: { issueId: issue, kind: 'REPORT' },
        orderBy: { period: 'asc' },
        select: { period: true, state: true },
      })
    ).map(({ period, state }) => `${period} ${state}`);
  /** A second server on the same record. */
  const another = async () => ({
    ...app.engine,
    directory: await directoryOf(app.engine.database),
  });

  it('tells nothing before the day has come', async () => {
    app.clock.set(startOf(addDays(FIRST, 10)));
    await sweep(app.engine);
    expect(await toldOf('remindDuty')).toEqual([]);
    expect(await reports()).toEqual(['1 PENDING']);
  });

  it('reminds three days before a report is due, once on two servers at a time', async () => {
    app.clock.set(startOf(addDays(FIRST, 12)));
    const second = await another();
    await Promise.all([sweep(app.engine), sweep(second), sweep(app.engine)]);
    await sweep(second);
    const told = await toldOf('remindDuty');
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ authority: 'SYSTEM', at: startOf(addDays(FIRST, 12)) });
  });

  it('warns when the day after has begun, and opens the next period', async () => {
    app.clock.set(new Date(startOf(addDays(FIRST, 16)).getTime() - 1));
    await sweep(app.engine);
    expect(await toldOf('warnDuty')).toEqual([]);
    app.clock.set(startOf(addDays(FIRST, 16)));
    await sweep(app.engine);
    await sweep(await another());
    expect(await toldOf('warnDuty')).toHaveLength(1);
    expect(await reports()).toEqual(['1 PENDING', '2 PENDING']);
  });

  it('makes good after days of downtime: each alert once, periods that are over are missed', async () => {
    const before = (await toldOf('warnDuty')).length;
    app.clock.set(startOf(addDays(FIRST, 50)));
    await Promise.all([sweep(app.engine), sweep(await another())]);
    await sweep(app.engine);
    // Periods 1 and 2 ended before the one that ended last; 3 is late, 4 is running.
    expect(await reports()).toEqual(['1 MISSED', '2 MISSED', '3 PENDING', '4 PENDING']);
    const told = await toldOf('warnDuty');
    // The third report, and the solution that was due on day 40.
    expect(told.length - before).toBe(2);
    expect(new Set(told.map(({ subjectId }) => subjectId)).size).toBe(told.length);
  });

  it('settles the oldest open period with a report, late, and leaves the grid where it was', async () => {
    await app.act('finance', 'reportProgress', issue, { text: { zh: '补报' } });
    expect(await reports()).toEqual(['1 MISSED', '2 MISSED', '3 DONE_LATE', '4 PENDING']);
    const [last] = await app.engine.database.report.findMany({
      where: { issueId: issue, kind: 'PROGRESS' },
    });
    expect(last).toMatchObject({ period: 3, late: true });
    app.clock.set(startOf(addDays(FIRST, 61)));
    await sweep(app.engine);
    const next = await app.engine.database.duty.findFirstOrThrow({
      where: { issueId: issue, kind: 'REPORT', period: 5 },
    });
    expect(next.dueOn.toISOString().slice(0, 10)).toBe(addDays(FIRST, 75));
  });

  it('records an owner’s silence the day after its view was due, and the check is owed', async () => {
    const silent = await app.issue('RESOLUTION_CLAIMED');
    app.clock.set(startOf(addDays(FIRST, 67)));
    await sweep(app.engine);
    await sweep(await another());
    const [claim] = await app.engine.database.claim.findMany({ where: { issueId: silent } });
    expect(claim).toMatchObject({ view: 'SILENT' });
    const duties = await app.engine.database.duty.findMany({
      where: { issueId: silent, kind: { in: ['VIEW', 'CHECK'] } },
      orderBy: { openedAt: 'asc' },
      select: { kind: true, state: true },
    });
    expect(duties).toEqual([
      { kind: 'VIEW', state: 'MISSED' },
      { kind: 'CHECK', state: 'PENDING' },
    ]);
    await app.act('office', 'confirmIssue', silent);
  });
});
