import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSeat, type Seat } from './browser.ts';
import { demoForFile } from './demo.ts';
import { callMeeting, type Floor } from './meeting-floor.ts';
import { openOffice } from './meeting-office.ts';

// One room in session for all of this file; each test takes its items from where the last one left.
const use = demoForFile();
const held = new AsyncDisposableStack();
afterAll(() => held.disposeAsync(), 60_000);
const stage = {} as { floor: Floor; screen: Seat };

const kindOf = (page: Page) => page.locator('[data-room]').getAttribute('data-room');

/** How long the room waits for the screen to follow, in milliseconds. */
const PROMPT = { timeout: 3_000, interval: 50 };

beforeAll(async () => {
  const floor = held.use(await callMeeting(use.service, ['planning', 'land']));
  await floor.office.act('openMeeting', floor.meeting);
  const [first] = floor.items;
  if (first) await floor.office.act('startItem', first);
  const screen = await openSeat(use.browser, use.service.url, { proxy: use.line.url });
  held.defer(() => screen.context.close());
  await screen.page.goto(floor.screen.path);
  await screen.page.locator('[data-room=item]').waitFor();
  Object.assign(stage, { floor, screen });
}, 330_000);

test('a screen goes blank at once: when asked to, and for an item that is closed', async () => {
  const { floor, screen } = stage;
  const { office, meeting, items } = floor;
  const [, , topic, closed] = items;
  if (!topic || !closed) throw new Error('no items');
  await office.act('setScreens', meeting, { mode: 'BLANK' });
  await expect.poll(() => kindOf(screen.page), PROMPT).toBe('blank');
  expect(await screen.page.locator('.screen').innerText()).not.toContain('议程');
  await office.act('setScreens', meeting, { mode: 'FOLLOW' });
  await expect.poll(() => kindOf(screen.page), PROMPT).toBe('item');
  await office.act('startItem', closed);
  await expect.poll(() => kindOf(screen.page), PROMPT).toBe('blank');
  expect(await screen.page.content()).not.toContain('人事事项');
  await office.act('startItem', topic);
  await expect.poll(() => kindOf(screen.page), PROMPT).toBe('item');
}, 60_000);

test('a screen whose line is cut says so within 10 s, with its age, and stands still', async () => {
  const { page } = stage.screen;
  const timer = page.locator('.room-timer b');
  use.line.cut();
  await page.locator('.room-lost').waitFor({ timeout: 10_000 });
  expect(await page.locator('.room-lost').innerText()).toMatch(/线路中断 \d+ 秒/);
  const stood = await timer.innerText();
  await page.waitForTimeout(2_000);
  expect(await timer.innerText()).toBe(stood);
  use.line.mend();
  await page.locator('.room-lost').waitFor({ state: 'detached', timeout: 10_000 });
  await expect.poll(() => timer.innerText(), { timeout: 5_000 }).not.toBe(stood);
}, 60_000);

test('U-14 a new build is loaded between two items, never while people look at one', async () => {
  const { floor, screen } = stage;
  const { page } = screen;
  const asked: string[] = [];
  await page.route('**/screen', async (route) => {
    if (route.request().resourceType() === 'document') return route.fallback();
    const answer = await route.fetch();
    asked.push(route.request().url());
    const body = (await answer.text()).replaceAll(/src="\/assets\/[^"]+"/g, 'src="/assets/new.js"');
    await route.fulfill({ response: answer, body });
  });
  await page.evaluate(() => Object.assign(window, { isOld: true }));
  const isOld = () => page.evaluate(() => Reflect.get(window, 'isOld') === true);
  use.line.cut();
  await page.locator('[data-line=lost], .room-lost').first().waitFor({ timeout: 15_000 });
  use.line.mend();
  await expect.poll(() => asked.length, { timeout: 15_000 }).toBe(1);
  await page.waitForTimeout(1_000);
  expect(await isOld()).toBe(true);
  const [first] = floor.items;
  if (first) await floor.office.act('startItem', first);
  await expect.poll(isOld, { timeout: 5_000 }).toBe(false);
  await page.locator('[data-room=item]').waitFor();
  await page.unroute('**/screen');
}, 60_000);

test('a link that is revoked shows nothing any more', async () => {
  const { floor, screen } = stage;
  await floor.office.act('revokeScreen', floor.meeting, { screen: floor.screen.id });
  await screen.page.locator('[data-room=message]', { hasText: '链接已被收回' }).waitFor();
  expect(await screen.page.content()).not.toContain('上次决定落实情况');
  await screen.page.reload();
  await screen.page.locator('[data-room=message]', { hasText: '这个链接不能用了' }).waitFor();
  expect(await screen.page.content()).not.toContain('上次决定落实情况');
}, 60_000);

test('a meeting that ends takes its links with it: its screens name it and blame no link', async () => {
  await using executive = await openOffice(use.service, 'executive');
  for (const isHeld of [false, true]) {
    await using floor = await callMeeting(use.service, ['planning']);
    const { office, meeting, screen } = floor;
    const seat = await openSeat(use.browser, use.service.url);
    await seat.page.goto(screen.path);
    await seat.page.locator('[data-room=waiting]').waitFor();
    if (isHeld) {
      await office.act('openMeeting', meeting);
      await office.act('closeMeeting', meeting);
    } else await executive.act('cancelMeeting', meeting, { reason: { zh: '另行安排' } });
    await seat.page.locator('[data-room-over]').first().waitFor({ timeout: 15_000 });
    const text = await seat.page.locator('.screen').innerText();
    expect(text).toContain('十二月专题汇报会');
    expect(text).toContain('会议已经结束或取消');
    expect(text).not.toContain('不能用了');
    await seat.context.close();
  }
}, 60_000);
