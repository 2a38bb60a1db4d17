import { expect, test } from 'vitest';
import { choose, raise, verify } from './acts.ts';
import { cardIn, cardOf, openSeat, type Seat, signIn } from './browser.ts';
import { demoForFile } from './demo.ts';
import { inDays } from './time.ts';

const use = demoForFile();

const seatOf = async (
  username: string,
  options: { language?: 'zh' | 'en'; proxy?: string } = {},
): Promise<Seat> => {
  const seat = await openSeat(use.browser, use.service.url, options);
  await signIn(seat.page, username);
  return seat;
};

test('sign-in: a wrong password is told at the field, a right one opens the board', async () => {
  const { page, context, faults } = await openSeat(use.browser, use.service.url);
  await page.goto('/');
  await page.locator('#username').fill('office');
  await page.locator('#password').fill('not this one');
  await page.keyboard.press('Enter');
  await page.locator('.field.wrong #password-problem').waitFor();
  expect(await page.locator('#password').getAttribute('aria-invalid')).toBe('true');
  expect(await page.locator('[role=alert] a').textContent()).toContain('账号或口令不对');
  await signIn(page, 'office');
  expect(await page.locator('[data-lane]').count()).toBe(5);
  expect(faults).toEqual([]);
  await context.close();
});

test('two browsers: A acts, B sees the card move and who did it', async () => {
  const title = '大件运输通行证办理周期过长';
  const [a, b] = [await seatOf('office'), await seatOf('executive')];
  await cardIn(b.page, 'verify', title).waitFor();
  await verify(a, title);
  const moved = cardIn(b.page, 'decide', title);
  await moved.locator('.card-by').waitFor();
  expect(await moved.locator('.card-by').textContent()).toContain('办公室 刚刚核实');
  expect(await b.page.locator('[data-lane=verify] .ghost').textContent()).toContain('→ 待审定');
  await b.page.locator('[data-lane=verify] .ghost').waitFor({ state: 'detached' });
  expect(await cardIn(b.page, 'verify', title).count()).toBe(0);
  // Whoever did it needs no telling.
  expect(await cardIn(a.page, 'decide', title).locator('.card-by').count()).toBe(0);
  expect([...a.faults, ...b.faults]).toEqual([]);
  await a.context.close();
  await b.context.close();
});

test('an issue raised elsewhere appears, one withdrawn elsewhere leaves, and the desk counts', async () => {
  const [b, township] = [await seatOf('office'), await seatOf('songzhuang')];
  const count = () => b.page.locator('.masthead nav .count').textContent();
  const before = Number(await count());
  const raised = await raise(township);
  expect(raised).toBeNull();
  const card = cardIn(b.page, 'verify', '雨水管接驳点未定');
  await card.locator('.card-by', { hasText: '宋庄镇 刚刚上报问题' }).waitFor();
  await b.page.locator('.masthead nav .count', { hasText: String(before + 1) }).waitFor();
  await township.page.goto('/');
  await cardIn(township.page, 'verify', '雨水管接驳点未定').getByRole('link').click();
  await township.page.locator('button[data-action=withdrawIssue]').click();
  const form = township.page.locator('form[data-action=withdrawIssue]');
  await form.locator('#field-reason').fill('已经解决');
  await form.locator('button[type=submit]').click();
  await b.page.locator('[data-lane=verify] .ghost', { hasText: '已离开看板' }).waitFor();
  expect(await card.count()).toBe(0);
  await b.page.locator('.masthead nav .count', { hasText: String(before) }).waitFor();
  for (const seat of [b, township]) await seat.context.close();
});

test('two browsers: B is cut off, A acts, B returns and shows what it missed', async () => {
  const title = '施工临时用水接驳点位未确定';
  const a = await seatOf('office');
  const b = await seatOf('executive', { proxy: use.line.url });
  use.line.cut();
  await b.page.locator('.alarm').waitFor();
  expect(await b.page.locator('.board.stale').count()).toBe(1);
  expect(await b.page.locator('.figures').count()).toBe(0);
  await verify(a, title);
  expect(await cardIn(b.page, 'verify', title).count()).toBe(1);
  use.line.mend();
  await b.page.locator('.tools .banner', { hasText: '已补齐 1 条' }).waitFor();
  await cardIn(b.page, 'decide', title).waitFor();
  await b.page.locator('.alarm').waitFor({ state: 'detached' });
  await b.page.locator('[data-line=live]').waitFor();
  expect(b.faults).toEqual([]);
  await a.context.close();
  await b.context.close();
});

test('a form: what is missing and what the server refuses is told at its field and summed on top', async () => {
  const { page, context, faults } = await seatOf('executive');
  await cardOf(page, '职工公寓配套指标可否在园区内统筹').getByRole('link').click();
  await page.locator('button[data-action=assignIssue]').click();
  const form = page.locator('form[data-action=assignIssue]');
  await form.locator('button[type=submit]').click();
  await form.locator('.problems').waitFor();
  expect(await page.evaluate(() => document.activeElement?.className)).toBe('problems');
  const wrong = await form.locator('.field.wrong').count();
  expect(wrong).toBeGreaterThan(1);
  // Mending a field keeps the focus in it, letter by letter.
  await form.locator('#field-task').pressSequentially('请统筹', { delay: 20 });
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('field-task');
  expect(await form.locator('#field-task').inputValue()).toBe('请统筹');
  await choose(form.locator('[role=combobox]').first(), '规划');
  await form.locator('#field-task').fill('请统筹研究并提出意见。');
  await form.locator('#field-targetOn').fill('2026-01-05');
  await form.locator('button[type=submit]').click();
  const problem = form.locator('#field-targetOn-problem');
  await problem.waitFor();
  expect(await form.locator('.field.wrong').count()).toBe(1);
  expect(await form.locator('.problems a').textContent()).toContain('办结期限');
  await form.locator('.problems a').click();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('field-targetOn');
  await form.locator('#field-targetOn').fill(inDays(40));
  await form.locator('button[type=submit]').click();
  await page.locator('.timeline .fresh').waitFor();
  expect(await page.locator('.course [aria-current]').textContent()).toBe('交办');
  expect(faults).toEqual([]);
  await context.close();
});

test('what is being typed stays, whatever others do meanwhile', async () => {
  const title = '厂区围墙与村集体用地界址存在争议';
  const [a, b] = [await seatOf('office'), await seatOf('office2')];
  await cardOf(a.page, title).getByRole('link').click();
  await a.page.locator('button[data-action=verifyIssue]').click();
  const form = a.page.locator('form[data-action=verifyIssue]');
  await form.locator('#field-note').fill('测绘成果已补齐');
  await verify(b, title);
  await a.page.locator('.banner', { hasText: '情况已经变化' }).waitFor();
  await a.page.locator('.course [aria-current]', { hasText: '核实' }).waitFor();
  expect(await form.locator('#field-note').inputValue()).toBe('测绘成果已补齐');
  await a.context.close();
  await b.context.close();
});

test('Chinese and English, whole pages', async () => {
  const english = await seatOf('office', { language: 'en' });
  const strays = await english.page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const marked = node.parentElement?.closest('[lang=zh-CN], .seal, script');
      if (!marked && /\p{Script=Han}/u.test(node.textContent ?? ''))
        found.push(node.textContent ?? '');
    }
    return found;
  });
  expect(strays).toEqual([]);
  expect(await english.page.locator('html').getAttribute('lang')).toBe('en');
  await english.page.getByRole('button', { name: '中文' }).click();
  expect(await english.page.locator('#section-verify').textContent()).toContain('待核实');
  expect(await english.page.locator('html').getAttribute('lang')).toBe('zh-CN');
  const chinese = await english.page.evaluate(() =>
    ['.masthead nav', '.figures', '.tools', '.lane-head', '.card .light', '.card time', '.more']
      .flatMap((part) => [...document.querySelectorAll(part)])
      .map((element) => element.textContent ?? '')
      .filter((text) => /[A-Za-z]{2,}/.test(text)),
  );
  expect(chinese).toEqual([]);
  await english.context.close();
});

test('on paper: lanes below each other, of which moment and for whom, and nothing to press', async () => {
  const { page, context } = await seatOf('office');
  await page.locator('.print-head').waitFor({ state: 'attached' });
  await page.locator('.search input').waitFor();
  const cards = await page.locator('.lanes [data-id]').count();
  const controls = page
    .locator('button:not(.figure), input, select, textarea, summary, nav a')
    .filter({ visible: true });
  expect(await controls.count()).toBeGreaterThan(0);
  expect(await page.locator('.print-head').isVisible()).toBe(false);
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.print-head').textContent()).toMatch(
    /\d{4}年\d+月\d+日.* \d\d:\d\d.*办公室.*沈一鸣/,
  );
  expect(await page.locator('.print-head').isVisible()).toBe(true);
  expect(await controls.count()).toBe(0);
  expect(await page.locator('.lanes [data-id]').filter({ visible: true }).count()).toBe(cards);
  const lanes = await page.locator('.lane').evaluateAll((all) =>
    all.map((lane) => {
      const { left, top, bottom } = lane.getBoundingClientRect();
      const scroll = lane.querySelector('.lane-scroll');
      return { left, top, bottom, cut: (scroll?.scrollHeight ?? 0) - (scroll?.clientHeight ?? 0) };
    }),
  );
  expect(lanes).toHaveLength(5);
  for (const [index, lane] of lanes.entries()) {
    expect(lane.cut).toBe(0);
    expect(lane.left).toBe(lanes[0]?.left);
    if (index > 0) expect(lane.top).toBeGreaterThanOrEqual(lanes[index - 1]?.bottom ?? 0);
  }
  await page.goto('/issues/2026-031');
  await page.locator('h1.panel-title').waitFor();
  await page.locator('.timeline > li').first().waitFor();
  await page.locator('.print-head', { hasText: '沈一鸣' }).waitFor();
  expect(await page.locator('.lanes').filter({ visible: true }).count()).toBe(0);
  expect(await controls.count()).toBe(0);
  await context.close();
});

test('signing out elsewhere ends this page too', async () => {
  const { page, context } = await seatOf('songzhuang');
  const other = await context.newPage();
  await other.goto('/');
  await other.locator('.user-menu summary').click();
  await other.getByRole('button', { name: '退出登录' }).click();
  await other.locator('#username').waitFor();
  await page.locator('#username').waitFor();
  expect(await page.locator('[role=status]', { hasText: '登录已失效' }).count()).toBe(1);
  await context.close();
});
