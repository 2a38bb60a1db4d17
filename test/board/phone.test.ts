import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { cardIn, openSeat, type Seat, signIn } from './browser.ts';
import { demoForFile } from './demo.ts';
import { openPhone, type PhoneSeat, pageNumber } from './phone.ts';
import { inDays } from './time.ts';

const use = demoForFile();

// Each person signs in once and keeps the phone, and the desk, from test to test.
const phones = new Map<string, Promise<PhoneSeat>>();
const phoneOf = async (username: string): Promise<PhoneSeat> => {
  const opened = phones.get(username) ?? openPhone(use.browser, use.service.url, username);
  phones.set(username, opened);
  const phone = await opened;
  phone.taps();
  return phone;
};

const seats = new Map<string, Promise<Seat>>();
const officeSeat = (): Promise<Seat> => {
  const open = async () => {
    const seat = await openSeat(use.browser, use.service.url);
    await signIn(seat.page, 'office');
    return seat;
  };
  const seat = seats.get('office') ?? open();
  seats.set('office', seat);
  return seat;
};

/** What the strip above the tab bar says was done. */
const told = (page: Page, what: string) =>
  page.locator('.phone-strip .banner', { hasText: `${what}，已提交` }).waitFor();

const CIVIL = '人防异地建设费减免政策适用口径';
const LAND = '征地补偿款拨付滞后，影响 12 户腾退';

/** The card of the desk that a duty of an issue has. */
const taskOf = (page: Page, kind: string, title: string) =>
  page.locator(`.phone-task[data-kind=${kind}]`).filter({ hasText: title });

const next = (page: Page) => page.locator('.flow-foot button[type=submit]');

/** Answers all questions of an acceptance, from the page of the person in charge on. */
const answerAcceptance = async ({ page, tap }: PhoneSeat) => {
  await tap(page.locator('.option', { hasText: '陆文博' }));
  await tap(next(page));
  await tap(page.locator('.option', { hasText: '贺兰' }));
  await tap(next(page));
  await page.locator('#field-measures').fill('对照市级口径，出具书面适用意见');
  await tap(next(page));
  await page.locator('#field-plan-0-text').fill('梳理市级文件');
  await page.locator('#field-plan-0-dueOn').fill(inDays(3));
  await tap(next(page));
};

test('accept an assignment by taps: one question per page, checked, signed; seen on another board', async () => {
  const phone = await phoneOf('construction.head');
  const { page, tap, taps, faults } = phone;
  const office = await officeSeat();
  await cardIn(office.page, 'assigned', CIVIL).waitFor();
  await page.goto('/desk');
  await tap(taskOf(page, 'ACCEPT', CIVIL).getByRole('link'));
  await page.locator('form[data-action=acceptIssue][data-page="1"]').waitFor();
  // The head who signs answers for it: chosen already.
  expect(await page.locator('.option:has(input:checked)').innerText()).toContain('吴振华');
  await tap(next(page));
  expect(await page.locator('.flow-step').innerText()).toContain('第 2 步，共 6 步');
  expect(await page.locator('.flow-step').innerText()).toContain('第六条（五）');
  expect(await page.locator('h1').last().innerText()).toBe('谁具体负责这件事？');
  await page.locator('.option', { hasText: '在办' }).first().waitFor();
  const heights = await page
    .locator('.option')
    .evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().height));
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(68);
  // Nothing chosen: it says so and stays.
  await tap(next(page));
  await page.locator('.problem', { hasText: '必填' }).waitFor();
  expect(await pageNumber(page)).toBe(2);
  await answerAcceptance(phone);
  const check = page.locator('.flow-check');
  await check.waitFor();
  await check.getByText('吴振华').waitFor();
  await check.getByText('贺兰').waitFor();
  const rows = await check.innerText();
  for (const text of ['吴振华', '陆文博', '贺兰', '对照市级口径', '梳理市级文件', '首次报告'])
    expect(rows).toContain(text);
  // One answer is changed, and one is back at the check page.
  await tap(check.getByRole('button', { name: '改：具体措施' }));
  await page.locator('#field-measures').fill('书面答复');
  await tap(page.getByRole('button', { name: '回到核对' }));
  await check.getByText('书面答复').waitFor();
  await tap(page.getByRole('button', { name: '签署并接受' }));
  await told(page, '接受交办');
  expect(new URL(page.url()).pathname).toBe('/desk');
  await taskOf(page, 'ACCEPT', CIVIL).waitFor({ state: 'detached' });
  await cardIn(office.page, 'progress', CIVIL).waitFor();
  expect(taps()).toBeLessThanOrEqual(13);
  expect([...faults, ...office.faults]).toEqual([]);
});

test('report by taps: at most 6 when only the text is new; what was planned last is there', async () => {
  const phone = await phoneOf('finance');
  const { page, tap, taps, faults } = phone;
  await page.goto('/desk');
  await tap(taskOf(page, 'REPORT', LAND).first().getByRole('link'));
  await page.locator('form[data-action=reportProgress]').waitFor();
  // One may write at once.
  await page.locator('#field-text:focus').waitFor();
  await page.keyboard.type('12 户协议已复核');
  await tap(next(page));
  expect(await page.locator('#field-next').inputValue()).toBe('复核余下 3 户协议');
  await tap(next(page));
  await page.locator('.options .option.over', { hasText: '核定应补资金总额' }).waitFor();
  await tap(next(page));
  expect(await page.locator('.flow-check').innerText()).toContain('没有变化');
  await tap(page.getByRole('button', { name: '提交报告' }));
  await told(page, '报告进展');
  expect(taps()).toBeLessThanOrEqual(6);
  const office = await officeSeat();
  await office.page.goto('/issues/2026-031');
  await office.page.locator('.timeline > li', { hasText: '12 户协议已复核' }).waitFor();
  expect([...faults, ...office.faults]).toEqual([]);
});

test('report something urgent by taps: from the issue, now, in at most 6', async () => {
  const phone = await phoneOf('finance');
  const { page, tap, taps } = phone;
  await page.goto('/issues/2026-031');
  await tap(page.locator('button[data-action=reportUrgent]'));
  await page.locator('#field-text:focus').waitFor();
  await page.keyboard.type('村口聚集 20 余人');
  await tap(next(page));
  expect(await page.locator('#field-occurredAt').inputValue()).toMatch(
    /^\d{4}-\d\d-\d\dT\d\d:\d\d$/,
  );
  await tap(next(page));
  await tap(page.getByRole('button', { name: '立即上报' }));
  await page.locator('.timeline > li', { hasText: '村口聚集 20 余人' }).waitFor();
  expect(taps()).toBeLessThanOrEqual(6);
});

test('back goes one page back, reload keeps the place, a draft goes on at the desk', async () => {
  const phone = await phoneOf('industry.head');
  const { page, tap } = phone;
  await page.goto('/desk');
  await tap(taskOf(page, 'ACCEPT', '安全评价与职业卫生评价可否合并办理').getByRole('link'));
  await page.locator('form[data-page="1"]').waitFor();
  await tap(next(page));
  await tap(page.locator('.option', { hasText: '郝川' }));
  await tap(next(page));
  await tap(page.locator('.option', { hasText: '简宁' }));
  await tap(next(page));
  await page.locator('#field-measures').fill('会同应急局召开协调会');
  expect(await pageNumber(page)).toBe(4);
  await page.goBack();
  await page.locator('form[data-page="3"]').waitFor();
  await page.goForward();
  await page.locator('form[data-page="4"]').waitFor();
  await page.reload();
  await page.locator('form[data-page="4"]').waitFor();
  expect(await page.locator('#field-measures').inputValue()).toBe('会同应急局召开协调会');
  await tap(page.getByRole('button', { name: '存后退出' }));
  await taskOf(page, 'ACCEPT', '安全评价').waitFor();
  expect(new URL(page.url()).pathname).toBe('/desk');
  // The same browser, wide: the form on one sheet goes on from what was typed on the phone.
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto('/issues/2026-064?action=acceptIssue');
  const form = page.locator('form[data-action=acceptIssue]');
  await form.locator('#field-measures').waitFor();
  expect(await form.locator('#field-measures').inputValue()).toBe('会同应急局召开协调会');
  await form.locator('#field-plan-0-text').fill('召开协调会');
  await form.locator('.draft-kept').waitFor();
  // And back: narrow again, the phone opens at what is still missing.
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/desk');
  await tap(taskOf(page, 'ACCEPT', '安全评价').getByRole('link'));
  await page.locator('form[data-page="5"]').waitFor();
  expect(await page.locator('#field-plan-0-text').inputValue()).toBe('召开协调会');
});

test('what the server refuses is told on the page of its field', async () => {
  const { page, tap } = await phoneOf('finance');
  await page.goto('/issues/2026-025?action=reportUrgent');
  await page.locator('#field-text').fill('支付系统故障');
  await tap(next(page));
  await page.locator('#field-occurredAt').fill(`${inDays(2)}T08:00`);
  await tap(next(page));
  await tap(page.getByRole('button', { name: '立即上报' }));
  await page.locator('form[data-page="2"] .problem', { hasText: '不能晚于' }).waitFor();
  await page.locator('#field-occurredAt').fill(`${inDays(-1)}T08:00`);
  await tap(page.getByRole('button', { name: '回到核对' }));
  await tap(page.getByRole('button', { name: '立即上报' }));
  await told(page, '紧急上报');
});

test('somebody was quicker: both versions on the check page, what was typed goes out anew', async () => {
  const { page, tap } = await phoneOf('commerce.head');
  const address = '/issues/2026-065?action=acceptIssue';
  await page.goto(`${address}&page=4`);
  await page.locator('#field-measures').fill('按现行口径兑现');
  await page.locator('.flow-kept').waitFor();
  // A draft of before the last change, whole.
  await page.evaluate((dueOn) => {
    for (const [key, text] of Object.entries(localStorage)) {
      if (!key.includes('acceptIssue')) continue;
      const draft = JSON.parse(text);
      const { accountableHead } = draft.values;
      const people = { personInCharge: accountableHead, contact: accountableHead };
      const plan = [{ text: { zh: '核对名单' }, dueOn }];
      const values = { ...draft.values, ...people, plan };
      localStorage.setItem(key, JSON.stringify({ ...draft, version: 0, values }));
    }
  }, inDays(5));
  await page.goto(address);
  await page.locator('.flow-check').waitFor();
  await tap(page.getByRole('button', { name: '签署并接受' }));
  await page.locator('.conflict', { hasText: '按现行口径兑现' }).waitFor();
  expect(await next(page).getAttribute('aria-disabled')).toBe('true');
  await tap(page.locator('.conflict').getByRole('button', { name: /^用我的/ }));
  await told(page, '接受交办');
});

test('a cut line: nothing is sent, what was typed is kept, and goes out once when the line is back', async () => {
  const { page, tap, context } = await openPhone(use.browser, use.service.url, 'finance', {
    proxy: use.line.url,
  });
  await page.goto('/issues/2026-025?action=reportProgress');
  await page.locator('#field-text').fill('专项债第三批已拨付');
  await page.locator('.flow-kept').waitFor();
  await page.goto('/issues/2026-025?action=reportProgress&page=9');
  await page.locator('.flow-check', { hasText: '专项债第三批已拨付' }).waitFor();
  use.line.cut();
  await page.locator('form .alarm').waitFor();
  const send = page.getByRole('button', { name: '提交报告' });
  expect(await send.getAttribute('aria-disabled')).toBe('true');
  expect(await page.locator('.flow-foot').innerText()).toContain('暂时不能提交');
  use.line.mend();
  await page.locator('form .alarm').waitFor({ state: 'detached' });
  await tap(send);
  await page.locator('.timeline > li', { hasText: '专项债第三批已拨付' }).waitFor();
  expect(await page.locator('.timeline > li', { hasText: '专项债第三批已拨付' }).count()).toBe(1);
  await context.close();
}, 90_000);
