import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Seat } from './browser.ts';
import { currentOf, decisionIn, openControl, openFloor, pressComposing } from './control-seat.ts';
import { demoForFile } from './demo.ts';
import type { Floor } from './meeting-floor.ts';

// Two of the office write decisions in one meeting: nothing of either is lost, and nobody's text is
// taken for another's.
const use = demoForFile();
const held = new AsyncDisposableStack();
afterAll(() => held.disposeAsync(), 60_000);
const stage = {} as { floor: Floor; first: Seat; second: Seat };

const SOON = { timeout: 5_000, interval: 50 };
/** Milliseconds after which a pause would have been saved. */
const PAUSED = 1_500;

beforeAll(async () => {
  stage.floor = held.use(await openFloor(use, ['planning', 'land', 'finance']));
  const { number } = stage.floor;
  stage.first = await openControl(use, number, 'office');
  stage.second = await openControl(use, number, 'office2');
  held.defer(() => stage.first.context.close());
  held.defer(() => stage.second.context.close());
  await stage.first.page.keyboard.press('ArrowRight');
  await stage.second.page.locator('.control-agenda [data-state=CURRENT]').waitFor();
}, 330_000);

const line = (page: Page) => page.locator('#pen-text').inputValue();
const stateOf = (page: Page) => page.locator('.control-pen').getAttribute('data-state');
const focused = (page: Page) =>
  page.evaluate(
    () => document.activeElement?.getAttribute('data-pen') ?? document.activeElement?.id,
  );
const picture = (page: Page) => page.locator('.control-picture').innerText();

test('a touched but empty pen goes along: what is typed is recorded on the item that is shown', async () => {
  const { page } = stage.first;
  const about = () => page.locator('.control-pen .section').innerText();
  await page.keyboard.press('d');
  await page.keyboard.type('x');
  await page.keyboard.press('Backspace');
  await page.locator('[data-kind=TASK]').click();
  await page.locator('h1').click();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => currentOf(page), SOON).toBe(2);
  await expect.poll(about, SOON).toContain('议题 2');
  // Whom it concerns, and who has not been heard yet.
  expect(await page.locator('[data-call-next]').innerText()).toContain('通州国土分局');
  await page.keyboard.press('d');
  await page.keyboard.insertText('国土分局30日内提供底图');
  expect(await about()).toContain('议题 2');
  // The screens have it: a draft of another item they would not.
  await expect.poll(() => picture(page), SOON).toContain('提供底图');
  await page.locator('.control-preview', { hasText: '会场看到的' }).waitFor();
}, 60_000);

test('U-06 where another clerk changes the draft both texts stand there; neither is read out for the other', async () => {
  const { first, second } = stage;
  await decisionIn(second.page, '提供底图').locator('[data-action=open]').click();
  await second.page.locator('#pen-text').fill('提供地下管线底图');
  const changed = first.page.locator('.control-changed');
  await changed.waitFor();
  expect(await changed.locator('[data-version=theirs]').innerText()).toContain('地下管线底图');
  expect(await changed.locator('[data-version=mine]').innerText()).toContain('提供底图');
  await first.page.locator('#pen-text').focus();
  await first.page.keyboard.press('Control+Enter');
  await first.page.waitForTimeout(PAUSED);
  expect(await stateOf(first.page)).toBe('DRAFT');
  expect(await line(first.page)).toBe('国土分局30日内提供底图');

  // Mine: the other clerk is asked in turn, and takes it.
  await first.page.locator('[data-pen=mine]').click();
  await second.page.locator('.control-changed').waitFor();
  await second.page.locator('[data-pen=theirs]').click();
  await expect.poll(() => line(second.page), SOON).toBe('提供底图');
}, 60_000);

test('read back, the focus is on what puts it in force; Esc opens it again; without an answer it says so', async () => {
  const { page } = stage.first;
  await page.locator('#pen-text').focus();
  await page.keyboard.press('Control+Enter');
  await page.locator('.control-pen[data-state=READ_BACK]').waitFor();
  await expect.poll(() => focused(page), SOON).toBe('go');
  await page.route('**/graphql', (route) =>
    (route.request().postData() ?? '').includes('expectedVersion')
      ? route.abort()
      : route.continue(),
  );
  await page.keyboard.press('Escape');
  await page.locator('.control-pen .problems').waitFor({ timeout: 15_000 });
  expect(await page.locator('.control-pen .problems').innerText()).toContain('没有答复');
  await page.unroute('**/graphql');
  await page.keyboard.press('Escape');
  await page.locator('.control-pen[data-state=DRAFT]').waitFor();
  await expect.poll(() => focused(page), SOON).toBe('pen-text');
}, 60_000);

test('a draft that another clerk strikes leaves the line to whoever wrote it, unsent', async () => {
  const { first, second } = stage;
  // From another machine, which has not the same draft in its pen.
  await second.page.evaluate(() => localStorage.clear());
  await second.page.reload();
  await second.page.locator('.line[data-line=live]').waitFor();
  await decisionIn(second.page, '提供底图').locator('[data-action=strikeDecision]').click();
  const form = second.page.locator('dialog form[data-action=strikeDecision]');
  await form.locator('textarea').first().fill('重复');
  await form.locator('[type=submit]').click();
  await first.page.locator('.control-unsent').waitFor();
  expect(await first.page.locator('.control-pen .problems').innerText()).toContain('已被撤销');
  expect(await line(first.page)).toBe('国土分局30日内提供底图');
  const drafts = () => first.page.locator('.control-decisions [data-state=DRAFT]').count();
  await first.page.waitForTimeout(PAUSED);
  expect(await drafts()).toBe(0);
  expect(await stateOf(first.page)).toBe('NEW');
  await first.page.locator('[data-pen=drop]').click();
  await expect.poll(() => line(first.page), SOON).toBe('');
}, 60_000);

test('going on with another draft first puts away what is in the pen', async () => {
  const { first, second } = stage;
  await second.page.locator('#pen-text').fill('财政局30日内提出意见');
  await second.page.locator('[data-pen=save]').click();
  await decisionIn(first.page, '提出意见').waitFor();
  await first.page.locator('[data-pen=show]').click();
  await first.page.locator('#pen-text').fill('规划分局30日内复核');
  await decisionIn(first.page, '提出意见').locator('[data-action=open]').click();
  await expect.poll(() => line(first.page), SOON).toBe('提出意见');
  await expect.poll(() => decisionIn(first.page, '复核').count(), SOON).toBe(1);
}, 60_000);

test('a remark is for those it names: it says so, and the screens have nothing of it', async () => {
  const { page } = stage.first;
  await page.locator('[data-pen=drop]').click();
  await expect.poll(() => line(page), SOON).toBe('');
  await page.locator('[data-kind=REMARK]').click();
  await page.locator('[data-pen=offScreen]').waitFor();
  await page.locator('#pen-text').fill('请财政局30日内研究');
  await page.locator('[data-pen=save]').click();
  await decisionIn(page, '研究').waitFor();
  await decisionIn(page, '研究').locator('[data-action=open]').click();
  await page.keyboard.press('Control+Enter');
  await page.locator('.control-pen[data-state=READ_BACK]').waitFor();
  await page.waitForTimeout(500);
  expect(await picture(page)).not.toContain('研究');
  expect(await page.locator('.control-preview').innerText()).toContain('会场现在看不到');
}, 60_000);

test('the field of units keeps the focus, a day counts when it is typed, other forms keep their Ctrl Enter', async () => {
  const { page } = stage.second;
  await page.locator('#pen-text').fill('研究配套');
  await page.locator('[data-kind=TASK]').click();
  const units = page.locator('[data-field=pen-responsible] input');
  await units.click();
  await units.pressSequentially('qczj');
  await page.locator('[data-field=pen-responsible] [role=option]').first().waitFor();
  await units.press('Enter');
  await page.locator('[data-field=pen-responsible] [data-unit]').waitFor();
  expect(await focused(page)).toBe('pen-responsible');

  await page.locator('[data-day=other]').click();
  const day = page.locator('#pen-dueOn input');
  await day.fill('2027-03-05');
  expect(await day.count()).toBe(1);
  expect(await page.locator('.control-preview').innerText()).not.toContain('3月5日');
  await day.press('Enter');
  await page.locator('[data-day="2027-03-05"][aria-pressed=true]').waitFor();
  expect(await page.locator('.control-preview').innerText()).toContain('3月5日');

  await page.locator('h1').click();
  await page.keyboard.press('/');
  await page.locator('.control-add input').first().fill('临时事项');
  await pressComposing(page, 'Escape');
  await page.keyboard.press('Control+Enter');
  await page.waitForTimeout(PAUSED);
  expect(await page.locator('.control-add').count()).toBe(1);
  expect(await stateOf(page)).not.toBe('READ_BACK');
}, 60_000);

test('a key pressed again before the record tells of it steers once, and nothing is said to have failed', async () => {
  const { page } = stage.first;
  await page.locator('h1').click();
  // The record is read late: the page still has what was current before.
  await page.route('**/graphql', async (route) => {
    const isRead = (route.request().postData() ?? '').includes('"number"');
    if (isRead) await new Promise((resolve) => setTimeout(resolve, 1_000));
    await route.continue();
  });
  await page.keyboard.press('ArrowLeft');
  await page.waitForTimeout(400);
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => currentOf(page), SOON).toBe(1);
  await page.waitForTimeout(500);
  expect(await page.locator('.control-trouble').count()).toBe(0);
  await page.unroute('**/graphql');
}, 60_000);
