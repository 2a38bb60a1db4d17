// A decision in force is struck by the inverse action where there is one; else, and once the minutes
// are signed, only another decision corrects it (domain 3.4).
import { describe, expect, test } from 'vitest';
import { decisionOf, issueOf, lastEvent, openDuties, owedOn } from './decision-look.ts';
import { assigning, decideOn, openFloor, task } from './decision-make.ts';
import { tried } from './judge.ts';
import { acceptance, charge, makeIssue, makeProject } from './make.ts';
import { replayDifferences } from './replay.ts';
import { useWorld } from './use-world.ts';
import { text, type World } from './world.ts';

describe('decisions struck and replaced', () => {
  const { opened, made: project } = useWorld((world) => makeProject(world, 'MAJOR'));
  /** What stands is what the log tells, to the last column. */
  const expectReplayed = async (world: World, issue: string, decision: string) => {
    expect(await replayDifferences(world.database, 'Issue', issue)).toEqual([]);
    expect(await replayDifferences(world.database, 'Decision', decision)).toEqual([]);
  };

  test('an assignment: the issue waits for a decision again, what it brought ends', async () => {
    const world = opened();
    const issue = await makeIssue(world, project(), 'VERIFIED');
    const meeting = await openFloor(world, [issue]);
    const wrong = await decideOn(world, meeting, assigning(world), '问题1');
    world.time.now = new Date(world.time.now.getTime() + 60_000);
    await world.act('office', 'strikeDecision', wrong, { reason: text('单位说错') });
    expect(await decisionOf(world, wrong)).toMatchObject({
      state: 'STRUCK',
      strikeReason: { zh: '单位说错' },
    });
    expect(await issueOf(world, issue)).toMatchObject({
      state: 'VERIFIED',
      leadUnitId: null,
      responsibleIds: [],
      assistingIds: [],
      targetOn: null,
      assignedOn: null,
    });
    const { duties, notices } = await owedOn(world, issue);
    expect(
      duties.filter((one) => one.includes('PENDING')).map((one) => JSON.parse(one)[0]),
    ).toEqual(['DECIDE']);
    expect(notices.every((one) => one.includes('CANCELLED'))).toBe(true);
    expect(await lastEvent(world, issue, 'unassignIssue')).toMatchObject({
      authority: 'SESSION',
      principalId: world.person('executive'),
    });

    const right = await decideOn(
      world,
      meeting,
      { ...assigning(world), responsible: [world.unit('audit')], replaces: wrong },
      '问题1',
    );
    expect((await decisionOf(world, wrong)).state).toBe('STRUCK');
    expect(await decisionOf(world, right)).toMatchObject({
      replacesId: wrong,
      state: 'IN_FORCE',
    });
    expect(await issueOf(world, issue)).toMatchObject({
      state: 'ASSIGNED',
      leadUnitId: world.unit('audit'),
    });
    const events = await world.database.event.findMany({
      where: { rootId: meeting, action: { in: ['putDecisionInForce', 'strikeDecision'] } },
      orderBy: { sequence: 'asc' },
    });
    expect(events.map(({ action, subjectId }) => [action, subjectId])).toEqual([
      ['putDecisionInForce', wrong],
      ['strikeDecision', wrong],
      ['putDecisionInForce', right],
    ]);
    await expectReplayed(world, issue, wrong);
    await expectReplayed(world, issue, right);
  });

  test('a reassignment: the unit before goes on with its state, people, plan, grid and duties', async () => {
    const world = opened();
    const issue = await makeIssue(world, project(), 'IN_PROGRESS');
    const meeting = await openFloor(world, [issue]);
    const before = { ...(await owedOn(world, issue)), issue: await issueOf(world, issue) };
    const pending = (all: { readonly duties: readonly string[] }) =>
      all.duties.filter((one) => one.includes('PENDING'));
    world.time.now = new Date(world.time.now.getTime() + 60_000);
    const decision = await decideOn(
      world,
      meeting,
      {
        effect: 'REASSIGN',
        text: text('改由审计局承办'),
        responsible: [world.unit('audit'), world.unit('planning')],
      },
      '问题1',
    );
    expect(await issueOf(world, issue)).toMatchObject({
      state: 'ASSIGNED',
      leadUnitId: world.unit('audit'),
      targetOn: before.issue.targetOn,
    });
    expect((await owedOn(world, issue)).duties).not.toEqual(before.duties);
    world.time.now = new Date(world.time.now.getTime() + 60_000);
    await world.act('office', 'strikeDecision', decision, { reason: text('维持原单位') });
    const after = { ...(await owedOn(world, issue)), issue: await issueOf(world, issue) };
    expect(pending(after)).toEqual(pending(before));
    expect(after.notices.filter((one) => !one.includes('CANCELLED'))).toEqual(before.notices);
    expect(after.issue.steps).toEqual(before.issue.steps);
    for (const key of ['state', 'leadUnitId', 'responsibleIds', 'assistingIds'] as const)
      expect(after.issue[key]).toEqual(before.issue[key]);
    for (const key of ['assignedOn', 'targetOn'] as const)
      expect(after.issue[key]).toEqual(before.issue[key]);
    expect(after.issue.assignments[0]).toMatchObject({
      endedAt: null,
      accountableHeadId: world.person('finance.head'),
    });
    expect(after.issue.assignments[1]?.endedAt).not.toBeNull();
    await expectReplayed(world, issue, decision);
    // It really goes on: the next report settles the period that was open.
    await world.act('finance', 'reportProgress', issue, { text: text('继续') });
    await world.act('finance', 'changePeople', issue, {
      contact: world.person('finance'),
      reason: text('调整'),
    });
  });

  test('a refusal to coordinate: the issue waits for a decision again', async () => {
    const world = opened();
    const issue = await makeIssue(world, project(), 'VERIFIED');
    const meeting = await openFloor(world, [issue]);
    const decision = await decideOn(
      world,
      meeting,
      { effect: 'DECLINE', text: text('不属协调范围') },
      '问题1',
    );
    expect((await issueOf(world, issue)).state).toBe('DECLINED');
    await world.act('office', 'strikeDecision', decision, { reason: text('再议') });
    expect(await issueOf(world, issue)).toMatchObject({ state: 'VERIFIED', closedAt: null });
    expect((await decisionOf(world, decision)).state).toBe('STRUCK');
    await world.act('executive', 'assignIssue', issue, charge(world));
    await expectReplayed(world, issue, decision);
  });

  test('a task: nothing of it is owed any more', async () => {
    const world = opened();
    const decision = await decideOn(world, await openFloor(world), task(world));
    expect(await openDuties(world, decision)).toHaveLength(5);
    await world.act('land', 'acknowledgeDecision', decision);
    await world.act('office', 'strikeDecision', decision, { reason: text('再议') });
    expect(await openDuties(world, decision)).toEqual([]);
  });

  test('what no action takes back, what has gone on, what is signed: only another decision corrects', async () => {
    const world = opened();
    const [dated, accepted] = [
      await makeIssue(world, project(), 'IN_PROGRESS'),
      await makeIssue(world, project(), 'VERIFIED'),
    ];
    const meeting = await openFloor(world, [dated, accepted]);
    const strike = (id: string) =>
      tried(world.act('office', 'strikeDecision', id, { reason: text('撤销') }));
    const date = await decideOn(
      world,
      meeting,
      { effect: 'SET_DATE', text: text('定日期'), dueOn: world.inDays(90) },
      '问题1',
    );
    expect(await strike(date)).toMatchObject({
      outcome: 'RULE',
      clause: '4.8',
      reason: 'NO_INVERSE',
    });
    const charged = await decideOn(world, meeting, assigning(world), '问题2');
    await world.act('finance.head', 'acceptIssue', accepted, acceptance(world));
    expect(await strike(charged)).toMatchObject({ reason: 'OVERTAKEN' });
    const resolved = await decideOn(world, meeting, {
      effect: 'RESOLVE',
      text: text('原则同意'),
    });

    await world.act('office', 'closeMeeting', meeting);
    const { id: minutes } = await world.database.minutes.findFirstOrThrow({
      where: { meetingId: meeting },
    });
    await world.act('executive', 'signMinutes', minutes);
    expect(await strike(resolved)).toMatchObject({ reason: 'MINUTES_SIGNED' });

    const next = await openFloor(world);
    const right = await decideOn(world, next, {
      effect: 'RESOLVE',
      text: text('改为同意'),
      replaces: resolved,
    });
    expect((await decisionOf(world, resolved)).state).toBe('SUPERSEDED');
    expect(await lastEvent(world, resolved, 'supersedeDecision')).toMatchObject({
      rootId: meeting,
      cause: (await lastEvent(world, right, 'putDecisionInForce')).sequence,
    });
  });
});
