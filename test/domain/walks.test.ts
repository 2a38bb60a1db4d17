// Random walks: random people try random things on random days, most of them in vain. Whatever
// comes, the table is kept, nothing refused leaves a trace, the log's changes give the same issue
// again, and what is owed is what the slow count says.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '../../server/kernel/calendar.ts';
import { makeIssue, makeProject } from './make.ts';
import { openProjectWalk } from './project-walk.ts';
import { replayDifferences } from './replay.ts';
import { openWalk } from './walk.ts';
import type { Step } from './walk-look.ts';
import { openWorld, text, type World } from './world.ts';

/** Walks per run; each about a second. `WALKS=500` looks longer. */
const WALKS = Number(process.env['WALKS'] ?? 20);

const step: fc.Arbitrary<Step> = fc.record({
  days: fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 0, max: 3 }) },
    { weight: 1, arbitrary: fc.integer({ min: 4, max: 35 }) },
  ),
  isWild: fc.integer({ min: 0, max: 3 }).map((n) => n === 0),
  pick: fc.nat(10_000),
  role: fc.nat(10_000),
});

/** Rounds of walks at most, until every state that counts has been reached. */
const ROUNDS = 10;

/** Walks by lot. Walks that never get anywhere prove nothing: then more are walked. */
const walkThrough = async (
  property: fc.IAsyncProperty<[Step[]]>,
  visited: ReadonlySet<string>,
  states: readonly string[],
): Promise<void> => {
  const missing = () => states.filter((state) => !visited.has(state));
  for (let round = 0; round < ROUNDS && (round === 0 || missing().length > 0); round += 1)
    await fc.assert(property, { numRuns: WALKS, endOnFailure: true });
  expect(missing(), 'states that no walk came to').toEqual([]);
};

describe('I-06 random walks', () => {
  const built: { world?: World; project?: string } = {};
  beforeAll(async () => {
    const world = await openWorld();
    const project = await makeProject(world, 'MAJOR');
    // What a duplicate may point at, for whichever unit leads.
    for (const lead of ['finance', 'audit']) await makeIssue(world, project, 'RESOLVED', lead);
    Object.assign(built, { world, project });
  });
  afterAll(() => built.world?.close());

  test('keep the table, the log and the slow count of duties', async () => {
    const { world, project } = built;
    if (!world || !project) throw new Error('no world');
    const visited = new Set<string>();
    await walkThrough(
      fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 40 }), async (steps) => {
        world.goTo(addDays(world.today(), 1));
        const walk = await openWalk(world, project);
        for (const one of steps) {
          expect(await walk.take(one)).toEqual([]);
          const { state } = await world.database.issue.findUniqueOrThrow({
            where: { id: walk.id },
          });
          visited.add(state);
        }
        expect(await replayDifferences(world.database, 'Issue', walk.id)).toEqual([]);
        const { state } = await world.database.issue.findUniqueOrThrow({ where: { id: walk.id } });
        if (state !== 'RESOLVED' && state !== 'DECLINED' && state !== 'CLOSED')
          await world.act('office', 'closeIssue', walk.id, {
            ground: 'DUPLICATE',
            duplicateOf: (
              await world.database.issue.findFirstOrThrow({ where: { state: 'RESOLVED' } })
            ).id,
            reason: text('本次结束'),
          });
      }),
      visited,
      ['ASSIGNED', 'IN_PROGRESS', 'RESOLUTION_CLAIMED', 'RESOLVED', 'CLOSED'],
    );
  }, 300_000);

  test('of projects too', async () => {
    const { world } = built;
    if (!world) throw new Error('no world');
    const visited = new Set<string>();
    await walkThrough(
      fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 40 }), async (steps) => {
        const walk = await openProjectWalk(world);
        for (const one of steps) {
          expect(await walk.take(one)).toEqual([]);
          const { tier, phase } = await world.database.project.findUniqueOrThrow({
            where: { id: walk.id },
          });
          visited.add(tier).add(phase);
        }
        expect(await replayDifferences(world.database, 'Project', walk.id)).toEqual([]);
      }),
      visited,
      ['KEY', 'MAJOR', 'ESTABLISHED', 'FORMALITIES_COMPLETE', 'LOST'],
    );
  }, 300_000);
});
