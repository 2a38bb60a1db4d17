import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDistrict } from '../support/district.ts';

type District = Awaited<ReturnType<typeof openDistrict>>;

const DEEP = 5_000;

describe('what is not a proper request', () => {
  const held: { district?: District; token?: string } = {};
  const district = (): District => {
    if (!held.district) throw new Error('not open yet');
    return held.district;
  };
  const send = (body: BodyInit, headers: Record<string, string> = {}) =>
    fetch(`${district().url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${held.token}`,
        ...headers,
      },
      body,
    });
  const ask = (query: string, variables: object = {}) => send(JSON.stringify({ query, variables }));
  /** The service still answers somebody else, and tells nothing about its insides. */
  const isWell = async (answer: Response): Promise<string> => {
    const text = await answer.text();
    expect(answer.status).toBeLessThan(500);
    expect(text).not.toMatch(/node_modules|\.ts:\d|at async|exception|stacktrace|prisma/i);
    const other = await ask('{ __typename }');
    expect(await other.json()).toMatchObject({ data: { __typename: 'Query' } });
    return text;
  };
  const codesOf = (text: string): unknown[] =>
    JSON.parse(text).errors.map(
      (error: { extensions?: { code?: string } }) => error.extensions?.code,
    );

  beforeAll(async () => {
    held.district = await openDistrict();
    held.token = await held.district.tokenOf('office');
  });
  afterAll(() => held.district?.stop());

  test('M-02 truncated JSON: 400 with errors', async () => {
    const answer = await send('{"query": "{ __typename }", "variables": {');
    expect(answer.status).toBe(400);
    expect(JSON.parse(await isWell(answer)).errors).toHaveLength(1);
  });

  test('M-03 a document that is none: an error in words, nothing else', async () => {
    const { errors, data } = JSON.parse(await isWell(await ask('qwerty cop{abc}')));
    expect(data).toBeUndefined();
    expect(errors[0].message).toMatch(/Syntax Error/);
    expect(Object.keys(errors[0].extensions ?? {})).not.toContain('exception');
  });

  test('M-04 a lone surrogate and NUL are no fault of the server', async () => {
    await isWell(
      await ask('query ($a: ID!) { node(id: $a) { __typename } }', { a: '\ud800\u0000' }),
    );
    await isWell(await send(`{"query":"{ __typename # \\ud800\\u0000 \\n }"}`));
    await isWell(await send(Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x00, 0x22, 0x7d])));
  });

  test('M-05 gzip, broken or not, is refused before it is unpacked', async () => {
    const good = gzipSync(JSON.stringify({ query: '{ __typename }' }));
    for (const body of [good, good.subarray(0, 12), Buffer.from('not gzip at all')]) {
      const answer = await send(new Uint8Array(body), { 'content-encoding': 'gzip' });
      expect(answer.status).toBe(415);
      await isWell(answer);
    }
  });

  test('M-06 PUT, DELETE and PATCH: 405', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH'])
      expect((await fetch(`${district().url}/graphql`, { method })).status).toBe(405);
  });

  test('M-07 a variable 5,000 levels deep', async () => {
    const deep = `${'{"a":'.repeat(DEEP)}1${'}'.repeat(DEEP)}`;
    const query = 'query ($a: ID!) { node(id: $a) { __typename } }';
    await isWell(await send(`{"query":${JSON.stringify(query)},"variables":{"a":${deep}}}`));
    await isWell(await send(`{"query":"{ __typename }","extensions":${deep}}`));
    await isWell(
      await ask(`{ issues(filter: ${'{and: ['.repeat(DEEP)}${']}'.repeat(DEEP)}) { totalCount } }`),
    );
  });

  test('M-08 __proto__ and constructor in variables change nothing', async () => {
    const query = 'query ($a: ID) { __typename }';
    for (const key of ['__proto__', 'constructor', 'prototype', 'toString'])
      await isWell(
        await send(
          `{"query":${JSON.stringify(query)},"variables":{"a":{"${key}":{"polluted":1}},"${key}":{"polluted":1}}}`,
        ),
      );
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  test('M-09 lengths that do not agree: refused or closed, and the next request is served', async () => {
    const body = '{"query":"{ __typename }"}';
    const head = `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\nauthorization: Bearer ${held.token}\r\n`;
    const requests = [
      `${head}content-length: 5\r\n\r\n${body}`,
      `${head}content-length: ${body.length}\r\ntransfer-encoding: chunked\r\n\r\n1a\r\n${body}\r\n0\r\n\r\n`,
      `${head}content-length: ${body.length}\r\ncontent-length: 3\r\n\r\n${body}`,
      `${head}content-length: -1\r\n\r\n${body}`,
      `${head}transfer-encoding: chunked\r\n\r\nzz\r\n${body}`,
    ];
    for (const request of requests) {
      const said = await spoken(district().port, request);
      // What comes after a short body is read as a request of its own, and is none.
      expect(said === '' || /^HTTP\/1\.1 400/.test(said) || / 400 Bad Request/.test(said)).toBe(
        true,
      );
      await isWell(await ask('{ __typename }'));
    }
  });

  test('M-10 who sends one byte a second is closed within 30 s, and others are served meanwhile', async () => {
    const head = 'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n';
    const slow = [
      trickle(district().port, head.repeat(20)),
      trickle(
        district().port,
        '{"query":"{ __typename }"}'.padEnd(200),
        `${head}content-length: 200\r\n\r\n`,
      ),
    ];
    await isWell(await ask('{ __typename }'));
    for (const seconds of await Promise.all(slow)) expect(seconds).toBeLessThan(30);
  });

  test('M-11 NUL, a text of a million characters: BAD_USER_INPUT, and PostgreSQL never complains', async () => {
    const raise = `mutation ($input: RaiseIssueInput!) {
      raiseIssue(input: $input) { __typename ... on ValidationError { code issues { path code } } } }`;
    for (const zh of ['空\u0000字', '长'.repeat(350_000), 'x'.repeat(1_000_000)]) {
      const input = { ...(await district().issueInput()), title: { zh } };
      const text = await isWell(await ask(raise, { input }));
      const { data } = JSON.parse(text);
      expect(data.raiseIssue).toMatchObject({
        __typename: 'ValidationError',
        code: 'BAD_USER_INPUT',
      });
      expect(data.raiseIssue.issues[0].path.join('.')).toMatch(/^(input\.)?title/);
    }
    expect(district().logged()).not.toMatch(/invalid byte sequence/);
  });

  test('M-12 a page that cannot be given is refused, never empty', async () => {
    const other = await district().endCursorOf('projects');
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
