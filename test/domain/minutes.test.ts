// Minutes are drafted from the record, never retyped (4.4, domain 3.4): each decision once, each
// paragraph leading to its event, signed by whoever presided, numbered, issued, frozen.
import { describe, expect, test } from 'vitest';
import { chineseNumber } from '../../server/kernel/text.ts';
import { toldEvents } from '../../server/minutes/queries.ts';
import { type Paragraph, paragraphsOf, toldKey } from '../../server/minutes/subject.ts';
import { tried } from './judge.ts';
import { holdMeeting, INVITED } from './minutes-make.ts';
import { useWorld } from './use-world.ts';
import { BEGIN, text } from './world.ts';

describe('minutes', () => {
  const { going: opened, made: held } = useWorld(holdMeeting);
  const find = (id = held().minutes) =>
    opened().database.minutes.findUniqueOrThrow({ where: { id } });
  const paragraphs = async (id?: string): Promise<Paragraph[]> => paragraphsOf(await find(id));
  /** A meeting of its own, brought to a stage. */
  const another = async (stage: 'SIGNED' | 'ISSUED') => {
    const world = opened();
    world.goTo(BEGIN);
    const one = await holdMeeting(world);
    await world.act('chair', 'signMinutes', one.minutes);
    if (stage === 'ISSUED') await world.act('office', 'issueMinutes', one.minutes);
    return one;
  };

  test('the draft tells every decision that stands once, and the struck one only as replaced', async () => {
    const { power, assigned, wrong } = held();
    const own = await paragraphs();
    const decisions = own.filter(({ kind }) => kind === 'DECISION');
    expect(decisions.map(({ told }) => told?.id)).toEqual([power, assigned]);
    expect(JSON.stringify(own)).not.toContain(wrong);
    expect(own.map(({ text: words }) => words.zh).join('\n')).not.toContain('由审计局');
    expect(decisions[0]?.text.zh).toBe(
      '决定1：落实双回路供电。承办单位：finance（牵头）、planning；协办单位：land；完成时限：2026年4月1日；依据：第四条（九）。',
    );
    expect(decisions[1]?.text.zh).toMatch(
      /^决定3：由财政局承办通信管线迁改。项目：示范项目；问题：\S+ 红线内通信管线迁改；承办单位：finance；协办单位：land；完成时限：2026年5月1日；代替：决定2；依据：第六条（三）。$/,
    );
    expect(decisions[1]?.text.en).toContain(
      'Responsible: finance; Assisting: land; Due: 1 May 2026',
    );
  });

  test('the draft opens with the meeting, and ends with who came, who did not, and guests', async () => {
    const own = await paragraphs();
    expect(own.map(({ kind }) => kind)).toEqual([
      'OPENING',
      'HEADING',
      'DECISION',
      'DISSENT',
      'HEADING',
      'DECISION',
      'HEADING',
      'DEFERRED',
      'PRESENT',
      'EXCUSED',
      'EXCUSED',
      'GUESTS',
    ]);
    const zh = own.map(({ text: words }) => words.zh);
    expect(zh[0]).toBe(
      '2026年3月2日，联席会议主席chair在第一会议室主持召开第五次联席会议。2个单位参加会议。会议议程为：供电方案；通信管线迁改；冷链中心征地。现将会议议定事项纪要如下：',
    );
    expect(zh[1]).toBe('一、供电方案');
    expect(zh[3]).toBe('finance对决定1有不同意见：资金尚未落实。');
    expect(zh[6]).toBe('三、留待下次会议研究的事项');
    expect(zh[7]).toContain('冷链中心征地');
    expect(zh.slice(8)).toEqual([
      '出席：finance finance.head、planning 李四（代）',
      '请假：land（出差）',
      '缺席：audit',
      '列席：星河公司',
    ]);
  });

  test('every paragraph leads to the event that it tells of', async () => {
    const world = opened();
    const { power, meeting } = held();
    const own = await paragraphs();
    const keys = own.map(({ told }) => told && toldKey(told)).filter((key) => key !== null);
    expect(keys).toHaveLength(own.length);
    const events = await toldEvents({ database: world.database, scopes: ['inside'] }, keys);
    const eventOf = (kind: string) => {
      const told = own.find((one) => one.kind === kind)?.told;
      return told && events.get(toldKey(told));
    };
    expect(own.filter(({ told }) => !told || !events.has(toldKey(told)))).toEqual([]);
    expect(eventOf('OPENING')).toMatchObject({ action: 'openMeeting', subjectId: meeting });
    expect(eventOf('DECISION')).toMatchObject({ action: 'putDecisionInForce', subjectId: power });
    expect(eventOf('DISSENT')).toMatchObject({ action: 'recordDissent', subjectId: power });
    expect(eventOf('DEFERRED')).toMatchObject({ action: 'deferItem' });
    // Who may not see an event is not led there.
    const none = await toldEvents({ database: world.database, scopes: ['everyone'] }, keys);
    expect(none.size).toBe(0);
  });

  test('edited by hand, drafted anew: the edit stays, an unknown paragraph is refused', async () => {
    const world = opened();
    const { minutes } = held();
    const [opening] = await paragraphs();
    const edit = { paragraphs: [{ key: 'decision-1', text: text('决定1：改过的文字。') }] };
    await world.act('office', 'editMinutes', minutes, edit);
    const edited = (await paragraphs()).find(({ id }) => id === 'decision-1');
    expect(edited).toMatchObject({ isEdited: true, text: { zh: '决定1：改过的文字。' } });
    await world.act('office2', 'redraftMinutes', minutes);
    const anew = await paragraphs();
    expect(anew.find(({ id }) => id === 'decision-1')).toEqual(edited);
    expect(anew[0]).toEqual(opening);
    const strange = { paragraphs: [{ key: 'decision-99', text: text('无') }] };
    expect(await tried(world.act('office', 'editMinutes', minutes, strange))).toMatchObject({
      outcome: 'RULE',
      reason: 'NO_SUCH_PARAGRAPH',
      clause: '4.4',
    });
  });

  test('signed by the chair who presided and by nobody else; the signature is owed', async () => {
    const world = opened();
    const { minutes, meeting } = held();
    const owed = { meetingId: meeting, kind: 'SIGN_MINUTES' };
    expect(await world.database.duty.findFirst({ where: owed })).toMatchObject({
      state: 'PENDING',
      holderPost: 'CHAIR',
      aboutId: minutes,
    });
    for (const other of ['executive', 'office'])
      expect(await tried(world.act(other, 'signMinutes', minutes))).toMatchObject({
        outcome: 'FORBIDDEN',
        clause: '4.4',
      });
    expect(await tried(world.act('finance', 'signMinutes', minutes))).toEqual({
      outcome: 'NOT_FOUND',
    });
    expect(await tried(world.act('office', 'issueMinutes', minutes))).toMatchObject({
      outcome: 'RULE',
      reason: 'WRONG_STATE',
    });
    await world.act('chair', 'returnMinutes', minutes, { reason: text('议题二写得不清楚') });
    const returned = await world.database.notice.findFirstOrThrow({
      where: { meetingId: meeting, unitId: world.unit('joint-office'), kind: 'MINUTES' },
    });
    expect(Reflect.get(Object(returned.text), 'zh')).toContain('议题二写得不清楚');
    // Nothing is to be signed until the office has mended it.
    const signatures = async () =>
      (await world.database.duty.findMany({ where: owed, orderBy: { openedAt: 'asc' } })).map(
        ({ state }) => state,
      );
    expect(await signatures()).toEqual(['CANCELLED']);
    await world.act('office', 'editMinutes', minutes, {
      paragraphs: [{ key: 'item-2', text: text('二、通信管线迁改') }],
    });
    expect(await signatures()).toEqual(['CANCELLED', 'PENDING']);
    await world.act('office', 'redraftMinutes', minutes);
    expect(await signatures()).toEqual(['CANCELLED', 'PENDING']);
    await world.act('chair', 'signMinutes', minutes);
    expect(await find()).toMatchObject({ state: 'SIGNED', signedById: world.person('chair') });
    expect(await signatures()).toEqual(['CANCELLED', 'DONE']);
    const { state } = await world.database.meeting.findUniqueOrThrow({ where: { id: meeting } });
    expect(state).toBe('MINUTES_SIGNED');
  });

  test('signed minutes ratify: no decision is struck any more', async () => {
    const world = opened();
    const { power } = await another('SIGNED');
    const strike = world.act('office', 'strikeDecision', power, { reason: text('不要了') });
    expect(await tried(strike)).toMatchObject({ outcome: 'RULE' });
  });

  test('issued with a number of the year, told to every invited unit, and frozen', async () => {
    const world = opened();
    const { minutes, meeting } = held();
    await world.act('office', 'issueMinutes', minutes);
    const issued = await find();
    expect(issued.state).toBe('ISSUED');
    expect(issued.number).toMatch(/^通产联纪〔2026〕[1-9]\d*号$/);
    const next = await find((await another('ISSUED')).minutes);
    const count = ({ number }: { number: string | null }) => Number(number?.match(/(\d+)号/)?.[1]);
    expect(count(next)).toBe(count(issued) + 1);
    const notices = await world.database.notice.findMany({
      where: { meetingId: meeting, kind: 'MINUTES', unitId: { not: world.unit('joint-office') } },
    });
    expect(notices.map(({ unitId }) => unitId).sort()).toEqual(
      INVITED.map((code) => world.unit(code)).sort(),
    );
    const acknowledged = notices.find(({ unitId }) => unitId === world.unit('finance'));
    await world.act('finance', 'acknowledgeNotice', acknowledged?.id ?? '');
    const { state } = await world.database.meeting.findUniqueOrThrow({ where: { id: meeting } });
    expect(state).toBe('MINUTES_ISSUED');
    for (const [who, action, input] of [
      ['office', 'editMinutes', { paragraphs: [{ key: 'opening', text: text('改') }] }],
      ['office', 'redraftMinutes', {}],
      ['office', 'issueMinutes', {}],
      ['chair', 'signMinutes', {}],
      ['chair', 'returnMinutes', { reason: text('改') }],
    ] as const)
      expect(await tried(world.act(who, action, minutes, input)), action).toMatchObject({
        outcome: 'RULE',
        reason: 'WRONG_STATE',
      });
    expect((await find()).paragraphs).toEqual(issued.paragraphs);
  });

  test('seen by the office and the chairs until issued, then by whoever sees the meeting', async () => {
    const { minutes } = await another('SIGNED');
    expect((await find(minutes)).scopes).toEqual(['inside']);
    const world = opened();
    await world.act('office', 'issueMinutes', minutes);
    const { scopes, meetingId } = await find(minutes);
    const meeting = await world.database.meeting.findUniqueOrThrow({ where: { id: meetingId } });
    expect(scopes).toEqual(meeting.scopes);
    expect(scopes).toContain(`unit:${world.unit('audit')}`);
    expect(scopes.some((token) => token.startsWith('screen:'))).toBe(false);
  });

  test('a mistake in issued minutes is answered by a correction with a number of its own', async () => {
    const world = opened();
    const { minutes, meeting } = await another('ISSUED');
    const before = await find(minutes);
    const input = { meeting, reason: text('日期有误'), paragraphs: [text('时限应为4月2日。')] };
    const { id } = await world.act('office', 'draftCorrection', null, input);
    expect(await find(id)).toMatchObject({ kind: 'CORRECTION', state: 'DRAFT', number: null });
    expect((await paragraphs(id)).map(({ text: words }) => words.zh)).toEqual([
      expect.stringContaining('日期有误'),
      '时限应为4月2日。',
    ]);
    expect(await tried(world.act('office', 'redraftMinutes', id))).toMatchObject({
      outcome: 'RULE',
      reason: 'NOT_FROM_RECORD',
    });
    await world.act('chair', 'signMinutes', id);
    await world.act('office', 'issueMinutes', id);
    const correction = await find(id);
    expect(correction.number).toMatch(/^通产联纪〔2026〕\d+号$/);
    expect(correction.number).not.toBe(before.number);
    expect(await find(minutes)).toEqual(before);
  });

  test('a correction needs issued minutes', async () => {
    const world = opened();
    const { meeting } = await another('SIGNED');
    const input = { meeting, reason: text('有误'), paragraphs: [text('更正')] };
    expect(await tried(world.act('office', 'draftCorrection', null, input))).toMatchObject({
      outcome: 'RULE',
      reason: 'NOT_ISSUED',
    });
  });

  test('numbers of headings', () => {
    expect([1, 10, 11, 20, 21, 99].map(chineseNumber)).toEqual([
      '一',
      '十',
      '十一',
      '二十',
      '二十一',
      '九十九',
    ]);
  });
});
