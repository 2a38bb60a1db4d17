import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

/** Of everybody in the demo. */
export const PASSWORD = 'lianxi-demo';

/** Debian's Chromium, unless CHROMIUM names another; `environment` is added to this process's. */
export const launch = (environment: Readonly<Record<string, string>> = {}): Promise<Browser> =>
  chromium.launch({
    env: { ...process.env, ...environment } as Record<string, string>,
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

export type Seat = {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What went wrong in the page so far: thrown errors and policy violations. */
  readonly faults: readonly string[];
};

/** A person's own browser; `proxy` puts its network into the test's hands. */
export const openSeat = async (
  browser: Browser,
  url: string,
  options: {
    readonly proxy?: string;
    readonly language?: 'zh' | 'en';
    /** Small, and touched. */
    readonly isPhone?: boolean;
  } = {},
): Promise<Seat> => {
  const context = await browser.newContext({
    baseURL: url,
    viewport: options.isPhone ? { width: 390, height: 844 } : { width: 1920, height: 1080 },
    hasTouch: options.isPhone ?? false,
    isMobile: options.isPhone ?? false,
    locale: options.language === 'en' ? 'en-GB' : 'zh-CN',
    ...(options.proxy ? { proxy: { server: options.proxy } } : {}),
  });
  await context.addInitScript((language) => {
    localStorage.setItem('lianxi.language', language);
    localStorage.setItem('lianxi.theme', 'light');
  }, options.language ?? 'zh');
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (/Content Security Policy|Uncaught/.test(message.text())) faults.push(message.text());
  });
  return { context, page, faults };
};

/** Signs in through the form, as people do, and waits for the live board. */
export const signIn = async (page: Page, username: string): Promise<void> => {
  await page.goto('/');
  await page.locator('#username').fill(username);
  await page.locator('#password').fill(PASSWORD);
  await page.locator('form button[type=submit]').click();
  await page.locator('[data-line=live]').waitFor();
  await page.locator('[data-lane=progress] article').first().waitFor();
};

/** Signs in without the form, which other tests prove; a page of that person. */
export const enter = async (context: BrowserContext, username: string): Promise<Page> => {
  const page = await context.newPage();
  await page.goto('/icon.svg');
  const answer = await context.request.post('/auth/sign-in/username', {
    data: { username, password: PASSWORD },
    headers: { origin: new URL(page.url()).origin },
  });
  if (!answer.ok()) throw new Error(`${username} cannot sign in: ${answer.status()}`);
  return page;
};

/** A card, or a row, of the board. */
export const cardOf = (page: Page, title: string) =>
  page.locator('[data-lane] [data-id]').filter({ hasText: title });

/** The section's lane that a card stands in. */
export const cardIn = (page: Page, lane: string, title: string) =>
  page.locator(`[data-lane=${lane}] [data-id]`).filter({ hasText: title });
