import type { Page } from 'playwright-core';

type Ask = (query: string, variables: object) => Promise<Record<string, Facts>>;
type Facts = { readonly id: string; readonly screens: readonly { readonly path: string }[] };

/** As the office: hangs one more screen into the room of a meeting, named in Chinese only. */
export const addScreen = (page: Page, meeting: string): Promise<string> =>
  page.evaluate(async (number) => {
    const ask: Ask = async (query, variables) => {
      const response = await fetch('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
      });
      return (await response.json()).data;
    };
    const read = 'query ($number: String!) { meeting(number: $number) { id screens { path } } }';
    const { meeting: before } = await ask(read, { number });
    await ask('mutation ($input: AddScreenInput!) { addScreen(input: $input) { __typename } }', {
      input: { id: before?.id, name: { zh: '大屏' } },
    });
    const { meeting: after } = await ask(read, { number });
    return after?.screens.at(-1)?.path ?? '';
  }, meeting);

/** Hangs one more screen and shows it in this page. */
export const openScreen = async (
  page: Page,
  meeting: string,
  language: 'zh' | 'en',
): Promise<void> => {
  const path = await addScreen(page, meeting);
  const [, token] = path.split('#');
  await page.goto(`/screen?lang=${language}#${token}`);
  await page.locator('[data-room]:not([data-room=message])').waitFor();
};
