import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { closeByApi, verify } from './acts.ts';
import { cardIn, cardOf, openSeat, type Seat, signIn } from './browser.ts';
import { demoForFile } from './demo.ts';

const use = demoForFile();
const shared = {} as { office: Seat };

beforeAll(async () => {
  shared.office = await seatOf('office');
});

const seatOf = async (username: string): Promise<Seat> => {
  const seat = await openSeat(use.browser, use.service.url);
  await signIn(seat.page, username);
  await seat.page.locator('.search input').waitFor();
  await away(seat.page);
  return seat;
};

/** The pointer over nothing that moves. */
const away = (page: Page) => page.mouse.move(900, 20);

/** From now on, what slides and what loses its head is written down in the page, with its time. */
const record = (page: Page) =>
  page.evaluate(() => {
    const seen: { what: string; at: number }[] = [];
    Object.assign(window, { seen });
    const note = (node: Node, prefix: string) => {
      if (!(node instanceof Element)) return;
      // What slides is a copy of the card with its head.
      const isSlide = node.classList.contains('slide');
      const isHead = !isSlide && (node.matches('.card-by') || node.querySelector('.card-by'));
      const name = isSlide ? 'slide' : isHead ? 'card-by' : null;
      if (name) seen.push({ what: `${prefix} ${name}`, at: performance.now() });
    };
    new MutationObserver((changes) => {
      for (const change of changes) {
        for (const node of change.addedNodes) note(node, 'came');
        for (const node of change.removedNodes) note(node, 'went');
      }
    }).observe(document.body, { childList: true, subtree: true });
  });
const recorded = (page: Page): Promise<readonly { what: string; at: number }[]> =>
  page.evaluate(() => Reflect.get(window, 'seen'));

/** Where each card of a lane stands. */
const placesIn = (page: Page, lane: string) =>
  page
    .locator(`[data-lane=${lane}] [data-id]`)
    .evaluateAll((all) => all.map((one) => [one.dataset['id'], one.getBoundingClientRect().top]));

const waiting = (page: Page, lane: string) => page.locator(`[data-lane=${lane}] .lane-waiting`);

test('U-06 a change by another slides to its lane and tells the unit for three seconds; its old place leads on', async () => {
  const title = '大件运输通行证办理周期过长';
  const { page, context, faults } = await seatOf('executive');
  await record(page);
  await record(shared.office.page);
  await verify(shared.office, title);
  await away(shared.office.page);
  const head = cardIn(page, 'decide', title).locator('.card-by');
  await head.waitFor();
  expect(await head.textContent()).toContain('办公室 刚刚核实');
  const ghost = page.locator('[data-lane=verify] .ghost');
  expect(await ghost.textContent()).toContain('→ 待审定');
  expect(await ghost.getAttribute('href')).toMatch(/^\/issues\/\d{4}-\d+/);
  await head.waitFor({ state: 'detached' });
  await ghost.waitFor({ state: 'detached' });
  const seen = await recorded(page);
  const at = (what: string) => seen.find((one) => one.what === what)?.at ?? Number.NaN;
  expect(seen.filter(({ what }) => what === 'came slide')).toHaveLength(1);
  expect(seen.filter(({ what }) => what === 'went slide')).toHaveLength(1);
  expect(at('went card-by') - at('came card-by')).toBeGreaterThanOrEqual(2_500);
  // Whoever did it sees it move and needs no telling.
  await cardIn(shared.office.page, 'decide', title).waitFor();
  const own = (await recorded(shared.office.page)).map(({ what }) => what);
  expect(own).not.toContain('came card-by');
  // Nothing comes and goes by itself.
  const endless = await page.evaluate(
    () =>
      document.getAnimations().filter(({ effect }) => effect?.getTiming().iterations !== 1).length,
  );
  expect(endless).toBe(0);
  expect(faults).toEqual([]);
  await context.close();
});

test('U-06 no reorder under the pointer: what comes waits and is counted until the pointer leaves', async () => {
  const title = '装修阶段消防设计变更需重新审查';
  const { page, context } = await seatOf('executive');
  const before = await placesIn(page, 'decide');
  // Those on an agenda are counted apart.
  const counted = async () =>
    Number(/\d+/.exec((await page.locator('#section-decide').textContent()) ?? '')?.[0]);
  const count = await counted();
  await page.locator('[data-lane=decide] .card').nth(1).hover();
  await verify(shared.office, title);
  await away(shared.office.page);
  await waiting(page, 'decide').waitFor();
  expect(await waiting(page, 'decide').textContent()).toBe('1 条待显示');
  expect(await page.locator('[data-lane=verify] .ghost').textContent()).toContain('→ 待审定');
  expect(await counted()).toBe(count + 1);
  expect(await placesIn(page, 'decide')).toEqual(before);
  await away(page);
  await cardIn(page, 'decide', title).locator('.card-by', { hasText: '办公室' }).waitFor();
  expect(await waiting(page, 'decide').count()).toBe(0);
  await context.close();
});

test('U-06 no reorder under the pointer: what leaves keeps its place open, and a mark adds no height', async () => {
  const title = '地块北侧高压线净距不足';
  const { page, context } = await seatOf('executive');
  await page.locator('#section-verify').hover();
  const before = await placesIn(page, 'verify');
  await verify(shared.office, title);
  await away(shared.office.page);
  const head = cardIn(page, 'decide', title).locator('.card-by');
  await head.waitFor();
  const left = before.filter(([id]) => id !== before[0]?.[0]);
  expect(await placesIn(page, 'verify')).toEqual(left);
  await head.waitFor({ state: 'detached' });
  await page.locator('[data-lane=verify] .ghost').waitFor();
  expect(await placesIn(page, 'verify')).toEqual(left);
  await away(page);
  await page.locator('[data-lane=verify] .ghost').waitFor({ state: 'detached' });
  await context.close();
});

test('U-06 nor where the focus is: the place that the focused card leaves takes the focus and opens it', async () => {
  const title = '厂区围墙与村集体用地界址存在争议';
  const { page, context } = await seatOf('executive');
  await cardIn(page, 'verify', title).getByRole('link').focus();
  const before = await placesIn(page, 'verify');
  await verify(shared.office, title);
  await away(shared.office.page);
  await page.locator('[data-lane=verify] .ghost:focus').waitFor();
  expect((await placesIn(page, 'verify')).length).toBe(before.length - 1);
  // Waiting cards can be called by key as well.
  await page.keyboard.press('j');
  expect(
    await page.evaluate(() =>
      document.activeElement?.closest('[data-lane]')?.getAttribute('data-lane'),
    ),
  ).not.toBeNull();
  await page.locator('[data-lane=verify] .ghost').focus();
  await page.keyboard.press('Enter');
  await page.locator('.panel h1', { hasText: '厂区围墙' }).waitFor();
  await context.close();
});

test('U-06 no reorder under the pointer, by unit: all stay where they are, and rank anew once it leaves', async () => {
  const { page, context } = await seatOf('executive');
  await page.goto('/?by=unit');
  const units = page.locator('.unit');
  await units.nth(1).locator('.card').first().waitFor();
  await units.nth(1).locator('h2').hover();
  const places = () =>
    page
      .locator('.unit, .unit .card')
      .evaluateAll((all) =>
        all.map((one) => [
          one.dataset['lane'] ?? one.dataset['id'],
          one.getBoundingClientRect().top,
        ]),
      );
  const before = await places();
  // The first unit loses all that it is late with: by its rank it would go down.
  const late = units.first().locator('.card.tone-late');
  const left = await late.evaluateAll((all) => all.map((one) => one.dataset['id']));
  const links = await late
    .locator('a')
    .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
  expect(links.length).toBeGreaterThan(0);
  for (const link of links) {
    const [number = ''] = /\d{4}-\d+/.exec(link) ?? [];
    expect(await closeByApi(shared.office, number)).toBeNull();
  }
  await expect.poll(() => units.first().locator('.ghost').count()).toBe(links.length);
  expect(await places()).toEqual(before.filter(([name]) => !left.includes(String(name))));
  await away(page);
  await units.locator('.ghost').first().waitFor({ state: 'detached' });
  const first = String(before[0]?.[0]);
  await expect.poll(() => units.first().getAttribute('data-lane')).not.toBe(first);
  await context.close();
});

test('U-06 U-10 prefers-reduced-motion: nothing slides, and the head stays six seconds', async () => {
  const title = '施工临时用水接驳点位未确定';
  const { page, context } = await seatOf('executive');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await record(page);
  await verify(shared.office, title);
  const head = cardIn(page, 'decide', title).locator('.card-by');
  await head.waitFor();
  await head.waitFor({ state: 'detached' });
  const seen = await recorded(page);
  expect(seen.map(({ what }) => what)).not.toContain('came slide');
  const at = (what: string) => seen.find((one) => one.what === what)?.at ?? Number.NaN;
  expect(at('went card-by') - at('came card-by')).toBeGreaterThanOrEqual(5_500);
  expect(
    await cardOf(page, title).evaluate((card) => getComputedStyle(card).transitionDuration),
  ).toBe('0s');
  await context.close();
});
