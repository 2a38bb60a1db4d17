import { afterAll, beforeAll, expect, test } from 'vitest';
import { ControlMeetingDocument } from '../../client/src/gql/later.ts';
import type { Seat } from './browser.ts';
import {
  agendaOf,
  currentOf,
  decisionIn,
  openControl,
  openFloor,
  secondsOn,
} from './control-seat.ts';
import { demoForFile } from './demo.ts';
import { holdAnswers } from './hold.ts';
import type { Floor } from './meeting-floor.ts';

// One meeting, and two of the office before it.
const use = demoForFile();
const held = new AsyncDisposableStack();
afterAll(() => held.disposeAsync(), 60_000);
const stage = {} as { floor: Floor; first: Seat; second: Seat };

const SOON = { timeout: 5_000, interval: 50 };

beforeAll(async () => {
  stage.floor = held.use(await openFloor(use, ['planning', 'land', 'finance']));
  const { number } = stage.floor;
  stage.first = await openControl(use, number, 'office', { proxy: use.line.url });
  stage.second = await openControl(use, number, 'office2');
  held.defer(() => stage.first.context.close());
  held.defer(() => stage.second.context.close());
  await stage.first.page.keyboard.press('ArrowRight');
  await stage.second.page.locator('.control-agenda [data-state=CURRENT]').waitFor();
}, 330_000);

const moves = async () => (await stage.floor.office.events(stage.floor.meeting, 'moveItem')).length;

const isInControl = async ({ page }: Seat) =>
  (await page.locator('.control-takeover').count()) === 0;

test('U-08 another clerk takes the control within 3 s, by one press; the timer goes on exactly', async () => {
  const { first, second } = stage;
  expect(await isInControl(first)).toBe(true);
  expect(await isInControl(second)).toBe(false);
  const pressedAt = Date.now();
  await second.page.locator('[data-steer=take]').click();
  await second.page.locator('[data-steer=timer]:not([aria-disabled])').waitFor();
  await first.page.locator('.control-takeover').waitFor();
  expect(Date.now() - pressedAt).toBeLessThan(3_000);
  const [one, other] = await Promise.all([secondsOn(first.page), secondsOn(second.page)]);
  expect(Math.abs(one - other)).toBeLessThanOrEqual(1);

  // The one who lost it sees who has it, can steer no more, and has it back by one press.
  expect(await first.page.locator('.control-takeover').innerText()).toMatch(/接过控制/);
  await first.page.keyboard.press('ArrowRight');
  await first.page.waitForTimeout(500);
  expect(await currentOf(first.page)).toBe(1);
  await second.page.keyboard.press('ArrowRight');
  await expect.poll(() => currentOf(first.page), SOON).toBe(2);
  await first.page.reload();
  await first.page.locator('.control-timer').waitFor();
  const [here, there] = await Promise.all([secondsOn(first.page), secondsOn(second.page)]);
  expect(Math.abs(here - there)).toBeLessThanOrEqual(1);
  await first.page.locator('[data-steer=take]').click();
  await expect.poll(() => isInControl(first), SOON).toBe(true);
  await expect.poll(() => isInControl(second), SOON).toBe(false);
}, 60_000);

test('U-07 the page tells how many look on and who is writing; nobody is held up', async () => {
  const { first, second } = stage;
  const note = first.page.locator('.control-watching');
  await expect.poll(() => note.getAttribute('data-watching'), { timeout: 15_000 }).toBe('2');
  await second.page.keyboard.press('d');
  await second.page.keyboard.insertText('财政局30日内提出意见');
  await expect.poll(() => note.innerText(), { timeout: 15_000 }).toMatch(/正在记录议题 2。/);
  await expect.poll(() => decisionIn(first.page, '提出意见').count(), SOON).toBe(1);
  await second.page.locator('[data-pen=save]').click();
  await expect.poll(() => second.page.locator('#pen-text').inputValue(), SOON).toBe('');
}, 60_000);

test('U-05 what was read before a move does not take it back', async () => {
  const { first, second } = stage;
  const { page } = first;
  const grips = page.locator('.control-agenda .control-grip');
  const [name = ''] = (await agendaOf(page)).slice(-1);
  const before = await moves();
  const held = await holdAnswers(page, ControlMeetingDocument);
  await grips.last().focus();
  await page.keyboard.press('ArrowUp');
  await expect.poll(held.count, SOON).toBe(1);
  const answered = page.waitForResponse((one) =>
    (one.request().postData() ?? '').includes('"after"'),
  );
  await page.keyboard.press('ArrowDown');
  await (await answered).finished();
  await expect.poll(held.count, SOON).toBe(2);
  expect(await moves()).toBe(before + 2);
  await held.letGo(0);
  await page.waitForTimeout(300);
  expect((await agendaOf(page)).at(-1)).toBe(name);
  await held.end();
  await expect.poll(async () => (await agendaOf(second.page)).at(-1), SOON).toBe(name);
  expect((await agendaOf(page)).at(-1)).toBe(name);
}, 60_000);

test('I-12 U-05 two move the agenda at once, by hand and by keys: one order, on both pages', async () => {
  const { floor, first, second } = stage;
  const before = await agendaOf(first.page);
  const movesBefore = await moves();
  const grip = (seat: Seat, title: string) =>
    seat.page.locator('.control-agenda li').filter({ hasText: title }).locator('.control-grip');
  const [, , third = '', fourth = ''] = before;
  // By hand: the last one up by a place.
  const from = await grip(first, fourth).boundingBox();
  const onto = await grip(first, third).boundingBox();
  if (!from || !onto) throw new Error('no grips');
  await first.page.mouse.move(from.x + 8, from.y + from.height / 2);
  await first.page.mouse.down();
  await first.page.mouse.move(onto.x + 8, onto.y + 4, { steps: 6 });
  await grip(second, third).focus();
  const same = async () => {
    const [one, other] = await Promise.all([agendaOf(first.page), agendaOf(second.page)]);
    return one.join() === other.join();
  };
  await Promise.all([first.page.mouse.up(), second.page.keyboard.press('ArrowDown')]);
  await expect.poll(moves, SOON).toBe(movesBefore + 2);
  await expect.poll(same, { timeout: 2_000, interval: 50 }).toBe(true);
  const after = await agendaOf(first.page);
  expect(after.toSorted()).toEqual(before.toSorted());
  expect(new Set((await floor.office.items(floor.meeting)).map(({ id }) => id)).size).toBe(4);

  // By keys what the hand does, and it is told.
  const [, , name = ''] = after;
  await grip(first, name).focus();
  await first.page.keyboard.press('ArrowDown');
  await expect.poll(async () => (await agendaOf(second.page))[3], SOON).toBe(name);
  expect(await first.page.locator('.control-agenda [role=status]').innerText()).toContain(
    '第 4 项',
  );

  // One put off at the end holds up no moving before it.
  const last = first.page.locator('.control-agenda li').nth(3);
  await last.locator('[aria-haspopup=menu]').click();
  await last.locator('[data-menu=deferItem]').click();
  await expect.poll(() => last.getAttribute('data-state'), SOON).toBe('DEFERRED');
  const [, , left = ''] = await agendaOf(first.page);
  await grip(first, left).focus();
  await first.page.keyboard.press('ArrowDown');
  await expect.poll(async () => (await agendaOf(second.page))[3], SOON).toBe(left);
}, 60_000);

test('U-12 on a cut line what was typed stays as an unsent draft, sent by hand, once', async () => {
  const { floor, first, second } = stage;
  const { page } = first;
  const count = () => second.page.locator('.control-decisions [data-decision]').count();
  const before = await count();
  use.line.cut();
  await page.locator('.control.stale').waitFor({ timeout: 15_000 });
  expect(await page.locator('.alarm').innerText()).toMatch(/\d+ 秒/);
  await page.keyboard.press('d');
  await page.keyboard.insertText('国土分局30日内');
  await page.locator('.control-unsent').waitFor();
  use.line.mend();
  await page.locator('.control.stale').waitFor({ state: 'detached', timeout: 20_000 });
  await page.locator('[data-pen=send]:not([aria-disabled])').waitFor();
  await page.waitForTimeout(2_000);
  // Merely typed, it waits for a hand as well.
  expect(await count()).toBe(before);
  expect(await page.locator('.control-pen').getAttribute('data-state')).toBe('NEW');

  use.line.cut();
  await page.locator('.control.stale').waitFor({ timeout: 15_000 });
  await page.locator('#pen-text').focus();
  await page.keyboard.press('End');
  await page.keyboard.insertText('办结');
  await page.keyboard.press('Control+Enter');
  await page.locator('.control-unsent[data-unsent=readBack]').waitFor();
  // Reading goes on.
  expect((await agendaOf(page)).length).toBe(4);

  use.line.mend();
  await page.locator('.control.stale').waitFor({ state: 'detached', timeout: 20_000 });
  await page.locator('[data-pen=send]:not([aria-disabled])').waitFor();
  await page.waitForTimeout(2_000);
  // Nothing has been sent behind anybody's back.
  expect(await count()).toBe(before);
  await page.reload();
  await page.locator('.control-unsent').waitFor();
  expect(await page.locator('#pen-text').inputValue()).toBe('国土分局30日内办结');
  await page.locator('[data-pen=send]:not([aria-disabled])').click();
  await page.locator('.control-pen[data-state=READ_BACK]').waitFor();
  await expect.poll(count, SOON).toBe(before + 1);

  // The answer is lost on its way: sent again by hand, it is the same change.
  await page.route('**/graphql', async (route) => {
    const isIt = (route.request().postData() ?? '').includes('expectedVersion');
    if (!isIt) return route.continue();
    await route.fetch();
    await route.abort();
  });
  await page.keyboard.press('Control+Enter');
  await page.locator('.control-pen[data-state=READ_BACK], .control-unsent').first().waitFor();
  await expect.poll(() => page.locator('#pen-text').inputValue(), { timeout: 15_000 }).toBe('');
  await page.unroute('**/graphql');
  await expect.poll(count, SOON).toBe(before + 1);
  expect((await floor.office.events(floor.meeting, 'putDecisionInForce')).length).toBe(1);
}, 120_000);
