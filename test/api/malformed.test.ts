import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { globalId } from '../../server/schema/ids.ts';
import { openApp, type TestApp } from '../support/app.ts';

const DEEP = 5_000;

describe('what is not a proper request', () => {
  let app: TestApp;
  let token: string;
  const logged: string[] = [];

  beforeAll(async () => {
    app = await openApp({
      log: pino({ level: 'warn' }, { write: (line) => void logged.push(line) }),
    });
    token = await app.token('office');
  });
  afterAll(() => app.close());

  const port = (): number => Number(new URL(app.url).port);
  const send = (body: BodyInit, headers: Record<string, string> = {}) =>
    fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
      body,
    });
  const ask = (query: string, variables: object = {}) => send(JSON.stringify({ query, variables }));
  /** The service tells nothing about its insides, and still answers. */
  const isWell = async (answer: Response): Promise<string> => {
    const text = await answer.text();
    expect(answer.status, text).toBeLessThan(500);
    expect(text).not.toMatch(/node_modules|\.ts:\d|at async|exception|stacktrace|prisma/i);
    const other = await ask('{ __typename }');
    expect(await other.json()).toMatchObject({ data: { __typename: 'Query' } });
    return text;
  };
  const codesOf = (text: string): unknown[] =>
    JSON.parse(text).errors?.map(
      (error: { extensions?: { code?: string } }) => error.extensions?.code,
    );

  it('M-02 truncated JSON: 400 with errors', async () => {
    const answer = await send('{"query": "{ __typename }", "variables": {');
    expect(answer.status).toBe(400);
    expect(JSON.parse(await isWell(answer)).errors).toHaveLength(1);
  });

  it('M-03 a document that is none: an error in words, nothing else', async () => {
    const { errors, data } = JSON.parse(await isWell(await ask('qwerty cop{abc}')));
    expect(data).toBeUndefined();
    expect(errors[0].message).toMatch(/Syntax Error/);
    expect(Object.keys(errors[0].extensions ?? {})).not.toContain('exception');
  });

  it('M-04 a lone surrogate and NUL are no fault of the server', async () => {
    await isWell(
      await ask('query ($a: ID!) { node(id: $a) { __typename } }', { a: '\ud800\u0000' }),
    );
    await isWell(await send(`{"query":"{ __typename # \\ud800\\u0000 \\n }"}`));
    await isWell(await send(Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x00, 0x22, 0x7d])));
  });

  it('M-05 gzip, broken or not, is refused before it is unpacked', async () => {
    const good = gzipSync(JSON.stringify({ query: '{ __typename }' }));
    for (const body of [good, good.subarray(0, 12), Buffer.from('not gzip at all')]) {
      const answer = await send(new Uint8Array(body), { 'content-encoding': 'gzip' });
      expect(answer.status).toBe(415);
      await isWell(answer);
    }
  });

  it('M-06 PUT, DELETE and PATCH: 405', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH'])
      expect((await fetch(`${app.url}/graphql`, { method })).status).toBe(405);
  });

  it('M-07 a variable 5,000 levels deep', async () => {
    const deep = `${'{"a":'.repeat(DEEP)}1${'}'.repeat(DEEP)}`;
    const query = 'query ($a: ID!) { node(id: $a) { __typename } }';
    await isWell(await send(`{"query":${JSON.stringify(query)},"variables":{"a":${deep}}}`));
    await isWell(await send(`{"query":"{ __typename }","extensions":${deep}}`));
    for (const [open, close, times] of [
      ['{and: [', ']}', DEEP],
      ['{and: [', ']}', 900],
      ['[', ']', 1_900],
    ] as const)
      await isWell(
        await ask(`{ issues(filter: ${open.repeat(times)}${close.repeat(times)}) { totalCount } }`),
      );
    await isWell(await ask(`{ ${'... { '.repeat(1_300)} __typename ${'}'.repeat(1_300)} }`));
  });

  it('M-08 __proto__ and constructor in variables change nothing', async () => {
    const query = 'query ($a: ID) { __typename }';
    for (const key of ['__proto__', 'constructor', 'prototype', 'toString'])
      await isWell(
        await send(
          `{"query":${JSON.stringify(query)},"variables":{"a":{"${key}":{"polluted":1}},"${key}":{"polluted":1}}}`,
        ),
      );
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  it('M-09 lengths that do not agree: refused or closed, and the next request is served', async () => {
    const body = '{"query":"{ __typename }"}';
    const head = `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\nauthorization: Bearer ${token}\r\n`;
    const requests = [
      `${head}content-length: 5\r\n\r\n${body}`,
      `${head}content-length: ${body.length}\r\ntransfer-encoding: chunked\r\n\r\n1a\r\n${body}\r\n0\r\n\r\n`,
      `${head}content-length: ${body.length}\r\ncontent-length: 3\r\n\r\n${body}`,
      `${head}content-length: -1\r\n\r\n${body}`,
      `${head}transfer-encoding: chunked\r\n\r\nzz\r\n${body}`,
    ];
    for (const request of requests) {
      const said = await spoken(port(), request);
      // What comes after a short body is read as a request of its own, and is none.
      expect(said === '' || /^HTTP\/1\.1 400/.test(said) || / 400 Bad Request/.test(said)).toBe(
        true,
      );
      await isWell(await ask('{ __typename }'));
    }
  });

  it('M-10 who sends one byte a second is closed within 30 s, and others are served meanwhile', async () => {
    const head = 'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n';
    const slow = [
      trickle(port(), head.repeat(20)),
      trickle(
        port(),
        '{"query":"{ __typename }"}'.padEnd(200),
        `${head}content-length: 200\r\n\r\n`,
      ),
    ];
    await isWell(await ask('{ __typename }'));
    for (const seconds of await Promise.all(slow)) expect(seconds).toBeLessThan(30);
  });

  it('M-11 NUL, a text of a million characters: BAD_USER_INPUT, and PostgreSQL never complains', async () => {
    const project = globalId('Project', await app.project());
    token = await app.token('songzhuang');
    const raise = `mutation ($input: RaiseIssueInput!) {
      raiseIssue(input: $input) { __typename ... on ValidationError { code issues { path code } } } }`;
    for (const zh of ['空\u0000字', '长'.repeat(350_000), 'x'.repeat(1_000_000)]) {
      const input = {
        project,
        title: { zh },
        blocked: { zh: '卡住了' },
        since: '2026-11-20',
        ask: { zh: '请协调' },
        severity: 'HIGH',
      };
      const text = await isWell(await ask(raise, { input }));
      const { data } = JSON.parse(text);
      expect(data.raiseIssue).toMatchObject({
        __typename: 'ValidationError',
        code: 'BAD_USER_INPUT',
      });
      expect(data.raiseIssue.issues[0].path.join('.')).toMatch(/^(input\.)?title/);
    }
    expect(logged.join()).not.toMatch(/invalid byte sequence/);
  });

  it('M-12 a page that cannot be given is refused, never empty', async () => {
    await app.project();
    const page = await ask('{ projects(first: 1) { pageInfo { endCursor } } }');
    const other = JSON.parse(await page.text()).data.projects.pageInfo.endCursor;
    expect(other).toEqual(expect.any(String));
    for (const wrong of [
      'issues(first: -1) { totalCount }',
      'issues(first: 101) { totalCount }',
      'issues(last: 101) { totalCount }',
      'issues(first: 5, after: "forged") { totalCount }',
      'issues(first: 5, after: "eyJhIjoxfQ==") { totalCount }',
      `issues(first: 5, after: ${JSON.stringify(other)}) { totalCount }`,
      'issues(filter: { states: [NO_SUCH_STATE] }) { totalCount }',
    ]) {
      const text = await isWell(await ask(`{ ${wrong} }`));
      expect(JSON.parse(text).data?.issues ?? null, wrong).toBeNull();
      expect(codesOf(text), wrong).toEqual([
        expect.stringMatching(/BAD_USER_INPUT|GRAPHQL_VALIDATION_FAILED/),
      ]);
    }
  });
});

/** Sends a request as it is and returns all that is answered until the other side closes. */
const spoken = (port: number, request: string): Promise<string> =>
  new Promise((done) => {
    const heard: Buffer[] = [];
    const socket = connect(port, '127.0.0.1', () => socket.end(request));
    socket.on('data', (chunk) => heard.push(chunk));
    socket.on('error', () => {});
    socket.on('close', () => done(Buffer.concat(heard).toString()));
  });

/** Sends a byte a second; after how many seconds the other side had enough. */
const trickle = (port: number, text: string, first = ''): Promise<number> =>
  new Promise((done) => {
    const began = performance.now();
    const socket = connect(port, '127.0.0.1', () => void (first && socket.write(first)));
    const rest = [...text];
    const timer = setInterval(() => void socket.write(rest.shift() ?? ' '), 1_000);
    socket.on('error', () => {});
    socket.on('data', () => {});
    socket.on('close', () => {
      clearInterval(timer);
      done((performance.now() - began) / 1_000);
    });
  });
