import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { closeByApi, raise, verifyByApi } from './acts.ts';
import { openSeat, type Seat, signIn } from './browser.ts';
import { demoForFile } from './demo.ts';
import { holdFirst } from './hold.ts';

const use = demoForFile();

const seatAt = async (
  username: string,
  address: string,
  options: { language?: 'zh' | 'en' } = {},
): Promise<Seat> => {
  const seat = await openSeat(use.browser, use.service.url, options);
  await signIn(seat.page, username);
  await seat.page.goto(address);
  await seat.page.locator('h1').first().waitFor();
  return seat;
};

const rowOf = (page: Page, title: string): Locator =>
  page.locator('.desk [data-row]').filter({ hasText: title });

const focusedId = (page: Page) => page.evaluate(() => document.activeElement?.id ?? '');

test('a clerk goes from the desk into a report, leaves it, goes on and sends it', async () => {
  const title = '征地补偿款拨付滞后';
  const { page, context, faults } = await seatAt('finance', '/desk');
  const row = rowOf(page, title);
  expect(await row.locator('p').textContent()).toContain('第 3 次报告');
  expect(await row.locator('.button').textContent()).toBe('填写报告');
  expect(await page.locator('.desk .button.primary').count()).toBe(1);
  await row.locator('.button').click();
  const form = page.locator('.panel form[data-action=reportProgress]');
  await form.waitFor();
  expect(await focusedId(page)).toBe('field-text');
  await page.keyboard.type('余下 3 户已签');
  await page.goBack();
  await rowOf(page, title).getByText('继续填写').waitFor();
  expect(await rowOf(page, title).locator('p').textContent()).toMatch(/草稿 \d\d:\d\d 已存/);
  await rowOf(page, title).locator('.button').press('Enter');
  await form.waitFor();
  expect(await form.locator('#field-text').inputValue()).toBe('余下 3 户已签');
  await form.locator('button[type=submit]').click();
  await page.locator('.timeline .fresh').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.desk-hello').waitFor();
  expect(new URL(page.url()).pathname).toBe('/desk');
  await page.locator('[data-kind=done] li', { hasText: title }).waitFor();
  expect(await page.locator('[data-kind=done] li').first().textContent()).toContain('王晓岚');
  await rowOf(page, title).waitFor({ state: 'detached' });
  // Of reports nothing is left: what waits are decisions of meetings.
  const left = await page
    .locator('.desk [data-row]')
    .evaluateAll((rows) => rows.map((one) => one.getAttribute('data-kind')));
  expect([...new Set(left)].filter((kind) => !/DECISION|EXECUTE/.test(kind ?? ''))).toEqual([]);
  expect(faults).toEqual([]);
  await context.close();
});

test('rows come and go live, and the one that somebody is at stays where it is', async () => {
  const [a, b] = [await seatAt('office', '/desk'), await seatAt('office2', '/desk')];
  const township = await seatAt('songzhuang', '/');
  const { page } = a;
  const gone = rowOf(page, '地块北侧高压线净距不足');
  const at = rowOf(page, '施工临时用水接驳点位未确定');
  await at.hover();
  const before = await at.boundingBox();
  const heading = await page.locator('.desk h1').textContent();
  expect(await verifyByApi(b, '地块北侧高压线净距不足')).toBeNull();
  await gone.locator('.light', { hasText: '已办理' }).waitFor();
  expect(await gone.locator('.button').getAttribute('aria-disabled')).toBe('true');
  expect(await at.boundingBox()).toEqual(before);
  expect(await raise(township)).toBeNull();
  await rowOf(page, '雨水管接驳点未定').waitFor();
  expect(await at.boundingBox()).toEqual(before);
  expect(await page.locator('.desk h1').textContent()).toBe(heading);
  // Whoever turns away sees the list as it is.
  await page.locator('.desk-hello').hover();
  await gone.waitFor({ state: 'detached' });
  expect([...a.faults, ...b.faults]).toEqual([]);
  for (const seat of [a, b, township]) await seat.context.close();
});

test('the office verifies a batch: what somebody else was quicker at stays with its reason', async () => {
  const [first, taken, last] = [
    '大件运输通行证办理周期过长',
    '施工临时用水接驳点位未确定',
    '厂区围墙与村集体用地界址存在争议',
  ] as const;
  const [a, b] = [await seatAt('office', '/desk'), await seatAt('office2', '/desk')];
  const { page } = a;
  // The batch stands still at its first row until somebody else has taken its second.
  const held = await holdFirst(page, 'expectedVersion');
  for (const title of [first, taken, last])
    await rowOf(page, title).locator('input[type=checkbox]').check();
  await page.locator('[data-batch=verifyIssue]').click();
  await held.isThere;
  expect(await verifyByApi(b, taken)).toBeNull();
  held.letGo();
  const failed = rowOf(page, taken);
  await failed.locator('p', { hasText: '没有核实：' }).waitFor();
  await page
    .locator('.verify-bar [role=status]', { hasText: '2 件已核实，1 件没有核实' })
    .waitFor();
  for (const title of [first, last]) await rowOf(page, title).waitFor({ state: 'detached' });
  expect(await failed.locator('p .light').textContent()).toMatch(/^没有核实：.{4,}/);
  expect(await failed.locator('input[type=checkbox]').isDisabled()).toBe(true);
  expect([...a.faults, ...b.faults]).toEqual([]);
  for (const seat of [a, b]) await seat.context.close();
});

test('all reports on one page: drafts outlive a reload, and what fails stops no other', async () => {
  const [clerk, office] = [
    await seatAt('construction', '/desk/reports'),
    await seatAt('office', '/desk'),
  ];
  const { page, faults } = clerk;
  const places = page.locator('[data-report]');
  await places.nth(3).locator('textarea').first().waitFor();
  const numbers = await places.evaluateAll((all) => all.map((one) => one.dataset['report'] ?? ''));
  const place = (index: number) => page.locator(`[data-report="${numbers[index]}"]`);
  const field = (index: number, name: string) =>
    page.locator(`[id="report-${numbers[index]}-${name}"]`);
  const ids = await page.locator('form [id]').evaluateAll((all) => all.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
  for (const index of [0, 1, 2]) await field(index, 'text').fill(`第 ${index} 份`);
  await field(3, 'next').fill('请设计单位复核');
  await page.reload();
  const all = page.locator('[data-batch=reportProgress]');
  await all.getByText('4 份').waitFor();
  expect(await field(1, 'text').inputValue()).toBe('第 1 份');
  expect(await field(3, 'next').inputValue()).toBe('请设计单位复核');
  // While the first is on its way, the second's issue is closed by the office.
  const held = await holdFirst(page, 'idempotencyKey');
  await all.click();
  await held.isThere;
  expect(await closeByApi(office, numbers[1] ?? '')).toBeNull();
  held.letGo();
  await page
    .locator('.reports-bar [role=status]', { hasText: '2 份已提交，2 份没有提交' })
    .waitFor();
  for (const index of [0, 2]) expect(await place(index).getAttribute('data-state')).toBe('sent');
  await place(1).locator('.banner.tone-late', { hasText: '不能办理' }).waitFor();
  expect(await field(1, 'text').inputValue()).toBe('第 1 份');
  expect(await place(3).locator('.field.wrong').count()).toBe(1);
  // Mended by the keyboard alone.
  await place(3).locator('.problems a').first().press('Enter');
  await page.keyboard.type('补上本期进展');
  await page.keyboard.press('Control+Enter');
  await page.locator(`[data-report="${numbers[3]}"][data-state=sent]`).waitFor();
  await page.reload();
  await page.locator('.desk .empty', { hasText: '现在没有要报的进展' }).waitFor();
  expect(faults).toEqual([]);
  for (const seat of [clerk, office]) await seat.context.close();
});

test('the desk in English: whole, with its aside', async () => {
  const { page, context } = await seatAt('executive', '/desk', { language: 'en' });
  await page.locator('.desk [data-row]').first().waitFor();
  const strays = await page.locator('.desk-columns').evaluate((root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (
        /\p{Script=Han}/u.test(node.textContent ?? '') &&
        !node.parentElement?.closest('[lang=zh-CN]')
      )
        found.push(node.textContent ?? '');
    return found;
  });
  expect(strays).toEqual([]);
  expect(await page.locator('.desk h1').textContent()).toMatch(/^\d+ things wait for you, 1 late$/);
  await context.close();
});

test('the office sees what the next meeting needs, calls it from the desk and is told who answers', async () => {
  const office = await seatAt('office', '/desk');
  const { page } = office;
  // What was done many times running is told once.
  const presence = page.locator('[data-kind=done] li', { hasText: '登记到会' });
  await presence.getByText(/共 \d+ 次/).waitFor();
  expect(await presence.count()).toBe(1);
  const next = page.locator('.preparing', { hasText: '11 月专题汇报会' });
  const step = (name: string) => next.locator(`[data-step=${name}]`);
  expect(await next.locator('h2 > span').textContent()).toBe('2');
  expect(await next.locator('h2 small').textContent()).toBe('11月27日 周五 09:00');
  expect(await next.locator('p').textContent()).toBe('11 月专题汇报会还有 3 天');
  expect(await step('approval').textContent()).toContain('执行主席批准召开');
  expect(await step('notice').getAttribute('data-done')).toBeNull();
  await next.getByText('发出通知', { exact: true }).click();
  const form = page.locator('form[data-action=notifyMeeting]');
  await form.locator('button[type=submit]').click();
  await form.waitFor({ state: 'detached' });
  await page.goBack();
  await step('notice').and(page.locator('[data-done]')).waitFor();
  expect(await next.locator('.button').textContent()).toBe('查看会议');
  expect(await step('answers').textContent()).toMatch(/已签收 0 \/ 14.*等 14 家/);

  const head = await seatAt('finance.head', '/meetings/2026-06?action=answerInvitation');
  const answer = head.page.locator('form[data-action=answerInvitation]');
  await answer.locator('#field-attendeeName').fill('方延平');
  await answer.locator('button[type=submit]').click();
  await step('answers').getByText('已签收 1 / 14').waitFor();
  expect([...office.faults, ...head.faults]).toEqual([]);
  for (const seat of [office, head]) await seat.context.close();
});
