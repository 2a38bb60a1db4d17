import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Service } from '../support/service.ts';
import { enter, launch } from './browser.ts';
import { type Line, openLine } from './line.ts';
import { SCREENS, type Screen, type Stage } from './screens.ts';

/** A demo district of its own and a browser before it. */
export type House = {
  readonly service: Service;
  readonly browser: Browser;
} & AsyncDisposable;

/** Opens one; whoever opened it disposes of it. */
export const openHouse = async (demo: Promise<Service & AsyncDisposable>): Promise<House> => {
  await using held = new AsyncDisposableStack();
  const service = held.use(await demo);
  const browser = await launch();
  held.defer(() => browser.close());
  const stack = held.move();
  return { service, browser, [Symbol.asyncDispose]: () => stack.disposeAsync() };
};

export const LANGUAGES = ['zh', 'en'] as const;
export const THEMES = ['light', 'dark', 'contrast', 'projector'] as const;

export type Language = (typeof LANGUAGES)[number];
export type Theme = (typeof THEMES)[number];

/** What is looked at in one visit. */
export type Visit = { readonly screen: Screen; readonly page: Page; readonly language: Language };

/** Settings of a walk. */
export type Walk = {
  /** Default both. */
  readonly languages?: readonly Language[];
  /** Default all. */
  readonly screens?: readonly Screen[];
  /** Done to every new context before anything is opened in it. */
  readonly prepare?: (context: BrowserContext) => Promise<unknown>;
};

const groupOf = ({ who, width, isCut }: Screen) => [who, width, isCut].join('/');

const sizeOf = ({ width }: Screen) =>
  width === 'phone' ? { width: 390, height: 844 } : { width: 1920, height: 1080 };

const openContext = async (
  { browser, service }: House,
  screen: Screen,
  language: Language,
  line: Line | null,
): Promise<BrowserContext> => {
  const context = await browser.newContext({
    baseURL: service.url,
    viewport: sizeOf(screen),
    hasTouch: screen.width === 'phone',
    isMobile: screen.width === 'phone',
    locale: language === 'en' ? 'en-GB' : 'zh-CN',
    reducedMotion: 'reduce',
    ...(line ? { proxy: { server: line.url } } : {}),
  });
  await context.addInitScript((value) => {
    localStorage.setItem('lianxi.language', value);
    localStorage.setItem('lianxi.theme', 'light');
  }, language);
  return context;
};

/** Opens a screen and puts it into the state that it is named after. */
const reach = async (page: Page, screen: Screen, stage: Stage) => {
  // From the same address with another hash nothing would be loaded.
  await page.goto('about:blank');
  await page.setViewportSize(sizeOf(screen));
  await page.goto(screen.path);
  await page.locator(screen.shows).first().waitFor();
  if (screen.who !== null && !screen.isCut)
    await page
      .locator('[data-line=live], form.flow, .phone-projects')
      .first()
      .waitFor({ state: 'attached' });
  await screen.prepare?.(page, stage);
};

/** Shows all screens of one person in one language, on one page. */
const walkGroup = async (
  house: House,
  group: readonly Screen[],
  language: Language,
  prepare: Walk['prepare'],
  visit: (visit: Visit) => Promise<void>,
) => {
  const [first] = group;
  if (!first) return;
  await using held = new AsyncDisposableStack();
  const line = first.isCut ? await openLine() : null;
  if (line) held.defer(() => line.close());
  const context = await openContext(house, first, language, line);
  held.defer(() => context.close());
  // What is asked for while it closes is answered to nobody.
  held.defer(() => context.unrouteAll({ behavior: 'ignoreErrors' }));
  await prepare?.(context);
  const page = first.who === null ? await context.newPage() : await enter(context, first.who);
  for (const screen of group) {
    await reach(page, screen, { cut: () => line?.cut(), language });
    await visit({ screen, page, language });
  }
};

/** Shows every screen in every language; the languages side by side. */
export const walk = async (
  house: House,
  { languages = LANGUAGES, screens = SCREENS, prepare }: Walk,
  visit: (visit: Visit) => Promise<void>,
): Promise<void> => {
  const groups = [...Map.groupBy(screens, groupOf).values()];
  await Promise.all(
    languages.map(async (language) => {
      for (const group of groups) await walkGroup(house, group, language, prepare, visit);
    }),
  );
};
