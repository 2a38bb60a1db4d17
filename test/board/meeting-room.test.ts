import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSeat, type Seat } from './browser.ts';
import { demoForFile } from './demo.ts';
import { dress, faintTexts, overhang } from './looks.ts';
import { callMeeting, type Floor } from './meeting-floor.ts';
import { openPhone } from './phone.ts';

// One meeting for all of this file, in the order of its course: called, opened, item by item.
const use = demoForFile();
const held = new AsyncDisposableStack();
afterAll(() => held.disposeAsync(), 60_000);
const stage = {} as { floor: Floor; screen: Seat };

const shows = (page: Page, kind: string) =>
  page.locator(`[data-room=${kind}]`).waitFor({ timeout: 15_000 });

/** Notes what the page asks of the browser; the browser still does it. */
const noteLocks = () => {
  Object.assign(window, { locks: [] as string[] });
  const { wakeLock } = navigator;
  const ask = wakeLock.request.bind(wakeLock);
  wakeLock.request = (kind) => {
    Reflect.get(window, 'locks').push(kind);
    return ask(kind);
  };
};

beforeAll(async () => {
  stage.floor = held.use(await callMeeting(use.service, ['planning', 'land', 'construction']));
  stage.screen = await openSeat(use.browser, use.service.url, { proxy: use.line.url });
  held.defer(() => stage.screen.context.close());
  const { page } = stage.screen;
  await page.addInitScript(noteLocks);
  await page.goto(stage.floor.screen.path);
}, 330_000);

test('before the opening a screen shows what is called, and who answers, by one tap', async () => {
  const { floor, screen } = stage;
  await shows(screen.page, 'waiting');
  const phone = await openPhone(use.browser, use.service.url, 'planning');
  await phone.page.goto(`/meetings/${floor.number}`);
  await phone.tap(phone.page.locator('.flow-foot [data-action=answerInvitation]'));
  await phone.page.locator('.meeting-view .tone-done').waitFor();
  expect(phone.taps()).toBe(1);
  await expect
    .poll(() => screen.page.locator('.room-guests .tone-done').count(), { timeout: 10_000 })
    .toBe(1);
  await phone.context.close();
}, 60_000);

test('U-14 wake lock on projector, cursor hidden after 3 s; no account, no Referer', async () => {
  const { page, context } = stage.screen;
  expect(await page.evaluate(() => Reflect.get(window, 'locks'))).toEqual(['screen']);
  expect(await context.cookies()).toEqual([]);
  expect(await page.evaluate(() => document.querySelector('meta[name=referrer]')?.outerHTML)).toBe(
    '<meta name="referrer" content="no-referrer">',
  );
  const cursor = () =>
    page.locator('.screen').evaluate((element) => getComputedStyle(element).cursor);
  await page.mouse.move(300, 300);
  await expect.poll(cursor).not.toBe('none');
  await page.waitForTimeout(2_500);
  expect(await cursor()).not.toBe('none');
  await expect.poll(cursor, { timeout: 2_000 }).toBe('none');
  await page.mouse.move(320, 300);
  await expect.poll(cursor).not.toBe('none');
}, 30_000);

/** Texts that are smaller than they may be, in units of 1/1920 or 1/1080; figures that are. */
const tooSmall = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const unit = Math.min(innerWidth / 1920, innerHeight / 1080);
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!element?.checkVisibility() || !node.textContent?.trim()) continue;
      if (element.closest('.unseen, .seal, .screen-keys')) continue;
      // The largest windows are zoomed as a whole, which sizes of style do not tell.
      const drawn = Number.parseFloat(getComputedStyle(element).fontSize) * element.currentCSSZoom;
      const size = drawn / unit;
      const isFigure = element.matches('.room-facts dd:not(.name), .room-timer b, .room-clock');
      if (size < (isFigure ? 48 : 28) - 0.1)
        found.push(`${size.toFixed(1)} ${element.className} ${node.textContent.slice(0, 20)}`);
    }
    return found;
  });

/** What of the picture is cut off. */
const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    ['.room-top', '.room-item', '.room-side', '.room-foot'].flatMap((name) => {
      const box = document.querySelector(name);
      if (!box) return [`no ${name}`];
      const { scrollWidth, clientWidth, scrollHeight, clientHeight } = box;
      const isCut = scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 1;
      return isCut ? [`${name} ${scrollWidth}×${scrollHeight}`] : [];
    }),
  );

const SIZES = [
  [1920, 1080],
  [1280, 800],
  [3840, 2160],
  [1024, 768],
] as const;

test('U-01 readable at 8 m: body ≥28 px and numbers ≥48 px at 1920×1080, contrast ≥7:1, the same at 1280×800, 3840×2160 and 4:3', async () => {
  const { floor, screen } = stage;
  const { office, items } = floor;
  const [, issue] = items;
  if (!issue) throw new Error('no item');
  await office.act('openMeeting', floor.meeting);
  await shows(screen.page, 'between');
  await office.act('startItem', issue);
  await shows(screen.page, 'item');
  await office.act('draftDecision', null, {
    item: issue.id,
    effect: 'RESOLVE',
    text: { zh: '原则同意置换方案，由规划部门牵头细化，一个月内书面报告进展和存在的问题。' },
    isShown: true,
  });
  await screen.page.locator('.room-decision[data-stage=drafting]').waitFor();
  await screen.page.evaluate(() => document.fonts.ready);
  const { page } = screen;
  for (const [width, height] of SIZES) {
    await page.setViewportSize({ width, height });
    expect(await overhang(page), `${width}`).toBe(0);
    expect(await tooSmall(page), `${width}`).toEqual([]);
    expect(await cutOff(page), `${width}`).toEqual([]);
  }
  await page.setViewportSize({ width: 1920, height: 1080 });
  for (const theme of ['projector', 'contrast'] as const) {
    await dress(page, theme);
    expect(await faintTexts(page, 7), theme).toEqual([]);
  }
}, 60_000);

test('U-04 the keys of a screen do nothing while an input method composes, nor U-10 flicker while held', async () => {
  const { page } = stage.screen;
  const press = (isComposing: boolean, repeat = false) =>
    page.evaluate((options) => void dispatchEvent(new KeyboardEvent('keydown', options)), {
      key: 'l',
      isComposing,
      repeat,
    });
  const language = () => page.evaluate(() => document.documentElement.lang);
  await press(true);
  expect(await language()).toBe('zh-CN');
  await press(false);
  await expect.poll(language).toBe('en');
  await press(false, true);
  await page.waitForTimeout(300);
  expect(await language()).toBe('en');
  await press(false);
  await expect.poll(language).toBe('zh-CN');
});

test('a decision is acknowledged by one tap, and the room sees it', async () => {
  const { floor, screen } = stage;
  const [, issue] = floor.items;
  if (!issue) throw new Error('no item');
  const phone = await openPhone(use.browser, use.service.url, 'land');
  await phone.page.goto(`/meetings/${floor.number}`);
  await phone.page.locator('.meeting-now').waitFor();
  await floor.office.decide(issue, {
    effect: 'TASK',
    text: '书面答复园区。',
    units: ['land'],
    inDays: 20,
  });
  const button = phone.page.locator('.flow-foot [data-action=acknowledgeDecision]');
  await button.waitFor({ timeout: 10_000 });
  await phone.tap(button);
  await phone.page.locator('.meeting-decision .tone-done').waitFor();
  expect(phone.taps()).toBe(1);
  await expect
    .poll(() => screen.page.locator('.room-standing').last().innerText(), { timeout: 10_000 })
    .toContain('已签收');
  await phone.context.close();
}, 60_000);
