import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../../server/app.ts';
import { openApp, type TestApp } from '../support/app.ts';
import { until } from './support/client.ts';
import { type Follower, follow, meetings, ROOM } from './support/room.ts';

const logged: string[] = [];
const log = pino(
  { level: 'trace' },
  new Writable({
    write: (line, _, done) => {
      logged.push(String(line));
      done();
    },
  }),
);

let app: TestApp;
let play: ReturnType<typeof meetings>;
beforeAll(async () => {
  app = await openApp({ log, streamLimits: { heartbeat: 300 } });
  play = meetings(app);
});
afterAll(() => app.close());

const asScreen = (token: string, variables: Record<string, unknown> = {}) =>
  follow(app, { screen: token }, variables);
const asPerson = async (who: string, id: string, headers: Record<string, string> = {}) =>
  follow(
    app,
    { authorization: `Bearer ${await app.token(who)}` },
    { id: play.globalId(id) },
    headers,
  );
const seen = (follower: Follower) =>
  until(() => follower.room() !== null, `a room: ${JSON.stringify(follower.errors())}`);
const ask = (token: string, query: string, variables: Record<string, unknown> = {}) =>
  app.ask(null, query, variables, { authorization: `Screen ${token}` });
const codes = (answer: Awaited<ReturnType<typeof ask>>) =>
  answer.errors?.map(({ extensions }) => extensions?.code);

describe('A-11 the link of a screen', () => {
  test('A-11 shows one meeting and takes nothing: every mutation and every other query is refused', async () => {
    const id = await play.notified([{ title: '议题一' }]);
    const other = await play.notified([{ title: '别的会议的议题' }]);
    const { token } = await play.screen(id);
    const answer = await ask(token, `${ROOM} { room { ...Room } }`);
    expect(answer.errors).toBeUndefined();
    expect(answer.data?.['room']).toMatchObject({ id: play.globalId(id), state: 'NOTIFIED' });
    const gid = play.globalId(id);
    for (const query of [
      '{ viewer { username } }',
      '{ units(first: 1) { nodes { id } } }',
      '{ issues(first: 1) { nodes { id } } }',
      '{ events(first: 1) { nodes { id } } }',
      '{ cursor }',
      '{ __schema { types { name } } }',
      `{ node(id: "${gid}") { id } }`,
      `{ meeting(id: "${gid}") { id } }`,
      `{ room { id } ...Other } fragment Other on Query { viewer { username } }`,
      `mutation { openMeeting(input: { id: "${gid}", expectedVersion: 3 }) { __typename } }`,
      'mutation { __typename }',
    ])
      expect([query, codes(await ask(token, query))]).toEqual([query, ['FORBIDDEN']]);
    const stray = await follow(app, { screen: token }, { id: play.globalId(other) });
    await seen(stray);
    expect(stray.texts.join()).not.toContain('别的会议');
    const changes = stray.listen('subscription { statusChanged { kind } }');
    await until(() => changes.error() !== null);
    expect(changes.error()).toBe('FORBIDDEN');
    stray.kill();
  });

  test('A-11 is worth nothing when altered, elsewhere, or as anything else; people have no room by it', async () => {
    const id = await play.notified([{ title: '议题一' }]);
    const { token } = await play.screen(id);
    const { token: next } = await play.screen(await play.notified([{ title: '议题二' }]));
    const altered = `${token.slice(0, 4)}${token[4] === 'A' ? 'B' : 'A'}${token.slice(5)}`;
    const mixed = `${next.slice(0, 22)}${token.slice(22)}`;
    for (const wrong of [altered, mixed, token.slice(0, -1), `${token}A`, '', 'x'])
      expect(codes(await ask(wrong, '{ room { id } }')), wrong).toEqual(['UNAUTHENTICATED']);
    const bearer = await app.ask(null, '{ room { id } }', {}, { authorization: `Bearer ${token}` });
    expect(codes(bearer)).toEqual(['UNAUTHENTICATED']);
    const socket = await follow(app, { screen: altered });
    expect(await socket.closed).toBe(4403);
    const session = await fetch(`${app.url}/auth/get-session`, {
      headers: { authorization: `Screen ${token}` },
    });
    expect(await session.json()).toBeNull();
    expect(codes(await app.ask('office', '{ room { id } }'))).toEqual(['FORBIDDEN']);
    expect(codes(await app.ask('admin', '{ room { id } }'))).toEqual(['FORBIDDEN']);
  });

  test('A-11 ends within a second when it is revoked, and the other screens go on', async () => {
    const id = await play.opened([{ title: '议题一' }]);
    const first = await play.screen(id, '主屏');
    const second = await play.screen(id, '副屏');
    const [one, two] = await Promise.all([asScreen(first.token), asScreen(second.token)]);
    await Promise.all([seen(one), seen(two)]);
    await app.act('office', 'revokeScreen', id, { screen: first.id });
    const began = performance.now();
    expect(await one.closed).toBe(4403);
    expect(performance.now() - began).toBeLessThan(1_000);
    expect(codes(await ask(first.token, '{ room { id } }'))).toEqual(['UNAUTHENTICATED']);
    const again = await follow(app, { screen: first.token });
    expect(await again.closed).toBe(4403);
    await play.start(id, '议题一');
    await until(() => two.room()?.current !== null, 'the other screen to follow');
    two.kill();
  });

  test.each(['closeMeeting', 'cancelMeeting'])(
    'A-11 ends within a second with its meeting: %s',
    async (action) => {
      const id = await (action === 'closeMeeting' ? play.opened : play.notified)([
        { title: '议题一' },
      ]);
      const { token } = await play.screen(id);
      const screen = await asScreen(token);
      const member = await asPerson('finance', id);
      await Promise.all([seen(screen), seen(member)]);
      if (action === 'closeMeeting') await app.act('office', action, id);
      else await app.act('executive', action, id, { reason: { zh: '会期有变' } });
      const began = performance.now();
      expect(await screen.closed).toBe(4403);
      expect(performance.now() - began).toBeLessThan(1_000);
      expect(screen.texts.join()).not.toContain(action);
      expect(codes(await ask(token, '{ room { id } }'))).toEqual(['UNAUTHENTICATED']);
      // Who was invited goes on.
      await until(() => member.frames().some(({ event }) => event?.action === action));
      expect(member.room()).toMatchObject({ isBlank: true });
      member.kill();
    },
  );

  test('A-11 stands in no log, no record and no address that a server or a Referer gets', async () => {
    const id = await play.opened([{ title: '议题一' }]);
    const { id: screenId, token } = await play.screen(id);
    const screen = await asScreen(token);
    await seen(screen);
    await ask(token, '{ viewer { username } }');
    await ask(`${token}x`, '{ room { id } }');
    // What fails is logged: the worst place for a token to turn up.
    const { database } = app.store;
    await database.$executeRaw`alter table "MeetingScreen" rename to "Elsewhere"`;
    const failed = await ask(token, '{ room { id } }').finally(
      () => database.$executeRaw`alter table "Elsewhere" rename to "MeetingScreen"`,
    );
    expect(codes(failed)).toEqual(['INTERNAL']);
    await fetch(`${app.url}${app.access.screenPath(screenId)}`);
    screen.kill();
    const link = new URL(app.access.screenPath(screenId), app.url);
    expect(link.hash).toBe(`#${token}`);
    expect(link.pathname + link.search).toBe('/screen');
    expect(logged.length).toBeGreaterThan(0);
    expect(logged.join('\n')).not.toContain(token);
    const kept = await database.$queryRaw<{ text: string }[]>`
      select concat(
        (select json_agg(s) from "MeetingScreen" s),
        (select json_agg(a) from "AccessRecord" a),
        (select json_agg(e) from "Event" e where "rootType" = 'Meeting')) as text`;
    expect(kept[0]?.text).toContain(screenId);
    expect(kept[0]?.text).not.toContain(token);
  });
});

test('A-11 U-07 two servers on one record: a link revoked on one ends on the other, and who is there is known on both', async () => {
  const other = await buildApp({
    database: app.store.database,
    databaseUrl: app.store.url,
    clock: app.clock,
    secret: 'a-secret-of-the-tests-and-of-nothing-else',
    origin: 'http://127.0.0.1',
    demo: false,
    development: false,
    streamLimits: { heartbeat: 300 },
    log,
  });
  await new Promise<void>((done) => other.server.listen(0, '127.0.0.1', done));
  const { port } = other.server.address() as AddressInfo;
  const id = await play.opened([{ title: '议题一' }]);
  const { id: screenId, token } = await play.screen(id);
  const office = await asPerson('office', id);
  const screen = await follow({ url: `http://127.0.0.1:${port}` }, { screen: token });
  await Promise.all([office, screen].map(seen));
  await until(() => office.frames().at(-1)?.presence.length === 2, 'both on the first server');
  await app.act('office', 'revokeScreen', id, { screen: screenId });
  const began = performance.now();
  expect(await screen.closed).toBe(4403);
  expect(performance.now() - began).toBeLessThan(1_000);
  office.kill();
  await other.close();
});
