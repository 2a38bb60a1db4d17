import { afterAll, beforeAll, expect, test } from 'vitest';
import { StartItemDocument } from '../../client/src/gql/later.ts';
import { cardIn, openSeat, PASSWORD, type Seat } from './browser.ts';
import { currentOf, decisionIn, openControl, openFloor, pressComposing } from './control-seat.ts';
import { demoForFile } from './demo.ts';
import { holdAnswers } from './hold.ts';
import type { Floor } from './meeting-floor.ts';

// One meeting in session for all of this file, from its first item on.
const use = demoForFile();
const held = new AsyncDisposableStack();
afterAll(() => held.disposeAsync(), 60_000);
const stage = {} as { floor: Floor; seat: Seat };

/** How long anybody waits for what the stream brings. */
const SOON = { timeout: 5_000, interval: 50 };

beforeAll(async () => {
  stage.floor = held.use(await openFloor(use, ['planning', 'land', 'construction', 'finance']));
  stage.seat = await openControl(use, stage.floor.number, 'office');
  held.defer(() => stage.seat.context.close());
}, 330_000);

test('U-04 the keys steer the meeting, and none while an input method composes', async () => {
  const { page } = stage.seat;
  const isRunning = () => page.locator('.control-timer').getAttribute('data-running');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => currentOf(page), SOON).toBe(1);
  // Once the record tells of a step one goes on, even where its answer is late.
  const answers = await holdAnswers(page, StartItemDocument);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => currentOf(page), SOON).toBe(2);
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => currentOf(page), SOON).toBe(1);
  expect(answers.count()).toBe(2);
  await answers.end();
  await page.keyboard.press('Space');
  await expect.poll(isRunning, SOON).toBe('false');
  await page.keyboard.press('Space');
  await expect.poll(isRunning, SOON).toBe('true');

  // An input method has the keys: none of them is the page's.
  for (const key of ['ArrowRight', ' ', 'd', 'f', '/', '?']) await pressComposing(page, key);
  await pressComposing(page, 'Enter', true);
  await page.waitForTimeout(500);
  expect(await currentOf(page)).toBe(1);
  expect(await isRunning()).toBe('true');
  expect(await page.locator('dialog, .control-add').count()).toBe(0);
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');

  // Whoever writes, writes: letters, Space and arrows are the field's.
  await page.keyboard.press('d');
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('pen-text');
  await page.keyboard.type('d f?/ ');
  await page.keyboard.press('ArrowRight');
  await page.waitForTimeout(500);
  expect(await page.locator('#pen-text').inputValue()).toBe('d f?/ ');
  expect(await currentOf(page)).toBe(1);
  expect(await isRunning()).toBe('true');
  await page.locator('[data-pen=drop]').click();
  await expect.poll(() => page.locator('#pen-text').inputValue(), SOON).toBe('');
  await page.locator('h1').click();

  await page.keyboard.press('?');
  await page.locator('dialog .keys').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('/');
  await page.locator('.control-add input').first().waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('f');
  await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(true);
  await page.locator('h1').click();
  await page.keyboard.press('f');
  await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(false);
}, 90_000);

test('U-04 from the spoken word to the duty on every screen: 3 key strokes beside the text', async () => {
  const { floor, seat } = stage;
  const { page } = seat;
  const screen = await openSeat(use.browser, use.service.url);
  held.defer(() => screen.context.close());
  await screen.page.goto(floor.screen.path);
  const other = await openSeat(use.browser, use.service.url);
  held.defer(() => other.context.close());
  await other.page.request.post('/auth/sign-in/username', {
    data: { username: 'planning', password: PASSWORD },
    headers: { origin: use.service.url },
  });
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => currentOf(page), SOON).toBe(2);
  await screen.page.locator('[data-room=item]').waitFor();

  await page.keyboard.press('d');
  await page.keyboard.insertText('规划分局承办，国土分局协办，30日内确定置换地块，书面答复镇政府');
  // Chips show what was understood; the room looks on while it is written.
  expect(await page.locator('[data-kind][aria-pressed=true]').innerText()).toBe('交办问题');
  expect(await page.locator('.control-unit').allInnerTexts()).toEqual([
    expect.stringContaining('市规划委通州分局'),
    expect.stringContaining('通州国土分局'),
  ]);
  await expect
    .poll(() => screen.page.locator('.room').innerText(), SOON)
    .toContain('确定置换地块，书面答复镇政府');
  await page.keyboard.press('Control+Enter');
  await page.locator('.control-pen[data-state=READ_BACK]').waitFor();
  await page.keyboard.press('Control+Enter');
  await decisionIn(page, '确定置换地块').waitFor();
  expect(await decisionIn(page, '确定置换地块').getAttribute('data-state')).toBe('IN_FORCE');

  await expect
    .poll(() => screen.page.locator('.room-side').innerText(), SOON)
    .toContain('确定置换地块');
  await other.page.goto('/');
  await cardIn(other.page, 'assigned', '学校用地').waitFor();
  await other.page.goto('/desk');
  await other.page.locator('.task').filter({ hasText: '学校用地' }).first().waitFor();
  expect(await page.locator('#pen-text').inputValue()).toBe('');
}, 90_000);

test('what is wrong stands at its field when it is read back, with the clause', async () => {
  const { page } = stage.seat;
  await page.keyboard.press('d');
  await page.keyboard.insertText('研究配套费用');
  await page.locator('[data-kind=TASK]').click();
  await page.keyboard.press('Control+Enter');
  const units = page.locator('[data-field=pen-responsible]');
  await units.locator('.problem').waitFor();
  expect(await units.locator('.problem').innerText()).toContain('第四条（九）');
  await units.locator('input').click();
  await units.locator('input').pressSequentially('qczj');
  await units.locator('[role=option]').first().waitFor();
  await units.locator('input').press('Enter');
  await page.keyboard.press('Control+Enter');
  await page.locator('#pen-dueOn .problem').waitFor();
  await page.locator('#pen-dueOn [data-day]').first().click();
  await page.keyboard.press('Control+Enter');
  await page.locator('.control-pen[data-state=READ_BACK]').waitFor();
  await page.keyboard.press('Control+Enter');
  await decisionIn(page, '研究配套费用').waitFor();
}, 60_000);

test('a decision in force is struck and replaced, never changed; a dissent is kept with it', async () => {
  const { page } = stage.seat;
  const first = decisionIn(page, '研究配套费用');
  const no = await first.getAttribute('data-decision');
  await first.locator('[data-action=replaceDecision]').click();
  const form = page.locator('dialog form[data-action=strikeDecision]');
  await form.locator('textarea').first().fill('费用应由审计局核定');
  await form.locator('[type=submit]').click();
  await expect.poll(() => first.getAttribute('data-state'), SOON).toBe('STRUCK');
  expect(await page.locator('#pen-text').inputValue()).toContain('研究配套费用');
  await page.locator('#pen-text').fill('30日内核定费用');
  await page.locator('[data-unit]').first().click();
  const units = page.locator('[data-field=pen-responsible] input');
  await units.pressSequentially('qsjj');
  await page.locator('[data-field=pen-responsible] [role=option]').first().waitFor();
  await units.press('Enter');
  await page.keyboard.press('Control+Enter');
  await page.locator('.control-pen[data-state=READ_BACK]').waitFor();
  await page.keyboard.press('Control+Enter');
  const second = decisionIn(page, '核定费用').filter({ hasText: '审计局' }).last();
  const other = page.locator('.control-decisions [data-state=IN_FORCE]', { hasText: '核定费用' });
  await other.waitFor();
  expect(await second.count()).toBe(1);
  expect(await other.innerText()).toContain(`代替第 ${no} 号`);
  expect(await first.innerText()).toContain('费用应由审计局核定');

  await other.locator('[data-action=recordDissent]').click();
  const dissent = page.locator('dialog form[data-action=recordDissent]');
  await dissent.locator('#field-onBehalf-principal').getByText('区财政局').click();
  await dissent.locator('#field-onBehalf-evidence-kind').getByText('会议').click();
  await dissent.locator('#field-onBehalf-evidence-reference').fill('会上发言');
  await dissent.locator('#field-text').fill('费用不应由本单位承担');
  await dissent.locator('[type=submit]').click();
  await expect.poll(() => other.innerText(), SOON).toContain('区财政局 异议：费用不应由本单位承担');
}, 60_000);

test('U-08 planned and used minutes stand in the agenda; five more are added by one press', async () => {
  const { page } = stage.seat;
  const row = page.locator('.control-agenda li[data-state=CURRENT]');
  const planned = async () => Number(/计 (\d+)/.exec(await row.innerText())?.[1]);
  const before = await planned();
  await page.locator('[data-steer=extend]').click();
  await expect.poll(planned, SOON).toBe(before + 5);
  expect(await row.innerText()).toMatch(/用 \d+/);
});

test('a tap tells who is there; a substitute is named; screens are counted, shown and revoked', async () => {
  const { page } = stage.seat;
  const row = page.locator('.control-people li').filter({ hasText: '市规划委通州分局' });
  await row.locator('.control-presence').click();
  await expect.poll(() => row.getAttribute('data-presence'), SOON).toBe('PRESENT');
  await row.locator('.control-who').click();
  await row.locator('[data-presence=SUBSTITUTE]').click();
  await row.locator('input').fill('卢青');
  await row.locator('[type=submit]').click();
  await expect.poll(() => row.getAttribute('data-presence'), SOON).toBe('SUBSTITUTE');
  expect(await row.innerText()).toContain('代 卢青');

  const heading = page.locator('.control-room .section');
  await expect.poll(() => heading.innerText(), SOON).toContain('1 块在线');
  await page.locator('[data-steer=blank]').click();
  await page.locator('.control-room [data-room=blank]').waitFor();
  await page.locator('[data-steer=blank]').click();
  await page.locator('[data-steer=screens]').click();
  await page.locator('#screen-place').fill('侧屏');
  await page.locator('.control-screens [type=submit]').click();
  const line = page.locator('.control-screens li').filter({ hasText: '侧屏' });
  expect(await line.locator('input').inputValue()).toContain('/screen#');
  await line.locator('[data-action=revokeScreen]').click();
  await line.waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
}, 60_000);
