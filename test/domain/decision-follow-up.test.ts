// Decisions, remarks and orders are followed until done (domain 3.5), and seen by those they concern.
import { describe, expect, test } from 'vitest';
import { decisionOf, openDuties } from './decision-look.ts';
import { decideOn, draftOn, openFloor, task } from './decision-make.ts';
import { tried } from './judge.ts';
import { useWorld } from './use-world.ts';
import { text } from './world.ts';

describe('decisions followed until done', () => {
  const { opened } = useWorld();

  test('acknowledged and reported unit by unit, sent back, verified', async () => {
    const world = opened();
    const decision = await decideOn(world, await openFloor(world), task(world));
    const state = async () => (await decisionOf(world, decision)).state;
    expect(await openDuties(world, decision)).toEqual([
      'ACKNOWLEDGE_DECISION finance',
      'ACKNOWLEDGE_DECISION land',
      'ACKNOWLEDGE_DECISION planning',
      'EXECUTE finance',
      'EXECUTE planning',
    ]);
    await world.act('finance', 'acknowledgeDecision', decision);
    expect(await tried(world.act('finance', 'acknowledgeDecision', decision))).toMatchObject({
      reason: 'ALREADY_ACKNOWLEDGED',
    });
    await world.act('land', 'acknowledgeDecision', decision);
    expect(await state()).toBe('IN_FORCE');
    // Whoever reports has read it.
    await world.act('planning', 'reportDecision', decision, { text: text('已书面答复') });
    expect(await state()).toBe('ACKNOWLEDGED');
    expect(await openDuties(world, decision)).toEqual(['EXECUTE finance']);
    world.goTo(world.inDays(12));
    await world.act('finance', 'reportDecision', decision, { text: text('已拨付') });
    expect(await state()).toBe('REPORTED');
    expect(await openDuties(world, decision)).toEqual(['VERIFY_DECISION joint-office']);
    const executed = await world.database.duty.findMany({
      where: { aboutId: decision, kind: 'EXECUTE' },
      include: { holderUnit: true },
    });
    expect(
      executed.map(({ holderUnit, state: how }) => `${holderUnit?.code} ${how}`).toSorted(),
    ).toEqual(['finance DONE_LATE', 'planning DONE']);

    await world.act('office', 'sendBackDecision', decision, { reason: text('缺凭证') });
    expect(await state()).toBe('ACKNOWLEDGED');
    expect(await openDuties(world, decision)).toEqual(['EXECUTE finance', 'EXECUTE planning']);
    await world.act('finance', 'reportDecision', decision, { text: text('补凭证') });
    await world.act('planning', 'reportDecision', decision, { text: text('同上') });
    await world.act('office', 'verifyDecision', decision, { remark: text('属实') });
    expect(await decisionOf(world, decision)).toMatchObject({
      state: 'DONE',
      doneRemark: { zh: '属实' },
    });
    expect(await openDuties(world, decision)).toEqual([]);
  });

  test('what the office’s own bureau has carried out is the executive chair’s to check', async () => {
    const world = opened();
    const decision = await decideOn(world, await openFloor(world), {
      ...task(world),
      responsible: [world.unit('investment')],
      assisting: [],
    });
    await world.act('investment', 'reportDecision', decision, { text: text('已办') });
    expect(await openDuties(world, decision)).toEqual(['VERIFY_DECISION EXECUTIVE_CHAIR']);
    expect(await tried(world.act('office', 'verifyDecision', decision))).toMatchObject({
      outcome: 'FORBIDDEN',
      reason: 'CHAIR_CHECKS',
    });
    await world.act('executive', 'verifyDecision', decision);
  });

  test('two units report at once: both count, one step on', async () => {
    const world = opened();
    const decision = await decideOn(world, await openFloor(world), task(world));
    await Promise.all([
      world.act('finance', 'reportDecision', decision, { text: text('甲') }),
      world.act('planning', 'reportDecision', decision, { text: text('乙') }),
      world.act('land', 'acknowledgeDecision', decision),
    ]);
    expect((await decisionOf(world, decision)).state).toBe('REPORTED');
    expect(
      await world.database.event.count({
        where: { subjectId: decision, action: 'completeReport' },
      }),
    ).toBe(1);
  });

  test('a leader’s remark is an instruction: numbered, owed, followed, seen by those it names', async () => {
    const world = opened();
    const remark = {
      kind: 'REMARK',
      text: text('请财政局一周内解决'),
      responsible: [world.unit('finance')],
      dueOn: world.inDays(7),
    };
    const { id } = await world.act('chair', 'giveRemark', null, remark);
    const { id: order } = await world.act(
      'office',
      'giveRemark',
      null,
      { ...remark, kind: 'ORDER', replaces: id },
      {
        post: 'EXECUTIVE_CHAIR',
        unitId: null,
        evidence: { kind: 'SCAN', reference: '批示件 3' },
      },
    );
    expect(await decisionOf(world, id)).toMatchObject({
      source: 'REMARK',
      number: '2026-001',
      no: null,
      deciderId: world.person('chair'),
      state: 'SUPERSEDED',
    });
    expect(await openDuties(world, id)).toEqual([]);
    expect(await decisionOf(world, order)).toMatchObject({
      source: 'ORDER',
      number: '2026-002',
      deciderId: world.person('executive'),
      scopes: ['inside', 'settled', `unit:${world.unit('finance')}`].toSorted(),
    });
    const [duty] = await world.database.duty.findMany({
      where: { aboutId: order, kind: 'EXECUTE' },
    });
    expect(duty).toMatchObject({ decisionId: order, meetingId: null });
    expect(
      await tried(world.act('office', 'strikeDecision', order, { reason: text('误') })),
    ).toMatchObject({
      reason: 'NOT_OF_A_MEETING',
    });
    await world.act('finance', 'acknowledgeDecision', order);
    await world.act('finance', 'reportDecision', order, { text: text('已解决') });
    await world.act('office', 'verifyDecision', order);
    expect((await decisionOf(world, order)).state).toBe('DONE');
  });

  test('a remark on the floor is no business of the room', async () => {
    const world = opened();
    const meeting = await openFloor(world);
    const shown = await decideOn(world, meeting, task(world));
    const remark = await decideOn(world, meeting, {
      ...task(world),
      source: 'REMARK',
      isShown: true,
    });
    expect((await decisionOf(world, shown)).scopes).toContain(`unit:${world.unit('commerce')}`);
    expect((await decisionOf(world, remark)).scopes).not.toContain(
      `unit:${world.unit('commerce')}`,
    );
    const told = async (id: string) => [
      ...new Set(
        (await world.database.event.findMany({ where: { subjectId: id } })).flatMap(
          ({ scopesAfter }) => scopesAfter,
        ),
      ),
    ];
    expect(await told(shown)).toContain(`screen:${meeting}`);
    expect(await told(remark)).not.toContain(`screen:${meeting}`);
    expect(await told(remark)).not.toContain(`unit:${world.unit('commerce')}`);
  });

  test('a draft is told to the room only once it is shown or read back', async () => {
    const world = opened();
    const meeting = await openFloor(world);
    const [hidden, shown] = [
      await draftOn(world, meeting, task(world)),
      await draftOn(world, meeting, { ...task(world), isShown: true }),
    ];
    const told = async (id: string) =>
      (
        await world.database.event.findFirstOrThrow({
          where: { subjectId: id },
          orderBy: { sequence: 'desc' },
        })
      ).scopesAfter;
    expect(await told(hidden)).toEqual(['inside']);
    expect(await told(shown)).toContain(`screen:${meeting}`);
    await world.act('office', 'readBackDecision', hidden);
    expect(await told(hidden)).toContain(`screen:${meeting}`);
    expect((await decisionOf(world, hidden)).scopes).toEqual(['inside']);
  });

  test('who is invited while the meeting is held sees what it has decided, no remark and no draft', async () => {
    const world = opened();
    const meeting = await openFloor(world);
    const decided = await decideOn(world, meeting, task(world));
    const remark = await decideOn(world, meeting, { ...task(world), source: 'REMARK' });
    const draft = await draftOn(world, meeting, task(world));
    await world.act('office', 'inviteToMeeting', meeting, { units: [world.unit('audit')] });
    const audit = `unit:${world.unit('audit')}`;
    expect((await decisionOf(world, decided)).scopes).toContain(audit);
    expect((await decisionOf(world, remark)).scopes).not.toContain(audit);
    expect((await decisionOf(world, draft)).scopes).toEqual(['inside']);
    await world.act('audit', 'recordDissent', decided, { text: text('未征求意见') });
  });

  test('dissent of a unit that is invited, once, on record', async () => {
    const world = opened();
    const decision = await decideOn(world, await openFloor(world), {
      effect: 'RESOLVE',
      text: text('走北侧'),
    });
    await world.act('commerce', 'recordDissent', decision, { text: text('占地') });
    expect(
      await tried(world.act('commerce', 'recordDissent', decision, { text: text('再说') })),
    ).toMatchObject({ reason: 'ALREADY_DISSENTED' });
    await world.act(
      'office',
      'recordDissent',
      decision,
      { text: text('不同意') },
      {
        post: null,
        unitId: world.unit('land'),
        evidence: { kind: 'MEETING', reference: '发言' },
      },
    );
    const { dissents } = await decisionOf(world, decision);
    expect(dissents.map(({ unitId }) => unitId).toSorted()).toEqual(
      [world.unit('commerce'), world.unit('land')].toSorted(),
    );
  });
});
