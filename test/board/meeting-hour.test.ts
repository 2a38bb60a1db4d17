import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { openSeat } from './browser.ts';
import { demoForFile } from './demo.ts';
import { openOffice } from './meeting-office.ts';
import { openPhone, type Phone } from './meeting-phone.ts';

// A meeting of an hour, played at speed: twelve units with a phone each, two screens in the room,
// an office whose line breaks twice, another clerk who takes over, a server that is killed.
const demo = demoForFile();

const MEMBERS = [
  'development-reform',
  'construction',
  'science',
  'supervision',
  'finance',
  'planning',
  'land',
  'audit',
  'commerce',
  'industry',
  'investment-promotion',
  'parks',
] as const;

const held = new AsyncDisposableStack();
afterAll(() => held.disposeAsync(), 60_000);

const AGENDA = [
  { kind: 'FOLLOW_UP', title: { zh: '上次决定落实情况' }, plannedMinutes: 8 },
  { kind: 'ISSUE', number: '2026-068', title: { zh: '配建幼儿园用地置换' }, plannedMinutes: 15 },
  { kind: 'ISSUE', number: '2026-069', title: { zh: '供热分期报装' }, plannedMinutes: 15 },
  { kind: 'TOPIC', title: { zh: '明年一季度开工计划' }, plannedMinutes: 12 },
  { kind: 'TOPIC', title: { zh: '其他事项' }, plannedMinutes: 10 },
];

/** What the screen says, as somebody at the back of the room reads it. */
const shown = (page: Page) => page.locator('[data-room]').getAttribute('data-room-state');

test('an hour in the room: all screens agree, every decision once, minutes match the log', async () => {
  const { service, browser } = demo;
  const office = held.use(await openOffice(service, 'office'));
  const second = held.use(await openOffice(service, 'office2'));
  const executive = held.use(await openOffice(service, 'executive'));

  // Before: proposed, approved, told, acknowledged.
  const meeting = await office.propose(AGENDA, MEMBERS);
  await executive.act('approveMeeting', meeting);
  await office.act('notifyMeeting', meeting);
  const phones: Phone[] = [];
  for (const unit of MEMBERS) phones.push(held.use(await openPhone(service, unit, meeting)));
  for (const phone of phones) await phone.answerInvitation();
  const links = [await office.addScreen(meeting, '主屏'), await office.addScreen(meeting, '侧屏')];
  const screens = await Promise.all(
    links.map(async (link) => {
      const { page, context } = await openSeat(browser, service.url);
      held.defer(() => context.close());
      await page.goto(link);
      await page.locator('[data-room]').waitFor();
      return page;
    }),
  );

  // In session.
  await office.act('openMeeting', meeting);
  for (const phone of phones) await phone.until((room) => room.state === 'IN_SESSION');
  const items = await office.items(meeting);
  const [followUp, kindergarten, heating, starts, other] = items;
  if (!followUp || !kindergarten || !heating || !starts || !other) throw new Error('no agenda');

  await office.act('startItem', followUp);
  await office.decide(followUp, {
    effect: 'TASK',
    text: '上月决定逐项销号。',
    units: ['commerce'],
    inDays: 10,
  });
  await office.decide(followUp, {
    effect: 'REPORT',
    text: '每周报告进展。',
    units: ['construction'],
    inDays: 7,
  });

  // The cable of the office is pulled while a decision takes effect: its answer is lost.
  await office.act('startItem', kindergarten);
  await office.decide(
    kindergarten,
    {
      effect: 'ASSIGN',
      text: '编制控规维护方案。',
      units: ['planning'],
      assisting: ['land'],
      inDays: 50,
    },
    { isAnswerLost: true },
  );
  const voiced = await office.decide(kindergarten, {
    effect: 'TASK',
    text: '测算置换后的服务半径。',
    units: ['land'],
    inDays: 20,
  });
  await phones[6]?.act('recordDissent', voiced, { text: { zh: '时间偏紧，建议延后一周。' } });

  // Another clerk takes over within three seconds; the timer goes on as it was.
  const before = await phones[0]?.room();
  const asked = Date.now();
  await second.act('takeControl', meeting);
  const clerk = await second.personId();
  const after = await phones[0]?.until(() => phones[0]?.controller() === clerk);
  expect(Date.now() - asked).toBeLessThan(3_000);
  const running = (room: typeof before) => room?.items.find(({ state }) => state === 'CURRENT');
  expect(running(after)?.runningSince).toBe(running(before)?.runningSince);
  expect(await office.refused('startItem', heating)).toBe('NOT_IN_CONTROL');

  await second.act('startItem', heating);
  const wrong = await second.decide(heating, {
    effect: 'ASSIGN',
    text: '商定分期报装。',
    units: ['science'],
    inDays: 50,
  });
  await second.act('strikeDecision', wrong, { reason: { zh: '承办单位有误' } });
  const right = await second.decide(heating, {
    effect: 'ASSIGN',
    text: '商定分期报装、分期缴费。',
    units: ['development-reform'],
    assisting: ['construction'],
    inDays: 50,
    replaces: wrong,
  });

  // The server is killed and started again in the middle of the next item.
  await second.act('startItem', starts);
  await service.killAndRestart();
  await second.decide(starts, { effect: 'RESOLVE', text: '原则同意开工计划。', units: [] });
  // The line of the office breaks a second time.
  second.cut();
  await second.decide(starts, {
    effect: 'TASK',
    text: '逐月报送开工准备。',
    units: ['development-reform'],
    inDays: 30,
  });
  await second.act('deferItem', other, { reason: { zh: '时间不足' } });
  await phones[8]?.until((room) => room.decisions.length === 8);

  // Everybody shows the same, and the same as a fresh query.
  const truth = await office.room(meeting);
  for (const phone of phones) {
    await phone.until((room) => JSON.stringify(room.decisions) === JSON.stringify(truth.decisions));
    expect(await phone.room()).toEqual(truth);
  }
  for (const page of screens)
    await expect.poll(() => shown(page), { timeout: 20_000 }).toBe(`IN_SESSION ${starts.id}`);
  for (const page of screens)
    for (const { text } of truth.decisions.filter(({ state }) => state !== 'STRUCK'))
      expect(await page.locator('[data-room]').innerText()).toContain(text.zh);

  // After: closed, signed, issued.
  await second.act('closeMeeting', meeting);
  for (const page of screens) await page.locator('[data-room-over]').waitFor();
  const minutes = await office.minutes(meeting);
  await executive.act('signMinutes', minutes);
  await office.act('issueMinutes', minutes);
  await phones[0]?.until((room) => room.state === 'MINUTES_ISSUED');

  // Every decision exactly once in the log; each that counts is told once by the minutes, which
  // point at the event that put it in force.
  const inForce = await office.events(meeting, 'putDecisionInForce');
  expect(inForce).toHaveLength(8);
  expect(new Set(inForce.map(({ subject }) => subject)).size).toBe(8);
  const told = await office.paragraphs(minutes);
  const decisions = told.filter(({ kind }) => kind === 'DECISION');
  expect(decisions.map(({ event }) => event?.action)).toEqual(
    decisions.map(() => 'putDecisionInForce'),
  );
  expect(decisions.map(({ decision }) => decision?.id).sort()).toEqual(
    inForce.flatMap(({ subject }) => (subject === wrong.id ? [] : [subject])).sort(),
  );
  // The duty stands where the floor has put it.
  expect(await office.leadOf('2026-069')).toBe('development-reform');
  expect(await office.leadOf('2026-068')).toBe('planning');
  expect(right.id).not.toBe(wrong.id);
}, 300_000);
