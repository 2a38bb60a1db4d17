// Decisions on the floor (domain 3.4, 3.5): they act through the same lifecycle as a chair's own
// action, by the authority of the meeting, and are never recorded twice.
import { describe, expect, test } from 'vitest';
import { perform } from '../../server/actions/perform.ts';
import { ValidationError } from '../../server/kernel/errors.ts';
import { decisionOf, issueOf, lastEvent, openDuties, owedOn } from './decision-look.ts';
import { assigning, decideOn, draftOn, itemUp, openFloor, task } from './decision-make.ts';
import { tried } from './judge.ts';
import { acceptance, charge, makeIssue, makeProject } from './make.ts';
import { useWorld } from './use-world.ts';
import { text } from './world.ts';

describe('decisions on the floor', () => {
  const { opened, made: project } = useWorld((world) => makeProject(world, 'MAJOR'));

  test('an assignment brings the same duties and notices as the executive chair’s own, by the authority of the meeting', async () => {
    const world = opened();
    const direct = await makeIssue(world, project(), 'VERIFIED');
    await world.act('executive', 'assignIssue', direct, {
      ...charge(world),
      task: text('确认唯一路由'),
    });
    const issue = await makeIssue(world, project(), 'VERIFIED');
    const meeting = await openFloor(world, [issue]);
    const decision = await decideOn(world, meeting, assigning(world), '问题1');

    expect(await owedOn(world, issue)).toEqual(await owedOn(world, direct));
    const [one, other] = await Promise.all([issueOf(world, issue), issueOf(world, direct)]);
    for (const key of ['state', 'leadUnitId', 'targetOn', 'assignedOn'] as const)
      expect(one[key]).toEqual(other[key]);
    expect(one.assignments[0]?.byId).toBe(world.person('executive'));

    const event = await lastEvent(world, issue, 'assignIssue');
    const made = await lastEvent(world, decision, 'putDecisionInForce');
    const { number } = await world.database.meeting.findUniqueOrThrow({ where: { id: meeting } });
    expect(event).toMatchObject({
      authority: 'SESSION',
      actorId: world.person('office'),
      principalId: world.person('executive'),
      principalPost: 'EXECUTIVE_CHAIR',
      evidence: { kind: 'MEETING', reference: `${number}/1` },
      clause: '6.3',
      cause: made.sequence,
    });
    expect(made).toMatchObject({ rootType: 'Meeting', rootId: meeting, clause: '6.3' });
    expect(await decisionOf(world, decision)).toMatchObject({
      state: 'IN_FORCE',
      no: 1,
      issueId: issue,
      deciderId: world.person('executive'),
    });
    expect(await openDuties(world, decision)).toEqual([]);
  });

  test('an assignment is acknowledged by its notice, or by itself, and ends with its issue', async () => {
    const world = opened();
    const issue = await makeIssue(world, project(), 'VERIFIED');
    const meeting = await openFloor(world, [issue]);
    const decision = await decideOn(world, meeting, assigning(world), '问题1');
    const { id: notice } = await world.database.notice.findFirstOrThrow({
      where: { issueId: issue, unitId: world.unit('planning') },
    });
    await world.act('planning', 'acknowledgeNotice', notice);
    await world.act('finance', 'acknowledgeDecision', decision);
    const { units, state } = await decisionOf(world, decision);
    expect(state).toBe('IN_FORCE');
    expect(
      units.flatMap(({ unit, acknowledgedAt }) => (acknowledgedAt ? unit.code : [])).toSorted(),
    ).toEqual(['finance', 'planning']);
    expect(
      await world.database.duty.count({
        where: { issueId: issue, kind: 'ACKNOWLEDGE', state: 'PENDING' },
      }),
    ).toBe(0);
    expect(await tried(world.act('finance', 'acknowledgeDecision', decision))).toMatchObject({
      reason: 'ALREADY_ACKNOWLEDGED',
    });
    expect(
      await tried(world.act('finance', 'reportDecision', decision, { text: text('已办') })),
    ).toMatchObject({ reason: 'FOLLOWED_BY_ISSUE' });

    await world.act('finance.head', 'acceptIssue', issue, acceptance(world));
    await world.act('finance', 'reportProgress', issue, {
      text: text('全部完成'),
      steps: [1, 2].map((no) => ({ no, state: 'DONE' })),
    });
    await world.act('finance', 'claimResolved', issue, { text: text('已解决') });
    await world.act('commerce', 'giveView', issue, { verdict: 'AGREE' });
    expect((await decisionOf(world, decision)).state).toBe('IN_FORCE');
    await world.act('office', 'confirmIssue', issue);
    expect((await decisionOf(world, decision)).state).toBe('DONE');
    expect(await lastEvent(world, decision, 'concludeDecision')).toMatchObject({
      authority: 'SYSTEM',
      cause: (await lastEvent(world, issue, 'confirmIssue')).sequence,
    });
  });

  test('closing an issue ends the decision that assigned it', async () => {
    const world = opened();
    const [twin, issue] = [
      await makeIssue(world, project(), 'RAISED'),
      await makeIssue(world, project(), 'VERIFIED'),
    ];
    const decision = await decideOn(
      world,
      await openFloor(world, [issue]),
      assigning(world),
      '问题1',
    );
    await world.act('office', 'closeIssue', issue, {
      ground: 'DUPLICATE',
      duplicateOf: twin,
      reason: text('重复'),
    });
    expect((await decisionOf(world, decision)).state).toBe('DONE');
  });

  test('dates, listing, determination: each by the action of its own, done at once', async () => {
    const world = opened();
    const [candidate, key] = [
      await makeProject(world, 'CANDIDATE'),
      await makeProject(world, 'KEY'),
    ];
    const issue = await makeIssue(world, project(), 'IN_PROGRESS');
    const declined = await makeIssue(world, project(), 'VERIFIED');
    const meeting = await openFloor(world, [issue, declined], { isConference: true });
    const say = (effect: string, more: object) => ({ effect, text: text('会议决定'), ...more });
    const made = [
      await decideOn(world, meeting, say('SET_DATE', { dueOn: world.inDays(90) }), '问题1'),
      await decideOn(world, meeting, say('DECLINE', {}), '问题2'),
      await decideOn(world, meeting, say('DETERMINE', { project: candidate })),
      await decideOn(world, meeting, say('REVERT', { project: candidate })),
      await decideOn(world, meeting, say('LIST', { project: key })),
      await decideOn(world, meeting, say('DELIST', { project: key })),
      await decideOn(world, meeting, say('RESOLVE', {})),
    ];
    const done = await world.database.decision.findMany({
      where: { meetingId: meeting },
      orderBy: { no: 'asc' },
    });
    expect(done.map(({ id, no, state }) => [id, no, state])).toEqual(
      made.map((id, at) => [id, at + 1, 'DONE']),
    );
    expect((await issueOf(world, issue)).targetOn?.toISOString().slice(0, 10)).toBe(
      world.inDays(90),
    );
    expect((await issueOf(world, declined)).state).toBe('DECLINED');
    const told = await world.database.event.findMany({
      where: { authority: 'SESSION', principalPost: 'CHAIR' },
      orderBy: { sequence: 'asc' },
    });
    expect(told.map(({ action }) => action)).toEqual([
      'extendIssue',
      'declineIssue',
      'determineProject',
      'revertProject',
      'listProject',
      'delistProject',
    ]);
  });

  test('what cannot take effect is told at the field and by its clause when it is read back', async () => {
    const world = opened();
    const key = await makeProject(world, 'KEY');
    const [onKey, inWork, raised] = [
      await makeIssue(world, key, 'VERIFIED'),
      await makeIssue(world, project(), 'IN_PROGRESS'),
      await makeIssue(world, project(), 'RAISED'),
    ];
    const meeting = await openFloor(world);
    const refusal = async (input: Readonly<Record<string, unknown>>) => {
      const id = await draftOn(world, meeting, { text: text('决定'), ...input });
      const error = await world.act('office', 'readBackDecision', id).then(
        () => null,
        (reason: unknown) => reason,
      );
      if (!(error instanceof ValidationError)) throw error ?? new Error('not refused');
      const [problem] = error.problems;
      return `${problem?.path.join('.')} ${problem?.code} ${problem?.values?.['clause']}`;
    };
    const finance = [world.unit('finance')];
    const dueOn = world.inDays(10);
    const more = { responsible: finance, dueOn };
    expect(await refusal({ effect: 'TASK', dueOn })).toBe('responsible NEEDS_UNIT 4.9');
    expect(await refusal({ effect: 'TASK', responsible: finance })).toBe('dueOn NEEDS_DATE 4.9');
    expect(await refusal({ effect: 'REPORT', ...more, dueOn: world.inDays(-1) })).toBe(
      'dueOn IN_PAST 4.9',
    );
    expect(await refusal({ effect: 'ASSIGN', ...more })).toBe('issue NEEDS_ISSUE 6.3');
    expect(await refusal({ effect: 'ASSIGN', ...more, issue: raised })).toBe(
      'issue NOT_VERIFIED 6.3',
    );
    expect(await refusal({ effect: 'ASSIGN', ...more, issue: onKey })).toBe('issue NOT_MAJOR 2');
    expect(await refusal({ effect: 'DECLINE', issue: inWork })).toBe('issue NOT_VERIFIED 3.2');
    expect(await refusal({ effect: 'SET_DATE', issue: raised, dueOn })).toBe(
      'issue NOT_IN_WORK 6.3',
    );
    expect(await refusal({ effect: 'REASSIGN', ...more, issue: inWork })).toBe(
      'responsible.0 SAME_LEAD 6.3',
    );
    expect(await refusal({ effect: 'LIST' })).toBe('project NEEDS_PROJECT 6.3');
    expect(await refusal({ effect: 'DELIST', project: key })).toBe('project NOT_LISTED 2');
    expect(await refusal({ effect: 'DETERMINE', project: key })).toBe('effect ONLY_CONFERENCE 3.1');
    expect(await refusal({ effect: 'TASK', ...more, assisting: finance })).toBe(
      'assisting.0 BOTH_ROLES 4.9',
    );
  });

  test('what has changed between the reading and the word is refused, and nothing is half done', async () => {
    const world = opened();
    const issue = await makeIssue(world, project(), 'VERIFIED');
    const meeting = await openFloor(world, [issue]);
    const id = await draftOn(world, meeting, assigning(world), '问题1');
    await world.act('office', 'readBackDecision', id);
    await world.act('executive', 'declineIssue', issue, { reason: text('不属协调范围') });
    expect(await tried(world.act('office', 'putDecisionInForce', id))).toEqual({
      outcome: 'RULE',
      clause: '6.3',
      reason: 'NOT_VERIFIED',
    });
    expect((await decisionOf(world, id)).units).toEqual([]);
    await world.act('office', 'resumeDraft', id);
    await world.act('office', 'editDecision', id, { ...task(world), isShown: true });
    expect(await decisionOf(world, id)).toMatchObject({
      state: 'DRAFT',
      readBackAt: null,
      effect: 'TASK',
      issueId: issue,
      isShown: true,
    });
  });

  test('I-03 a decision is never recorded twice: the same key, in parallel and again', async () => {
    const world = opened();
    const meeting = await openFloor(world);
    const item = await itemUp(world, meeting);
    const send = (action: string, id: string | null, version: number | null, input: object) =>
      perform(world.engine, world.asker('office'), {
        action,
        id,
        expectedVersion: version,
        input: { ...input },
        idempotencyKey: `${action}-${meeting}`,
      });
    const drafts = await Promise.all(
      Array.from({ length: 8 }, () => send('draftDecision', null, null, { item, ...task(world) })),
    );
    const [id = ''] = new Set(drafts.map((one) => one.id));
    expect(new Set(drafts.map((one) => one.id)).size).toBe(1);
    const { version } = await decisionOf(world, id);
    await world.act('office', 'readBackDecision', id);
    const forced = await Promise.all(
      Array.from({ length: 8 }, () => send('putDecisionInForce', id, version + 1, {})),
    );
    expect(forced.filter(({ isReplay }) => !isReplay)).toHaveLength(1);
    expect(await world.database.decision.count({ where: { meetingId: meeting } })).toBe(1);
    expect(
      await world.database.event.count({
        where: { subjectId: id, action: 'putDecisionInForce' },
      }),
    ).toBe(1);
    expect(await openDuties(world, id)).toHaveLength(5);
  });

  test('numbers follow each other without a gap when two clerks draft at once', async () => {
    const world = opened();
    const meeting = await openFloor(world);
    const item = await itemUp(world, meeting);
    await Promise.all(
      Array.from({ length: 6 }, (_, at) =>
        world.act(at % 2 === 0 ? 'office' : 'office2', 'draftDecision', null, {
          item,
          ...task(world),
        }),
      ),
    );
    const found = await world.database.decision.findMany({
      where: { meetingId: meeting },
      orderBy: { no: 'asc' },
    });
    expect(found.map(({ no }) => no)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('a meeting that closes while one is drafted has either both or no draft', async () => {
    const world = opened();
    for (let round = 0; round < 6; round += 1) {
      const meeting = await openFloor(world);
      const item = await itemUp(world, meeting);
      await Promise.allSettled([
        world.act('office', 'closeMeeting', meeting),
        world.act('office2', 'draftDecision', null, { item, ...task(world) }),
      ]);
      const { state } = await world.database.meeting.findUniqueOrThrow({ where: { id: meeting } });
      const drafts = await world.database.decision.count({ where: { meetingId: meeting } });
      expect([state, drafts]).toEqual(drafts === 0 ? ['CLOSED', 0] : ['IN_SESSION', 1]);
    }
  });
});
