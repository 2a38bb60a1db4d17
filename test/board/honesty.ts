import type { Page } from 'playwright-core';

/** What a page has seen of its own line, by its own monotonic clock; 0 for what never came. */
export type Saw = {
  readonly alarmAt: number;
  readonly bannerAt: number;
  /** How often the word for a lost line was shown. */
  readonly lost: number;
  /** Heartbeats that came with a checksum. */
  readonly beats: number;
};

const watch = () => {
  const saw = { alarmAt: 0, bannerAt: 0, lost: 0, beats: 0 };
  Object.assign(window, { saw });
  new MutationObserver(() => {
    const isThere = (selector: string) => document.querySelector(selector) !== null;
    if (saw.alarmAt === 0 && isThere('.alarm')) saw.alarmAt = performance.now();
    if (saw.bannerAt === 0 && isThere('.tools .banner.tone-live')) saw.bannerAt = performance.now();
    if (isThere('[data-line=lost]')) saw.lost += 1;
  }).observe(document, { subtree: true, childList: true, attributes: true });
  const Socket = WebSocket;
  const listening = class extends Socket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols);
      this.addEventListener('message', ({ data }) => {
        if (/"checksum":"/.test(String(data))) saw.beats += 1;
      });
    }
  };
  Object.assign(window, { WebSocket: listening });
};

/** Watches the page from its first moment on. Call before it is opened. */
export const watchLine = (page: Page): Promise<unknown> => page.addInitScript(watch);

export const sawOf = (page: Page): Promise<Saw> =>
  page.evaluate(() => Reflect.get(window, 'saw') as Saw);

/** The page's monotonic clock, in milliseconds. */
export const now = (page: Page): Promise<number> => page.evaluate(() => performance.now());

/** How the first card is drawn. */
export const hatchOf = (page: Page) =>
  page
    .locator('.card')
    .first()
    .evaluate((card) => ({
      opacity: getComputedStyle(card, '::after').opacity,
      border: getComputedStyle(card).borderStyle,
      weight: getComputedStyle(card.querySelector('h3') ?? card).fontWeight,
    }));

/** For the page: its machine's clock is set wrong by so many milliseconds. */
export const shiftClock = (by: number) => {
  const Right = Date;
  const Wrong = function (this: unknown, ...given: ConstructorParameters<DateConstructor>) {
    if (!new.target) return new Right(Right.now() + by).toString();
    return given.length > 0 ? Reflect.construct(Right, given) : new Right(Right.now() + by);
  };
  Object.setPrototypeOf(Wrong, Right);
  Object.assign(Wrong, { prototype: Right.prototype, now: () => Right.now() + by });
  Object.assign(window, { Date: Wrong });
};
