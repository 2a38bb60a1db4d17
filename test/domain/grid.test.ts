// The slow count of the 15-day grid (grid.ts) against vectors counted by hand, against the demo
// district's 80 issues, and against the product's own arithmetic on thousands of random courses.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { periodAt, rest, resume, settledBy, turn } from '../../server/issue/grid.ts';
import { addDays } from '../../server/kernel/calendar.ts';
import { countGrid, daysOn, type GridFact, nextDay } from './grid.ts';

const course = (...facts: readonly (readonly [string, GridFact['what']])[]): GridFact[] =>
  facts.map(([on, what]) => ({ on, what }));

/** `1 DONE, 2 OPEN 2026-04-01` … as a reader would write it down. */
const told = (assignedOn: string, facts: readonly GridFact[], until: string): string[] =>
  countGrid(assignedOn, facts, until).periods.map(
    ({ period, due, state }) => `${period} ${due} ${state}`,
  );

describe('counted by hand', () => {
  const D = '2026-03-02';

  test('the day of assignment belongs to the first period, its last day is D+15', () => {
    expect(told(D, [], D)).toEqual(['1 2026-03-17 OPEN']);
    expect(told(D, [], '2026-03-17')).toEqual(['1 2026-03-17 OPEN']);
    expect(told(D, [], '2026-03-18')).toEqual(['1 2026-03-17 OPEN', '2 2026-04-01 OPEN']);
  });

  test('open when the next one ends: missed for good', () => {
    expect(told(D, [], '2026-04-01')).toEqual(['1 2026-03-17 OPEN', '2 2026-04-01 OPEN']);
    expect(told(D, [], '2026-04-02')).toEqual([
      '1 2026-03-17 MISSED',
      '2 2026-04-01 OPEN',
      '3 2026-04-16 OPEN',
    ]);
  });

  test('a report settles the oldest open period, late once it is over; one report one period', () => {
    const late = course(['2026-03-20', 'REPORT'], ['2026-03-20', 'REPORT']);
    expect(told(D, late, '2026-03-20')).toEqual(['1 2026-03-17 DONE_LATE', '2 2026-04-01 DONE']);
    expect(told(D, course(['2026-03-17', 'REPORT']), '2026-03-18')).toEqual([
      '1 2026-03-17 DONE',
      '2 2026-04-01 OPEN',
    ]);
  });

  test('one more in a settled period settles nothing, and nothing is reported ahead', () => {
    const facts = course(['2026-03-03', 'REPORT'], ['2026-03-10', 'REPORT']);
    expect(countGrid(D, facts, '2026-03-18').settled).toEqual([1, null]);
    expect(told(D, facts, '2026-03-18')).toEqual(['1 2026-03-17 DONE', '2 2026-04-01 OPEN']);
  });

  test('a claim counts as one report; what ends while it rests is cancelled', () => {
    const facts = course(['2026-03-20', 'CLAIM'], ['2026-04-10', 'SEND_BACK']);
    // Period 1 settled late by the claim, 2 ended under it, 3 is at hand after the send-back.
    expect(told(D, facts, '2026-04-10')).toEqual([
      '1 2026-03-17 DONE_LATE',
      '2 2026-04-01 CANCELLED',
      '3 2026-04-16 OPEN',
    ]);
  });

  test('sent back within the period: what was open of it is due at its own date', () => {
    const facts = course(['2026-03-20', 'CLAIM'], ['2026-03-25', 'SEND_BACK']);
    expect(told(D, facts, '2026-03-25')).toEqual(['1 2026-03-17 DONE_LATE', '2 2026-04-01 OPEN']);
  });

  test('sent back in the period that the claim has settled: the next date is due', () => {
    const facts = course(['2026-03-10', 'CLAIM'], ['2026-03-12', 'SEND_BACK']);
    expect(told(D, facts, '2026-03-18')).toEqual(['1 2026-03-17 DONE', '2 2026-04-01 OPEN']);
  });

  test('sent back on the last day of a period: it is due that very day', () => {
    const facts = course(['2026-03-10', 'CLAIM'], ['2026-04-01', 'SEND_BACK']);
    expect(told(D, facts, '2026-04-01')).toEqual(['1 2026-03-17 DONE', '2 2026-04-01 OPEN']);
  });

  test('confirmed and reopened: nothing of the time between is owed', () => {
    const facts = course(
      ['2026-03-10', 'CLAIM'],
      ['2026-03-20', 'CONFIRM'],
      ['2026-05-20', 'REOPEN'],
    );
    expect(told(D, facts, '2026-05-20')).toEqual(['1 2026-03-17 DONE', '6 2026-05-31 OPEN']);
  });

  test('ends as it stands with the charge: over is missed, running is cancelled', () => {
    expect(told(D, course(['2026-03-20', 'END']), '2026-05-20')).toEqual([
      '1 2026-03-17 MISSED',
      '2 2026-04-01 CANCELLED',
    ]);
  });
});

describe('I-08 edges of the calendar', () => {
  test.each([
    ['2028-02-14', '2028-02-29', '2028-03-15'],
    ['2028-02-15', '2028-03-01', '2028-03-16'],
    ['2027-02-14', '2027-03-01', '2027-03-16'],
    ['2026-12-16', '2026-12-31', '2027-01-15'],
    ['2026-12-17', '2027-01-01', '2027-01-16'],
    ['2026-01-31', '2026-02-15', '2026-03-02'],
    ['2100-02-14', '2100-03-01', '2100-03-16'],
  ])('assigned on %s: first %s, then %s', (assignedOn, first, second) => {
    expect([daysOn(assignedOn, 15), daysOn(assignedOn, 30)]).toEqual([first, second]);
    expect(periodAt(assignedOn, 1, 15)).toEqual({ no: 1, begins: assignedOn, due: first });
    expect(periodAt(assignedOn, 2, 15)).toEqual({ no: 2, begins: nextDay(first), due: second });
  });

  test('the product counts days as the slow calendar does, through leap years and year ends', () => {
    let day = '2026-01-01';
    for (let n = 1; n <= 1_500; n += 1) {
      day = nextDay(day);
      expect(addDays('2026-01-01', n)).toBe(day);
    }
    expect(day).toBe('2030-02-09');
  });
});

type DemoIssue = {
  readonly id: string;
  readonly state: string;
  readonly assigned?: { readonly at: string };
  readonly reports: readonly {
    readonly period: number;
    readonly due: string;
    readonly at: string;
    readonly late: boolean;
  }[];
  readonly missedPeriods: readonly number[];
  readonly nextReport: { readonly period: number; readonly due: string } | null;
  readonly claims: readonly {
    readonly at: string;
    readonly sentBack: { readonly at: string } | null;
    readonly confirmed: { readonly at: string } | null;
  }[];
};

const DEMO: readonly DemoIssue[] = JSON.parse(
  readFileSync(path.join(import.meta.dirname, '../../prisma/demo/data/issues.json'), 'utf8'),
);
const TODAY = '2026-11-24';

const factsOf = ({ reports, claims }: DemoIssue): (GridFact & { readonly at: string })[] =>
  [
    ...reports.map(({ at }) => ({ at, what: 'REPORT' as const })),
    ...claims.flatMap(({ at, sentBack, confirmed }) => [
      { at, what: 'CLAIM' as const },
      ...(sentBack ? [{ at: sentBack.at, what: 'SEND_BACK' as const }] : []),
      ...(confirmed ? [{ at: confirmed.at, what: 'CONFIRM' as const }] : []),
    ]),
  ]
    .map((fact) => ({ ...fact, on: fact.at.slice(0, 10) }))
    .sort((a, b) => (a.at < b.at ? -1 : 1));

describe('the demo district', () => {
  const assigned = DEMO.filter((issue) => issue.assigned);
  test('has 80 issues, 60 and more of them assigned', () => {
    expect(DEMO).toHaveLength(80);
    expect(assigned.length).toBeGreaterThanOrEqual(60);
  });

  test.each(assigned.map((issue) => [issue.id, issue] as const))('%s', (_, issue) => {
    const D = issue.assigned?.at.slice(0, 10) ?? '';
    const facts = factsOf(issue);
    const { periods, settled } = countGrid(D, facts, TODAY);
    const byReport = facts
      .filter(({ what }) => what === 'REPORT' || what === 'CLAIM')
      .map(({ what, on }, index) => ({ what, on, period: settled[index] ?? null }))
      .filter(({ what }) => what === 'REPORT')
      .map(({ on, period }) => {
        const due = periods.find((one) => one.period === period)?.due ?? '';
        return { period, due, late: on > due };
      });
    expect(byReport).toEqual(issue.reports.map(({ period, due, late }) => ({ period, due, late })));
    const missed = periods.filter(({ state }) => state === 'MISSED').map(({ period }) => period);
    expect(missed).toEqual(issue.missedPeriods);
    const open = periods.find(({ state }) => state === 'OPEN');
    if (issue.state !== 'ASSIGNED' && issue.state !== 'IN_PROGRESS') return;
    const last = Math.max(0, ...periods.map(({ period }) => period));
    // With all periods settled the next date of the grid is the one to come.
    expect(open ?? { period: last + 1, due: daysOn(D, 15 * (last + 1)) }).toMatchObject(
      issue.nextReport ?? {},
    );
  });
});

describe('the product’s arithmetic', () => {
  // What a day's work does to the duties on record, by the product's own functions.
  const step = fc.record({
    days: fc.integer({ min: 0, max: 40 }),
    what: fc.constantFrom('REPORT', 'CLAIM', 'SEND_BACK') as fc.Arbitrary<GridFact['what']>,
  });

  test('is the slow count, whatever the course', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const D = '2027-12-20';
        const duties = new Map<number, string>();
        const record = () => [...duties].map(([period, state]) => ({ period, state }));
        const midnight = (today: string, claimedOn: string | null) => {
          const moment = new Date(`${claimedOn ?? today}T12:00:00+08:00`);
          const { open, miss, cancel } = claimedOn
            ? rest(D, record(), moment, today, 15)
            : turn(D, record(), today, 15);
          for (const { no } of open) duties.set(no, 'PENDING');
          for (const no of miss) duties.set(no, 'MISSED');
          for (const no of cancel) duties.set(no, 'CANCELLED');
        };
        const settleOne = (today: string) => {
          const period = settledBy(record(), turn(D, record(), today, 15));
          if (period === null) return;
          const { due } = periodAt(D, period, 15);
          duties.set(period, today > due ? 'DONE_LATE' : 'DONE');
        };
        midnight(D, null);
        const facts: GridFact[] = [];
        let today = D;
        let claimedOn: string | null = null;
        for (const { days, what } of steps) {
          for (let n = 0; n < days; n += 1) {
            today = nextDay(today);
            midnight(today, claimedOn);
          }
          if ((what === 'SEND_BACK') !== (claimedOn !== null)) continue;
          facts.push({ on: today, what });
          if (what !== 'SEND_BACK') settleOne(today);
          claimedOn = what === 'CLAIM' ? today : null;
          if (what === 'SEND_BACK')
            for (const { no } of resume(D, record(), today, 15).open) duties.set(no, 'PENDING');
        }
        const counted = countGrid(D, facts, today).periods.map(
          ({ period, state }) => `${period} ${state === 'OPEN' ? 'PENDING' : state}`,
        );
        const kept = [...duties].sort(([a], [b]) => a - b).map(([no, state]) => `${no} ${state}`);
        expect(kept).toEqual(counted);
      }),
      { numRuns: 500 },
    );
  });
});
