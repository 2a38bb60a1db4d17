import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApp, type TestApp } from '../support/app.ts';
import { move } from './support/moves.ts';
import {
  assertNoGap,
  assertNoNeedlessReload,
  compare,
  foundMatters,
  newCoverage,
  VIEWERS,
} from './support/oracle.ts';
import { randomOf } from './support/random.ts';
import { type Host, openReplica, settle } from './support/replica.ts';

// The stream against an independent oracle, a fresh query as that viewer: whatever is done, by
// whomever, in whatever order, with clients cut and rights moved in between, what a client has made
// of its snapshot and its stream is what a fresh query gives. A failing seed is repeated with
// SEEDS=first-last.
const [first = 1, last = 12] = (process.env['SEEDS'] ?? '1-8').split('-').map(Number);
const SEEDS = Array.from({ length: last - first + 1 }, (_, index) => first + index);

let app: TestApp;
const covered = newCoverage();

beforeAll(async () => {
  app = await openApp({ streamLimits: { heartbeat: 1 } });
});
afterAll(() => app.close());

const run = async (seed: number): Promise<void> => {
  const random = randomOf(seed);
  const matters = await foundMatters(app, seed);
  const host: Host = {
    url: app.url,
    token: app.token,
    viewer: app.district.viewer,
    database: app.store.database,
    tick: app.hub.tick,
  };
  const replicas = await Promise.all(VIEWERS.map((who) => openReplica(host, who, matters.tag)));
  for (let batch = 0; batch < 6; batch += 1) {
    // One by one, or several people at once.
    const count = 1 + random.number(5);
    const moves = random.chance(0.5)
      ? await Promise.all(Array.from({ length: count }, () => move(app, matters, random)))
      : await inOrder(count, () => move(app, matters, random));
    covered.moves += moves.filter(Boolean).length;
    covered.refused += moves.filter((isDone) => !isDone).length;
    for (const replica of replicas) {
      if (replica.isListening() && random.chance(0.15)) {
        await replica.absorb();
        replica.cut();
        covered.cuts += 1;
      } else if (!replica.isListening() && random.chance(0.5)) await replica.listen();
    }
    await settle(host, replicas);
    await compare(random.some(replicas, 4, 6), seed);
  }
  for (const replica of replicas) if (!replica.isListening()) await replica.listen();
  await settle(host, replicas);
  await compare(replicas, seed);
  for (const replica of replicas) {
    await assertNoGap(host, replica, seed);
    assertNoNeedlessReload(replica, matters, covered, seed);
    replica.cut();
  }
  covered.seeds += 1;
};

const inOrder = async <Result>(count: number, work: () => Promise<Result>): Promise<Result[]> => {
  const results: Result[] = [];
  for (let done = 0; done < count; done += 1) results.push(await work());
  return results;
};

test.each(SEEDS)('every board equals a fresh query as its viewer: seed %i', run, 60_000);

test('the seeds have covered what they are for', () => {
  expect(covered.seeds).toBe(SEEDS.length);
  if (SEEDS.length < 20) return;
  expect(covered.moves).toBeGreaterThan(SEEDS.length * 5);
  for (const [what, count] of Object.entries(covered)) expect(count, what).toBeGreaterThan(0);
});
