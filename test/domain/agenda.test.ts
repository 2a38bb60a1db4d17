// The agenda on the floor (domain 3.4): its order, its timer, who steers it, what becomes of it when
// the meeting is postponed, cancelled or closed, and meetings that recur by rule.
import { describe, expect, test } from 'vitest';
import { dayAt } from '../../server/kernel/calendar.ts';
import { tried } from './judge.ts';
import { makeIssue, makeProject } from './make.ts';
import { aboutIssue, INVITED, itemOf, itemsOf, makeMeeting, topic } from './meeting-make.ts';
import { useWorld } from './use-world.ts';
import { later, text, type World } from './world.ts';

const MINUTE = 60_000;

describe('the agenda', () => {
  const { opened, made: project } = useWorld((world) => makeProject(world, 'MAJOR'));
  const titles = async (world: World, meeting: string) =>
    (await itemsOf(world, meeting)).map(({ title }) => String(Reflect.get(Object(title), 'zh')));
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
});
