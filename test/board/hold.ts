import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { Page, Route } from 'playwright-core';
import { persistedSource } from '../../client/src/api/source.ts';

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

/**
 * Holds the answers to one of the board's documents: what they tell is as old as their questions.
 * `letGo` delivers one of them, the oldest is the first.
 */
export const holdAnswers = async <Data, Variables>(
  page: Page,
  document: TypedDocumentNode<Data, Variables>,
) => {
  const name = JSON.stringify(persistedSource(document)).slice(1, -1);
  const held: (() => Promise<void>)[] = [];
  const state = { isOver: false };
  const hold = async (route: Route) => {
    if (state.isOver || !route.request().postData()?.includes(name)) return route.continue();
    const response = await route.fetch();
    if (state.isOver) return route.fulfill({ response });
    held.push(() => route.fulfill({ response }));
  };
  await page.route('**/graphql', hold);
  return {
    count: () => held.length,
    letGo: async (place: number) => held.splice(place, 1)[0]?.(),
    end: async () => {
      state.isOver = true;
      await Promise.all(held.splice(0).map((deliver) => deliver()));
    },
  };
};
