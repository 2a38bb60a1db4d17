// `npm run bench:board [-- 500 [http://127.0.0.1:4000]]`: how the board of a district with so many open issues answers, in a
// real browser against a real server: first picture, typing, keys, scrolling, and typing while
// changes of others arrive. Delays reach from the press of the key to the picture after it.
import os from 'node:os';
import type { Page } from 'playwright-core';
import { startAlone } from '../test/board/alone.ts';
import { launch, openSeat } from '../test/board/browser.ts';
import { askerOf, fill, verifyAll } from './board-fill.ts';
import { delaysOf, longTasksOf, startOf, watchPage } from './board-page.ts';

const OPEN = Number(process.argv[2] ?? 500);
const CHANGES = 50;
/** Milliseconds between two keys of somebody who types fast. */
const PACE = 110;

const quantile = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;

const summary = (values: readonly number[]): string => {
  const sorted = values.toSorted((a, b) => a - b);
  const [min, median, p95, max] = [0, 0.5, 0.95, 1].map((part) => quantile(sorted, part));
  const ms = (value: number | undefined) => `${Math.round(value ?? Number.NaN)}`.padStart(4);
  return `${String(sorted.length).padStart(4)} inputs  min ${ms(min)}  median ${ms(median)}  p95 ${ms(p95)}  max ${ms(max)} ms`;
};

const phase = async (page: Page, name: string, run: () => Promise<void>): Promise<void> => {
  await page.waitForTimeout(500);
  const before = { tasks: (await longTasksOf(page)).length, delays: (await delaysOf(page)).length };
  await run();
  await page.waitForTimeout(500);
  const tasks = (await longTasksOf(page)).slice(before.tasks);
  const delays = (await delaysOf(page)).slice(before.delays);
  const long = tasks.length === 0 ? '' : ` (longest ${Math.round(Math.max(...tasks))} ms)`;
  console.log(`${name.padEnd(34)} ${summary(delays)}  long tasks ${tasks.length}${long}`);
};

await using held = new AsyncDisposableStack();

// A demo district of its own, unless the address of a running one is given: that one is filled.
const url = process.argv[3] ?? held.use(await startAlone()).url;
const office = await askerOf(url, 'office');
const raised = await fill(url, OPEN);
const browser = await launch();
held.defer(() => browser.close());

const [cpu] = os.cpus();
console.log(`${os.cpus().length} × ${cpu?.model}, load ${os.loadavg()[0]?.toFixed(1)}`);
console.log(`Chromium ${browser.version()}, 1920 × 1080, server and browser on one machine`);

const { page, context } = await openSeat(browser, url);
await context.addInitScript(watchPage);
await context.request.post('/auth/sign-in/username', {
  data: { username: 'executive', password: 'lianxi-demo' },
  headers: { origin: url },
});
for (const load of ['first load', 'again, from the cache']) {
  await page.goto('/');
  await page.locator('.search input').waitFor();
  await page.locator('[data-lane] [data-id]').first().waitFor();
  await page.waitForTimeout(1_500);
  const { largest, script, cards } = await startOf(page);
  console.log(
    `${load.padEnd(34)} LCP ${Math.round(largest)} ms  script of the first view ${(script / 1000).toFixed(1)} kB  ${cards} cards`,
  );
}
await page.mouse.move(0, 0);
const search = page.locator('.search input');
const type = async (text: string) => {
  await search.focus();
  await page.keyboard.type(text, { delay: PACE });
  for (const _ of text) await page.keyboard.press('Backspace', { delay: PACE });
};
await phase(page, 'typing in the search', async () => {
  for (const text of ['substation', '2026-1', 'land price', 'park']) await type(text);
});
await page.keyboard.press('Escape');
await phase(page, 'J and K from card to card', async () => {
  for (const key of ['j', 'k'])
    for (let count = 0; count < 40; count += 1) await page.keyboard.press(key, { delay: PACE / 2 });
});
await phase(page, 'scrolling a lane', async () => {
  await page.locator('[data-lane=verify] .card').first().hover();
  for (let count = 0; count < 60; count += 1) {
    await page.mouse.wheel(0, count < 40 ? 240 : -240);
    await page.waitForTimeout(PACE / 2);
  }
});
await page.mouse.move(0, 0);
await phase(page, `typing while ${CHANGES} changes arrive`, async () => {
  const acting = verifyAll(office, raised.slice(0, CHANGES), PACE * 2);
  for (const text of ['substation', 'land price', '2026-12', 'conference', 'heritage'])
    await type(text);
  await acting;
});
