// On behalf of others, and never one person for two (3.1, 4.1): the office records a chair's
// decision or a unit's paper with evidence, the record names both; two signatures are two people's.
import { describe, expect, test } from 'vitest';
import type { OnBehalf } from '../../server/actions/engine.ts';
import { resultOf, tried } from './judge.ts';
import { charge, makeIssue, makeProject, problem } from './make.ts';
import { useWorld } from './use-world.ts';
import { text, type World } from './world.ts';

const evidence = { kind: 'DOCUMENT', reference: '通产联办〔2026〕15号' } as const;
const forPost = (post: NonNullable<OnBehalf['post']>): OnBehalf => ({
  post,
  unitId: null,
  evidence,
});
const forUnit = (unitId: string): OnBehalf => ({ post: null, unitId, evidence });

describe('on behalf of', () => {
  const { going: opened } = useWorld();
  const lastEvent = (world: World) =>
    world.database.event.findFirstOrThrow({ orderBy: { sequence: 'desc' } });

  test('an issue by the owner unit’s paper: the event names both, and the paper', async () => {
    const world = opened();
    const project = await makeProject(world, 'MAJOR');
    const behalf = forUnit(world.unit('commerce'));
    await world.act('office', 'raiseIssue', null, problem(world, project), behalf);
    expect(await lastEvent(world)).toMatchObject({
      action: 'raiseIssue',
      authority: 'OWNER',
      actorId: world.person('office'),
      principalUnitId: world.unit('commerce'),
      evidence,
      clause: '6.1',
    });
    // Without a paper the office raises nothing: it is not the owner.
    const bare = await tried(world.act('office', 'raiseIssue', null, problem(world, project)));
    expect(bare).toMatchObject({ outcome: 'FORBIDDEN', clause: '6.1' });
  });

  test('what a paper cannot do: the rights are those of the unit that it is from', async () => {
    const world = opened();
    const project = await makeProject(world, 'MAJOR');
    const issue = await makeIssue(world, project, 'RAISED');
    const paper = forUnit(world.unit('commerce'));
    const verified = await tried(world.act('office', 'verifyIssue', issue, {}, paper));
    expect(verified).toMatchObject({ outcome: 'FORBIDDEN' });
    const stranger = forUnit(world.unit('liyuan'));
    const input = { reason: text('不办了') };
    const seen = await tried(world.act('office', 'withdrawIssue', issue, input, stranger));
    expect(seen).toMatchObject({ outcome: 'NOT_FOUND' });
  });

  test('a chair’s decision: assigned by the office on behalf of the executive chair', async () => {
    const world = opened();
    const project = await makeProject(world, 'MAJOR');
    const issue = await makeIssue(world, project, 'VERIFIED');
    const refused = await tried(world.act('office', 'assignIssue', issue, charge(world)));
    expect(refused).toMatchObject({ outcome: 'FORBIDDEN', clause: '6.3' });
    const chairs = forPost('CHAIR');
    const wrong = await tried(world.act('office', 'assignIssue', issue, charge(world), chairs));
    expect(wrong).toMatchObject({ outcome: 'FORBIDDEN', clause: '6.3' });
    await world.act('office', 'assignIssue', issue, charge(world), forPost('EXECUTIVE_CHAIR'));
    expect(await lastEvent(world)).toMatchObject({
      authority: 'EXECUTIVE_CHAIR',
      actorId: world.person('office'),
      principalId: world.person('executive'),
      principalPost: 'EXECUTIVE_CHAIR',
    });
  });

  test.each(['commerce', 'finance.head', 'chair', 'executive', 'admin', 'government'])(
    '%s records nothing for anybody else',
    async (who) => {
      const world = opened();
      const project = await makeProject(world, 'MAJOR');
      const behalf = forUnit(world.unit('commerce'));
      const result = await tried(
        world.act(who, 'raiseIssue', null, problem(world, project), behalf),
      );
      expect(result).toMatchObject({ outcome: 'FORBIDDEN', reason: 'ONLY_OFFICE_RECORDS' });
    },
  );

  test('one person holds both posts: the second signature is refused, and names 3.1', async () => {
    const world = opened();
    const project = await makeProject(world, 'CANDIDATE');
    await world.act('office', 'proposeDetermination', project, { report: text('经核实') });
    await world.act('executive', 'signProposal', project);
    // The chair is away, and the executive chair stands in.
    await world.act('office', 'appointPerson', world.person('executive'), {
      post: 'CHAIR',
      unit: world.unit('government'),
      from: world.today(),
      to: world.inDays(10),
      acting: true,
      document: '通政任〔2026〕3号',
    });
    const both = forPost('CHAIR');
    const second = await tried(world.act('office', 'signProposal', project, {}, both));
    expect(second).toMatchObject({ outcome: 'RULE', clause: '3.1' });
    const { tier } = await world.database.project.findUniqueOrThrow({ where: { id: project } });
    expect(tier).toBe('CANDIDATE');
  });
});

describe('signatures', () => {
  const { going: opened } = useWorld();

  const proposed = async () => {
    const world = opened();
    const id = await makeProject(world, 'CANDIDATE');
    await world.act('office', 'proposeDetermination', id, { report: text('经核实') });
    const look = async () => {
      const { tier, proposals } = await world.database.project.findUniqueOrThrow({
        where: { id },
        include: { proposals: { include: { signatures: { where: { voidedAt: null } } } } },
      });
      return {
        tier,
        proposals: proposals.map(({ state }) => state),
        signed: proposals.flatMap(({ signatures }) => signatures.map(({ post }) => post)),
      };
    };
    return { world, id, look };
  };

  test('in either order both make a key project, by the product itself (3.1)', async () => {
    for (const order of [
      ['executive', 'chair'],
      ['chair', 'executive'],
    ] as const) {
      const { world, id, look } = await proposed();
      await world.act(order[0], 'signProposal', id);
      expect((await look()).tier).toBe('CANDIDATE');
      await world.act(order[1], 'signProposal', id);
      expect((await look()).tier).toBe('KEY');
      const [determined] = await world.database.event.findMany({
        where: { subjectId: id, action: 'determineProject' },
      });
      const second = await world.database.event.findFirstOrThrow({
        where: { subjectId: id, action: 'signProposal' },
        orderBy: { sequence: 'desc' },
      });
      expect(determined).toMatchObject({ authority: 'SYSTEM', cause: second.sequence });
    }
  });

  test('a refusal voids the other’s signature and ends the proposal (3.1)', async () => {
    const { world, id, look } = await proposed();
    await world.act('executive', 'signProposal', id);
    await world.act('chair', 'refuseProposal', id, { reason: text('条件不足') });
    expect(await look()).toEqual({ tier: 'CANDIDATE', proposals: ['REFUSED'], signed: [] });
    expect(
      await world.act('executive', 'signProposal', id).then(() => null, resultOf),
    ).toMatchObject({ outcome: 'RULE', clause: '3.1' });
  });

  test('an amended file voids the signatures given, and both owe theirs again (4.2)', async () => {
    const { world, id, look } = await proposed();
    await world.act('executive', 'signProposal', id);
    await world.act('commerce', 'amendProject', id, {
      name: text('改名的项目'),
      investment: { own: '1', loan: '0', fiscal: '0', other: '0', total: '1' },
    });
    expect(await look()).toEqual({ tier: 'CANDIDATE', proposals: ['OPEN'], signed: [] });
    const owed = await world.database.duty.findMany({
      where: { projectId: id, kind: 'SIGN', state: 'PENDING' },
    });
    expect(owed.map(({ holderPost }) => holderPost).sort()).toEqual(['CHAIR', 'EXECUTIVE_CHAIR']);
    await world.act('chair', 'signProposal', id);
    expect((await look()).tier).toBe('CANDIDATE');
    await world.act('executive', 'signProposal', id);
    expect((await look()).tier).toBe('KEY');
  });
});
