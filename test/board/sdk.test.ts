import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  backoffDelay,
  type CaughtUp,
  compareCursors,
  createLianxi,
  type Frame,
  type Lianxi,
} from '../../client/sdk/index.ts';
import { openApp, type TestApp } from '../support/app.ts';
import { openRelay, type Relay } from './relay.ts';

type Change = Frame & { readonly event: { readonly action: string } | null };
type Data = { readonly statusChanged: Change };

const CHANGES = `subscription ($after: Cursor) {
  statusChanged(after: $after) { kind cursor headAt caseId event { action } }
}`;

const use = {} as { app: TestApp; relay: Relay };

beforeAll(async () => {
  use.app = await openApp();
  use.relay = await openRelay(use.app.url);
});
afterAll(async () => {
  await use.relay.close();
  await use.app.close();
});

const until = async (isTrue: () => boolean) => {
  while (!isTrue()) await wait(20);
};

const clientOf = async (code: string): Promise<Lianxi> =>
  createLianxi({
    url: use.relay.url,
    token: await use.app.token(code),
    backoff: { first: 20, most: 100 },
  });

const cursorOf = async (lianxi: Lianxi): Promise<string> =>
  (await lianxi.request({ query: '{ viewer { username } }' })).cursor ?? '';

/** Follows from a cursor and keeps all that it is told. */
const follow = (lianxi: Lianxi, after: string) => {
  const told = {
    known: [] as Change[],
    changes: [] as Change[],
    caughtUp: [] as CaughtUp[],
    reloads: [] as string[],
  };
  const following = lianxi.follow<Data, Change>({
    source: { query: CHANGES },
    after,
    pick: ({ statusChanged }) => statusChanged,
    onChange: (change) => told.changes.push(change),
    onKnown: (change) => told.known.push(change),
    onCaughtUp: (facts) => told.caughtUp.push(facts),
    onReload: async (why) => {
      told.reloads.push(why);
      return cursorOf(lianxi);
    },
  });
  return { told, following };
};

test('a stream goes on after cuts: each change once, in order, and it says what it caught up', async () => {
  const lianxi = await clientOf('office');
  const { told, following } = follow(lianxi, await cursorOf(lianxi));
  await until(() => lianxi.line().state === 'live');
  const project = await use.app.project('MAJOR');
  for (let round = 0; round < 5; round += 1) {
    await use.app.steps.RAISED(project, 'songzhuang');
    use.relay.kill();
    await use.app.steps.RAISED(project, 'songzhuang');
  }
  const raised = () => told.changes.filter(({ event }) => event?.action === 'raiseIssue');
  await until(() => raised().length >= 10 && lianxi.line().state === 'live');
  expect(raised()).toHaveLength(10);
  const cursors = told.changes.map(({ cursor }) => cursor);
  expect(cursors).toEqual([...new Set(cursors)].sort(compareCursors));
  expect(told.caughtUp.length).toBeGreaterThan(0);
  expect(told.reloads).toEqual([]);
  following.stop();
  lianxi.close();
});

test('a change whose answer is lost is sent again under its key and done once', async () => {
  const lianxi = await clientOf('office');
  const issue = await use.app.steps.RAISED(await use.app.project('MAJOR'), 'songzhuang');
  const id = Buffer.from(`Issue:${issue}`).toString('base64');
  use.relay.loseNextAnswer();
  const { data } = await lianxi.act<Record<string, { isReplay: boolean }>, { input: object }>(
    {
      query: `mutation ($input: VerifyIssueInput!) {
        verifyIssue(input: $input) { ... on IssuePayload { isReplay } ... on Error { code } }
      }`,
    },
    { input: { id, expectedVersion: 1 } },
    { first: 20, most: 50 },
  );
  expect(data?.['verifyIssue']).toEqual({ isReplay: true });
  expect(
    await use.app.store.database.event.count({ where: { action: 'verifyIssue', rootId: issue } }),
  ).toBe(1);
  lianxi.close();
});

test('what is held already is not told again', async () => {
  const lianxi = await clientOf('office');
  const { told, following } = follow(lianxi, await cursorOf(lianxi));
  const raised = () => told.changes.filter(({ event }) => event?.action === 'raiseIssue').length;
  const project = await use.app.project('MAJOR');
  const issue = await use.app.steps.RAISED(project, 'songzhuang');
  await until(() => raised() === 1);
  // As after an answer that was read later than anything that is still to come.
  lianxi.held.note(Buffer.from(`Issue:${issue}`).toString('base64'), '9'.repeat(17));
  await use.app.steps.VERIFIED(issue);
  await use.app.steps.RAISED(project, 'songzhuang');
  await until(() => raised() === 2);
  expect(told.changes.some(({ event }) => event?.action === 'verifyIssue')).toBe(false);
  expect(told.known.map(({ event }) => event?.action)).toEqual(['verifyIssue']);
  following.stop();
  lianxi.close();
});

test('a place that nobody can go on from makes the client load anew, then it goes on', async () => {
  const lianxi = await clientOf('office');
  const { told, following } = follow(lianxi, '1');
  await until(() => told.reloads.length > 0 && lianxi.line().state === 'live');
  expect(told.reloads).toContain('resync');
  await use.app.project('MAJOR');
  await until(() => told.changes.some(({ event }) => event?.action === 'registerProject'));
  following.stop();
  lianxi.close();
});

test('a proof that is nobody’s ends the stream as signed out', async () => {
  const lianxi = createLianxi({ url: use.relay.url, token: 'nobodys' });
  follow(lianxi, '0');
  await until(() => lianxi.line().state === 'signed-out');
  expect(lianxi.line().state).toBe('signed-out');
  lianxi.close();
});

test('waits grow to their ceiling and are spread over its upper half', () => {
  const waits = (random: number) =>
    [0, 1, 2, 3, 4, 5, 6].map((attempt) => backoffDelay(attempt, { random: () => random }));
  expect(waits(0)).toEqual([200, 400, 800, 1600, 2000, 2000, 2000]);
  expect(waits(1)).toEqual([400, 800, 1600, 3200, 4000, 4000, 4000]);
});
