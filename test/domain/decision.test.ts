// Decisions on the floor and after it (domain 3.4, 3.5): they act through the same lifecycle as a
// chair's own action, are struck by the inverse where there is one, and are followed until done.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { perform } from '../../server/actions/perform.ts';
import { ValidationError } from '../../server/kernel/errors.ts';
import { assigning, decideOn, draftOn, openFloor, task } from './decision-make.ts';
import { resultOf } from './judge.ts';
import { acceptance, charge, makeIssue, makeProject } from './make.ts';
import { itemOf } from './meeting-make.ts';
import { BEGIN, openWorld, text, type World } from './world.ts';

describe('decisions', () => {
  const built: { world?: World; project?: string } = {};
  beforeAll(async () => {
    built.world = await openWorld();
    built.project = await makeProject(built.world, 'MAJOR');
  }, 60_000);
  afterAll(() => built.world?.close());
  const opened = (): World => {
    if (!built.world) throw new Error('no world');
    built.world.goTo(BEGIN);
    return built.world;
  };
  const project = () => built.project ?? '';
  const tried = (attempt: Promise<unknown>) =>
    attempt.then(() => ({ outcome: 'allowed' as const }), resultOf);
  const decisionOf = (world: World, id: string) =>
    world.database.decision.findUniqueOrThrow({
      where: { id },
      include: { units: { include: { unit: { select: { code: true } } } }, dissents: true },
    });
  const issueOf = (world: World, id: string) =>
    world.database.issue.findUniqueOrThrow({
      where: { id },
      include: { assignments: { orderBy: { no: 'asc' } }, steps: { where: { replacedAt: null } } },
    });
  /** What is owed and conveyed about an issue, without what differs from one to the next. */
  const owedOn = async (world: World, issueId: string) => {
    const [duties, notices] = await Promise.all([
      world.database.duty.findMany({ where: { issueId } }),
      world.database.notice.findMany({ where: { issueId } }),
    ]);
    return {
      duties: duties
        .map(({ kind, clause, state, holderUnitId, holderPost, period, dueOn, beginsOn }) =>
          JSON.stringify([kind, clause, state, holderUnitId, holderPost, period, dueOn, beginsOn]),
        )
        .toSorted(),
      notices: notices
        .map(({ kind, state, unitId, text: said }) => JSON.stringify([kind, state, unitId, said]))
        .toSorted(),
    };
  };
  const openDuties = async (world: World, aboutId: string) =>
    (
      await world.database.duty.findMany({
        where: { aboutId, state: 'PENDING' },
        include: { holderUnit: { select: { code: true } } },
      })
    )
      .map(({ kind, holderUnit, holderPost }) => `${kind} ${holderUnit?.code ?? holderPost}`)
      .toSorted();
  const lastEvent = (world: World, subjectId: string, action: string) =>
    world.database.event.findFirstOrThrow({
      where: { subjectId, action },
      orderBy: { sequence: 'desc' },
    });

  describe('on the floor', () => {
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
      expect(await refusal({ effect: 'DETERMINE', project: key })).toBe(
        'effect ONLY_CONFERENCE 3.1',
      );
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
      const { id: item } = await itemOf(world, meeting, '其他');
      const send = (action: string, id: string | null, version: number | null, input: object) =>
        perform(world.engine, world.asker('office'), {
          action,
          id,
          expectedVersion: version,
          input: { ...input },
          idempotencyKey: `${action}-${meeting}`,
        });
      const drafts = await Promise.all(
        Array.from({ length: 8 }, () =>
          send('draftDecision', null, null, { item, ...task(world) }),
        ),
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
      await Promise.all(
        Array.from({ length: 6 }, (_, at) => {
          const who = at % 2 === 0 ? 'office' : 'office2';
          return itemOf(world, meeting, '其他').then(({ id: item }) =>
            world.act(who, 'draftDecision', null, { item, ...task(world) }),
          );
        }),
      );
      const found = await world.database.decision.findMany({
        where: { meetingId: meeting },
        orderBy: { no: 'asc' },
      });
      expect(found.map(({ no }) => no)).toEqual([1, 2, 3, 4, 5, 6]);
    });
  });

  describe('struck and replaced', () => {
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

  describe('followed until done', () => {
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
});
