import { expect, test } from 'vitest';
import { choose } from './acts.ts';
import { openSeat } from './browser.ts';
import { demoForFile } from './demo.ts';
import { seatsOf, submit } from './forms.ts';
import { inDays } from './time.ts';

const use = demoForFile();
const { seatOf } = seatsOf(use);

test('P-01 a phone stands masked, one press shows it to those on the assignment, others have none', async () => {
  const own = await seatOf('finance');
  await own.page.goto('/issues/2026-031');
  const contact = own.page.locator('.people li').last();
  await contact.waitFor();
  expect(await contact.locator('.phone').textContent()).toBe('138****5678');
  await contact.getByRole('button', { name: '显示王晓岚的电话' }).click();
  await contact.locator('.phone', { hasText: '138 0000 5678' }).waitFor();
  expect(await contact.locator('[role=status]').textContent()).toBe('已留下查看记录');
  await own.context.close();
  const other = await seatOf('executive');
  await other.page.goto('/issues/2026-031');
  await other.page.locator('.people .phone').first().waitFor();
  expect(await other.page.locator('.people .phone').last().textContent()).toBe('138****5678');
  expect(await other.page.locator('.people button').count()).toBe(0);
  await other.context.close();
});

test('on behalf: the office records a chair’s decision with its paper, and the history names both', async () => {
  const { page, context, faults } = await seatOf('office');
  await page.goto('/issues/2026-027');
  await page.locator('.panel-foot .recordables summary').click();
  await page.locator('button[data-action=assignIssue][data-recorded]').click();
  const form = page.locator('form[data-action=assignIssue]');
  await form.locator('#field-task').fill('请会同供电公司确定路由。');
  // Found by initials, and taken by the keyboard.
  await choose(form.locator('#field-responsible-0'), 'fzgg');
  const responsible = () => form.locator('#field-responsible-0').inputValue();
  await expect.poll(responsible).toBe('区发展改革委');
  await form.locator('#field-targetOn').fill(inDays(40));
  await submit(form);
  // Without its proof nothing is recorded.
  await form.locator('.problems a').first().waitFor();
  expect(await form.locator('#field-onBehalf-evidence-reference-problem').count()).toBe(1);
  await form.locator('#field-onBehalf-evidence-kind').getByText('文件').click();
  await form.locator('#field-onBehalf-evidence-reference').fill('通产联办〔2026〕31号');
  await submit(form);
  const entry = page.locator('.timeline .fresh');
  await entry.waitFor();
  const told = await entry.locator('.timeline-who').textContent();
  expect(told).toContain('执行主席 高立新；办公室 沈一鸣代录');
  expect(told).toContain('通产联办〔2026〕31号');
  expect(faults).toEqual([]);
  await context.close();
});

test('only what is owed is primary; what cannot be done says why and can be reached', async () => {
  const { page, context } = await seatOf('finance');
  await page.goto('/issues/2026-025');
  await page.locator('.panel-foot button').first().waitFor();
  const owed = await page.locator('.owed button').count();
  expect(await page.locator('.panel .button.primary').count()).toBe(Math.min(1, owed));
  const blocked = page.locator('.not-now .blocked').first();
  await blocked.focus();
  expect(await blocked.getAttribute('aria-disabled')).toBe('true');
  const reason = await blocked.getAttribute('aria-describedby');
  expect(await page.locator(`[id="${reason}"]`).textContent()).toContain('第');
  await context.close();
  const chair = await seatOf('executive');
  await chair.page.goto('/projects/P05');
  await chair.page.locator('.project .section').first().waitFor();
  expect(await chair.page.locator('.project .doables .button.primary').count()).toBe(0);
  await chair.context.close();
});

test('K and J go from issue to issue as the board stands; in a field they are letters', async () => {
  const { page, context } = await seatOf('office');
  await page.goto('/');
  const links = page.locator('.board [data-id] a');
  await links.nth(2).waitFor();
  const titles = await links.allTextContents();
  await links.nth(1).click();
  const heading = page.locator('.panel h1', { hasText: titles[1] ?? '' });
  await heading.waitFor();
  await page.keyboard.press('j');
  await page.locator('.panel h1', { hasText: titles[2] ?? '' }).waitFor();
  await page.keyboard.press('k');
  await heading.waitFor();
  await context.close();
});

test('a demo names its people at the sign-in, and one press signs in', async () => {
  const { page, context } = await openSeat(use.browser, use.service.url);
  await page.goto('/');
  const people = page.locator('.demo-people');
  await people.locator('[data-demo=songzhuang]').waitFor();
  expect(await people.textContent()).toContain('lianxi-demo');
  await people.locator('[data-demo=finance]').click();
  await page.locator('.user-menu summary', { hasText: '王晓岚' }).waitFor();
  await context.close();
});
