// Meetings over the API: whose they are, who has come to an item, and what an agenda might take up.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../server/kernel/calendar.ts';
import { globalId } from '../../server/schema/ids.ts';
import { openApp, type TestApp } from '../support/app.ts';
import { meetings } from '../support/meetings.ts';

const DAY = 86_400_000;

type Suggested = {
  readonly reason: string;
  readonly days: number | null;
  readonly issue: { readonly id: string } | null;
  readonly project: { readonly id: string } | null;
  readonly item: { readonly id: string } | null;
  readonly decision: { readonly id: string } | null;
};

describe('meetings over the API', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await openApp();
  });
  afterAll(() => app.close());

  const answered = async (who: string, query: string, variables = {}) => {
    const { data, errors } = await app.ask(who, query, variables);
    expect(errors).toBeUndefined();
    return data as unknown as Record<string, never>;
  };
  const suggestions = async (who: string, meeting: string): Promise<readonly Suggested[]> => {
    const { meeting: found } = await answered(
      who,
      `query ($id: ID!) { meeting(id: $id) {
        suggestions { reason days issue { id } project { id } item { id } decision { id } } } }`,
      { id: globalId('Meeting', meeting) },
    );
    return (found as unknown as { suggestions: readonly Suggested[] }).suggestions;
  };
  const later = (days: number) => app.clock.set(new Date(app.clock.now().getTime() + days * DAY));

  it('lists those one may see, by state, by day, and those that are one’s own', async () => {
    const announced = globalId('Meeting', await meetings(app).notified(['甲']));
    const { meeting } = await meetings(app).proposed();
    const proposed = globalId('Meeting', meeting);
    const list = async (who: string, filter: object): Promise<string[]> => {
      const { meetings: found } = await answered(
        who,
        'query ($filter: MeetingFilter) { meetings(filter: $filter) { nodes { id } } }',
        { filter },
      );
      return (found as unknown as { nodes: { id: string }[] }).nodes.map(({ id }) => id);
    };
    expect(await list('office', {})).toEqual([announced, proposed]);
    expect(await list('finance', {})).toEqual([announced]);
    expect(await list('commerce', {})).toEqual([]);
    expect(await list('office', { states: ['PROPOSED'] })).toEqual([proposed]);
    expect(await list('office', { to: '2026-11-25' })).toEqual([]);
    expect(await list('office', { from: '2026-11-26', to: '2026-11-26' })).toHaveLength(2);
    expect(await list('finance', { mine: true })).toEqual([announced]);
    expect(await list('supervision', { mine: true })).toEqual([]);
    expect(await list('supervision', {})).toEqual([announced]);
    // Presided by the chair.
    expect(await list('chair', { mine: true })).toHaveLength(2);
    expect(await list('executive', { mine: true })).toEqual([]);
  });

  it('tells which units were there while an item was current', async () => {
    const { act, district, store } = app;
    const meeting = await meetings(app).notified(['甲', '乙']);
    await act('office', 'openMeeting', meeting, { presider: district.person('chair') });
    const where = { meetingId: meeting };
    const orderBy = { position: 'asc' } as const;
    const items = await store.database.agendaItem.findMany({ where, orderBy });
    const invitations = await store.database.invitation.findMany({ where, orderBy });
    const mark = (at: number, presence: string) =>
      act('office', 'setPresence', meeting, { invitation: invitations[at]?.id, presence });
    const minute = () => app.clock.set(new Date(app.clock.now().getTime() + 60_000));
    await mark(0, 'PRESENT');
    minute();
    await act('office', 'startItem', items[0]?.id ?? '');
    minute();
    await mark(1, 'SUBSTITUTE');
    minute();
    await act('office', 'startItem', items[1]?.id ?? '');
    minute();
    // The first has left during the second item, the third never came.
    await mark(0, 'LEAVE');
    await mark(2, 'ABSENT');
    minute();
    await act('office', 'finishItem', items[1]?.id ?? '');
    const { meeting: found } = await answered(
      'planning',
      `query ($id: ID!) { meeting(id: $id) { items { present { code } usedSeconds }
        invitations { presence isSubstitute } } }`,
      { id: globalId('Meeting', meeting) },
    );
    expect(found).toEqual({
      items: [
        { present: [{ code: 'finance' }, { code: 'planning' }], usedSeconds: 120 },
        { present: [{ code: 'finance' }, { code: 'planning' }], usedSeconds: 120 },
      ],
      invitations: [
        { presence: 'LEAVE', isSubstitute: false },
        { presence: 'SUBSTITUTE', isSubstitute: true },
        { presence: 'ABSENT', isSubstitute: false },
      ],
    });
  });

  it('suggests each matter once, by its gravest reason, to the office and the chairs only', async () => {
    const { act, store } = app;
    const project = await app.project();
    const undecided = await app.issue('VERIFIED', project);
    const late = await app.issue('ASSIGNED', project);
    const urgent = await app.issue('VERIFIED', project);
    await store.database.issue.update({ where: { id: urgent }, data: { urgent: true } });
    const put = await app.issue('VERIFIED', project);
    const held = await meetings(app).proposed([
      { kind: 'TOPIC', title: { zh: '先议' }, plannedMinutes: 5 },
      { kind: 'ISSUE', title: { zh: '留下' }, issue: put, plannedMinutes: 5 },
    ]);
    const { district } = app;
    await act('executive', 'approveMeeting', held.meeting);
    await act('office', 'notifyMeeting', held.meeting);
    await act('office', 'openMeeting', held.meeting, { presider: district.person('chair') });
    await act('office', 'startItem', held.item);
    const decision = await meetings(app).decided(held.item, '落实双回路供电');
    await act('office', 'closeMeeting', held.meeting);
    const { meeting } = await meetings(app).proposed();
    const about = async (id: string) =>
      (await suggestions('office', meeting)).filter(({ issue }) => issue?.id === id);
    const reasons = async (issue: string) =>
      (await about(globalId('Issue', issue))).map(({ reason }) => reason);

    expect(await reasons(undecided)).toEqual(['UNDECIDED']);
    expect(await reasons(urgent)).toEqual(['URGENT']);
    expect(await reasons(late)).toEqual([]);
    expect(await reasons(put)).toEqual(['CARRIED_OVER']);
    // 37 days on the acceptance and the reports are late, and the decision's date is near.
    later(37);
    expect(await reasons(late)).toEqual(['OVERDUE']);
    const all = await suggestions('executive', meeting);
    const followed = all.find((one) => one.decision?.id === globalId('Decision', decision));
    expect(followed).toMatchObject({ reason: 'FOLLOW_UP' });
    expect(all.map(({ reason }) => reason).indexOf('CARRIED_OVER')).toBe(0);
    const [carried] = await about(globalId('Issue', put));
    expect(carried).toMatchObject({ days: 37, item: { id: expect.any(String) } });

    // Whoever may not propose is told nothing, and what has been taken up is not suggested again.
    const other = await meetings(app).notified(['丁']);
    expect(await suggestions('finance', other)).toEqual([]);
    expect((await suggestions('office', other)).length).toBeGreaterThan(3);
    const item = await store.database.agendaItem.findFirstOrThrow({
      where: { issueId: put, state: 'DEFERRED' },
    });
    await act('office', 'addItem', null, {
      meeting,
      kind: 'ISSUE',
      title: { zh: '接着议' },
      issue: put,
      carriedFrom: item.id,
    });
    expect(await reasons(put)).toEqual([]);
  });

  it('suggests a project of which a milestone is late, until its agenda has it', async () => {
    const { act, store } = app;
    const project = await app.project();
    const { meeting } = await meetings(app).proposed();
    const mine = async () =>
      (await suggestions('office', meeting)).filter(
        (one) => one.project?.id === globalId('Project', project) && !one.issue,
      );
    expect(await mine()).toEqual([]);
    const at = { projectId: project, kind: 'CONSTRUCTION_STARTED' };
    const plannedOn = new Date(addDays(app.today(), -3));
    await store.database.milestone.upsert({
      where: { projectId_kind: at },
      create: { ...at, plannedOn },
      update: { plannedOn },
    });
    expect(await mine()).toMatchObject([{ reason: 'OVERDUE', days: 3, item: null }]);
    await act('office', 'addItem', null, {
      meeting,
      kind: 'PROJECT',
      title: { zh: '项目进度' },
      project,
    });
    expect(await mine()).toEqual([]);
  });

  it('suggests anew what a rejected meeting was to take up, and no decision that is done', async () => {
    const { act, store, district } = app;
    const first = await meetings(app).held('先议', '核对台账');
    const held = await meetings(app).proposed([
      { kind: 'TOPIC', title: { zh: '留下的议题' }, plannedMinutes: 5 },
      {
        kind: 'FOLLOW_UP',
        title: { zh: '台账落实情况' },
        decision: first.decision,
        plannedMinutes: 5,
      },
    ]);
    await act('executive', 'approveMeeting', held.meeting);
    await act('office', 'notifyMeeting', held.meeting);
    await act('office', 'openMeeting', held.meeting, { presider: district.person('chair') });
    await act('office', 'closeMeeting', held.meeting);
    const next = await meetings(app).proposed();
    const found = async (): Promise<unknown[]> =>
      (await suggestions('office', next.meeting))
        .filter(({ reason }) => reason === 'CARRIED_OVER')
        .map(({ item }) => item?.id);
    const items = await store.database.agendaItem.findMany({
      where: { meetingId: held.meeting },
      orderBy: { position: 'asc' },
    });
    const [topic, followUp] = items.map(({ id }) => globalId('AgendaItem', id));
    expect(await found()).toEqual(expect.arrayContaining([topic, followUp]));

    const rejected = await meetings(app).proposed([
      {
        kind: 'TOPIC',
        title: { zh: '留下的议题' },
        carriedFrom: items[0]?.id,
        plannedMinutes: 5,
      },
    ]);
    expect(await found()).not.toContain(topic);
    await act('executive', 'rejectMeeting', rejected.meeting, { reason: { zh: '合并召开' } });
    expect(await found()).toContain(globalId('AgendaItem', rejected.item));

    for (const unit of ['finance', 'planning', 'land'])
      await act(unit, 'acknowledgeDecision', first.decision);
    for (const unit of ['finance', 'planning'])
      await act(unit, 'reportDecision', first.decision, { text: { zh: '已办' } });
    await act('office', 'verifyDecision', first.decision);
    expect(await found()).not.toContain(followUp);
  });

  it('suggests what has not been discussed for long, though nothing about it is late', async () => {
    const { act } = app;
    const issue = await app.issue('IN_PROGRESS');
    const asked = await act('finance', 'requestExtension', null, {
      issue,
      targetOn: addDays(app.today(), 90),
      reason: { zh: '工期调整' },
    });
    await act('executive', 'grantRequest', asked.id);
    const found = async () => {
      const { meeting } = await meetings(app).proposed();
      return (await suggestions('office', meeting)).filter(
        (one) => one.issue?.id === globalId('Issue', issue),
      );
    };
    for (let days = 0; days < 56; days += 14) {
      expect(await found()).toEqual([]);
      later(14);
      await act('finance', 'reportProgress', issue, { text: { zh: '进展' } });
    }
    later(4);
    expect(await found()).toMatchObject([{ reason: 'NOT_DISCUSSED', days: 60 }]);
  });
});
