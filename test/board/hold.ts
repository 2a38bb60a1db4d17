import type { Page } from 'playwright-core';

/** Holds the first question to the server that carries a word, until it is let go. */
export const holdFirst = async (page: Page, word: string) => {
  const hold = Promise.withResolvers<void>();
  const isThere = Promise.withResolvers<void>();
  await page.route('**/graphql', async (route) => {
    if (route.request().postData()?.includes(word)) {
      isThere.resolve();
      await hold.promise;
    }
    await route.continue();
  });
  return { isThere: isThere.promise, letGo: hold.resolve };
};
