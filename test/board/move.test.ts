import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { sectionOf } from '../../client/src/board/sections.ts';
import { LEADS } from '../../client/src/move/targets.ts';
import { issueLifecycle } from '../../server/issue/lifecycle.ts';
import { cardIn, cardOf, openSeat, type Seat, signIn } from './browser.ts';
import { demoForFile } from './demo.ts';

const use = demoForFile();

const seatOf = async (
  username: string,
  options: { readonly language?: 'zh' | 'en'; readonly proxy?: string } = {},
): Promise<Seat> => {
  const seat = await openSeat(use.browser, use.service.url, options);
  await signIn(seat.page, username);
  await seat.page.locator('[data-moves]').waitFor({ state: 'attached' });
  return seat;
};

const said = (page: Page, text: string | RegExp) =>
  page.locator('[data-moves]', { hasText: text }).waitFor({ state: 'attached' });
const focusedTitle = (page: Page) =>
  page.evaluate(
    () => document.activeElement?.closest('[data-id]')?.querySelector('a')?.textContent,
  );

/** Takes a card and carries it to the middle of a place, without letting go. */
const carry = async (page: Page, card: Locator, to: Locator) => {
  const [from, end] = [await card.boundingBox(), await to.boundingBox()];
  if (!from || !end) throw new Error('nothing to carry, or nowhere');
  await page.mouse.move(from.x + 60, from.y + 30);
  await page.mouse.down();
  await page.mouse.move(from.x + 90, from.y + 50, { steps: 4 });
  await page.locator('.move-zone').first().waitFor();
  await page.mouse.move(end.x + 80, end.y + 20, { steps: 6 });
};

test('what the board calls a way to a section is one by the rows of the lifecycle', () => {
  const rows = Object.entries(issueLifecycle).flatMap(([action, { from, to, who }]) => {
    // What a meeting alone may take back is nobody's to move.
    const isAnybodys = who.some((one) => one !== 'SESSION' && one !== 'SYSTEM');
    return isAnybodys && from.length > 0 && to[0] !== undefined
      ? [[action, sectionOf(to[0]) ?? 'gone']]
      : [];
  });
  expect(LEADS).toEqual(Object.fromEntries(rows));
});

test('U-05 every drag has a menu/keyboard equal and a live-region message in zh/en: by key M', async () => {
  const title = '大件运输通行证办理周期过长';
  const { page, context, faults } = await seatOf('office');
  await cardIn(page, 'verify', title).getByRole('link').focus();
  await page.keyboard.press('m');
  const list = page.locator('dialog');
  await list.locator('.move-target[data-action=verifyIssue]:focus').waitFor();
  expect(await list.getAttribute('aria-label')).toBe(`移动：${title}`);
  expect(await list.locator('[role=status]').textContent()).toMatch(/^可以移到 \d 处$/);
  expect(await list.locator('[data-action=verifyIssue]').textContent()).toContain('待审定核实');
  // Each other section is named with the reason and, where the rule is the viewer's, its clause.
  const claimed = list.locator('[data-place=claimed]');
  expect(await claimed.getAttribute('aria-disabled')).toBe('true');
  expect(await claimed.textContent()).toMatch(/^待销号.*不由您办理/);
  expect(await list.locator('[data-place=solved]').textContent()).toMatch(
    /现在是“待核实”，不能确认销号 第四条（九）/,
  );
  await list.locator('[data-place=solved]').focus();
  await page.keyboard.press('Enter');
  expect(await list.locator('[role=status]').textContent()).toContain('不能移到本月办结');
  // Letters and arrows belong to the list now.
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Escape');
  await list.waitFor({ state: 'detached' });
  await expect.poll(() => focusedTitle(page)).toBe(title);
  await said(page, /已取消/);
  await page.keyboard.press('m');
  await list.locator('.move-target[data-action=verifyIssue]:focus').waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/issues\/\d{4}-\d+\?action=verifyIssue$/);
  await page.locator('.panel h1', { hasText: title }).waitFor();
  await said(page, '已打开“核实”');
  // Nothing has moved: nothing has been sent.
  expect(await cardIn(page, 'verify', title).count()).toBe(1);
  expect(faults).toEqual([]);
  await context.close();
});

test('U-05 every drag has a menu/keyboard equal and a live-region message in zh/en: by carrying', async () => {
  const title = '施工临时用水接驳点位未确定';
  const { page, context, faults } = await seatOf('office');
  const card = cardIn(page, 'verify', title);
  await carry(page, card, page.locator('#section-decide'));
  expect(
    await page
      .locator('.move-zone.lawful')
      .evaluateAll((all) => all.map((one) => one.dataset['zone'])),
  ).toEqual(['returned', 'decide']);
  await said(page, '待审定：可以放下，核实');
  expect(await page.locator('[data-zone=claimed].unlawful').textContent()).toContain('不由您办理');
  await page.keyboard.press('Escape');
  await said(page, `已取消，“${title}”留在原处`);
  expect(await page.locator('.move-zone, .carried').count()).toBe(0);
  await page.mouse.up();
  expect(page.url()).not.toContain('/issues/');
  await expect.poll(() => focusedTitle(page)).toBe(title);
  await carry(page, card, page.locator('#section-solved'));
  await page.mouse.up();
  await said(page, /^不能移到本月办结：现在是“待核实”，不能确认销号 第四条（九）/);
  expect(page.url()).not.toContain('/issues/');
  expect(await cardIn(page, 'verify', title).count()).toBe(1);
  await carry(page, card, page.locator('#section-returned'));
  await page.mouse.up();
  await page.waitForURL(/\?action=returnIssue$/);
  expect(await cardIn(page, 'verify', title).count()).toBe(1);
  expect(faults).toEqual([]);
  await context.close();
});

test('U-05 every drag has a menu/keyboard equal and a live-region message in zh/en: in English', async () => {
  const { page, context } = await seatOf('office', { language: 'en' });
  const card = page.locator('[data-lane=verify] .card').first();
  await card.getByRole('link').focus();
  await page.keyboard.press('m');
  const list = page.locator('dialog');
  await list.locator('.move-target:focus').waitFor();
  const texts = await list
    .locator('h2, h3, .move-target, [role=status], .button')
    .allTextContents();
  expect(texts.filter((text) => /\p{Script=Han}/u.test(text))).toEqual([]);
  expect(texts).toContain('Can go to');
  await page.keyboard.press('Escape');
  await said(page, /^Cancelled/);
  await carry(page, card, page.locator('#section-claimed'));
  await said(page, /^Cannot go to Solution claimed: .* is not yours to do/);
  await page.mouse.up();
  const zones = await page.locator('.move-zone, .move-note').allTextContents();
  expect(zones.filter((text) => /\p{Script=Han}/u.test(text))).toEqual([]);
  await context.close();
});

test('a click still opens the card, a drag of the plan of others is told why, and rows move like cards', async () => {
  const { page, context } = await seatOf('executive');
  const title = '职工公寓配套指标可否在园区内统筹';
  await cardOf(page, title).getByRole('link').focus();
  await page.keyboard.press('m');
  await page.locator('.move-target[data-action=assignIssue]').click();
  await page.waitForURL(/\?action=assignIssue$/);
  await page.goto('/');
  const solved = page.locator('[data-lane=claimed] .rows [data-id]').first();
  await solved.getByRole('link').focus();
  await page.keyboard.press('m');
  await page.locator('dialog .move-target').first().waitFor();
  await page.keyboard.press('Escape');
  await page.locator('dialog').waitFor({ state: 'detached' });
  await cardOf(page, title).click();
  await page.locator('.panel h1', { hasText: title }).waitFor();
  await context.close();
});

test('a cut line: nothing can be moved, and the live region says so', async () => {
  const { page, context } = await seatOf('office', { proxy: use.line.url });
  use.line.cut();
  await page.locator('.alarm').waitFor();
  await page.locator('[data-lane=verify] .card a').first().focus();
  await page.keyboard.press('m');
  await said(page, '连接已断，现在不能办理');
  expect(await page.locator('dialog').count()).toBe(0);
  use.line.mend();
  await page.locator('.alarm').waitFor({ state: 'detached' });
  await context.close();
});
