import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { choose, inDays } from './acts.ts';
import { openSeat, type Seat } from './browser.ts';
import { demoForFile } from './demo.ts';

const use = demoForFile();

/** Somebody signed in without the form, which other tests prove. */
const seatOf = async (username: string): Promise<Seat> => {
  const seat = await openSeat(use.browser, use.service.url);
  await enter(seat.page, username);
  return seat;
};

const enter = async (page: Page, username: string) => {
  const answer = await page.request.post('/auth/sign-in/username', {
    data: { username, password: 'lianxi-demo' },
    headers: { origin: use.service.url },
  });
  expect(answer.status()).toBe(200);
};

/** Opens the form of an action as a link from the desk does. */
const openForm = async (page: Page, place: string, action: string): Promise<Locator> => {
  await page.goto(`${place}?action=${action}`);
  const form = page.locator(`form[data-action=${action}]`);
  await form.locator('button[type=submit]').waitFor();
  return form;
};

const submit = (form: Locator) => form.locator('button[type=submit]').click();
const focused = (page: Page) => page.evaluate(() => document.activeElement?.id ?? '');

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

/** Two of the office have the same file before them; the first is quicker. */
const clash = async (number: string) => {
  const [a, b] = [await seatOf('office'), await seatOf('office2')];
  const mine = await openForm(b.page, `/projects/${number}`, 'amendProject');
  await mine.locator('#field-address').fill('运河东大街 57 号院 9 号楼');
  await mine.locator('#field-industry').fill('数字文化');
  const theirs = await openForm(a.page, `/projects/${number}`, 'amendProject');
  await theirs.locator('#field-address').fill('运河东大街 57 号院 6 号楼');
  await submit(theirs);
  await a.page.locator('.timeline .fresh').waitFor();
  await submit(mine);
  const conflict = mine.locator('.conflict');
  await conflict.locator('.conflict-sides').waitFor();
  return { a, b, mine, conflict, close: () => Promise.all([a.context.close(), b.context.close()]) };
};

test('U-06 edit conflict shows both versions; mine is sent anew and nothing goes silently', async () => {
  const { b, mine, conflict, close } = await clash('P02');
  const [theirSide, mySide] = [
    conflict.locator('.conflict-sides > div').first(),
    conflict.locator('.conflict-sides > div').last(),
  ];
  expect(await conflict.locator('[role=alert]').textContent()).toContain('您填写时，沈一鸣已于');
  expect(await theirSide.textContent()).toContain('6 号楼');
  expect(await mySide.textContent()).toContain('9 号楼');
  expect(await theirSide.locator('mark').first().textContent()).toBe('6');
  expect(await mySide.locator('mark').first().textContent()).toBe('9');
  expect(
    await b.page.evaluate(() => document.activeElement?.classList.contains('conflict') ?? false),
  ).toBe(true);
  await conflict.getByRole('button', { name: '用我的，另记一次' }).click();
  await b.page.locator('.timeline .fresh', { hasText: '林若谷' }).waitFor();
  const again = await openForm(b.page, '/projects/P02', 'amendProject');
  expect(await again.locator('#field-address').inputValue()).toBe('运河东大街 57 号院 9 号楼');
  expect(await mine.locator('.draft-kept').count()).toBe(0);
  await close();
});

test('U-06 edit conflict: theirs is taken, what I typed is kept beside it', async () => {
  const { mine, conflict, close } = await clash('P03');
  await conflict.getByRole('button', { name: '用沈一鸣的' }).click();
  expect(await mine.locator('#field-address').inputValue()).toBe('运河东大街 57 号院 6 号楼');
  await mine.getByRole('button', { name: '换成那一份' }).click();
  expect(await mine.locator('#field-address').inputValue()).toBe('运河东大街 57 号院 9 号楼');
  expect(await mine.locator('#field-industry').inputValue()).toBe('数字文化');
  await close();
});

test('U-06 edit conflict: merged field by field, and then it is in force', async () => {
  const { b, mine, conflict, close } = await clash('P04');
  await conflict.getByRole('button', { name: '逐项合并' }).click();
  await conflict.locator('[data-merge=address] label').first().click();
  await conflict.getByRole('button', { name: '合并，继续填写' }).click();
  expect(await mine.locator('#field-address').inputValue()).toBe('运河东大街 57 号院 6 号楼');
  expect(await mine.locator('#field-industry').inputValue()).toBe('数字文化');
  await submit(mine);
  await b.page.locator('.timeline .fresh', { hasText: '林若谷' }).waitFor();
  await close();
});

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
  expect(await form.locator('#field-responsible-0').inputValue()).toBe('区发展改革委');
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
