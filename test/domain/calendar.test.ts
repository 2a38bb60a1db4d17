// Days are Shanghai's, whatever zone the server stands in (I-08): the calendar alone, then the whole
// engine with its database, under three zones.
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import {
  addDays,
  dayAt,
  daysAfter,
  daysBetween,
  isDay,
  startOf,
} from '../../server/kernel/calendar.ts';
import { latenessOf } from '../../server/kernel/lateness.ts';
import { makeIssue, makeProject } from './make.ts';
import { openWorld, text, type World } from './world.ts';

const ZONES = ['UTC', 'America/New_York', 'Asia/Shanghai'] as const;

describe('I-08 month ends in Shanghai', () => {
  test.each([
    ['2026-01-31T23:59:59+08:00', '2026-01-31T15:59:59Z', '2026-01-31'],
    ['2026-02-01T00:00:00+08:00', '2026-01-31T16:00:00Z', '2026-02-01'],
    ['2026-12-31T23:59:59.999+08:00', '2026-12-31T15:59:59.999Z', '2026-12-31'],
    ['2027-01-01T00:00:00+08:00', '2026-12-31T16:00:00Z', '2027-01-01'],
    ['2028-02-29T00:00:00+08:00', '2028-02-28T16:00:00Z', '2028-02-29'],
    ['2028-02-29T23:59:59+08:00', '2028-02-29T15:59:59Z', '2028-02-29'],
    ['2028-03-01T00:00:00+08:00', '2028-02-29T16:00:00Z', '2028-03-01'],
  ])('%s, which is %s, is on %s', (local, utc, day) => {
    expect(new Date(local).getTime()).toBe(new Date(utc).getTime());
    expect(dayAt(new Date(local))).toBe(day);
  });

  test('a day begins at its Shanghai midnight and not a millisecond before', () => {
    for (const day of ['2026-01-31', '2028-02-29', '2026-12-31', '2027-01-01']) {
      const start = startOf(day);
      expect(dayAt(start)).toBe(day);
      expect(dayAt(new Date(start.getTime() - 1))).toBe(addDays(day, -1));
      expect(dayAt(new Date(start.getTime() + 86_399_999))).toBe(day);
    }
  });

  test('days are counted over leap days and year ends', () => {
    expect(addDays('2028-02-14', 15)).toBe('2028-02-29');
    expect(addDays('2027-02-14', 15)).toBe('2027-03-01');
    expect(addDays('2026-12-17', 15)).toBe('2027-01-01');
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
    expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
    expect(daysBetween('2027-02-28', '2027-03-01')).toBe(1);
    expect(daysBetween('2027-01-01', '2026-12-31')).toBe(-1);
    expect(daysAfter('2026-12-30', '2027-01-01')).toEqual(['2026-12-31', '2027-01-01']);
    expect(daysAfter('2027-01-01', '2026-12-30')).toEqual([]);
  });

  test('only days that exist are days', () => {
    for (const day of ['2028-02-29', '2026-12-31', '2000-02-29']) expect(isDay(day)).toBe(true);
    for (const text of [
      '2027-02-29',
      '2100-02-29',
      '2026-04-31',
      '2026-13-01',
      '2026-00-10',
      '2026-1-1',
      '20260101',
      '2026-01-01T00:00:00Z',
      '',
      '２０２６-01-01',
    ])
      expect(isDay(text), text).toBe(false);
  });

  test('a due date holds until the end of its Shanghai day', () => {
    const duty = {
      state: 'PENDING',
      beginsOn: new Date('2026-01-16'),
      dueOn: new Date('2026-01-31'),
      endedAt: null,
      countedAt: null,
    };
    const near = { longFrom: 15, long: 3, short: 1 };
    const at = (moment: string) => latenessOf(duty, dayAt(new Date(moment)), near);
    expect(at('2026-01-31T15:59:59Z').tone).toBe('NEAR');
    expect(Math.abs(at('2026-01-31T15:59:59Z').days)).toBe(0);
    expect(at('2026-01-31T16:00:00Z')).toEqual({ tone: 'LATE', days: 1 });
    const done = { ...duty, state: 'DONE', endedAt: new Date('2026-01-31T15:59:59Z') };
    expect(latenessOf(done, '2026-03-01', near).tone).toBe('DONE');
    const late = { ...done, state: 'DONE_LATE', endedAt: new Date('2026-01-31T16:00:00Z') };
    expect(latenessOf(late, '2026-03-01', near)).toEqual({ tone: 'DONE_LATE', days: 1 });
  });
});

describe('I-08 the server’s zone has no say', () => {
  const calendar = path.join(import.meta.dirname, '../../server/kernel/calendar.ts');
  const script = `
    const { addDays, dayAt, daysBetween, startOf } = await import(${JSON.stringify(`file://${calendar}`)});
    const days = Array.from({ length: 1500 }, (_, n) => addDays('2026-01-01', n));
    const told = days.map((day) => [day, startOf(day).getTime(), daysBetween('2026-01-01', day),
      dayAt(new Date(startOf(day).getTime() + 86399999))]);
    console.log(JSON.stringify({ zone: new Date(2026, 6, 1).getTimezoneOffset(), told }));`;
  const inZone = (zone: string) =>
    JSON.parse(
      execFileSync(
        process.execPath,
        ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', script],
        { encoding: 'utf8', env: { ...process.env, TZ: zone } },
      ),
    ) as { readonly zone: number; readonly told: unknown };

  test('the calendar in processes of three zones', () => {
    const [utc, newYork, shanghai] = ZONES.map(inZone);
    // The zones were really set.
    expect([utc?.zone, newYork?.zone, shanghai?.zone]).toEqual([0, 240, -480]);
    expect(newYork?.told).toEqual(utc?.told);
    expect(shanghai?.told).toEqual(utc?.told);
  });

  const zone = process.env['TZ'];
  afterAll(() => {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  });

  const story = async (world: World, at: string) => {
    world.time.now = new Date(at);
    const project = await makeProject(world, 'MAJOR');
    const issue = await makeIssue(world, project, 'CLAIMED');
    await world.act('office', 'checkOnSite', issue, {
      checkedOn: world.today(),
      findings: text('属实'),
      conclusion: text('属实'),
    });
    const { number, since, assignedOn, targetOn, raisedAt, steps, duties } =
      await world.database.issue.findUniqueOrThrow({
        where: { id: issue },
        include: { steps: { orderBy: { no: 'asc' } }, duties: { orderBy: { id: 'asc' } } },
      });
    return {
      issue: { number, since, assignedOn, targetOn, raisedAt },
      steps: steps.map(({ dueOn, doneOn }) => ({ dueOn, doneOn })),
      duties: duties.map(({ kind, beginsOn, dueOn, state }) => ({ kind, beginsOn, dueOn, state })),
    };
  };

  test('the engine and its database, on the edges of days, months and years', async () => {
    const moments = [
      '2026-01-31T23:59:59+08:00',
      '2027-01-01T00:00:00+08:00',
      '2028-02-29T00:00:01+08:00',
    ];
    const told: unknown[] = [];
    for (const name of ZONES) {
      process.env['TZ'] = name;
      const world = await openWorld();
      try {
        for (const at of moments) told.push(await story(world, at));
      } finally {
        await world.close();
      }
    }
    const count = moments.length;
    expect(told.slice(count, 2 * count)).toEqual(told.slice(0, count));
    expect(told.slice(2 * count)).toEqual(told.slice(0, count));
    for (const [index, at] of moments.entries())
      expect(told[index]).toMatchObject({
        issue: { number: `${at.slice(0, 4)}-001`, since: new Date(at.slice(0, 10)) },
      });
  });
});
