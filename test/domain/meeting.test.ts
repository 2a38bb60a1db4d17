// A meeting from its proposal to its opening, and off it: approved as it was seen, announced, moved,
// called off, who comes, and what recurs by rule (domain 3.4).
import { describe, expect, test } from 'vitest';
import { perform } from '../../server/actions/perform.ts';
import { proposeRecurring } from '../../server/jobs/recurring.ts';
import { dueOn } from '../../server/meeting/recurring.ts';
import { tried } from './judge.ts';
import { makeIssue, makeProject } from './make.ts';
import { aboutIssue, INVITED, itemOf, itemsOf, makeMeeting, topic } from './meeting-make.ts';
import { useWorld } from './use-world.ts';
import { later, text, type World } from './world.ts';

const MINUTE = 60_000;

describe('a meeting', () => {
  const { opened, made: project } = useWorld((world) => makeProject(world, 'MAJOR'));
  const noticesOf = (world: World, meetingId: string, kind: string, state: string) =>
    world.database.notice.findMany({ where: { meetingId, kind, state } });
  const owed = (world: World, meetingId: string) =>
    world.database.duty.count({ where: { meetingId, kind: 'ACKNOWLEDGE', state: 'PENDING' } });

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
});
