import type { Page } from 'playwright-core';

type Watched = { readonly delays: number[]; readonly tasks: number[]; largest: number };

const NAME = 'lianxiBench';

/** Runs in the page before it: notes the largest paint, long tasks, and when each input is drawn. */
export const watchPage = (): void => {
  const watched: Watched = { delays: [], tasks: [], largest: 0 };
  Object.assign(window, { lianxiBench: watched });
  new PerformanceObserver((list) => {
    for (const { startTime } of list.getEntries()) watched.largest = startTime;
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) watched.tasks.push(duration);
  }).observe({ type: 'longtask', buffered: true });
  const note = ({ timeStamp }: Event) =>
    requestAnimationFrame(() => {
      // A message that is sent while a frame is made arrives once it is drawn.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => watched.delays.push(performance.now() - timeStamp);
      port2.postMessage(null);
    });
  for (const kind of ['keydown', 'wheel'])
    addEventListener(kind, note, { capture: true, passive: true });
};

const watchedOf = (page: Page): Promise<Watched> =>
  page.evaluate((name) => Reflect.get(window, name), NAME);

/** Milliseconds from each input to the picture after it, so far. */
export const delaysOf = async (page: Page) => (await watchedOf(page)).delays;

/** Milliseconds of each task over fifty, so far. */
export const longTasksOf = async (page: Page) => (await watchedOf(page)).tasks;

/** How the page began: its largest paint, and bytes of the script that its document names. */
export const startOf = async (page: Page) => ({
  largest: (await watchedOf(page)).largest,
  script: await page.evaluate(async () => {
    const text = await (await fetch('/')).text();
    const names = [...text.matchAll(/(?:src|href)="(\/[^"]+\.js)"/g)].map(([, name]) => name);
    return performance
      .getEntriesByType('resource')
      .filter(({ name }) => names.includes(new URL(name).pathname))
      .reduce((sum, entry) => sum + (entry as PerformanceResourceTiming).encodedBodySize, 0);
  }),
  cards: await page.locator('[data-lane] [data-id]').count(),
});
