import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSeat, signIn } from './browser.ts';
import { demoForFile } from './demo.ts';
import { callMeeting, type Floor } from './meeting-floor.ts';
import { openPhone } from './phone.ts';

// One meeting in session for all of this file, as the members who sit in it have it.
const use = demoForFile();
const held = new AsyncDisposableStack();
afterAll(() => held.disposeAsync(), 60_000);
const stage = {} as { floor: Floor };

beforeAll(async () => {
  stage.floor = held.use(await callMeeting(use.service, ['planning', 'land', 'construction']));
  const { office, meeting, items } = stage.floor;
  await office.act('openMeeting', meeting);
  if (items[1]) await office.act('startItem', items[1]);
}, 330_000);

test('what a member is writing stays when the office moves on, with what is said to it', async () => {
  const { office, number, items } = stage.floor;
  const phone = await openPhone(use.browser, use.service.url, 'planning');
  await phone.page.goto(`/meetings/${number}`);
  await phone.page.locator('.section [data-action=stateView]').click();
  const text = phone.page.locator('form[data-action=stateView] textarea').first();
  await text.fill('走通胡路南侧，不压规划绿线。');
  if (items[2]) await office.act('startItem', items[2]);
  await phone.page.locator('.meeting-form .banner').waitFor({ timeout: 10_000 });
  expect(await text.inputValue()).toBe('走通胡路南侧，不压规划绿线。');
  const form = phone.page.locator('form[data-action=stateView]');
  await form.locator('button[type=submit]').click();
  await form.locator('.banner').waitFor();
  expect(await text.inputValue()).toBe('走通胡路南侧，不压规划绿线。');
  expect(phone.faults).toEqual([]);
  await phone.context.close();
}, 60_000);

test('a dissent names its decision, within reach for the latest, at its card for the others', async () => {
  const { office, number, items } = stage.floor;
  const [, , topic] = items;
  if (!topic) throw new Error('no item');
  for (const text of ['一周内提出方案。', '书面答复园区。'])
    await office.decide(topic, { effect: 'TASK', text, units: ['planning'], inDays: 20 });
  const phone = await openPhone(use.browser, use.service.url, 'planning');
  const { page } = phone;
  await page.goto(`/meetings/${number}`);
  const foot = page.locator('.flow-foot [data-action=recordDissent]');
  await foot.waitFor();
  expect(await foot.innerText()).toBe('对第 2 号提异议');
  const card = page.locator('.meeting-decision', { hasText: '一周内提出方案。' });
  await phone.tap(card.locator('[data-action=recordDissent]'));
  await page.locator('form[data-action=recordDissent] textarea').first().fill('时间不够。');
  await phone.tap(page.locator('form[data-action=recordDissent] button[type=submit]'));
  await card.locator('.meeting-dissent', { hasText: '时间不够。' }).waitFor();
  expect(phone.faults).toEqual([]);
  await phone.context.close();
}, 60_000);

test('the picture on the page of a member says that its line is dead', async () => {
  const { number } = stage.floor;
  const seat = await openSeat(use.browser, use.service.url, { proxy: use.line.url });
  await signIn(seat.page, 'land');
  await seat.page.goto(`/meetings/${number}`);
  const line = seat.page.locator('.following-picture [data-line]');
  await expect.poll(() => line.getAttribute('data-line'), { timeout: 15_000 }).toBe('live');
  use.line.cut();
  await seat.page.locator('.following-picture .room-lost').waitFor({ timeout: 20_000 });
  use.line.mend();
  await seat.page.locator('.following-picture .room-lost').waitFor({ state: 'detached' });
  await seat.context.close();
}, 90_000);
