import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { globalId } from '../../server/schema/ids.ts';
import { connect } from '../live/support/client.ts';
import { cookieFrom } from '../support/access.ts';
import { openApp, PASSWORD, type TestApp } from '../support/app.ts';

const INTROSPECTION = '{ __schema { queryType { name } } __type(name: "Issue") { name } }';

/** Who is let as far as the API, over HTTP and over sockets. */
describe('the guards before the API', () => {
  let app: TestApp;
  let cookie: string;
  const lines: string[] = [];

  beforeAll(async () => {
    app = await openApp({
      log: pino({ level: 'info' }, { write: (line) => void lines.push(line) }),
      accessLimits: { writes: { capacity: 60, perSecond: 0.001 } },
    });
    cookie = await signIn('office');
  });
  afterAll(() => app.close());

  const signIn = async (username: string): Promise<string> =>
    cookieFrom(
      await fetch(`${app.url}/auth/sign-in/username`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ username, password: PASSWORD }),
      }),
    );
  const socketUrl = () => `${app.url.replace('http', 'ws')}/graphql`;
  const post = (headers: Record<string, string>, query = '{ viewer { username } }') =>
    fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { cookie, ...headers },
      body: JSON.stringify({ query }),
    });
  const json = { 'content-type': 'application/json' };

  it('A-07 a form or page of another site does nothing with the cookie of a viewer', async () => {
    const ours = await post(json);
    expect(await ours.json()).toMatchObject({ data: { viewer: { username: 'office' } } });
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/graphql',
    ]) {
      const refused = await post({ 'content-type': type });
      expect(refused.status, type).toBe(415);
      expect(await refused.text()).not.toContain('office');
    }
    const { type: _, ...none } = { type: '' };
    expect((await post(none)).status).toBe(415);
    const query = encodeURIComponent('{ viewer { username } }');
    const listen = encodeURIComponent('subscription { statusChanged { kind } }');
    const mutation = encodeURIComponent(
      'mutation { revokeSession(input: {id: "x"}) { __typename } }',
    );
    const get = (document: string, headers: Record<string, string> = {}) =>
      fetch(`${app.url}/graphql?query=${document}`, { headers: { cookie, ...headers } });
    expect((await get(query)).status).toBe(403);
    expect((await get(mutation)).status).toBe(403);
    expect((await get(listen, { accept: 'text/event-stream' })).status).toBe(403);
    const own = { 'graphql-require-preflight': '1' };
    expect(await (await get(query, own)).json()).toMatchObject({ data: { viewer: {} } });
    expect((await get(mutation, own)).status).toBe(405);
    // An address typed or followed shows no data: without GraphiQL there is no page either.
    expect(await (await get(query, { accept: 'text/html' })).text()).not.toContain('office');
  });

  it('A-07 what a browser says about another site is enough to be refused', async () => {
    for (const foreign of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: `${app.url}.evil.example` },
      { 'sec-fetch-site': 'cross-site' },
    ]) {
      const refused = await post({ ...json, ...foreign } as Record<string, string>);
      expect(refused.status).toBe(403);
      expect(await refused.json()).toMatchObject({
        errors: [{ message: '请求来自其他网站，已拒绝', extensions: { code: 'FORBIDDEN_ORIGIN' } }],
      });
    }
    expect((await post({ ...json, origin: app.url })).status).toBe(200);
  });

  it('A-08 no answer lets a foreign origin read with credentials', async () => {
    const foreign = { origin: 'https://evil.example' };
    const answers = [
      await post({ ...json, ...foreign }),
      await post({ ...json, ...foreign, authorization: `Bearer ${await app.token('office')}` }),
      await fetch(`${app.url}/graphql`, {
        method: 'OPTIONS',
        headers: {
          ...foreign,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'content-type, authorization',
        },
      }),
      await fetch(`${app.url}/auth/get-session`, { headers: { cookie, ...foreign } }),
      await fetch(`${app.url}/healthz`, { headers: foreign }),
    ];
    for (const answer of answers) {
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
      expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
    }
  });

  it('A-06 a socket opens for our own pages and for programs, not for another site', async () => {
    const tryOpen = (headers: Record<string, string>): Promise<string> =>
      new Promise((done) => {
        const socket = new WebSocket(socketUrl(), 'graphql-transport-ws', {
          headers: { cookie, ...headers },
        });
        socket.on('open', () => {
          socket.close();
          done('open');
        });
        socket.on('unexpected-response', (_, response) => done(String(response.statusCode)));
        socket.on('error', () => {});
      });
    expect(await tryOpen({ origin: app.url })).toBe('open');
    expect(await tryOpen({})).toBe('open');
    for (const origin of ['https://evil.example', 'null', 'http://127.0.0.1'.replace('1', '2')])
      expect(await tryOpen({ origin })).toBe('403');
  });

  it('Z-10 who may look at the schema may do so over HTTP and over a socket, a visitor over neither', async () => {
    const overSocket = async (payload: Record<string, unknown>) => {
      const client = await connect(socketUrl(), payload);
      if (client.socket.readyState !== client.socket.OPEN) return String(await client.closed);
      client.send({ id: '1', type: 'subscribe', payload: { query: INTROSPECTION } });
      await expect
        .poll(() => client.messages.some(({ id }) => id === '1') || client.socket.readyState > 1)
        .toBe(true);
      const message = client.messages.find(({ id }) => id === '1');
      client.kill();
      return message ? JSON.stringify(message.payload) : String(await client.closed);
    };
    const overHttp = async (headers: Record<string, string>) =>
      (
        await fetch(`${app.url}/graphql`, {
          method: 'POST',
          headers: { ...json, ...headers },
          body: JSON.stringify({ query: INTROSPECTION }),
        })
      ).text();
    const authorization = `Bearer ${await app.token('finance')}`;
    const seen = /"queryType":\{"name":"Query"\}/;
    expect(await overHttp({ authorization })).toMatch(seen);
    expect(await overSocket({ authorization })).toMatch(seen);
    expect(await overHttp({})).not.toMatch(seen);
    expect(await overHttp({})).toMatch(/UNAUTHENTICATED/);
    expect(await overSocket({})).toMatch(/UNAUTHENTICATED|4403|4401/);
    expect(await overSocket({ authorization: 'Bearer lx_wrong' })).toMatch(/4403|4401/);
  });

  it('A-12 nobody is who a header says', async () => {
    await app.store.database.accessRecord.deleteMany();
    const query = `mutation { unmaskPhone(input: {id: "${globalId('Person', app.district.person('finance'))}"}) { __typename } }`;
    await post(
      { ...json, 'x-forwarded-for': '203.0.113.9', 'x-user': 'chair', 'x-real-ip': '203.0.113.8' },
      query,
    );
    const row = await app.store.database.accessRecord.findFirstOrThrow();
    expect(row).toMatchObject({ address: '127.0.0.1', personId: app.district.person('office') });
    const nobody = await app.ask(null, '{ viewer { username } }', {}, { 'x-user': 'chair' });
    expect(nobody.errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });

  it('D-04 fifty aliases of a mutation are fifty, over HTTP and over a socket together', async () => {
    const aliases = Array.from(
      { length: 50 },
      (_, i) => `a${i}: verifyIssue(input: {id: "x", expectedVersion: 1}) { __typename }`,
    );
    const document = `mutation { ${aliases.join(' ')} }`;
    const authorization = `Bearer ${await app.token('xiji')}`;
    const ask = () => app.ask('xiji', document);
    expect((await ask()).errors).toBeUndefined();
    const second = await ask();
    expect(second.data ?? null).toBeNull();
    expect(second.errors?.[0]?.extensions).toMatchObject({
      code: 'RATE_LIMITED',
      retryAfter: expect.any(Number),
    });
    const client = await connect(socketUrl(), { authorization });
    client.send({ id: '1', type: 'subscribe', payload: { query: document } });
    await expect.poll(() => client.messages.some(({ id }) => id === '1')).toBe(true);
    expect(JSON.stringify(client.messages)).toContain('RATE_LIMITED');
    client.kill();
    // Others are not held up by it, and reading goes on.
    expect((await app.ask('parks', document)).errors).toBeUndefined();
    expect((await app.ask('xiji', '{ viewer { username } }')).errors).toBeUndefined();
  });

  it('L-02, L-03 no secret that goes through is written down, and no line can be forged', async () => {
    const canaries = [
      'canary-password-77',
      'lx_canary-token-77',
      '13877778888',
      '110105199003077777',
    ];
    const [password = '', token = '', phone = '', id = ''] = canaries;
    const nasty = `x\r\n{"level":60,"msg":"forged"}\u001b[31m`;
    await fetch(`${app.url}/auth/sign-in/username`, {
      method: 'POST',
      headers: { ...json, 'user-agent': 'agent' },
      body: JSON.stringify({ username: password, password: `${password}${nasty}` }),
    });
    const bodies = [
      await app.ask(null, `{ node(id: "${id}") { id } }`, {}, { authorization: `Bearer ${token}` }),
      await app.ask('office', `{ people(filter: {search: "${phone}"}) { totalCount } }`),
      await app.ask('office', 'query ($a: Int!) { node(id: "x") { id } }', { a: `${id}${nasty}` }),
      await app.ask(
        'office',
        'mutation ($i: RegisterPersonInput!) { registerPerson(input: $i) { __typename ... on ValidationError { issues { message } } } }',
        {
          i: { code: 'Bad Code', name: { zh: `名${nasty}` }, phone },
        },
      ),
      await fetch(`${app.url}/auth/setup`, {
        method: 'POST',
        headers: json,
        body: JSON.stringify({ token, password }),
      }).then((answer) => answer.json()),
    ];
    const written = JSON.stringify([
      lines,
      bodies.slice(0, 2),
      bodies.slice(3),
      await app.store.database.accessRecord.findMany(),
    ]);
    for (const canary of canaries) expect(written).not.toContain(canary);
    expect(lines.every((line) => line.trim().split('\n').length === 1)).toBe(true);
    expect(lines.join('')).not.toContain('"msg":"forged"');
    expect(lines.join('')).not.toContain('\u001b[');
  });
});
