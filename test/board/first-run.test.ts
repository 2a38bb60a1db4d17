import { expect, test } from 'vitest';
import { startAlone } from './alone.ts';
import { launch, openSeat } from './browser.ts';

test('first use: the printed link sets up the office, its person signs in', async () => {
  await using held = new AsyncDisposableStack();
  const service = held.use(await startAlone('0'));
  const link = /http:\S+\/setup#\S+/.exec(service.output())?.[0] ?? '';
  const browser = await launch();
  held.defer(() => browser.close());
  const { page, faults } = await openSeat(browser, service.url);

  await page.goto('/setup');
  await page.locator('[role=alert]').waitFor();
  await page.goto(link);
  await page.locator('#unitName').fill('区投资促进局');
  await page.locator('#username').fill('shen.yiming');
  await page.locator('#password').fill('short');
  await page.locator('form button[type=submit]').click();
  await page.locator('#personName-problem').waitFor();
  await page.locator('#password-problem').waitFor();
  expect(await page.locator('.field.wrong').count()).toBe(2);
  await page.locator('#personName').fill('沈一鸣');
  await page.locator('#password').fill('a long enough password');
  await page.locator('form button[type=submit]').click();

  await page.locator('#password').waitFor();
  await page.locator('[role=status]', { hasText: '已开设，请登录' }).waitFor();
  await page.locator('#username').fill('shen.yiming');
  await page.locator('#password').fill('a long enough password');
  await page.locator('form button[type=submit]').click();
  await page.locator('[data-line=live]').waitFor();
  await page.locator('[data-lane=verify] .empty').first().waitFor();
  expect(await page.locator('.user-menu summary').textContent()).toContain('沈一鸣');
  expect(faults).toEqual([]);
}, 330_000);
