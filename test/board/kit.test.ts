import { expect, test } from 'vitest';
import { launch } from './browser.ts';
import { buildOther } from './built.ts';
import { axeFaults, faintTexts, LEAST, overhang } from './looks.ts';

test('the page of components has no fault in any theme', async () => {
  await using held = new AsyncDisposableStack();
  const built = held.use(await buildOther('kit.html', []));
  const browser = await launch();
  held.defer(() => browser.close());
  const context = await browser.newContext({
    // Nothing but the page is asked for.
    baseURL: 'http://kit.invalid',
    viewport: { width: 1920, height: 1080 },
    reducedMotion: 'reduce',
  });
  await built.serve(context);
  const page = await context.newPage();
  const found: string[] = [];
  for (const themes of [
    ['light', 'dark'],
    ['contrast', 'projector'],
  ] as const) {
    await page.goto(`/kit?${themes.map((theme) => `theme=${theme}`).join('&')}`);
    await page.locator('.kit-half').nth(1).waitFor();
    found.push(...(await axeFaults(page, 'all')), ...(await faintTexts(page, LEAST[themes[0]])));
    if ((await overhang(page)) > 0) found.push(`${themes} too wide`);
  }
  expect(found).toEqual([]);
});
