import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Service } from '../support/service.ts';
import { launch, PASSWORD } from './browser.ts';
import { type Line, openLine } from './line.ts';
import { SCREENS, type Screen } from './screens.ts';

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

const openContext = async (
  { browser, service }: House,
  { width }: Screen,
  language: Language,
  line: Line | null,
): Promise<BrowserContext> => {
  const context = await browser.newContext({
    baseURL: service.url,
    viewport: width === 'phone' ? { width: 390, height: 844 } : { width: 1920, height: 1080 },
    hasTouch: width === 'phone',
    isMobile: width === 'phone',
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

const enter = async (context: BrowserContext, { service }: House, username: string) => {
  const answer = await context.request.post('/auth/sign-in/username', {
    data: { username, password: PASSWORD },
    headers: { origin: service.url },
  });
  if (!answer.ok()) throw new Error(`${username} cannot sign in: ${answer.status()}`);
};

/** Opens a screen and puts it into the state that it is named after. */
const reach = async (page: Page, screen: Screen, cut: () => void) => {
  // From the same address with another hash nothing would be loaded.
  await page.goto('about:blank');
  await page.goto(screen.path);
  await page.locator(screen.shows).first().waitFor();
  if (screen.who !== null && !screen.isCut)
    await page
      .locator('[data-line=live], form.flow, .phone-projects')
      .first()
      .waitFor({ state: 'attached' });
  await screen.prepare?.(page, { cut });
};

/** Shows every screen in every language, with one page for all that a person sees in one. */
export const walk = async (
  house: House,
  { languages = LANGUAGES, screens = SCREENS, prepare }: Walk,
  visit: (visit: Visit) => Promise<void>,
): Promise<void> => {
  for (const group of Map.groupBy(screens, groupOf).values()) {
    const [first] = group;
    if (!first) continue;
    for (const language of languages) {
      await using held = new AsyncDisposableStack();
      const line = first.isCut ? await openLine() : null;
      if (line) held.defer(() => line.close());
      const context = await openContext(house, first, language, line);
      held.defer(() => context.close());
      await prepare?.(context);
      if (first.who !== null) await enter(context, house, first.who);
      const page = await context.newPage();
      for (const screen of group) {
        await reach(page, screen, () => line?.cut());
        await visit({ screen, page, language });
      }
    }
  }
};
