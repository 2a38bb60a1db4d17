import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { INSIDE, unitScope } from '../../server/kernel/authority.ts';
import { PASSWORD } from '../support/access.ts';
import { connect, contentOf, until } from './support/client.ts';
import { draft, openStage, type Stage, SUBSCRIPTION } from './support/stage.ts';

let stage: Stage;
let unit: string;
let inside: string;

beforeAll(async () => {
  stage = await openStage({
    sockets: { init: 300, ping: 800 },
    limits: { heartbeat: 10_000 },
  });
  const office = await stage.addUnit('office', ['OFFICE']);
  unit = await stage.addUnit('finance', ['MEMBER']);
  const person = await stage.addPerson('office1', { post: 'CLERK', unitId: office });
  inside = (await stage.tokenOf(person)).secret;
});
afterAll(() => stage.stop());

const open = (token: string) => connect(stage.ws, { authorization: `Bearer ${token}` });

const statusOf = (headers: Record<string, string>): Promise<number> =>
  new Promise((done) => {
    const socket = new WebSocket(stage.ws, 'graphql-transport-ws', { headers });
    socket.on('unexpected-response', (_request, response) => {
      done(response.statusCode ?? 0);
      socket.terminate();
    });
    socket.on('open', () => {
      done(101);
      socket.terminate();
    });
    socket.on('error', () => {});
  });

test('A-06 a socket from a foreign or null origin is refused, from our own or from no page it opens', async () => {
  expect(await statusOf({ origin: 'https://evil.example' })).toBe(403);
  expect(await statusOf({ origin: 'null' })).toBe(403);
  expect(await statusOf({ origin: `http://127.0.0.1:${stage.port}` })).toBe(101);
  expect(await statusOf({})).toBe(101);
});

test('D-18 who does not say hello is closed with 4408, a mute peer is dropped, the server pings', async () => {
  const silent = await connect(stage.ws, null);
  expect(await silent.closed).toBe(4408);
  const mute = await connect(stage.ws, { authorization: `Bearer ${inside}` }, { autoPong: false });
  expect(await mute.closed).toBe(1006);
  expect(mute.pings()).toBeGreaterThan(0);
  const lively = await open(inside);
  await until(() => lively.pings() >= 4);
  expect(lively.socket.readyState).toBe(WebSocket.OPEN);
  lively.kill();
});

test('D-10 a message over the limit closes the socket with 1009 and nobody else’s', async () => {
  const other = await open(inside);
  const stream = other.listen(SUBSCRIPTION);
  await until(() => stream.changes.length > 0);
  const client = await open(inside);
  client.listen(`# ${'x'.repeat(300_000)}\n${SUBSCRIPTION}`);
  expect(await client.closed).toBe(1009);
  await stage.write([draft(randomUUID(), { after: [INSIDE] })]);
  await until(() => contentOf(stream).length === 1);
  other.kill();
});

test('D-14 of 500 subscriptions on one socket 50 are taken, the others are told so', async () => {
  const client = await open(inside);
  const streams = Array.from({ length: 500 }, () => client.listen(SUBSCRIPTION));
  await until(() => streams.every(({ changes, error }) => changes.length > 0 || error() !== null));
  expect(streams.filter(({ changes }) => changes.length > 0)).toHaveLength(50);
  expect(stage.hub.stats().members).toBe(50);
  const refused = streams.filter(({ error }) => error() === 'TOO_MANY_SUBSCRIPTIONS');
  expect(refused).toHaveLength(450);
  streams.find(({ changes }) => changes.length > 0)?.complete();
  await until(() => stage.hub.stats().members === 49);
  const again = client.listen(SUBSCRIPTION);
  await until(() => again.changes.length > 0);
  client.kill();
});

test('a wrong token closes the socket with 4403; a visitor is told to sign in', async () => {
  const wrong = await connect(stage.ws, { authorization: 'Bearer lx_nonsense' });
  expect(await wrong.closed).toBe(4403);
  const visitor = await connect(stage.ws, {});
  const stream = visitor.listen(SUBSCRIPTION);
  await until(() => stream.error() !== null);
  expect(stream.error()).toBe('UNAUTHENTICATED');
  visitor.kill();
});

test('A-03 a token revoked while its socket is live: closed with 4403, no event after the revocation', async () => {
  const personId = await stage.addPerson('clerk1', { post: 'CLERK', unitId: unit });
  const token = await stage.tokenOf(personId);
  const lasting = await stage.tokenOf(personId);
  const client = await open(token.secret);
  const other = await open(lasting.secret);
  const idle = await open(token.secret);
  const stream = client.listen(SUBSCRIPTION);
  const kept = other.listen(SUBSCRIPTION);
  await until(() => stream.changes.length > 0 && kept.changes.length > 0);
  const write = () => stage.write([draft(randomUUID(), { after: [unitScope(unit)] })]);
  await write();
  await until(() => contentOf(stream).length === 1);
  const [revoked] = await Promise.all([
    stage.access.revoke(
      personId,
      { sessionId: null, tokenId: token.id },
      { action: 'revokeApiToken', actorId: personId },
    ),
    write(),
    write(),
    write(),
  ]);
  await write();
  expect(await client.closed).toBe(4403);
  expect(await idle.closed).toBe(4403);
  for (const { cursor } of contentOf(stream))
    expect(BigInt(cursor) / 1_000_000n).toBeLessThan(revoked);
  await until(() => contentOf(kept).length === 5);
  expect(other.socket.readyState).toBe(WebSocket.OPEN);
  other.kill();
});

test('A-03 a session signed out while its socket is live, revoked by another process', async () => {
  await stage.addPerson('clerk2', { post: 'CLERK', unitId: unit });
  const answer = await stage.post('sign-in/username', { username: 'clerk2', password: PASSWORD });
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const client = await connect(stage.ws, {}, { headers: { cookie } });
  const stream = client.listen(SUBSCRIPTION);
  await until(() => stream.changes.length > 0);
  // Another process's revocation reaches this one by the log alone.
  const { session } = await import('../../server/access/revoke.ts').then(
    async ({ buildRevoker }) => {
      const elsewhere = buildRevoker({
        database: stage.database,
        clock: stage.clock,
        committed: () => {},
        invalidate: () => {},
      });
      const session = await stage.database.session.findFirstOrThrow({
        where: { user: { username: 'clerk2' } },
        include: { user: true },
      });
      const personId = session.user.personId ?? '';
      await elsewhere.revoke(
        personId,
        { sessionId: session.id, tokenId: null },
        { action: 'revokeSession', actorId: personId },
      );
      return { session };
    },
  );
  await stage.write([draft(randomUUID(), { after: [unitScope(unit)] })]);
  expect(await client.closed).toBe(4403);
  expect(contentOf(stream)).toEqual([]);
  expect(session.id).not.toBe('');
});

test('A-04 a token that expires while its socket is live ends it', async () => {
  const personId = await stage.addPerson('clerk3', { post: 'CLERK', unitId: unit });
  const token = await stage.tokenOf(personId, new Date(stage.time.now.getTime() + 3_600_000));
  const client = await open(token.secret);
  const stream = client.listen(SUBSCRIPTION);
  await until(() => stream.changes.length > 0);
  stage.time.now = new Date(stage.time.now.getTime() + 3_600_000);
  expect(await client.closed).toBe(4403);
});

test('A-13 an appointment that ends, by record or by the calendar, ends the stream with RIGHTS_CHANGED', async () => {
  const personId = await stage.addPerson('clerk4', { post: 'CLERK', unitId: unit });
  const { secret } = await stage.tokenOf(personId);
  const client = await open(secret);
  const stream = client.listen(SUBSCRIPTION);
  await until(() => stream.changes.length > 0);
  const cursor = await stage.cursor();
  // The office moves the person: the event and the row in one transaction, then a change of the unit.
  const appointment = await stage.database.appointment.findFirstOrThrow({ where: { personId } });
  await stage.database.appointment.update({
    where: { id: appointment.id },
    data: { to: new Date('2026-11-23') },
  });
  await stage.write([
    draft(
      personId,
      { after: ['everyone'] },
      {},
      {
        subjectType: 'Person',
        rootType: 'Person',
        action: 'endAppointment',
        changes: { set: {}, rows: [], patches: [{ table: 'appointment', id: appointment.id }] },
      },
    ),
    draft(randomUUID(), { after: [unitScope(unit)] }, { text: 'canary' }),
  ]);
  await until(() => stream.error() !== null);
  expect(stream.error()).toBe('RIGHTS_CHANGED');
  expect(client.texts.join()).not.toContain('canary');
  // What was loaded under the old rights cannot be mended from the log: a resume loads again.
  await until(() => stage.follower.sequence() > BigInt(cursor) / 1_000_000n);
  const resumed = client.listen(SUBSCRIPTION, { after: cursor });
  await until(() => resumed.error() !== null);
  expect(resumed.error()).toBe('RESYNC');
  const fresh = client.listen(SUBSCRIPTION, { after: await stage.cursor() });
  await until(() => fresh.changes.length > 0);
  await stage.write([draft(randomUUID(), { after: [unitScope(unit)] }, { text: 'canary' })]);
  await stage.write([draft(randomUUID(), { after: ['everyone'] }, { text: 'all' })]);
  await until(() => contentOf(fresh).length === 1);
  expect(contentOf(fresh)[0]?.case?.['text']).toBe('all');

  const until24th = await stage.addPerson('clerk5', {
    post: 'CLERK',
    unitId: unit,
    to: '2026-11-24',
  });
  const later = await open((await stage.tokenOf(until24th)).secret);
  const ending = later.listen(SUBSCRIPTION);
  await until(() => ending.changes.length > 0);
  stage.time.now = new Date('2026-11-24T16:00:00Z');
  await until(() => ending.error() !== null);
  expect(ending.error()).toBe('RIGHTS_CHANGED');
  expect(fresh.error()).toBeNull();
  later.kill();
  client.kill();
});
