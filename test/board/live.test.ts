import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { openSeat, type Seat, signIn } from './browser.ts';
import { demoForFile } from './demo.ts';
import { type Hands, handsAt } from './district.ts';
import { type FaultyLine, spoilLine } from './faulty.ts';
import { hatchOf, now, sawOf, shiftClock, watchLine } from './honesty.ts';

// The board's honesty about itself, at a real service with its real heartbeat.
const use = demoForFile();
const own = {} as { hands: Hands };

beforeAll(async () => {
  own.hands = await handsAt(use.service.url);
});

type Options = { readonly proxy?: string; readonly before?: (page: Page) => Promise<unknown> };

const seatOf = async (username: string, { proxy, before }: Options = {}): Promise<Seat> => {
  const seat = await openSeat(use.browser, use.service.url, proxy ? { proxy } : {});
  await before?.(seat.page);
  await signIn(seat.page, username);
  return seat;
};

/** Each card and row as it reads, by lane: what a person sees, in whatever order. */
const pictureOf = (page: Page) =>
  page.locator('[data-lane] [data-id]').evaluateAll((cards) =>
    cards
      .map((card) => {
        const lane = card.closest('[data-lane]')?.getAttribute('data-lane');
        return `${lane} ${card.getAttribute('data-id')} ${card.textContent}`;
      })
      .toSorted(),
  );

const faultsOf = async (page: Page) =>
  JSON.parse((await page.locator('[data-faults]').getAttribute('data-faults')) ?? 'null');

/** What the page asks of the server from now on, over HTTP. */
const requestsOf = (page: Page): string[] => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(`${request.method()} ${request.url()}`));
  return asked;
};

const settled = (page: Page) =>
  page.waitForFunction(() => !document.querySelector('.ghost, .card-by, .moved'));

test('of 100 changes lost, doubled or swapped on their way, 100 are found, and every board is right again within one heartbeat', async () => {
  const { hands } = own;
  const watch = async (username: string) => {
    const spoiled = { line: null as FaultyLine | null };
    const seat = await seatOf(username, {
      before: async (page) => {
        spoiled.line = await spoilLine(page);
      },
    });
    if (!spoiled.line) throw new Error('no line');
    return { username, seat, line: spoiled.line };
  };
  const watchers = [await watch('office'), await watch('songzhuang'), await watch('finance')];
  const made = (line: FaultyLine) => line.lost() + line.doubled() + line.swapped();
  const total = () => watchers.reduce((sum, { line }) => sum + made(line), 0);
  const ids: string[] = [];
  const rounds: readonly ((number: number) => Promise<unknown>)[] = [
    async (number) => ids.push(await hands.raise(`第 ${number + 1} 个被弄乱的问题`)),
    (number) => hands.verify(ids[number] ?? ''),
    // The bureau sees them come, and go again without being told where.
    (number) => hands.assign(ids[number] ?? '', 'finance'),
    (number) => hands.reassign(ids[number] ?? '', 'commerce'),
  ];
  for (const [index, round] of rounds.entries()) {
    for (const { line } of watchers) line.spoil(100);
    for (let number = 0; number < 16; number += 1) await round(number);
    for (const { line } of watchers) line.spoil(0);
    const isRight = async ({ username, seat, line }: (typeof watchers)[number]) => {
      const difference = async () => {
        const found = await faultsOf(seat.page);
        return [
          found.healed - line.lost(),
          found.late - line.swapped(),
          found.repeated - line.doubled(),
          line.waiting(),
        ];
      };
      await expect
        .poll(difference, { timeout: 15_000, interval: 100, message: `${username}, ${index}` })
        .toEqual([0, 0, 0, 0]);
      // By the first heartbeat after the last loss.
      if (line.lost() > 0) expect(line.askedAt(), username).toBe(1);
    };
    await Promise.all(watchers.map(isRight));
  }
  expect(total()).toBeGreaterThanOrEqual(100);
  for (const { username, seat } of watchers) {
    await settled(seat.page);
    const fresh = await seatOf(username);
    expect(await pictureOf(seat.page)).toEqual(await pictureOf(fresh.page));
    expect(await seat.page.locator('[data-line]').getAttribute('title')).toMatch(
      /已自行核对改正 \d+ 处/,
    );
    expect(seat.faults).toEqual([]);
    await fresh.context.close();
    await seat.context.close();
  }
}, 330_000);

test('U-03 F-04 a cut line: within 10 seconds an alarm with its age and hatched cards; back within 5, and it says what came; a page beside it asks and shows nothing', async () => {
  const id = await own.hands.raise('断线时核实的问题');
  const beside = await seatOf('office', { before: watchLine });
  const asked = requestsOf(beside.page);
  const { page, context, faults } = await seatOf('executive', {
    proxy: use.line.url,
    before: watchLine,
  });
  expect(await page.locator('[data-line=live]').textContent()).toMatch(/^实时 ?\d\d:\d\d:\d\d$/);
  const drawn = await hatchOf(page);
  const cutAt = await now(page);
  use.line.cut();
  await page.locator('.alarm').waitFor();
  expect((await sawOf(page)).alarmAt - cutAt).toBeLessThanOrEqual(10_000);
  expect(await page.locator('.alarm-age').textContent()).toMatch(/已断开 \d+ 秒/);
  expect(await page.locator('.figures').count()).toBe(0);
  await expect.poll(() => hatchOf(page)).toEqual({ opacity: '1', border: 'dashed', weight: '400' });
  expect(drawn).toEqual({ opacity: '0', border: 'solid', weight: '600' });
  await own.hands.verify(id);
  const backAt = await now(page);
  use.line.mend();
  await page.locator('.tools .banner', { hasText: '已补齐 1 条' }).waitFor();
  expect((await sawOf(page)).bannerAt - backAt).toBeLessThanOrEqual(5_000);
  await page.locator(`[data-lane=decide] [data-id="${id}"]`).waitFor();
  await page.locator('.alarm').waitFor({ state: 'detached' });
  await expect.poll(() => hatchOf(page)).toEqual(drawn);
  expect(faults).toEqual([]);
  // Heartbeats and the one change came to the page beside it. With nothing to tell it asks nothing.
  const saw = await sawOf(beside.page);
  expect(saw.beats).toBeGreaterThanOrEqual(2);
  expect([saw.alarmAt, saw.bannerAt, saw.lost]).toEqual([0, 0, 0]);
  asked.length = 0;
  await expect
    .poll(async () => (await sawOf(beside.page)).beats - saw.beats, { timeout: 30_000 })
    .toBeGreaterThanOrEqual(3);
  expect(asked).toEqual([]);
  await beside.context.close();
  await context.close();
}, 120_000);

test('I-09 a clock that is a day off changes nothing of the board: lights, days left, the time it tells, and when a picture is old', async () => {
  const off = (days: number) => (page: Page) => page.addInitScript(shiftClock, days * 86_400_000);
  const seats = await Promise.all(
    [0, -1, 1].map((days) =>
      seatOf('songzhuang', {
        proxy: use.line.url,
        before: async (page) => {
          await watchLine(page);
          await off(days)(page);
        },
      }),
    ),
  );
  const pages = seats.map(({ page }) => page);
  const [right, ...wrong] = await Promise.all(pages.map(pictureOf));
  for (const picture of wrong) expect(picture).toEqual(right);
  const minutes = async (page: Page) => {
    const [hour, minute, second] = ((await page.locator('[data-line=live] b').textContent()) ?? '')
      .split(':')
      .map(Number);
    return (hour ?? 0) * 60 + (minute ?? 0) + (second ?? 0) / 60;
  };
  const shown = await Promise.all(pages.map(minutes));
  expect(Math.max(...shown) - Math.min(...shown)).toBeLessThan(0.2);
  const dates = await Promise.all(
    pages.map((page) => page.evaluate(() => new Date().getUTCDate())),
  );
  expect(new Set(dates).size).toBe(3);
  const cutAt = await Promise.all(pages.map(now));
  use.line.cut();
  await Promise.all(pages.map((page) => page.locator('.alarm').waitFor()));
  for (const [index, page] of pages.entries()) {
    const after = (await sawOf(page)).alarmAt - (cutAt[index] ?? 0);
    expect(after).toBeGreaterThan(4_000);
    expect(after).toBeLessThanOrEqual(10_000);
    expect(await page.locator('.alarm-age').textContent()).toMatch(/已断开 ([5-9]|1\d) 秒/);
  }
  use.line.mend();
  await Promise.all(pages.map((page) => page.locator('[data-line=live]').waitFor()));
  for (const picture of await Promise.all(pages.map(pictureOf))) expect(picture).toEqual(right);
  for (const { context } of seats) await context.close();
}, 120_000);
