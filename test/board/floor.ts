import type { Page } from 'playwright-core';
import type { Seat } from './browser.ts';
import { inDays } from './time.ts';

// What happens on the floor of a meeting, by the API, as the office does it there.

const ask = (page: Page, query: string, variables: object) =>
  page.evaluate(async (body) => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch('/graphql', { method: 'POST', headers, body });
    return response.json();
  }, JSON.stringify({ query, variables }));

/** Takes an action; what stands in its way is told. */
const act = async (page: Page, action: string, input: object) => {
  const type = `${action.charAt(0).toUpperCase()}${action.slice(1)}Input`;
  const answer = await ask(
    page,
    `mutation ($input: ${type}!) {
      ${action}(input: $input) {
        ... on Error { message }
        ... on ValidationError { issues { path message } }
      }
    }`,
    { input },
  );
  const result = answer.data?.[action];
  if (!result || result.message)
    throw new Error(`${action}: ${JSON.stringify(result ?? answer.errors)}`);
};

const readMeeting = async (page: Page, number: string) => {
  const { data } = await ask(
    page,
    `query ($number: String!) {
      meeting(number: $number) {
        id
        version
        items { id state version }
        decisions { id state version }
      }
      units(first: 100) { nodes { id shortName { zh } } }
    }`,
    { number },
  );
  return data;
};

/** On the first item: a task for a unit, drafted, read back and put in force. */
export const decideOnFloor = async (
  { page }: Seat,
  number: string,
  unitName: string,
  text: string,
): Promise<void> => {
  const { meeting, units } = await readMeeting(page, number);
  const unit = units.nodes.find(
    (one: { shortName: { zh: string } }) => one.shortName.zh === unitName,
  );
  const [item] = meeting.items;
  await act(page, 'startItem', { id: item.id, expectedVersion: item.version });
  await act(page, 'draftDecision', {
    item: item.id,
    effect: 'TASK',
    text: { zh: text },
    responsible: [unit.id],
    dueOn: inDays(10),
  });
  for (const action of ['readBackDecision', 'putDecisionInForce']) {
    const { decisions } = (await readMeeting(page, number)).meeting;
    const decision = decisions.at(-1);
    await act(page, action, { id: decision.id, expectedVersion: decision.version });
  }
};

/** The office closes the meeting. */
export const closeMeeting = async ({ page }: Seat, number: string): Promise<void> => {
  const { meeting } = await readMeeting(page, number);
  await act(page, 'closeMeeting', { id: meeting.id, expectedVersion: meeting.version });
};
