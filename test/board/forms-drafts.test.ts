import { expect, test } from 'vitest';
import { demoForFile } from './demo.ts';
import { focused, openForm, seatsOf, submit } from './forms.ts';
import { inDays } from './time.ts';

const use = demoForFile();
const { enter, seatOf } = seatsOf(use);

test('a draft stays across a reload, is nobody else’s, and goes when it is sent', async () => {
  const { page, context, faults } = await seatOf('finance');
  const form = await openForm(page, '/issues/2026-031', 'reportProgress');
  expect(await focused(page)).toBe('field-text');
  // What was reported last is there, and the plan as it stands.
  expect(await form.locator('#field-next').inputValue()).toContain('复核余下 3 户协议');
  expect(await form.locator('#field-steps-0-state input:checked').getAttribute('value')).toBe(
    'CURRENT',
  );
  await form.locator('#field-text').fill('9 户协议已复核，可以拨付。');
  await form.locator('.draft-kept', { hasText: /草稿 \d\d:\d\d 已存/ }).waitFor();
  await page.reload();
  await form.locator('.draft-kept').waitFor();
  expect(await form.locator('#field-text').inputValue()).toBe('9 户协议已复核，可以拨付。');
  // A colleague at the same machine begins anew.
  await page.locator('.user-menu summary').click();
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.locator('#username').waitFor();
  await enter(page, 'finance.chief');
  await openForm(page, '/issues/2026-031', 'reportProgress');
  expect(await form.locator('#field-text').inputValue()).toBe('');
  await enter(page, 'finance');
  await openForm(page, '/issues/2026-031', 'reportProgress');
  expect(await form.locator('#field-text').inputValue()).toBe('9 户协议已复核，可以拨付。');
  await form.locator('#field-steps-0-state').getByText('已完成').click();
  await submit(form);
  await page.locator('.timeline .fresh', { hasText: '9 户协议已复核' }).waitFor();
  expect(
    await page.evaluate(() => document.activeElement?.classList.contains('fresh') ?? false),
  ).toBe(true);
  await page.locator('.steps li').nth(1).getByText('完成').waitFor();
  expect(await page.evaluate(() => Object.keys(localStorage).join())).not.toContain('draft');
  expect(faults).toEqual([]);
  await context.close();
});

test('a field is checked when it is left, never while it is typed in', async () => {
  const { page, context } = await seatOf('finance');
  const form = await openForm(page, '/issues/2026-025', 'reportProgress');
  const text = form.locator('#field-text');
  // Its other language belongs to the field: one more step leads out of it.
  const leave = async () => {
    await text.press('Tab');
    await page.keyboard.press('Tab');
  };
  await leave();
  await form.locator('#field-text-problem').waitFor();
  // Told at the field only: nothing on top takes the focus away.
  expect(await form.locator('.problems').count()).toBe(0);
  await text.pressSequentially('资金');
  expect(await form.locator('#field-text-problem').count()).toBe(1);
  await leave();
  await form.locator('#field-text-problem').waitFor({ state: 'detached' });
  // By pointer: the press that leaves the field still reaches what it is aimed at.
  await text.fill('');
  await form.locator('summary', { hasText: '其余' }).click();
  expect(await form.locator('details').first().getAttribute('open')).not.toBeNull();
  await form.locator('#field-text-problem').waitFor();
  await submit(form);
  await form.locator('.problems a', { hasText: '本期进展' }).waitFor();
  await form.locator('.problems a').click();
  expect(await focused(page)).toBe('field-text');
  await context.close();
});

test('nothing fires while an input method composes', async () => {
  const { page, context } = await seatOf('finance');
  const form = await openForm(page, '/issues/2026-025', 'reportProgress');
  const text = form.locator('#field-text');
  const input = await context.newCDPSession(page);
  await text.focus();
  await input.send('Input.imeSetComposition', {
    text: 'zijin',
    selectionStart: 5,
    selectionEnd: 5,
  });
  expect(await form.locator('.problem').count()).toBe(0);
  const stopped = await text.evaluate((area) =>
    ['Enter', 'Escape', 'j'].map((key) => {
      const event = new KeyboardEvent('keydown', {
        key,
        isComposing: true,
        bubbles: true,
        cancelable: true,
      });
      return area.dispatchEvent(event);
    }),
  );
  expect(stopped[0]).toBe(false);
  await input.send('Input.insertText', { text: '资金' });
  expect(await text.inputValue()).toBe('资金');
  expect(await form.locator('.problem').count()).toBe(0);
  expect(page.url()).toContain('/issues/2026-025');
  await context.close();
});

test('sent again after no answer: the same text under the same key, another text under another', async () => {
  const { page, context } = await seatOf('finance');
  const form = await openForm(page, '/issues/2026-025', 'reportUrgent');
  const keys: string[] = [];
  await page.route('**/graphql', async (route) => {
    const { variables } = route.request().postDataJSON();
    if (!variables?.input?.idempotencyKey) return route.continue();
    keys.push(variables.input.idempotencyKey);
    return route.fulfill({ status: 500, body: '' });
  });
  const send = async () => {
    const before = keys.length;
    await submit(form);
    await form.locator('.banner', { hasText: '没有保存' }).waitFor();
    expect(keys.length).toBe(before + 1);
  };
  await form.locator('#field-text').fill('专项债额度有变');
  await form.locator('#field-occurredAt').fill(`${inDays(-1)}T10:00`);
  await send();
  await send();
  await page.reload();
  await form.locator('.draft-kept').waitFor();
  await send();
  await form.locator('#field-text').fill('专项债额度有变，减少 200 万元');
  await send();
  expect(new Set(keys.slice(0, 3)).size).toBe(1);
  expect(keys[3]).not.toBe(keys[0]);
  await context.close();
});

test('two windows of one person: neither destroys what the other typed', async () => {
  const { page, context } = await seatOf('construction');
  const second = await context.newPage();
  const [a, b] = [
    await openForm(page, '/issues/2026-050', 'reportProgress'),
    await openForm(second, '/issues/2026-050', 'reportProgress'),
  ];
  await a.locator('#field-text').fill('第一个窗口的内容');
  await a.locator('.draft-kept').waitFor();
  await b.locator('#field-text').fill('第二个窗口的内容');
  await b.locator('.banner', { hasText: '另存有一份' }).waitFor();
  await a.locator('.banner', { hasText: '另存有一份' }).waitFor();
  expect(await a.locator('#field-text').inputValue()).toBe('第一个窗口的内容');
  await a.getByRole('button', { name: '只留这一份' }).click();
  await a.locator('.banner', { hasText: '另存有一份' }).waitFor({ state: 'detached' });
  await b.getByRole('button', { name: '换成那一份' }).click();
  expect(await b.locator('#field-text').inputValue()).toBe('第一个窗口的内容');
  await second.reload();
  await b.locator('.banner', { hasText: '另存有一份' }).waitFor();
  await b.getByRole('button', { name: '换成那一份' }).click();
  expect(await b.locator('#field-text').inputValue()).toBe('第二个窗口的内容');
  await context.close();
});

test('U-06 a session revoked while somebody types: the text is there after signing in again', async () => {
  const { page, context } = await seatOf('land');
  const form = await openForm(page, '/issues/2026-058', 'reportProgress');
  const other = await context.newPage();
  await other.goto('/');
  await other.locator('.user-menu summary').click();
  await form.locator('#field-text').pressSequentially('回迁房用地已经组卷');
  await other.getByRole('button', { name: '退出登录' }).click();
  await page.locator('[role=status]', { hasText: '登录已失效' }).waitFor();
  await page.locator('#username').fill('land');
  await page.locator('#password').fill('lianxi-demo');
  await page.keyboard.press('Enter');
  await form.locator('.draft-kept').waitFor();
  expect(await form.locator('#field-text').inputValue()).toBe('回迁房用地已经组卷');
  await context.close();
});
