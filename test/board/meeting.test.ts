import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openSeat, type Seat, signIn } from './browser.ts';
import { demoForFile } from './demo.ts';
import { closeMeeting, decideOnFloor } from './floor.ts';
import { holdFirst } from './hold.ts';
import { inDays } from './time.ts';

const use = demoForFile();

const seatAt = async (
  username: string,
  address: string,
  language: 'zh' | 'en' = 'zh',
): Promise<Seat> => {
  const seat = await openSeat(use.browser, use.service.url, { language });
  await signIn(seat.page, username);
  await seat.page.goto(address);
  await seat.page.locator('h1').first().waitFor();
  return seat;
};

const TITLE = '台湖片区市政条件专项协调会';

const doing = async (page: Page, action: string) => {
  await page.locator(`button[data-action=${action}]`).first().click();
  await page.locator(`form[data-action=${action}] button[type=submit]`).waitFor();
};

const send = async (page: Page, action: string) => {
  const form = page.locator(`form[data-action=${action}]`);
  await form.locator('button[type=submit]').click();
  await form.waitFor({ state: 'detached' });
};

const titles = (page: Page) => page.locator('.agenda-rows h3').allTextContents();

/** The row of a desk about something, and its one button. */
const rowOf = (page: Page, kind: string, text: string) =>
  page.locator(`.desk [data-row][data-kind=${kind}]`).filter({ hasText: text });

const propose = async ({ page }: Seat): Promise<string> => {
  await page.locator('button[data-action=proposeMeeting]').click();
  const form = page.locator('form[data-action=proposeMeeting]');
  await form.locator('#field-title').fill(TITLE);
  await form.locator('#field-place').fill('区政府第二会议室');
  await form.getByRole('button', { name: '全部成员单位' }).click();
  await send(page, 'proposeMeeting');
  await page.locator('.agenda').waitFor();
  return new URL(page.url()).pathname;
};

test('a meeting goes from the proposal over approval and notice to who comes', async () => {
  const office = await seatAt('office', '/meetings');
  const address = await propose(office);
  const { page } = office;
  expect(await page.locator('.masthead nav [aria-current]').textContent()).toBe('会议');

  // Suggestions come by reason; one tap adds one, and what is added is suggested no more.
  const first = page.locator('.suggestions li').first();
  const suggested = await first.locator('> span').last().textContent();
  const left = await page.locator('.suggestions li').count();
  await first.getByRole('button').click();
  await page.locator('.agenda-rows > li').first().waitFor();
  expect((await titles(page))[0]?.trim()).toBe(suggested?.replace(/^\d{4}-\d+ /, '').trim());
  await expect.poll(() => page.locator('.suggestions li').count()).toBeLessThan(left);
  for (const title of ['通报进展', '明年开工计划']) {
    await page.locator('.own-item input.input').first().fill(title);
    await page.locator('.own-item button[type=submit]').click();
    await page.locator('.agenda-rows h3', { hasText: title }).waitFor();
  }

  // I-12: the order is changed by keys and by carrying, and stands so for everybody.
  // What is read while a row is carried does not take it out of the hand.
  const held = await holdFirst(page, '"after"');
  await page.locator('.agenda-handle').last().focus();
  await page.keyboard.press('ArrowUp');
  await held.isThere;
  await expect.poll(async () => (await titles(page))[1]?.trim()).toBe('明年开工计划');
  const handle = await page.locator('.agenda-handle').last().boundingBox();
  const top = await page.locator('.agenda-rows > li').first().boundingBox();
  if (!handle || !top) throw new Error('nothing to carry');
  await page.mouse.move(handle.x + 10, handle.y + 10);
  await page.mouse.down();
  await page.mouse.move(handle.x + 10, top.y + 4, { steps: 8 });
  const isRead = page.waitForResponse((one) =>
    (one.request().postData() ?? '').includes('"number"'),
  );
  held.letGo();
  await (await isRead).finished();
  await page.waitForTimeout(200);
  expect((await titles(page))[0]?.trim()).toBe('通报进展');
  await page.mouse.up();
  await expect.poll(async () => (await titles(page))[0]?.trim()).toBe('通报进展');

  const executive = await seatAt('executive', '/desk');
  await rowOf(executive.page, 'APPROVE_MEETING', TITLE).locator('.button').click();
  await executive.page.locator('form[data-action=approveMeeting]').waitFor();
  expect((await titles(executive.page)).map((one) => one.trim())).toEqual([
    '通报进展',
    suggested?.replace(/^\d{4}-\d+ /, '').trim(),
    '明年开工计划',
  ]);
  await send(executive.page, 'approveMeeting');

  await page.locator('button[data-action=notifyMeeting]').waitFor();
  await doing(page, 'notifyMeeting');
  await send(page, 'notifyMeeting');
  await page.locator('.invitations small', { hasText: '已签收 0 / 12' }).waitFor();

  const head = await seatAt('finance.head', '/desk');
  await rowOf(head.page, 'ACKNOWLEDGE', TITLE).locator('.button').click();
  const answer = head.page.locator('form[data-action=answerInvitation]');
  await answer.locator('#field-attendeeName').fill('方延平');
  await send(head.page, 'answerInvitation');
  // The office sees it without a reload.
  await page.locator('.invitations small', { hasText: '已签收 1 / 12' }).waitFor();
  await page.locator('.invited li', { hasText: '方延平' }).waitFor();
  await head.page.goto('/desk');
  await head.page.locator('.desk h1').waitFor();
  await rowOf(head.page, 'ACKNOWLEDGE', TITLE).waitFor({ state: 'detached' });
  expect([...office.faults, ...executive.faults, ...head.faults]).toEqual([]);

  // It is held; what was decided is in the minutes, which are edited, signed and issued.
  const number = address.replace('/meetings/', '');
  await doing(page, 'openMeeting');
  await send(page, 'openMeeting');
  await decideOnFloor(office, number, '区财政局', '十日内提出资金安排意见');
  const watching = await seatAt('finance.head', address);
  await watching.page.locator('.following .room-picture').waitFor();
  const own = watching.page.locator('.following aside .decision', { hasText: '资金安排意见' });
  await own.locator('button[data-action=acknowledgeDecision]').first().click();
  await send(watching.page, 'acknowledgeDecision');
  await own.locator('summary', { hasText: '已签收 1 / 1' }).waitFor();
  await closeMeeting(office, number);

  await page.goto(`${address}/minutes`);
  const decision = page.locator('.minutes-paragraph[data-kind=DECISION]');
  await decision.waitFor();
  await decision.locator('.sentence').click();
  expect(await page.locator('.sentence-source').textContent()).toMatch(/沈一鸣/);
  await page.locator('button[data-action=editMinutes]').click();
  const text = page.locator('.minutes-edit textarea[lang=zh-CN]').nth(1);
  await text.fill('会议首先通报了各项进展。');
  await page.locator('form.editing button[type=submit]').click();
  await page.locator('.sheet .sentence', { hasText: '会议首先通报了各项进展。' }).waitFor();

  await executive.page.goto('/desk');
  await rowOf(executive.page, 'SIGN_MINUTES', TITLE).locator('.button').click();
  await executive.page.locator('form[data-action=signMinutes]').waitFor();
  await send(executive.page, 'signMinutes');
  await page.goto('/desk');
  await rowOf(page, 'ISSUE_MINUTES', TITLE).locator('.button').click();
  await page.locator('form[data-action=issueMinutes]').waitFor();
  await send(page, 'issueMinutes');
  await page.locator('.sheet-number', { hasText: /〔2026〕\d+号/ }).waitFor();
  expect(await page.locator('button[data-action=editMinutes]').count()).toBe(0);
  for (const seat of [office, executive, head, watching]) await seat.context.close();
}, 240_000);

/** The text of a page as it is printed, page by page. */
const printed = async (page: Page): Promise<readonly string[]> => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lianxi-print-'));
  const file = path.join(folder, 'page.pdf');
  try {
    fs.writeFileSync(file, await page.pdf({ preferCSSPageSize: true }));
    const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
    return text.split('\f').filter((one) => one.trim() !== '');
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
};

test('U-09 minutes and agenda print on A4, each page with its head and its number', async () => {
  const { page, context, faults } = await seatAt('office', '/meetings');
  await page.locator('[data-meetings=past] a', { hasText: '11 月重大项目进展' }).click();
  await page.locator('.agenda').waitFor();
  const address = new URL(page.url()).pathname;
  for (const what of ['minutes', 'agenda']) {
    await page.goto(`${address}/${what}`);
    await page.locator('.sheet').waitFor();
    const pages = await printed(page);
    expect(pages.length).toBeGreaterThan(0);
    for (const [index, text] of pages.entries()) {
      expect(text).toContain('内部资料');
      expect(text).toContain('11 月重大项目进展情况汇报会');
      expect(text).toMatch(new RegExp(`—\\s*${index + 1}\\s*/\\s*${pages.length}\\s*—`));
      expect(text).not.toContain('我的待办');
    }
  }
  expect(faults).toEqual([]);
  await context.close();
});

test('3.4 the review of open decisions is narrowed down by its address, and worked off', async () => {
  const office = await seatAt('office', '/decisions');
  const { page } = office;
  await page.locator('.decision').first().waitFor();
  const all = await page.locator('.decision').count();
  await page.getByRole('button', { name: '逾期的' }).click();
  await expect.poll(() => new URL(page.url()).search).toBe('?overdue');
  await expect.poll(() => page.locator('[data-group]:not([data-group=late])').count()).toBe(0);
  await page.reload();
  await page.getByRole('button', { name: '全部', exact: true }).click();
  await expect.poll(() => page.locator('.decision').count()).toBe(all);

  const unit = await seatAt('finance', '/decisions?mine');
  const open = unit.page.locator('.decision:has(button[data-action=reportDecision])').first();
  await open.waitFor();
  const id = await open.getAttribute('data-decision');
  await open.locator('button[data-action=reportDecision]').click();
  await unit.page
    .locator('form[data-action=reportDecision] #field-text')
    .fill('已按要求办理完毕。');
  await send(unit.page, 'reportDecision');
  const reported = page.locator(`[data-group=check] [data-decision="${id}"]`);
  await reported.waitFor();
  await reported.locator('button[data-action=verifyDecision]').click();
  await send(page, 'verifyDecision');
  await page.locator(`[data-decision="${id}"]`).waitFor({ state: 'detached' });
  expect([...office.faults, ...unit.faults]).toEqual([]);
  for (const seat of [office, unit]) await seat.context.close();
});

test('a chair gives a remark, which its unit finds on the desk', async () => {
  const chair = await seatAt('executive', '/decisions');
  await chair.page.locator('button[data-action=giveRemark]').click();
  const form = chair.page.locator('form[data-action=giveRemark]');
  await form.locator('#field-text').fill('请研究电力增容的过渡方案。');
  await form.locator('#field-kind input').first().check();
  await form.locator('#field-responsible [role=combobox]').first().click();
  await chair.page.keyboard.type('财政');
  await chair.page.keyboard.press('Enter');
  await form.locator('input[type=date]').first().fill(inDays(20));
  await send(chair.page, 'giveRemark');
  await chair.page.locator('.decision', { hasText: '电力增容的过渡方案' }).waitFor();
  const unit = await seatAt('finance', '/desk');
  const row = rowOf(unit.page, 'ACKNOWLEDGE_DECISION', '电力增容的过渡方案');
  await row.locator('.button').click();
  await unit.page.locator('form[data-action=acknowledgeDecision]').waitFor();
  await send(unit.page, 'acknowledgeDecision');
  await unit.page.locator('.decision', { hasText: '电力增容' }).getByText('已签收 1 / 1').waitFor();
  expect([...chair.faults, ...unit.faults]).toEqual([]);
  for (const seat of [chair, unit]) await seat.context.close();
});
