import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { OWN_HEADER } from '../../server/access/guard.ts';
import { INSIDE, unitScope } from '../../server/kernel/authority.ts';
import { PASSWORD } from '../support/access.ts';
import { connect, contentOf, until } from './support/client.ts';
import { type Reading, read } from './support/sse.ts';
import { draft, openStage, type Stage, SUBSCRIPTION } from './support/stage.ts';

let stage: Stage;
let unit: string;
let token: string;
let personId: string;
let tokenId: string;

beforeAll(async () => {
  stage = await openStage({ limits: { heartbeat: 300 } });
  unit = await stage.addUnit('finance', ['MEMBER']);
  personId = await stage.addPerson('clerk1', { post: 'CLERK', unitId: unit });
  ({ secret: token, id: tokenId } = await stage.tokenOf(personId));
});
afterAll(() => stage.stop());

const mine = (text: string) => draft(randomUUID(), { after: [unitScope(unit), INSIDE] }, { text });
const listen = (headers: Record<string, string> = {}, variables = {}): Promise<Reading> =>
  read(stage.http, { authorization: `Bearer ${token}`, ...headers }, SUBSCRIPTION, variables);

test('server-sent events carry the same frames as a socket, with the cursor as id; Last-Event-ID resumes', async () => {
  const socket = await connect(stage.ws, { authorization: `Bearer ${token}` });
  const beside = socket.listen(SUBSCRIPTION);
  const stream = await listen();
  expect(stream.response.headers.get('content-type')).toContain('text/event-stream');
  await until(() => stream.changes.length > 0 && beside.changes.length > 0);
  expect(stage.hub.stats().groups).toBe(1);
  await stage.write([mine('one'), mine('two')]);
  await until(() => stream.content().length === 2 && contentOf(beside).length === 2);
  expect(stream.content()).toEqual(contentOf(beside));
  expect(stream.ids.at(-1)).toBe(stream.changes.at(-1)?.cursor);
  const last = stream.content().at(-1)?.cursor ?? '';
  stream.stop();
  socket.kill();
  await until(() => stage.hub.stats().members === 0);
  await stage.write([mine('three')]);
  const resumed = await listen({ 'last-event-id': last }, { after: '0' });
  await until(() => resumed.content().length === 1);
  expect(resumed.content()[0]?.case?.['text']).toBe('three');
  const again = await listen({}, { after: last });
  await until(() => again.content().length === 1);
  resumed.stop();
  again.stop();
});

test('F-06 over server-sent events: RESYNC, then the end', async () => {
  const stream = await listen({}, { after: '77000001' });
  await until(() => stream.isOver());
  expect(stream.error()).toBe('RESYNC');
});

test('A-07 a page of another site opens no stream: GET or a simple request without our header, a foreign origin', async () => {
  const answer = await stage.post('sign-in/username', { username: 'clerk1', password: PASSWORD });
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const get = `${stage.http}?query=${encodeURIComponent('subscription { statusChanged { kind } }')}`;
  const accept = 'text/event-stream';
  const status = async (url: string, init: RequestInit): Promise<number> => {
    const stop = new AbortController();
    const response = await fetch(url, { ...init, signal: stop.signal });
    stop.abort();
    return response.status;
  };
  expect(await status(get, { headers: { cookie, accept } })).toBe(403);
  const body = JSON.stringify({ query: SUBSCRIPTION });
  for (const type of ['text/plain', 'application/x-www-form-urlencoded'])
    expect(
      await status(stage.http, {
        method: 'POST',
        body,
        headers: { cookie, accept, 'content-type': type },
      }),
    ).toBe(415);
  expect(
    await status(stage.http, {
      method: 'POST',
      body,
      headers: {
        cookie,
        accept,
        'content-type': 'application/json',
        origin: 'https://evil.example',
      },
    }),
  ).toBe(403);
  expect(await status(get, { headers: { cookie, accept, [OWN_HEADER]: '1' } })).toBe(200);
  await until(() => stage.hub.stats().members === 0);
});

test('a visitor is refused with 200 and a code, a revoked token ends the stream', async () => {
  const visitor = await read(stage.http, {}, SUBSCRIPTION, {});
  expect(visitor.response.status).toBe(200);
  await until(() => visitor.isOver());
  expect(visitor.error()).toBe('UNAUTHENTICATED');
  const stream = await listen();
  await until(() => stream.changes.length > 0);
  await stage.access.revoke(
    personId,
    { sessionId: null, tokenId },
    { action: 'revokeApiToken', actorId: personId },
  );
  await stage.write([mine('canary')]);
  await until(() => stream.isOver());
  expect(stream.content()).toEqual([]);
});
