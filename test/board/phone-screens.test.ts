import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { demoForFile } from './demo.ts';
import { doubleText, openPhone, type PhoneSeat, smallTargets, widest } from './phone.ts';

// One district, and two people with a phone, for all of this file; nothing is changed.
const use = demoForFile();
const phones = {} as Record<'clerk' | 'head', PhoneSeat>;

beforeAll(async () => {
  phones.clerk = await openPhone(use.browser, use.service.url, 'finance');
  phones.head = await openPhone(use.browser, use.service.url, 'industry.head');
});

const ACCEPT = '/issues/2026-064?action=acceptIssue';
const REPORT = '/issues/2026-031?action=reportProgress';

/** What one sees of a phone; pages of forms are reached by their addresses. */
const SCREENS = [
  ['/', 'clerk'],
  ['/?by=unit', 'clerk'],
  ['/?by=due', 'clerk'],
  ['/?q=zzz', 'clerk'],
  ['/desk', 'head'],
  ['/more', 'head'],
  ['/projects', 'clerk'],
  ['/projects/P01', 'clerk'],
  ['/issues/2026-031', 'clerk'],
  ['/meetings/2026-05', 'clerk'],
  ['/meetings/2026-04', 'head'],
  ['/issues/2026-064', 'head'],
  [`${ACCEPT}&page=2`, 'head'],
  [`${ACCEPT}&page=5`, 'head'],
  [`${ACCEPT}&page=6`, 'head'],
  [REPORT, 'clerk'],
  [`${REPORT}&page=2`, 'clerk'],
  [`${REPORT}&page=3`, 'clerk'],
  ['/issues/2026-031?action=reportUrgent&page=2', 'clerk'],
  ['/issues/2026-031?action=askAssistance', 'clerk'],
] as const;

/** Opens a screen and waits until it has read what it shows. */
const open = async (page: Page, address: string) => {
  await page.goto(address);
  await page.waitForFunction(
    () => document.querySelector('.phone main') && !document.querySelector('.phone .bar'),
  );
};

test('U-01 phone 390: text twice as large is still whole', async () => {
  const cut: string[] = [];
  for (const [address, who] of SCREENS.filter(([one]) => !one.startsWith('/projects'))) {
    const { page } = phones[who];
    await open(page, address);
    await page.evaluate(doubleText);
    for (const name of await widest(page)) cut.push(`${address} ${name}`);
  }
  expect(cut).toEqual([]);
}, 120_000);

for (const language of ['zh', 'en'] as const)
  test(`U-05 touch ≥44 px, U-01 phone 390 and 360: no horizontal scroll (${language})`, async () => {
    const [small, wide]: [string[], string[]] = [[], []];
    for (const { context } of Object.values(phones))
      await context.addInitScript((it) => localStorage.setItem('lianxi.language', it), language);
    for (const [address, who] of SCREENS) {
      const { page } = phones[who];
      await page.setViewportSize({ width: 360, height: 844 });
      await open(page, address);
      for (const name of await widest(page)) wide.push(`${address} 360 ${name}`);
      await page.setViewportSize({ width: 390, height: 844 });
      for (const name of await widest(page)) wide.push(`${address} 390 ${name}`);
      for (const name of await smallTargets(page)) small.push(`${address} ${name}`);
    }
    expect({ wide, small }).toEqual({ wide: [], small: [] });
  }, 120_000);
