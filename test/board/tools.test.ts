import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { verify } from './acts.ts';
import { cardIn, cardOf, openSeat, type Seat, signIn } from './browser.ts';
import { demoForFile } from './demo.ts';

const use = demoForFile();

const seatOf = async (username: string, language: 'zh' | 'en' = 'zh'): Promise<Seat> => {
  const seat = await openSeat(use.browser, use.service.url, { language });
  await signIn(seat.page, username);
  await searchOf(seat.page).waitFor();
  return seat;
};

const searchOf = (page: Page) => page.locator('.search input');
const cardsOf = (page: Page) => page.locator('[data-lane] [data-id]');
const address = (page: Page) => new URL(page.url()).search;
const focusedId = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest('[data-id]')?.getAttribute('data-id'));
const idsOf = (page: Page) =>
  page.locator('[data-lane] [data-id]').evaluateAll((all) => all.map((one) => one.dataset['id']));
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

test('a search in either language, or for a number, leaves what it finds and counts it', async () => {
  const { page, context, faults } = await seatOf('office');
  await page.keyboard.press('/');
  await page.keyboard.type('变电站');
  await page.waitForURL(/q=/);
  await page.locator('.tools-count', { hasText: /^1 条/ }).waitFor();
  expect(await cardsOf(page).count()).toBe(1);
  expect(await cardsOf(page).textContent()).toContain('园区 110kV 变电站选址意见未答复');
  for (const text of ['substation', 'SUBSTATION 110ｋＶ']) {
    await searchOf(page).fill(text);
    await page.locator('.tools-count', { hasText: /^1 条/ }).waitFor();
    expect(await cardsOf(page).textContent()).toContain('变电站');
  }
  const number = await cardsOf(page).locator('a').getAttribute('href');
  await searchOf(page).fill(number?.match(/\d{4}-\d+/)?.[0] ?? 'none');
  await page.locator('.tools-count', { hasText: /^1 条/ }).waitFor();
  await page.keyboard.press('Escape');
  await page.waitForURL((url) => url.search === '');
  expect(await searchOf(page).inputValue()).toBe('');
  expect(await cardsOf(page).count()).toBeGreaterThan(20);
  expect(faults).toEqual([]);
  await context.close();
});

test('the address keeps everything: by reload, by link, back and forward, through an open issue', async () => {
  const { page, context } = await seatOf('office');
  await page.locator('button.figure', { hasText: '逾期' }).click();
  await press(page, '按单位');
  await searchOf(page).fill('证');
  await page.waitForURL(/q=/);
  const asked = address(page);
  const ids = await idsOf(page);
  expect(ids.length).toBeGreaterThan(0);
  const link = await context.newPage();
  for (const open of [() => page.reload(), () => link.goto(`/${asked}`)]) await open();
  for (const one of [page, link]) {
    await one.locator('.units article').first().waitFor();
    expect(await idsOf(one)).toEqual(ids);
    expect(await searchOf(one).inputValue()).toBe('证');
  }
  await page.bringToFront();
  await page.locator('.units article a').first().click();
  await page.locator('h1.panel-title').waitFor();
  expect(address(page)).toBe(asked);
  await page.keyboard.press('Escape');
  await page.locator('.panel').waitFor({ state: 'detached' });
  expect(address(page)).toBe(asked);
  await link.close();
  const fresh = await seatOf('office');
  await press(fresh.page, '仅看逾期');
  await fresh.page.waitForURL(/show=late/);
  await press(fresh.page, '按期限');
  await fresh.page.waitForURL(/by=due/);
  await fresh.page.goBack();
  await cardIn(fresh.page, 'progress', '历史遗留土地证名称').waitFor();
  await fresh.page.goBack();
  expect(address(fresh.page)).toBe('');
  await cardIn(fresh.page, 'verify', '大件运输通行证').waitFor();
  await fresh.page.goForward();
  expect(address(fresh.page)).toBe('?show=late');
  for (const seat of [context, fresh.context]) await seat.close();
});

test('figures, unit and township are filters; the count follows and nothing left says so', async () => {
  const { page, context } = await seatOf('office');
  for (const name of ['逾期', '临期', '本月办结']) {
    const figure = page.locator('button.figure').filter({ hasText: name });
    const value = Number(await figure.locator('.figure-value').textContent());
    await figure.click();
    await page.locator('.tools-count', { hasText: new RegExp(`^${value} 条`) }).waitFor();
    expect(await figure.getAttribute('aria-pressed')).toBe('true');
    await figure.click();
    await page.waitForURL((url) => url.search === '');
  }
  for (const [index, name] of [
    [0, 'unit'],
    [1, 'township'],
  ] as const) {
    const select = page.locator('.filter select').nth(index);
    const label = (await select.locator('option').nth(1).textContent()) ?? '';
    await select.selectOption({ index: 1 });
    await page.waitForURL(new RegExp(`${name}=`));
    const [, count] = /(\d+)$/.exec(label) ?? [];
    await expect.poll(() => cardsOf(page).count()).toBe(Number(count));
    await select.selectOption('');
  }
  await searchOf(page).fill('没有这样的问题');
  await page.locator('.no-match b', { hasText: '没有找到“没有这样的问题”' }).waitFor();
  await press(page, '清除筛选');
  await cardIn(page, 'verify', '大件运输通行证').waitFor();
  expect(address(page)).toBe('');
  await context.close();
});

test('by unit: the most late ones first; by due date: six lanes, each card in its own', async () => {
  const { page, context } = await seatOf('office');
  await press(page, '按单位');
  await page.locator('.unit').first().waitFor();
  const late = await page
    .locator('.unit')
    .evaluateAll((all) => all.map((unit) => unit.querySelectorAll('.card.tone-late').length));
  const assigned = late.slice(0, -1);
  expect(assigned).toEqual(assigned.toSorted((a, b) => b - a));
  expect(assigned[0]).toBeGreaterThan(0);
  expect(await page.locator('.unit h2').last().textContent()).toContain('尚未交办');
  await press(page, '按期限');
  await page.locator('[data-lane=late] article').first().waitFor();
  const lanes = await page
    .locator('[data-lane]')
    .evaluateAll((all) => all.map((lane) => lane.getAttribute('data-lane')));
  expect(lanes).toEqual(['late', 'today', 'soon', 'week', 'next', 'later']);
  expect(await page.locator('[data-lane=late] article:not(.tone-late)').count()).toBe(0);
  expect(await page.locator('.card.tone-late').count()).toBe(
    await page.locator('[data-lane=late] article').count(),
  );
  const days = await page
    .locator('[data-lane] time')
    .evaluateAll((all) => all.map((time) => time.getAttribute('datetime') ?? ''));
  expect(days).toEqual(days.toSorted());
  await context.close();
});

test('live: what is done elsewhere leaves a filter that it no longer meets, and changes its lane', async () => {
  const title = '地块北侧高压线净距不足';
  const [a, b] = [await seatOf('office'), await seatOf('executive')];
  await b.page.goto('/?show=near');
  await cardIn(b.page, 'verify', title).waitFor();
  await verify(a, title);
  await b.page.locator('[data-lane=verify] .ghost', { hasText: '不再符合筛选' }).waitFor();
  await cardOf(b.page, title).waitFor({ state: 'detached' });
  // To ask for something else is no move: nothing is left behind.
  await b.page.locator('.ghost').waitFor({ state: 'detached' });
  await b.page.locator('button.figure', { hasText: '临期' }).click();
  await cardIn(b.page, 'decide', title).waitFor();
  expect(await b.page.locator('.ghost').count()).toBe(0);
  expect([...a.faults, ...b.faults]).toEqual([]);
  for (const seat of [a, b]) await seat.context.close();
});

test('keys go from card to card and to lanes, but not while somebody writes or composes', async () => {
  const { page, context } = await seatOf('office');
  await page.keyboard.press('j');
  const ids = await idsOf(page);
  expect(await focusedId(page)).toBe(ids[0]);
  await page.keyboard.press('j');
  expect(await focusedId(page)).toBe(ids[1]);
  await page.keyboard.press('k');
  expect(await focusedId(page)).toBe(ids[0]);
  await page.keyboard.press('4');
  const first = page.locator('[data-lane=progress] [data-id]').first();
  await expect.poll(() => focusedId(page)).toBe(await first.getAttribute('data-id'));
  await page.keyboard.press('Enter');
  await page.locator('.panel h1').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.panel').waitFor({ state: 'detached' });
  await expect.poll(() => focusedId(page)).toBe(await first.getAttribute('data-id'));
  await page.evaluate(() => {
    const composing = { key: 'j', isComposing: true, bubbles: true };
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', composing));
  });
  expect(await focusedId(page)).toBe(await first.getAttribute('data-id'));
  await page.keyboard.press('/');
  await page.keyboard.type('j4');
  expect(await searchOf(page).inputValue()).toBe('j4');
  expect(await page.evaluate(() => document.activeElement?.closest('.search') !== null)).toBe(true);
  await page.keyboard.press('Escape');
  await first.getByRole('link').focus();
  await page.keyboard.press('?');
  await page.locator('dialog .keys').getByText('移动卡片').waitFor();
  // In front of it, the page's keys rest.
  await page.keyboard.press('j');
  await page.keyboard.press('Escape');
  await page.locator('dialog').waitFor({ state: 'detached' });
  expect(await focusedId(page)).toBe(await first.getAttribute('data-id'));
  await context.close();
});

test('a search waits until the input method has made a word', async () => {
  const { page, context } = await seatOf('office');
  await searchOf(page).focus();
  const session = await context.newCDPSession(page);
  await session.send('Input.imeSetComposition', {
    text: 'bian',
    selectionStart: 4,
    selectionEnd: 4,
  });
  expect(await searchOf(page).inputValue()).toBe('bian');
  expect(address(page)).toBe('');
  await session.send('Input.insertText', { text: '变电站' });
  await page.waitForURL(/q=/);
  expect(new URLSearchParams(address(page)).get('q')).toBe('变电站');
  expect(await searchOf(page).inputValue()).toBe('变电站');
  await context.close();
});

test('the tools speak English to those who read it', async () => {
  const { page, context } = await seatOf('office', 'en');
  for (const query of ['', '?by=unit', '?by=due', '?show=solved', '?q=zzz']) {
    await page.goto(`/${query}`);
    await searchOf(page).waitFor();
    await page.locator('[data-lane] [data-id], .no-match').first().waitFor();
    const strays = await page
      .locator('.figures, .tools, .lane-head, .empty, .no-match')
      .evaluateAll((all) =>
        all
          .flatMap((part) => [
            part.textContent ?? '',
            part.querySelector('input')?.placeholder ?? '',
          ])
          .filter((text) => /\p{Script=Han}/u.test(text)),
      );
    expect(strays).toEqual([]);
  }
  await context.close();
});
