import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Shown, steady } from '../../client/src/desk/steady.ts';

type Row = { readonly id: string; readonly kind: string };

const ids = fc.uniqueArray(fc.integer({ min: 0, max: 12 }), { maxLength: 10 });

/** Some rows in some order of groups; what a row's group is never changes. */
const rowsOf = (numbers: readonly number[]): readonly Row[] => {
  const rows = numbers.map((number) => ({ id: `r${number}`, kind: `k${number % 3}` }));
  return [...Map.groupBy(rows, ({ kind }) => kind).values()].flat();
};

const shownOf = (rows: readonly Row[]): readonly Shown<Row>[] =>
  rows.map((row) => ({ row, isGone: false }));

const idsOf = (rows: readonly Shown<Row>[]) => rows.map(({ row }) => row.id);

const runs = (rows: readonly Shown<Row>[]) =>
  rows.map(({ row }) => row.kind).filter((kind, index, all) => kind !== all[index - 1]);

test('a list that nobody is at is the list as it is', () => {
  fc.assert(
    fc.property(ids, ids, (before, now) => {
      const fresh = rowsOf(now);
      expect(steady(shownOf(rowsOf(before)), fresh, -1, new Set())).toEqual(shownOf(fresh));
    }),
  );
});

test('nothing moves above the row somebody is at, nothing old is lost, groups stay whole', () => {
  fc.assert(
    fc.property(ids, ids, fc.nat(9), (first, now, place) => {
      const before = shownOf(rowsOf(first));
      const fresh = rowsOf(now);
      const anchor = Math.min(place, before.length - 1);
      const after = steady(before, fresh, anchor, new Set());
      expect(idsOf(after).slice(0, anchor + 1)).toEqual(idsOf(before).slice(0, anchor + 1));
      expect(new Set(idsOf(after)).size).toBe(after.length);
      const isFresh = new Set(fresh.map(({ id }) => id));
      for (const { row, isGone } of after) expect(isGone).toBe(!isFresh.has(row.id));
      for (const id of idsOf(before)) if (isFresh.has(id)) expect(idsOf(after)).toContain(id);
      expect(new Set(runs(after)).size).toBe(runs(after).length);
    }),
    { numRuns: 500 },
  );
});

test('a row that is held stays in its group until it is let go', () => {
  const before = shownOf(rowsOf([0, 3, 6, 1, 4]));
  const fresh = rowsOf([0, 6, 1]);
  const after = steady(before, fresh, -1, new Set(['r3']));
  expect(after.map(({ row, isGone }) => [row.id, isGone])).toEqual([
    ['r0', false],
    ['r3', true],
    ['r6', false],
    ['r1', false],
  ]);
  expect(idsOf(steady(after, fresh, -1, new Set()))).toEqual(['r0', 'r6', 'r1']);
});
