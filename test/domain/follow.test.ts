// What stands on an issue's card of its project is told to everybody who sees the card, the
// responsible units among them, who do not see the project itself.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unitScope } from '../../server/kernel/authority.ts';
import { basics, charge, makeIssue, makeProject } from './make.ts';
import { openWorld, type World } from './world.ts';

describe('an issue follows its project', () => {
  const built: { world?: World } = {};
  beforeAll(async () => {
    built.world = await openWorld();
  });
  afterAll(() => built.world?.close());

  test('a new name is an event of the issue; what is not on the card is none', async () => {
    const world = built.world as World;
    const project = await makeProject(world, 'MAJOR');
    const issue = await makeIssue(world, project, 'VERIFIED');
    await world.act('executive', 'assignIssue', issue, charge(world));
    const told = () =>
      world.database.event.findMany({
        where: { rootId: issue, action: 'followProject' },
        select: { scopesAfter: true },
      });
    const amend = (more: object) =>
      world.act('office', 'amendProject', project, { ...basics(world), ...more });
    await amend({ address: { zh: '通济路 6 号' } });
    expect(await told()).toHaveLength(0);
    await amend({ name: { zh: '更名后的项目' } });
    const [event] = await told();
    const { responsibleIds } = await world.database.issue.findUniqueOrThrow({
      where: { id: issue },
    });
    expect(event?.scopesAfter).toEqual(expect.arrayContaining(responsibleIds.map(unitScope)));
  });
});
