import { expect, test } from 'vitest';
import { openSeat, type Seat, signIn } from './browser.ts';
import { demoForFile } from './demo.ts';

const use = demoForFile();

const seatOf = async (username: string, language: 'zh' | 'en' = 'zh'): Promise<Seat> => {
  const seat = await openSeat(use.browser, use.service.url, { language });
  await signIn(seat.page, username);
  return seat;
};

test('an issue leads to its project: milestones, investment, issues, history', async () => {
  const { page, context, faults } = await seatOf('office');
  await page.goto('/issues/2026-031');
  await page.locator('.panel-head a.link').click();
  await page.locator('main.project .milestones li').first().waitFor();
  expect(await page.locator('.milestones li').count()).toBe(6);
  expect(await page.locator('.sums tbody tr').count()).toBe(4);
  expect(await page.locator('.project-issues li').count()).toBeGreaterThan(0);
  expect(await page.locator('.timeline > li').count()).toBeGreaterThan(0);
  expect(await page.locator('.masthead nav [aria-current]').textContent()).toBe('重大项目');
  expect(faults).toEqual([]);
  await context.close();
});

test('the owner unit raises an issue on its project and sees it there', async () => {
  const { page, context, faults } = await seatOf('songzhuang');
  await page.goto('/projects');
  await page.locator('.projects a', { hasText: '运河源文化产业园一期' }).click();
  await page.locator('button[data-action=raiseIssue]').click();
  const form = page.locator('form[data-action=raiseIssue]');
  await form.locator('#field-title').fill('雨水管接驳点未定');
  await form.locator('#field-blocked').fill('管线不能施工');
  await form.locator('#field-since').fill('2026-09-01');
  await form.locator('#field-ask').fill('请确定接驳点');
  await form.locator('#field-severity input').first().check();
  await form.locator('button[type=submit]').click();
  await page.locator('.project-issues a', { hasText: '雨水管接驳点未定' }).waitFor();
  expect(await page.locator('form[data-action=raiseIssue]').count()).toBe(0);
  expect(faults).toEqual([]);
  await context.close();
});

test('what is reported is quoted in the history for those who are not told the changes', async () => {
  const { page, context } = await seatOf('finance');
  await page.goto('/issues/2026-031');
  const entry = page.locator('.timeline > li', { hasText: '紧急上报' }).first();
  await entry.waitFor();
  expect(await entry.locator('.timeline-quote').textContent()).toContain('3 户对评估有异议');
  const report = page.locator('.timeline > li', { hasText: '报告进展' }).first();
  expect(await report.locator('.timeline-top .light').textContent()).toBe('按时');
  await context.close();
});

test('the project page in English has no Chinese of its own', async () => {
  const { page, context } = await seatOf('office', 'en');
  for (const address of ['/projects', '/projects/P01']) {
    await page.goto(address);
    await page.locator('.sums').waitFor();
    const strays = await page.evaluate(() => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const found: string[] = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode())
        if (
          !node.parentElement?.closest('[lang=zh-CN], .seal, script') &&
          /\p{Script=Han}/u.test(node.textContent ?? '')
        )
          found.push(node.textContent ?? '');
      return found;
    });
    expect(strays).toEqual([]);
  }
  await context.close();
});

test('the history goes back to the first entry, each once', async () => {
  const { page, context } = await seatOf('office');
  await page.goto('/issues/2026-031');
  const entries = page.locator('.timeline > li');
  await entries.first().waitFor();
  const total = Number(
    await page.locator('.section', { hasText: '经过' }).locator('span').textContent(),
  );
  expect(await entries.count()).toBe(20);
  expect(total).toBeGreaterThan(20);
  await page.getByRole('button', { name: '更早的经过' }).click();
  await entries.nth(total - 1).waitFor();
  expect(await entries.count()).toBe(total);
  expect(await page.getByRole('button', { name: '更早的经过' }).count()).toBe(0);
  await entries.last().getByText('上报问题').waitFor();
  await context.close();
});
