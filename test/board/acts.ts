import type { Locator, Page } from 'playwright-core';
import { cardOf, type Seat } from './browser.ts';

/** The office verifies an issue through its form. */
export const verify = async ({ page }: Seat, title: string) => {
  await cardOf(page, title).getByRole('link').click();
  await page.locator('button[data-action=verifyIssue]').click();
  await page.locator('form[data-action=verifyIssue] button[type=submit]').click();
  await page.locator('.timeline .fresh').waitFor();
  await page.keyboard.press('Escape');
};

// In the page, so that it is asked as the person who is signed in there.
const ask = (page: Page, query: string, variables: object = {}) =>
  page.evaluate(async (body) => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch('/graphql', { method: 'POST', headers, body });
    return response.json();
  }, JSON.stringify({ query, variables }));

/** By the API, as if a township did it elsewhere. */
export const raise = async ({ page }: Seat): Promise<unknown> => {
  const { data } = await ask(
    page,
    '{ projects(first: 1, filter: { tiers: [MAJOR] }) { nodes { id } } }',
  );
  const answer = await ask(
    page,
    `mutation ($input: RaiseIssueInput!) {
      raiseIssue(input: $input) { ... on Error { message } ... on ValidationError { issues { path message } } }
    }`,
    {
      input: {
        project: data.projects.nodes[0].id,
        title: { zh: '雨水管接驳点未定' },
        blocked: { zh: '管线不能施工' },
        since: '2026-09-01',
        ask: { zh: '请确定接驳点' },
        severity: 'LOW',
      },
    },
  );
  const { message, issues } = answer.data.raiseIssue;
  return message ? { message, issues } : null;
};

/** Types a part of a name, or its initials, and takes the first that is found. */
export const choose = async (box: Locator, typed: string) => {
  await box.click();
  await box.pressSequentially(typed);
  await box.locator('xpath=following-sibling::*').locator('[role=option]').first().waitFor();
  await box.press('Enter');
};

/** By the API, as if somebody of the office did it elsewhere. */
export const verifyByApi = async ({ page }: Seat, title: string): Promise<unknown> => {
  const { data } = await ask(
    page,
    'query ($search: String) { issues(first: 1, filter: { search: $search }) { nodes { id version } } }',
    { search: title },
  );
  const [issue] = data.issues.nodes;
  const answer = await ask(
    page,
    'mutation ($input: VerifyIssueInput!) { verifyIssue(input: $input) { ... on Error { message } } }',
    { input: { id: issue.id, expectedVersion: issue.version } },
  );
  return answer.data?.verifyIssue.message ?? answer.errors ?? null;
};

/** By the API, for the office: the issue is told to be the same as another. */
export const closeByApi = async ({ page }: Seat, number: string): Promise<unknown> => {
  const { data } = await ask(
    page,
    `query ($number: String!) {
      issue(number: $number) { id version }
      issues(first: 1, filter: { states: [RAISED] }) { nodes { id } }
    }`,
    { number },
  );
  const answer = await ask(
    page,
    'mutation ($input: CloseIssueInput!) { closeIssue(input: $input) { ... on Error { message } } }',
    {
      input: {
        id: data.issue.id,
        expectedVersion: data.issue.version,
        ground: 'DUPLICATE',
        duplicateOf: data.issues.nodes[0].id,
        reason: { zh: '与另一问题相同' },
      },
    },
  );
  return answer.data?.closeIssue.message ?? answer.errors ?? null;
};
