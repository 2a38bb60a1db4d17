// Who comes twice, or again after a time-out or a restart: over real HTTP, on one database.
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../../server/app.ts';
import { openApp, type TestApp } from '../support/app.ts';
import { type Answered, documentOf, recordId, sender, times } from './send.ts';

describe('again', () => {
  let app: TestApp;
  let hand: ReturnType<typeof sender>;
  beforeAll(async () => {
    app = await openApp();
    hand = sender(app);
    await hand.warm();
  });
  afterAll(() => app.close());
  const send = (who: string, action: string, input: object) => hand.send(who, action, input);
  const makeProject = (): Promise<string> => app.project();

  test('I-03 the same key 20 times at once: one row, 20 equal answers', async () => {
    const project = await makeProject();
    const input = { ...hand.raising(project), idempotencyKey: 'twenty-at-once' };
    const answers = await Promise.all(times(20, () => send('songzhuang', 'raiseIssue', input)));
    expect(new Set(answers.map(({ issue }) => issue?.id)).size).toBe(1);
    expect(new Set(answers.map(({ cursor }) => cursor)).size).toBe(1);
    expect(answers.filter(({ isReplay }) => isReplay === false)).toHaveLength(1);
    expect(answers.filter(({ isReplay }) => isReplay === true)).toHaveLength(19);
    expect(await app.store.database.issue.count({ where: { projectId: project } })).toBe(1);
    const other = { ...input, title: { zh: '另一件事' } };
    expect(await send('songzhuang', 'raiseIssue', other)).toMatchObject({
      code: 'IDEMPOTENCY_MISMATCH',
    });
    // A key is its sender's own: the same text from somebody else is another matter.
    const theirs = await send('songzhuang.head', 'raiseIssue', input);
    expect(theirs.issue?.id).not.toBe(answers[0]?.issue?.id);
  });

  test('I-03 a key survives a restart of the server', async () => {
    const project = await makeProject();
    const input = { ...hand.raising(project), idempotencyKey: 'before-the-restart' };
    const before = await send('songzhuang', 'raiseIssue', input);
    const again = await buildApp({
      database: app.store.database,
      databaseUrl: app.store.url,
      clock: app.clock,
      secret: 'another-secret-of-another-process-than-before',
      origin: 'http://127.0.0.1',
      demo: false,
      development: false,
      log: pino({ level: 'silent' }),
    });
    await new Promise<void>((resolve) => again.server.listen(0, '127.0.0.1', resolve));
    try {
      const { port } = again.server.address() as AddressInfo;
      const answer = await fetch(`http://127.0.0.1:${port}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${await app.token('songzhuang')}`,
        },
        body: JSON.stringify({ query: documentOf('raiseIssue'), variables: { input } }),
      });
      const { data } = (await answer.json()) as { data: { raiseIssue: Answered } };
      expect(data.raiseIssue).toEqual({ ...before, isReplay: true });
      expect(await app.store.database.issue.count({ where: { projectId: project } })).toBe(1);
    } finally {
      await again.close();
    }
  });

  test('I-04 a double click has one effect, with a key and without', async () => {
    const withKey = await hand.raise();
    const decide = { id: withKey, expectedVersion: 1, idempotencyKey: 'clicked-twice' };
    const both = await Promise.all([
      send('office', 'verifyIssue', decide),
      send('office', 'verifyIssue', decide),
    ]);
    expect(both.map(({ issue }) => issue?.state)).toEqual(['VERIFIED', 'VERIFIED']);
    expect(both.map(({ isReplay }) => isReplay).sort()).toEqual([false, true]);
    expect(await hand.eventsOf(recordId(withKey), 'verifyIssue')).toBe(1);

    const without = await hand.raise();
    const click = { id: without, expectedVersion: 1 };
    const two = await Promise.all([
      send('office', 'verifyIssue', click),
      send('office', 'verifyIssue', click),
    ]);
    expect(two.map(({ __typename }) => __typename).sort()).toEqual([
      'ConflictError',
      'IssuePayload',
    ]);
    expect(await hand.eventsOf(recordId(without), 'verifyIssue')).toBe(1);
  });

  test('I-04 a browser that gave up and tries again has one effect', async () => {
    const project = await makeProject();
    for (let attempt = 0; attempt < 10; attempt += 1) {
      const input = { ...hand.raising(project), idempotencyKey: `gave-up-${attempt}` };
      const given = new AbortController();
      const first = fetch(`${app.url}/graphql`, {
        method: 'POST',
        signal: given.signal,
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${await app.token('songzhuang')}`,
        },
        body: JSON.stringify({ query: documentOf('raiseIssue'), variables: { input } }),
      }).then(
        () => 'answered',
        () => 'given up',
      );
      // At another moment of the request each time.
      for (let turn = 0; turn < attempt * 3; turn += 1)
        await new Promise((resolve) => setImmediate(resolve));
      given.abort();
      await first;
      const retried = await send('songzhuang', 'raiseIssue', input);
      expect(retried.issue?.state).toBe('RAISED');
      expect(await app.store.database.issue.count({ where: { projectId: project } })).toBe(
        attempt + 1,
      );
    }
  });
});
