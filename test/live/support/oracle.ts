import { expect } from 'vitest';
import { meets } from '../../../server/kernel/authority.ts';
import type { TestApp } from '../../support/app.ts';
import type { Matters } from './moves.ts';
import type { Host, Replica } from './replica.ts';

/** What a run has gone through: a test that covered nothing proves nothing. */
export const newCoverage = () => ({
  seeds: 0,
  moves: 0,
  refused: 0,
  cuts: 0,
  tombstones: 0,
  contents: 0,
  reloads: 0,
});

export type Coverage = ReturnType<typeof newCoverage>;

/** Everybody whose board is compared: units that hold, lose and never see, and those above them. */
export const VIEWERS = [
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

/** Two projects of a seed, marked by name so that its boards show its own matters only. */
export const foundMatters = async (app: TestApp, seed: number): Promise<Matters> => {
  const tag = `种子${String(seed).padStart(4, '0')}号`;
  const matters: Matters = { tag, projects: [], issues: [], moved: new Map() };
  for (let count = 0; count < 2; count += 1) {
    const id = await app.project();
    await app.act('songzhuang', 'amendProject', id, {
      name: { zh: `${tag} 项目` },
      investment: { own: '60.00', loan: '40.00', fiscal: '0', other: '0', total: '100.00' },
    });
    matters.projects.push(id);
  }
  return matters;
};

/** Each board against a fresh query as its viewer. */
export const compare = async (replicas: readonly Replica[], seed: number): Promise<void> => {
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
export const assertNoGap = async (
  host: Host,
  { who, stretches }: Replica,
  seed: number,
): Promise<void> => {
  for (const { scopes, from, frames } of stretches) {
    const end = frames.at(-1)?.cursor;
    if (end === undefined) continue;
    const events = await host.database.event.findMany({
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
    const got = frames.map(({ cursor, kind }) => `${BigInt(cursor) / 1_000_000n} ${kind}`);
    expect(got, `seed ${seed}: what ${who} was told`).toEqual(due);
  }
};

/** Told to load again only where the rights were moved; and what came is counted. */
export const assertNoNeedlessReload = (
  replica: Replica,
  { moved }: Matters,
  covered: Coverage,
  seed: number,
): void => {
  const changes = moved.get(replica.who) ?? [];
  expect(replica.reloads.length, `seed ${seed}: reloads of ${replica.who}`).toBeLessThanOrEqual(
    changes.length,
  );
  covered.reloads += replica.reloads.length;
  const frames = replica.stretches.flatMap((stretch) => stretch.frames);
  covered.tombstones += frames.filter(({ kind }) => kind === 'TOMBSTONE').length;
  covered.contents += frames.filter(({ kind }) => kind === 'EVENT').length;
};
