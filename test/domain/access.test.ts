import { parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { addressOf, proxyList } from '../../server/access/address.ts';
import { isSameOrigin, requestRefusal } from '../../server/access/guard.ts';
import { limiter, lockout } from '../../server/access/limits.ts';
import { rootFieldsOf } from '../../server/access/operation.ts';
import { printable } from '../../server/access/record.ts';
import { accessWords, languageOf } from '../../server/access/words.ts';

const from = (remoteAddress: string, forwarded?: string) => ({
  socket: { remoteAddress },
  headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
});

describe('A-12 the address of a client', () => {
  const proxies = proxyList(['10.0.0.0/8', '192.0.2.1', 'fd00::/8']);
  test.each([
    ['203.0.113.7', '198.51.100.1', '203.0.113.7'],
    ['::ffff:203.0.113.7', undefined, '203.0.113.7'],
    ['10.1.2.3', '198.51.100.1', '198.51.100.1'],
    ['10.1.2.3', '1.1.1.1, 198.51.100.1', '198.51.100.1'],
    ['10.1.2.3', '1.1.1.1, 198.51.100.1, 192.0.2.1', '198.51.100.1'],
    ['fd00::1', '[2001:db8::7]:443', '2001:db8::7'],
    ['10.1.2.3', 'not-an-address', '10.1.2.3'],
    ['10.1.2.3', undefined, '10.1.2.3'],
    ['10.1.2.3', '10.9.9.9', '10.1.2.3'],
  ])('from %s, forwarded for %s: %s', (peer, forwarded, expected) => {
    expect(addressOf(from(peer, forwarded), proxies)).toBe(expected);
  });

  test('nobody is trusted unless it is said', () => {
    expect(addressOf(from('127.0.0.1', '203.0.113.7'), proxyList([]))).toBe('127.0.0.1');
  });
});

describe('A-06, A-07 where a request comes from', () => {
  const ours = 'https://lianxi.example.cn';
  const asks = (method: string, headers: Record<string, string>) =>
    requestRefusal({ method, headers: new Headers(headers) }, ours)?.status ?? 'ok';

  test.each([
    [{}, true],
    [{ origin: ours }, true],
    [{ origin: 'http://127.0.0.1:4000', host: '127.0.0.1:4000' }, true],
    [{ origin: 'http://localhost:4000', host: '127.0.0.1:4000' }, false],
    [{ origin: 'null', host: 'lianxi.example.cn' }, false],
    [{ origin: 'https://evil.example', host: 'lianxi.example.cn' }, false],
    [{ origin: 'https://lianxi.example.cn.evil.example', host: 'lianxi.example.cn' }, false],
    [{ 'sec-fetch-site': 'cross-site' }, false],
    [{ 'sec-fetch-site': 'same-origin' }, true],
  ])('%o is ours: %s', (headers, expected) => {
    expect(isSameOrigin(new Headers(headers), ours)).toBe(expected);
  });

  test.each([
    ['POST', { 'content-type': 'application/json' }, 'ok'],
    ['POST', { 'content-type': 'application/json; charset=utf-8' }, 'ok'],
    ['POST', {}, 415],
    ['POST', { 'content-type': 'text/plain' }, 415],
    ['POST', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['POST', { 'content-type': 'multipart/form-data; boundary=x' }, 415],
    ['POST', { 'content-type': 'text/plain; application/json' }, 415],
    ['POST', { 'content-type': 'application/json', origin: 'https://evil.example' }, 403],
    ['GET', {}, 403],
    ['GET', { accept: 'text/event-stream' }, 403],
    ['GET', { accept: 'text/event-stream', 'graphql-require-preflight': '1' }, 'ok'],
    ['GET', { 'graphql-require-preflight': '1', origin: 'https://evil.example' }, 403],
    ['GET', { authorization: 'Bearer lx_any' }, 'ok'],
    ['GET', { accept: 'text/html,application/xhtml+xml' }, 'ok'],
    ['PUT', {}, 'ok'],
  ])('%s with %o: %s', (method, headers, expected) => {
    expect(asks(method, headers)).toBe(expected);
  });
});

describe('D-04 how much is asked for', () => {
  const count = (text: string) => rootFieldsOf(parse(text)).count;

  test('aliases and fragments count for each time', () => {
    const fifty = Array.from(
      { length: 50 },
      (_, i) => `a${i}: verifyIssue(input: {}) { __typename }`,
    );
    expect(count(`mutation { ${fifty.join(' ')} }`)).toBe(50);
    expect(
      count(
        'mutation { ... on Mutation { a b } ...F ...F } fragment F on Mutation { c ...G } fragment G on Mutation { d }',
      ),
    ).toBe(6);
    expect(rootFieldsOf(parse('query { a } mutation M { b c }'), 'M')).toMatchObject({
      kind: 'mutation',
      count: 2,
    });
  });

  test('fragments that double thirty times, or run in a circle, are counted without being written out', () => {
    const doubling = Array.from(
      { length: 30 },
      (_, i) => `fragment F${i} on Mutation { ...F${i + 1} ...F${i + 1} }`,
    );
    expect(count(`mutation { ...F0 } ${doubling.join(' ')} fragment F30 on Mutation { a }`)).toBe(
      2 ** 30,
    );
    expect(
      count('mutation { ...A } fragment A on Mutation { ...B } fragment B on Mutation { ...A x }'),
    ).toBe(1);
  });

  test('a bucket gives what it has, and no more', () => {
    const limits = limiter({ capacity: 10, perSecond: 0.001 });
    expect(limits.take('a', 9)).toBeNull();
    expect(limits.take('a')).toBeNull();
    expect(limits.take('a')).toBeGreaterThan(900);
    expect(limits.take('b', 11)).toBeGreaterThan(0);
    expect(limits.take('b', 10)).toBeNull();
  });

  test('buckets are bounded: the one used longest ago is forgotten', () => {
    const limits = limiter({ capacity: 1, perSecond: 0.001 }, 2);
    expect(limits.take('a')).toBeNull();
    expect(limits.take('b')).toBeNull();
    expect(limits.take('a')).not.toBeNull();
    expect(limits.take('c')).toBeNull();
    expect(limits.take('a')).not.toBeNull();
    expect(limits.take('b')).toBeNull();
  });

  test('A-05 failures in a row lock, one success clears, names are bounded', () => {
    const time = { now: 0 };
    const lock = lockout(() => new Date(time.now), { attempts: 3, minutes: 1, names: 2 });
    for (const name of ['a', 'a', 'b']) lock.failed(name);
    lock.succeeded('a');
    for (const name of ['a', 'a']) lock.failed(name);
    expect(lock.lockedFor('a')).toBeNull();
    lock.failed('a');
    expect(lock.lockedFor('a')).toBe(60);
    time.now = 59_500;
    expect(lock.lockedFor('a')).toBe(1);
    time.now = 60_000;
    expect(lock.lockedFor('a')).toBeNull();
    lock.failed('a');
    expect(lock.lockedFor('a')).toBeNull();
  });
});

describe('words', () => {
  test.each([
    [null, 'zh'],
    ['', 'zh'],
    ['en', 'en'],
    ['en-GB,en;q=0.9', 'en'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['en;q=0.4, zh;q=0.5', 'zh'],
    ['fr, en;q=0.1', 'en'],
    ['fr', 'zh'],
    ['en;q=0', 'zh'],
    [',;q=x,,', 'zh'],
  ])('accept-language %s: %s', (header, expected) => {
    expect(languageOf(header)).toBe(expected);
  });

  test('every refusal has a sentence in both languages, with the same places', () => {
    for (const { zh, en } of Object.values(accessWords)) {
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en).toMatch(/^[A-Z][\x20-\x7e]+$/);
      expect(zh.match(/\{\w+\}/g)).toEqual(en.match(/\{\w+\}/g));
    }
  });

  test('L-03 what was sent cannot break a line or colour it', () => {
    expect(printable('a\r\nb\u001b[31mc\u2028d\u202ee')).toBe('a��b�[31mc�d�e');
    expect(printable('文'.repeat(500))).toHaveLength(200);
  });
});
