import type { Browser, Locator, Page } from 'playwright-core';
import { openSeat, type Seat, signIn } from './browser.ts';

/** A person with a phone in the hand. */
export type PhoneSeat = Seat & {
  readonly tap: (target: Locator) => Promise<void>;
  /** How often the person has tapped since this was asked last. */
  readonly taps: () => number;
};

/** A touched screen of 390 × 844, signed in and live. */
export const openPhone = async (
  browser: Browser,
  url: string,
  username: string,
  options: { readonly proxy?: string; readonly language?: 'zh' | 'en' } = {},
): Promise<PhoneSeat> => {
  const seat = await openSeat(browser, url, { ...options, isPhone: true });
  await signIn(seat.page, username);
  const state = { taps: 0 };
  return {
    ...seat,
    tap: async (target) => {
      state.taps += 1;
      await target.tap();
    },
    taps: () => {
      const { taps } = state;
      state.taps = 0;
      return taps;
    },
  };
};

/** The page of the form that is open. */
export const pageNumber = async (page: Page): Promise<number> =>
  Number(await page.locator('form.flow').getAttribute('data-page'));

/** Everything that can be touched and is lower or narrower than a finger, by what it says. */
export const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const targets = document.querySelectorAll<HTMLElement>(
      'a[href], button, input, select, textarea, summary, [role=button]',
    );
    const isSeen = (one: Element) =>
      one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
      !one.closest('.unseen');
    // What is touched is the label around a box, or the whole card around its link.
    const areaOf = (one: HTMLElement): DOMRect => {
      const around = one.closest('label') ?? (one.closest('.card h3') && one.closest('.card'));
      const row = one.closest('.rows a') && one.closest('li');
      return (around ?? row ?? one).getBoundingClientRect();
    };
    return [...targets].filter(isSeen).flatMap((one) => {
      const { width, height } = areaOf(one);
      // Half a pixel is rounding.
      if (width >= 43.5 && height >= 43.5) return [];
      const name = one.getAttribute('aria-label') ?? one.textContent ?? '';
      return [`${one.tagName} ${name.trim().slice(0, 30)} ${width}×${height}`];
    });
  });

/** What reaches past the right edge of the page, or is cut off by it. */
export const widest = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const edge = document.documentElement.clientWidth + 0.5;
    const isClipped = (one: Element): boolean => one.closest('.unseen, .lane-head') !== null;
    const past = [...document.querySelectorAll<HTMLElement>('.phone *')].filter(
      (one) =>
        one.checkVisibility({ visibilityProperty: true }) &&
        !isClipped(one) &&
        one.getBoundingClientRect().right > edge,
    );
    const scrolls =
      document.documentElement.scrollWidth > document.documentElement.clientWidth ? ['page'] : [];
    return [
      ...scrolls,
      ...past.map((one) => `${one.tagName}.${one.className} ${one.textContent?.slice(0, 20)}`),
    ].slice(0, 5);
  });

/** In a page: gives all text twice its size, as a phone's own setting does. */
export const doubleText = (): void => {
  const texts = [...document.querySelectorAll<HTMLElement>('.phone *')];
  const sizes = texts.map((one) => {
    const { fontSize, lineHeight } = getComputedStyle(one);
    return [one, Number.parseFloat(fontSize), Number.parseFloat(lineHeight)] as const;
  });
  for (const [one, size, line] of sizes) {
    one.style.fontSize = `${size * 2}px`;
    if (!Number.isNaN(line)) one.style.lineHeight = `${line * 2}px`;
  }
};
