// What corrects a decision, and what goes with the charge that it brought: nothing is left in force
// whose effect is gone, and nothing gone whose effect goes on (4.8, 6.3).
import { describe, expect, test } from 'vitest';
import { perform } from '../../server/actions/perform.ts';
import { ValidationError } from '../../server/kernel/errors.ts';
import { decisionOf, issueOf } from './decision-look.ts';
import { assigning, decideOn, draftOn, openFloor, task } from './decision-make.ts';
import { tried } from './judge.ts';
import { acceptance, charge, makeIssue, makeProject } from './make.ts';
import { itemOf } from './meeting-make.ts';
import { replayDifferences } from './replay.ts';
import { useWorld } from './use-world.ts';
import { later, text, type World } from './world.ts';

describe('decisions corrected', () => {
  const { opened, made: project } = useWorld((world) => makeProject(world, 'MAJOR'));
  const stateOf = async (world: World, id: string) => (await decisionOf(world, id)).state;
  /** `field CODE`, or null where nothing is refused. */
  const refusedAt = (attempt: Promise<unknown>): Promise<string | null> =>
    attempt.then(
      () => null,
      (error: unknown) => {
        if (!(error instanceof ValidationError)) throw error;
        const [problem] = error.problems;
        return `${problem?.path.join('.')} ${problem?.code}`;
      },
    );
  const reassigning = (world: World, lead: string, more: object = {}) => ({
    effect: 'REASSIGN',
    text: text('改派'),
    responsible: [world.unit(lead)],
    ...more,
  });
  const strike = (world: World, id: string) =>
    tried(world.act('office', 'strikeDecision', id, { reason: text('撤销') }));

  test('nobody reads back what somebody else has changed meanwhile', async () => {
    const world = opened();
    const id = await draftOn(world, await openFloor(world), task(world));
    const { version } = await decisionOf(world, id);
    const send = (who: string, action: string, input: object = {}) =>
      tried(
        perform(world.engine, world.asker(who), {
          action,
          id,
          expectedVersion: version,
          input: { ...input },
        }),
      );
    const edit = { ...task(world), text: text('改了') };
    expect(await send('office2', 'editDecision', edit)).toEqual({ outcome: 'allowed' });
    expect(await send('office', 'editDecision', task(world))).toEqual({ outcome: 'CONFLICT' });
    expect(await send('office', 'readBackDecision')).toEqual({ outcome: 'CONFLICT' });
    expect(await decisionOf(world, id)).toMatchObject({ state: 'DRAFT', text: { zh: '改了' } });
  });

  test('decided is what has come up: a planned or deferred item takes no decision', async () => {
    const world = opened();
    const meeting = await openFloor(world);
    const { id: item } = await itemOf(world, meeting, '其他');
    const draft = () => world.act('office', 'draftDecision', null, { item, ...task(world) });
    expect(await refusedAt(draft())).toBe('item NOT_COME_UP');
    await world.act('office', 'deferItem', item);
    expect(await refusedAt(draft())).toBe('item NOT_COME_UP');
    await world.act('office', 'startItem', item);
    expect(await refusedAt(draft())).toBeNull();
    await world.act('office', 'finishItem', item);
    expect(await refusedAt(draft())).toBeNull();
  });

  test('who assists is counted as the issue counts, before it is read aloud', async () => {
    const world = opened();
    const issue = await makeIssue(world, project(), 'VERIFIED');
    const meeting = await openFloor(world, [issue]);
    const units = (await world.database.unit.findMany({ take: 12 }))
      .map(({ id }) => id)
      .filter((id) => id !== world.unit('audit'));
    const readBack = async (assisting: readonly string[]) => {
      const responsible = [world.unit('audit')];
      const input = { ...assigning(world), responsible, assisting };
      const id = await draftOn(world, meeting, input, '问题1');
      return refusedAt(world.act('office', 'readBackDecision', id));
    };
    expect(units.length).toBeGreaterThan(10);
    expect(await readBack(units.slice(0, 11))).toBe('assisting TOO_MANY_ASSISTING');
    expect(await readBack(units.slice(0, 10))).toBeNull();
  });

  test('what has taken another one’s place is not struck: nothing would be left', async () => {
    const world = opened();
    const meeting = await openFloor(world);
    const first = await decideOn(world, meeting, task(world));
    later(world);
    const second = await decideOn(world, meeting, { ...task(world), replaces: first });
    expect(await stateOf(world, first)).toBe('SUPERSEDED');
    expect(await strike(world, second)).toMatchObject({
      outcome: 'RULE',
      reason: 'REPLACED_ANOTHER',
    });
    // One that takes the place of what had been struck may be struck too.
    const wrong = await decideOn(world, meeting, task(world));
    await strike(world, wrong);
    const right = await decideOn(world, meeting, { ...task(world), replaces: wrong });
    expect(await strike(world, right)).toEqual({ outcome: 'allowed' });
  });

  test('a decision is replaced by what undoes it, or struck first', async () => {
    const world = opened();
    const [charged, declined, other] = [
      await makeIssue(world, project(), 'VERIFIED'),
      await makeIssue(world, project(), 'VERIFIED'),
      await makeIssue(world, project(), 'IN_PROGRESS'),
    ];
    const meeting = await openFloor(world, [charged, declined, other]);
    const assigned = await decideOn(world, meeting, assigning(world), '问题1');
    const refused = await decideOn(
      world,
      meeting,
      { effect: 'DECLINE', text: text('不属协调范围') },
      '问题2',
    );
    const readBack = async (input: Readonly<Record<string, unknown>>, title: string) =>
      refusedAt(
        draftOn(world, meeting, input, title).then((id) =>
          world.act('office', 'readBackDecision', id),
        ),
      );
    for (const replaces of [assigned, refused])
      expect(await readBack({ ...task(world), replaces }, '问题1')).toBe('replaces NOT_UNDONE');
    // Another issue is given to another unit: that takes nothing back.
    const elsewhere = reassigning(world, 'audit', { replaces: assigned });
    expect(await readBack(elsewhere, '问题3')).toBe('replaces NOT_UNDONE');
    expect(await readBack(elsewhere, '问题1')).toBeNull();
    const { effect: _, ...said } = task(world);
    const remark = { kind: 'REMARK', ...said, replaces: assigned };
    expect(await refusedAt(world.act('chair', 'giveRemark', null, remark))).toBe(
      'replaces NOT_UNDONE',
    );
    await strike(world, assigned);
    expect(await readBack({ ...task(world), replaces: assigned }, '问题1')).toBeNull();
  });

  test('another unit is charged: the decision before gives way, and stands again when that is struck', async () => {
    const world = opened();
    const issue = await makeIssue(world, project(), 'VERIFIED');
    const meeting = await openFloor(world, [issue]);
    const first = await decideOn(world, meeting, assigning(world), '问题1');
    later(world);
    const second = await decideOn(world, meeting, reassigning(world, 'audit'), '问题1');
    expect(await stateOf(world, first)).toBe('SUPERSEDED');
    expect(await stateOf(world, second)).toBe('IN_FORCE');
    later(world);
    expect(await strike(world, second)).toEqual({ outcome: 'allowed' });
    expect(await decisionOf(world, first)).toMatchObject({
      state: 'IN_FORCE',
      supersededAt: null,
    });
    expect((await issueOf(world, issue)).leadUnitId).toBe(world.unit('finance'));
    later(world);
    // Said to take its place, it comes back all the same.
    const replacing = reassigning(world, 'audit', { replaces: first });
    const third = await decideOn(world, meeting, replacing, '问题1');
    expect(await stateOf(world, first)).toBe('SUPERSEDED');
    later(world);
    expect(await strike(world, third)).toEqual({ outcome: 'allowed' });
    expect(await stateOf(world, first)).toBe('IN_FORCE');
    later(world);
    await world.act('executive', 'reassignIssue', issue, {
      ...charge(world, 'audit'),
      reason: text('改派'),
    });
    expect(await stateOf(world, first)).toBe('SUPERSEDED');
    for (const id of [first, second, third])
      expect(await replayDifferences(world.database, 'Decision', id)).toEqual([]);
  });

  test('an issue that is reopened takes its decision with it', async () => {
    const world = opened();
    const issue = await makeIssue(world, project(), 'VERIFIED');
    const decision = await decideOn(
      world,
      await openFloor(world, [issue]),
      assigning(world),
      '问题1',
    );
    await world.act('finance.head', 'acceptIssue', issue, acceptance(world));
    const solve = async () => {
      await world.act('finance', 'claimResolved', issue, { text: text('已解决') });
      await world.act('commerce', 'giveView', issue, { verdict: 'AGREE' });
      await world.act('office', 'confirmIssue', issue);
    };
    await world.act('finance', 'reportProgress', issue, {
      text: text('全部完成'),
      steps: [1, 2].map((no) => ({ no, state: 'DONE' })),
    });
    await solve();
    expect(await stateOf(world, decision)).toBe('DONE');
    await world.act('office', 'reopenIssue', issue, { reason: text('复发') });
    expect(await decisionOf(world, decision)).toMatchObject({ state: 'IN_FORCE', doneAt: null });
    await solve();
    expect(await stateOf(world, decision)).toBe('DONE');
    expect(await replayDifferences(world.database, 'Decision', decision)).toEqual([]);
  });

  test('a unit dissents also from what has been reported done', async () => {
    const world = opened();
    const meeting = await openFloor(world);
    const decision = await decideOn(world, meeting, task(world));
    await world.act('land', 'acknowledgeDecision', decision);
    for (const unit of ['finance', 'planning'])
      await world.act(unit, 'reportDecision', decision, { text: text('已办') });
    expect(await stateOf(world, decision)).toBe('REPORTED');
    await world.act('commerce', 'recordDissent', decision, { text: text('意见保留') });
    expect((await decisionOf(world, decision)).dissents).toHaveLength(1);
  });
});
