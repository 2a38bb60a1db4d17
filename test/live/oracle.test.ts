import { afterAll, beforeAll, expect, test } from 'vitest';
import { meets } from '../../server/kernel/authority.ts';
import { openApp, type TestApp } from '../support/app.ts';
import { type Matters, move } from './support/moves.ts';
import { randomOf } from './support/random.ts';
import { openReplica, type Replica, settle } from './support/replica.ts';

// The stream against an independent oracle, a fresh query as that viewer: whatever is done, by
// whomever, in whatever order, with clients cut and rights moved in between, what a client has made
// of its snapshot and its stream is what a fresh query gives. A failing seed is repeated with
// SEEDS=first-last.
const [first = 1, last = 12] = (process.env['SEEDS'] ?? '1-12').split('-').map(Number);
const SEEDS = Array.from({ length: last - first + 1 }, (_, index) => first + index);

const VIEWERS = [
  'office',
  'executive',
  'finance',
  'planning.head',
  'land',
  'commerce',
  'songzhuang',
  'xiji',
  'supervision',
  'analyst',
  'xinghe',
  'admin',
] as const;

let app: TestApp;
const covered = {
  seeds: 0,
  moves: 0,
  refused: 0,
  cuts: 0,
  tombstones: 0,
  contents: 0,
  touches: 0,
  reloads: 0,
};

beforeAll(async () => {
  app = await openApp({ streamLimits: { quiet: 1 } });
});
afterAll(() => app.close());

const compare = async (replicas: readonly Replica[], seed: number): Promise<void> => {
  for (const replica of replicas) {
    if (!replica.isListening()) continue;
    const fresh = await replica.fresh();
    const sorted = (state: ReadonlyMap<string, string>) =>
      Object.fromEntries([...state].sort().map(([id, text]) => [id, JSON.parse(text)]));
    expect(sorted(replica.state()), `seed ${seed}: the board of ${replica.who}`).toEqual(
      sorted(fresh),
    );
  }
};

/** Frames of a stretch of listening must be exactly the events that its tokens saw, in order. */
const assertNoGap = async ({ who, stretches }: Replica, seed: number): Promise<void> => {
  for (const { scopes, from, frames } of stretches) {
    const end = frames.at(-1)?.cursor;
    if (end === undefined) continue;
    const events = await app.store.database.event.findMany({
      where: { sequence: { gt: from, lte: BigInt(end) / 1_000_000n } },
      orderBy: { sequence: 'asc' },
    });
    const due = events.flatMap(({ sequence, scopesBefore, scopesAfter }) =>
      meets(scopesAfter, scopes)
        ? [`${sequence} EVENT`]
        : meets(scopesBefore, scopes)
          ? [`${sequence} TOMBSTONE`]
          : [],
    );
    // That something touched a case may come besides, without a word of what it was.
    const got = frames
      .filter(({ kind, event }) => kind === 'TOMBSTONE' || event !== null)
      .map(({ cursor, kind }) => `${BigInt(cursor) / 1_000_000n} ${kind}`);
    covered.touches += frames.length - got.length;
    expect(
      frames.every(({ kind, event, case: node }) => kind === 'TOMBSTONE' || event || node),
    ).toBe(true);
    expect(got, `seed ${seed}: what ${who} was told`).toEqual(due);
  }
};

const run = async (seed: number): Promise<void> => {
  const random = randomOf(seed);
  const tag = `种子${String(seed).padStart(4, '0')}号`;
  const matters: Matters = { tag, projects: [], issues: [], moved: new Map() };
  for (let count = 0; count < 2; count += 1) {
    const id = await app.project();
    // A mark on the name, so that the boards of this seed show its own matters only.
    const { version } = await app.store.database.project.findUniqueOrThrow({ where: { id } });
    await app.act(
      'songzhuang',
      'amendProject',
      id,
      {
        name: { zh: `${tag} 项目` },
        investment: { own: '60.00', loan: '40.00', fiscal: '0', other: '0', total: '100.00' },
      },
      { expectedVersion: version },
    );
    matters.projects.push(id);
  }
  const replicas = await Promise.all(VIEWERS.map((who) => openReplica(app, who, tag)));
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
    await settle(app, replicas);
    await compare(random.some(replicas, 4, 6), seed);
  }
  for (const replica of replicas) if (!replica.isListening()) await replica.listen();
  await settle(app, replicas);
  await compare(replicas, seed);
  for (const replica of replicas) {
    await assertNoGap(replica, seed);
    // Told to load again only where the rights were moved: anything else is needless.
    const moved = matters.moved.get(replica.who) ?? [];
    expect(replica.reloads.length, `seed ${seed}: reloads of ${replica.who}`).toBeLessThanOrEqual(
      moved.length,
    );
    covered.reloads += replica.reloads.length;
    const frames = replica.stretches.flatMap((stretch) => stretch.frames);
    covered.tombstones += frames.filter(({ kind }) => kind === 'TOMBSTONE').length;
    covered.contents += frames.filter(({ kind }) => kind === 'EVENT').length;
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
  if (SEEDS.length < 10) return;
  expect(covered.moves).toBeGreaterThan(SEEDS.length * 5);
  for (const [what, count] of Object.entries(covered)) expect(count, what).toBeGreaterThan(0);
});
