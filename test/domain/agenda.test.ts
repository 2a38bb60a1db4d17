// The agenda on the floor (domain 3.4): its order, its timer, who steers it, what becomes of it when
// the meeting is postponed, cancelled or closed, and meetings that recur by rule.
import { describe, expect, test } from 'vitest';
import { perform } from '../../server/actions/perform.ts';
import { proposeRecurring } from '../../server/jobs/recurring.ts';
import { dayAt } from '../../server/kernel/calendar.ts';
import { dueOn } from '../../server/meeting/recurring.ts';
import { resultOf } from './judge.ts';
import { makeIssue, makeProject } from './make.ts';
import { aboutIssue, INVITED, itemOf, itemsOf, makeMeeting, topic } from './meeting-make.ts';
import { useWorld } from './use-world.ts';
import { text, type World } from './world.ts';

const MINUTE = 60_000;

describe('the agenda', () => {
  const { opened, made: project } = useWorld((world) => makeProject(world, 'MAJOR'));
  const titles = async (world: World, meeting: string) =>
    (await itemsOf(world, meeting)).map(({ title }) => String(Reflect.get(Object(title), 'zh')));
  const tried = (attempt: Promise<unknown>) =>
    attempt.then(() => ({ outcome: 'allowed' as const }), resultOf);
  const later = (world: World, minutes: number) => {
    world.time.now = new Date(world.time.now.getTime() + minutes * MINUTE);
  };
  const noticesOf = (world: World, meetingId: string, kind: string, state: string) =>
    world.database.notice.findMany({ where: { meetingId, kind, state } });
  const owed = (world: World, meetingId: string) =>
    world.database.duty.count({ where: { meetingId, kind: 'ACKNOWLEDGE', state: 'PENDING' } });

  describe('I-12 two people at once', () => {
    test('reorder: every position once, no item lost, both moves on record', async () => {
      const world = opened();
      const names = ['甲', '乙', '丙', '丁', '戊', '己'];
      const agenda = names.map((name) => topic(name));
      for (let round = 0; round < 4; round += 1) {
        const meeting = await makeMeeting(world, 'NOTIFIED', { agenda });
        const before = await itemsOf(world, meeting);
        const id = (at: number) => before[at]?.id ?? '';
        await Promise.all([
          world.act('office', 'moveItem', id(5), {}),
          world.act('office2', 'moveItem', id(0), { after: id(3) }),
          world.act('office', 'moveItem', id(2), { after: id(4) }),
          world.act('office2', 'addItem', null, { meeting, ...topic('庚'), after: id(1) }),
        ]);
        const after = await itemsOf(world, meeting);
        expect(after.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6, 7]);
        expect((await titles(world, meeting)).toSorted()).toEqual([...names, '庚'].toSorted());
        const moves = await world.database.event.count({
          where: { rootId: meeting, action: { in: ['moveItem', 'addItem'] } },
        });
        expect(moves).toBe(4);
      }
    });

    test('start two items: one is current, the other is done or still planned', async () => {
      const world = opened();
      const meeting = await makeMeeting(world, 'IN_SESSION', {
        agenda: [topic('甲'), topic('乙')],
      });
      const [one, other] = await itemsOf(world, meeting);
      await Promise.allSettled([
        world.act('office', 'startItem', one?.id ?? ''),
        world.act('office', 'startItem', other?.id ?? ''),
      ]);
      const states = (await itemsOf(world, meeting)).map(({ state }) => state);
      expect(states.filter((state) => state === 'CURRENT')).toHaveLength(1);
      expect(states).toContain('DONE');
    });
  });

  test('an item is put where it is wanted, moved, withdrawn: positions stay from 1', async () => {
    const world = opened();
    const meeting = await makeMeeting(world, 'PROPOSED', {
      agenda: ['甲', '乙', '丙'].map((name) => topic(name)),
    });
    const first = await itemOf(world, meeting, '甲');
    await world.act('office', 'addItem', null, { meeting, ...topic('丁'), after: first.id });
    expect(await titles(world, meeting)).toEqual(['甲', '丁', '乙', '丙']);
    await world.act('office', 'withdrawItem', first.id, { reason: text('另议') });
    expect(await titles(world, meeting)).toEqual(['丁', '乙', '丙', '甲']);
    await world.act('office', 'addItem', null, { meeting, kind: 'TOPIC', title: text('戊') });
    expect(await titles(world, meeting)).toEqual(['丁', '乙', '丙', '戊', '甲']);
    const third = await itemOf(world, meeting, '丙');
    await world.act('office', 'moveItem', third.id, {});
    expect(await titles(world, meeting)).toEqual(['丙', '丁', '乙', '戊', '甲']);
    expect((await itemsOf(world, meeting)).map(({ position }) => position)).toEqual([
      1, 2, 3, 4, 5,
    ]);
    const strange = await makeMeeting(world, 'PROPOSED', { agenda: [topic('他会')] });
    const { id: after } = await itemOf(world, strange, '他会');
    expect(await tried(world.act('office', 'moveItem', third.id, { after }))).toMatchObject({
      outcome: 'RULE',
      reason: 'NOT_ON_AGENDA',
    });
  });

  test('only who is in control steers; another clerk takes over and the timer goes on', async () => {
    const world = opened();
    const meeting = await makeMeeting(world, 'IN_SESSION', { agenda: [topic('甲'), topic('乙')] });
    const [one, other] = await itemsOf(world, meeting);
    await world.act('office', 'startItem', one?.id ?? '');
    later(world, 4);
    const steal = world.act('office2', 'startItem', other?.id ?? '');
    expect(await tried(steal)).toMatchObject({ outcome: 'RULE', reason: 'NOT_IN_CONTROL' });
    await world.act('office2', 'takeControl', meeting);
    const lost = world.act('office', 'pauseTimer', one?.id ?? '');
    expect(await tried(lost)).toMatchObject({ outcome: 'RULE', reason: 'NOT_IN_CONTROL' });
    later(world, 3);
    await world.act('office2', 'startItem', other?.id ?? '');
    const items = await itemsOf(world, meeting);
    expect(items.map(({ state, usedSeconds }) => [state, usedSeconds])).toEqual([
      ['DONE', 420],
      ['CURRENT', 0],
    ]);
    const found = await world.database.meeting.findUniqueOrThrow({ where: { id: meeting } });
    expect(found.controllerId).toBe(world.person('office2'));
  });

  test('the timer runs by the clock of the server: paused, resumed, given more time, taken up again', async () => {
    const world = opened();
    const meeting = await makeMeeting(world, 'IN_SESSION', { agenda: [topic('甲', 8)] });
    const { id } = await itemOf(world, meeting, '甲');
    const find = () => world.database.agendaItem.findUniqueOrThrow({ where: { id } });
    await world.act('office', 'startItem', id);
    const startedAt = world.time.now;
    later(world, 5);
    await world.act('office', 'pauseTimer', id);
    expect(await tried(world.act('office', 'pauseTimer', id))).toMatchObject({
      reason: 'TIMER_STANDS',
    });
    later(world, 30);
    expect(await find()).toMatchObject({ usedSeconds: 300, runningSince: null });
    await world.act('office', 'resumeTimer', id);
    expect(await tried(world.act('office', 'resumeTimer', id))).toMatchObject({
      reason: 'TIMER_RUNS',
    });
    await world.act('office', 'extendTimer', id, { minutes: 5 });
    later(world, 2.5);
    await world.act('office', 'finishItem', id);
    expect(await find()).toMatchObject({
      state: 'DONE',
      usedSeconds: 450,
      runningSince: null,
      plannedMinutes: 13,
      grantedMinutes: 5,
      startedAt,
      endedAt: world.time.now,
    });
    later(world, 10);
    await world.act('office', 'startItem', id);
    later(world, 1);
    // Adjourned, the time stands; reopened, it goes on.
    await world.act('office', 'adjournMeeting', meeting);
    later(world, 60);
    expect(await find()).toMatchObject({ usedSeconds: 510, runningSince: null, endedAt: null });
    await world.act('office2', 'openMeeting', meeting);
    later(world, 1);
    await world.act('office2', 'finishItem', id);
    expect(await find()).toMatchObject({ usedSeconds: 570, startedAt });
    // What was paused by hand before the adjournment stays so after it.
    await world.act('office2', 'startItem', id);
    await world.act('office2', 'pauseTimer', id);
    await world.act('office2', 'adjournMeeting', meeting);
    await world.act('office', 'openMeeting', meeting);
    expect(await find()).toMatchObject({ state: 'CURRENT', runningSince: null });
    await world.act('office', 'resumeTimer', id);
    await world.act('office', 'amendItem', id, { plannedMinutes: 10 });
    expect(await find()).toMatchObject({ plannedMinutes: 10, grantedMinutes: 2 });
  });

  test('what the room is shown is frozen when the item first comes up', async () => {
    const world = opened();
    const issue = await makeIssue(world, project(), 'IN_PROGRESS');
    const meeting = await makeMeeting(world, 'IN_SESSION', { agenda: [aboutIssue(issue)] });
    const { id } = await itemOf(world, meeting, '管线迁改');
    await world.act('office', 'startItem', id);
    const { material } = await itemOf(world, meeting, '管线迁改');
    expect(material).toMatchObject({
      frozenAt: world.time.now.toISOString(),
      facts: expect.arrayContaining([
        { kind: 'DAYS_OPEN', number: 0, text: null, unit: null, on: null },
        { kind: 'INVESTMENT', number: 100, text: null, unit: null, on: null },
        expect.objectContaining({ kind: 'WHOSE_TURN', unit: world.unit('finance') }),
        expect.objectContaining({ kind: 'DUE', on: world.inDays(60) }),
      ]),
    });
    const { history } = Object(material) as { history: { what: string; who: string | null }[] };
    expect(history[0]).toMatchObject({ what: 'RAISED', who: world.unit('commerce') });
    expect(history.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['RAISED', 'VERIFIED', 'ASSIGNED', 'REPORTED', 'ACCEPTED']),
    );
    await world.act('finance', 'reportProgress', issue, { text: text('后来的报告') });
    await world.act('office', 'finishItem', id);
    await world.act('office', 'startItem', id);
    expect((await itemOf(world, meeting, '管线迁改')).material).toEqual(material);
  });

  test('closing finishes the current item, defers the rest, takes issues off, drafts the minutes', async () => {
    const world = opened();
    const issue = await makeIssue(world, project(), 'VERIFIED');
    const meeting = await makeMeeting(world, 'IN_SESSION', {
      agenda: [topic('甲'), aboutIssue(issue), topic('丙')],
    });
    const on = await world.database.issue.findUniqueOrThrow({ where: { id: issue } });
    expect(on).toMatchObject({ agendaMeetingId: meeting });
    expect(on.agendaUnitIds.toSorted()).toEqual(INVITED.map(world.unit).toSorted());
    const [first] = await itemsOf(world, meeting);
    await world.act('office', 'startItem', first?.id ?? '');
    later(world, 2);
    expect(await owed(world, meeting)).toBe(INVITED.length);
    await world.act('office', 'closeMeeting', meeting);
    // Nobody has to acknowledge any more what has been held.
    expect(await owed(world, meeting)).toBe(0);
    expect(await noticesOf(world, meeting, 'MEETING', 'SENT')).toEqual([]);
    const items = await itemsOf(world, meeting);
    expect(items.map(({ state }) => state)).toEqual(['DONE', 'DEFERRED', 'DEFERRED']);
    expect(items[0]).toMatchObject({ usedSeconds: 120, runningSince: null });
    const off = await world.database.issue.findUniqueOrThrow({ where: { id: issue } });
    // Who was invited to discuss it goes on seeing it.
    expect(off).toMatchObject({ agendaMeetingId: null, agendaUnitIds: on.agendaUnitIds });
    expect(await world.database.minutes.count({ where: { meetingId: meeting } })).toBe(1);
    const found = await world.database.meeting.findUniqueOrThrow({ where: { id: meeting } });
    expect(found.state).toBe('CLOSED');
    expect(found.scopes.some((token) => token.startsWith('screen:'))).toBe(false);
  });

  test('postponing tells every unit invited, each to acknowledge anew', async () => {
    const world = opened();
    const meeting = await makeMeeting(world, 'NOTIFIED', { agenda: [topic('甲')] });
    await world.act('finance', 'answerInvitation', meeting, {
      attendee: world.person('finance.head'),
    });
    expect(await owed(world, meeting)).toBe(INVITED.length - 1);
    const startsAt = new Date(world.time.now.getTime() + 48 * 60 * MINUTE);
    const moved = { startsAt, reason: text('场地冲突') };
    await world.act('office', 'postponeMeeting', meeting, moved);
    const notices = await noticesOf(world, meeting, 'MEETING_MOVED', 'SENT');
    expect(notices.map(({ unitId }) => unitId).toSorted()).toEqual(
      INVITED.map(world.unit).toSorted(),
    );
    expect(JSON.stringify(notices[0]?.text)).toContain('场地冲突');
    expect(await owed(world, meeting)).toBe(INVITED.length);
    const asked = await world.database.invitation.findMany({ where: { meetingId: meeting } });
    expect(asked.map(({ acknowledgedAt }) => acknowledgedAt)).toEqual([null, null, null, null]);
    // Who comes was said and stands.
    expect(asked[0]?.attendeeId).toBe(world.person('finance.head'));
    // Who came, or was excused, on the first day says nothing about the second.
    await world.act('planning', 'answerInvitation', meeting, { excuse: text('出差') });
    await world.act('office', 'openMeeting', meeting);
    const there = { invitation: asked[0]?.id, presence: 'PRESENT' };
    await world.act('office', 'setPresence', meeting, there);
    await world.act('office', 'adjournMeeting', meeting);
    later(world, 1);
    await world.act('office', 'postponeMeeting', meeting, moved);
    const anew = await world.database.invitation.findMany({
      where: { meetingId: meeting },
      include: { marks: { orderBy: { at: 'asc' } } },
      orderBy: { position: 'asc' },
    });
    expect(anew.map(({ presence, absenceReason }) => [presence, absenceReason])).toEqual(
      INVITED.map(() => ['EXPECTED', null]),
    );
    expect(anew.map(({ marks }) => marks.map(({ presence }) => presence))).toEqual([
      ['PRESENT', 'EXPECTED'],
      ['LEAVE', 'EXPECTED'],
      [],
      [],
    ]);
    const past = { startsAt: new Date(world.time.now.getTime() - MINUTE), reason: text('错') };
    expect(await tried(world.act('office', 'postponeMeeting', meeting, past))).toMatchObject({
      reason: 'IN_PAST',
    });
  });

  test('who comes, in whose place and why not: what is said last counts, and nothing of before', async () => {
    const world = opened();
    const meeting = await makeMeeting(world, 'NOTIFIED', { agenda: [topic('甲')] });
    const [invited] = await world.database.invitation.findMany({
      where: { meetingId: meeting },
      orderBy: { position: 'asc' },
    });
    const now = () =>
      world.database.invitation.findUniqueOrThrow({
        where: { id: invited?.id ?? '' },
        select: {
          attendeeId: true,
          attendeeName: true,
          isSubstitute: true,
          presence: true,
          absenceReason: true,
        },
      });
    const head = world.person('finance.head');
    const answer = (input: Record<string, unknown>) =>
      world.act('finance', 'answerInvitation', meeting, input);
    const set = (input: Record<string, unknown>) =>
      world.act('office', 'setPresence', meeting, { invitation: invited?.id, ...input });
    const nobody = { attendeeId: null, attendeeName: null, absenceReason: null };

    await answer({ excuse: text('出差') });
    expect(await now()).toMatchObject({ presence: 'LEAVE', absenceReason: text('出差') });
    await answer({ attendeeName: '王某', isSubstitute: true });
    const byName = { ...nobody, attendeeName: text('王某'), isSubstitute: true };
    expect(await now()).toEqual({ ...byName, presence: 'EXPECTED' });
    await set({ presence: 'SUBSTITUTE' });
    expect(await now()).toEqual({ ...byName, presence: 'SUBSTITUTE' });
    await set({ presence: 'PRESENT' });
    expect(await now()).toEqual({ ...nobody, isSubstitute: false, presence: 'PRESENT' });
    await set({ presence: 'SUBSTITUTE', attendeeName: '李某' });
    await answer({ attendee: head, isSubstitute: false });
    const byHead = { ...nobody, attendeeId: head, isSubstitute: false };
    expect(await now()).toEqual({ ...byHead, presence: 'PRESENT' });
    await set({ presence: 'ABSENT', reason: text('临时有事') });
    await set({ presence: 'ABSENT' });
    expect(await now()).toEqual({
      ...{ ...byHead, presence: 'ABSENT', absenceReason: text('临时有事') },
    });
    await set({ presence: 'PRESENT' });
    expect(await now()).toEqual({ ...byHead, presence: 'PRESENT' });
  });

  test('a chair approves the agenda that was seen, and an item is amended as it was seen', async () => {
    const world = opened();
    const meeting = await makeMeeting(world, 'PROPOSED', { agenda: [topic('甲'), topic('乙')] });
    const [one, other] = await itemsOf(world, meeting);
    const approve = async (change: () => Promise<unknown>) => {
      const expectedVersion = await world.versionOf('approveMeeting', meeting);
      await change();
      const request = { action: 'approveMeeting', id: meeting, expectedVersion, input: {} };
      return tried(perform(world.engine, world.asker('executive'), request));
    };
    const reason = text('另议');
    for (const change of [
      () => world.act('office', 'amendItem', one?.id ?? '', { title: text('丁') }),
      () => world.act('office', 'addItem', null, { meeting, ...topic('戊') }),
      () => world.act('office', 'withdrawItem', other?.id ?? '', { reason }),
      () => world.act('office', 'deferItem', one?.id ?? '', { reason }),
      () => world.act('office', 'inviteToMeeting', meeting, { units: [world.unit('audit')] }),
    ])
      expect(await approve(change)).toMatchObject({ outcome: 'CONFLICT' });
    expect(await approve(async () => undefined)).toEqual({ outcome: 'allowed' });

    const [, last] = await itemsOf(world, meeting);
    const stale = {
      action: 'amendItem',
      id: last?.id ?? '',
      expectedVersion: last?.version ?? 0,
      input: { title: text('己') },
    };
    await world.act('office2', 'amendItem', stale.id, { note: text('附预算') });
    expect(await tried(perform(world.engine, world.asker('office'), stale))).toMatchObject({
      outcome: 'CONFLICT',
    });
  });

  test('cancelling defers the items and tells every unit invited', async () => {
    const world = opened();
    const issue = await makeIssue(world, project(), 'VERIFIED');
    const meeting = await makeMeeting(world, 'NOTIFIED', {
      agenda: [topic('甲'), aboutIssue(issue)],
    });
    const reason = { reason: text('主席出差') };
    expect(await tried(world.act('office', 'cancelMeeting', meeting, reason))).toMatchObject({
      outcome: 'FORBIDDEN',
    });
    await world.act('executive', 'cancelMeeting', meeting, reason);
    const items = await itemsOf(world, meeting);
    expect(items.map(({ state, deferReason }) => [state, deferReason])).toEqual([
      ['DEFERRED', text('主席出差')],
      ['DEFERRED', text('主席出差')],
    ]);
    expect(await noticesOf(world, meeting, 'MEETING', 'SENT')).toEqual([]);
    expect(await noticesOf(world, meeting, 'MEETING_CANCELLED', 'SENT')).toHaveLength(
      INVITED.length,
    );
    const off = await world.database.issue.findUniqueOrThrow({ where: { id: issue } });
    expect(off.agendaMeetingId).toBeNull();
  });

  test('an issue is on the agenda of the next meeting that has it, as long as one has it', async () => {
    const world = opened();
    const issue = await makeIssue(world, project(), 'VERIFIED');
    const agenda = [aboutIssue(issue)];
    const inDays = (days: number) => new Date(world.time.now.getTime() + days * 24 * 60 * MINUTE);
    const find = () => world.database.issue.findUniqueOrThrow({ where: { id: issue } });
    const first = await makeMeeting(world, 'IN_SESSION', { agenda, startsAt: inDays(1) });
    const second = await makeMeeting(world, 'NOTIFIED', { agenda, startsAt: inDays(2) });
    expect(await find()).toMatchObject({ agendaMeetingId: first });
    // What was dealt with is off, what is taken up again is on.
    const { id } = await itemOf(world, first, '管线迁改');
    await world.act('office', 'startItem', id);
    await world.act('office', 'finishItem', id);
    expect(await find()).toMatchObject({ agendaMeetingId: second });
    await world.act('office', 'startItem', id);
    expect(await find()).toMatchObject({ agendaMeetingId: first });
    await world.act('office', 'closeMeeting', first);
    const { agendaMeetingId, agendaOn } = await find();
    expect(agendaMeetingId).toBe(second);
    expect(agendaOn?.toISOString().slice(0, 10)).toBe(dayAt(inDays(2)));
    await world.act('office', 'openMeeting', second);
    const again = await itemOf(world, second, '管线迁改');
    await world.act('office', 'startItem', again.id);
    await world.act('office', 'finishItem', again.id);
    await world.act('office', 'adjournMeeting', second);
    await world.act('executive', 'cancelMeeting', second, { reason: text('主席出差') });
    expect(await find()).toMatchObject({ agendaMeetingId: null, agendaOn: null });
    const { material } = await itemOf(world, second, '管线迁改');
    expect(material).toMatchObject({
      tags: expect.arrayContaining([{ kind: 'TIMES_ON_AGENDA', number: 2 }]),
    });
  });

  test('an issue withdrawn before it came up is seen no more by those invited for it', async () => {
    const world = opened();
    const issue = await makeIssue(world, project(), 'VERIFIED');
    const seenBy = async () =>
      await world.database.issue.findUniqueOrThrow({ where: { id: issue } });
    const land = `unit:${world.unit('land')}`;
    const elsewhere = await makeMeeting(world, 'IN_SESSION', {
      agenda: [aboutIssue(issue)],
      invited: [world.unit('audit')],
    });
    await world.act('office', 'closeMeeting', elsewhere);
    const meeting = await makeMeeting(world, 'NOTIFIED', { agenda: [aboutIssue(issue)] });
    expect((await seenBy()).scopes).toContain(land);
    const { id } = await itemOf(world, meeting, '管线迁改');
    await world.act('office', 'withdrawItem', id, { reason: text('另议') });
    expect(await seenBy()).toMatchObject({
      agendaMeetingId: null,
      agendaUnitIds: [world.unit('audit')],
    });
    expect((await seenBy()).scopes).not.toContain(land);
  });

  test('who is invited late is told, and sees the issues from then on', async () => {
    const world = opened();
    const issue = await makeIssue(world, project(), 'VERIFIED');
    const meeting = await makeMeeting(world, 'NOTIFIED', { agenda: [aboutIssue(issue)] });
    const view = { text: text('同意') };
    const item = await itemOf(world, meeting, '管线迁改');
    expect(await tried(world.act('audit', 'stateView', item.id, view))).toEqual({
      outcome: 'NOT_FOUND',
    });
    await world.act('office2', 'inviteToMeeting', meeting, { units: [world.unit('audit')] });
    await world.act('audit', 'stateView', item.id, view);
    const seen = await world.database.issue.findUniqueOrThrow({ where: { id: issue } });
    expect(seen.scopes).toContain(`unit:${world.unit('audit')}`);
    expect(await noticesOf(world, meeting, 'MEETING', 'SENT')).toHaveLength(INVITED.length + 1);
  });

  test('an agenda is used again: what has ended is left out, what was deferred is carried over', async () => {
    const world = opened();
    const [open, ended] = [
      await makeIssue(world, project(), 'VERIFIED'),
      await makeIssue(world, project(), 'VERIFIED'),
    ];
    const meeting = await makeMeeting(world, 'IN_SESSION', {
      agenda: [topic('甲'), aboutIssue(open, '还要议'), aboutIssue(ended, '不再议')],
    });
    const first = await itemOf(world, meeting, '甲');
    await world.act('office', 'deferItem', first.id, { reason: text('材料不齐') });
    await world.act('office', 'startItem', first.id);
    // Taken up again it is deferred no more, and what is granted on the floor is no plan.
    await world.act('office', 'extendTimer', first.id, { minutes: 5 });
    expect(await itemOf(world, meeting, '甲')).toMatchObject({
      deferReason: null,
      plannedMinutes: 15,
    });
    await world.act('office', 'closeMeeting', meeting);
    await world.act('executive', 'declineIssue', ended, { reason: text('无需协调') });
    const next = await makeMeeting(world, 'PROPOSED', { agendaFrom: meeting });
    expect(await titles(world, next)).toEqual(['甲', '还要议']);
    expect((await itemOf(world, next, '甲')).plannedMinutes).toBe(10);
    // What is named anew is not taken over besides.
    const agenda = [aboutIssue(open, '换个题目')];
    const named = await makeMeeting(world, 'PROPOSED', { agendaFrom: meeting, agenda });
    expect(await titles(world, named)).toEqual(['甲', '换个题目']);
    const carried = await itemOf(world, next, '还要议');
    expect(carried).toMatchObject({
      issueId: open,
      carriedFromId: (await itemOf(world, meeting, '还要议')).id,
      state: 'PLANNED',
    });
  });

  test('two rules of one kind call for two meetings in a month', () => {
    const rule = {
      kind: 'PROGRESS_BRIEFING',
      from: '2026-12-01',
      everyMonths: 1,
      dayOfMonth: 10,
      time: '09:30',
      daysBefore: 14,
      title: { zh: '汇报会', en: 'Briefing' },
      place: { zh: '会议室', en: 'Room' },
      presidingPost: 'EXECUTIVE_CHAIR',
      agenda: [],
    } as const;
    const rules = [rule, { ...rule, kind: 'COORDINATION' }, { ...rule, dayOfMonth: 12 }];
    expect(dueOn(rules, '2026-12-01').map(({ occurrence }) => occurrence)).toEqual([
      'PROGRESS_BRIEFING/2026-12',
      'COORDINATION/2026-12',
      'PROGRESS_BRIEFING/2026-12/2',
    ]);
  });

  test('a recurring meeting is proposed once, whoever sweeps, and not again when it is rejected', async () => {
    const world = opened();
    world.goTo('2026-12-03');
    await proposeRecurring(world.engine, world.today());
    expect(await world.database.meeting.count({ where: { occurrence: { not: null } } })).toBe(0);
    world.goTo('2026-12-04');
    await Promise.all([
      proposeRecurring(world.engine, world.today()),
      proposeRecurring(world.engine, world.today()),
      proposeRecurring(world.engine, world.today()),
    ]);
    const [meeting, ...others] = await world.database.meeting.findMany({
      where: { occurrence: { not: null } },
      include: { items: true, invitations: true },
    });
    expect(others).toEqual([]);
    expect(meeting).toMatchObject({
      occurrence: 'PROGRESS_BRIEFING/2026-12',
      state: 'PROPOSED',
      proposedById: null,
      startsAt: new Date('2026-12-18T09:30:00+08:00'),
    });
    expect(meeting?.items).toHaveLength(3);
    expect(meeting?.invitations).toHaveLength(8);
    await world.act('executive', 'rejectMeeting', meeting?.id ?? '', { reason: text('合并召开') });
    world.goTo('2026-12-05');
    await proposeRecurring(world.engine, world.today());
    expect(await world.database.meeting.count({ where: { occurrence: { not: null } } })).toBe(1);
  });
});
