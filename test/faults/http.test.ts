import fs from 'node:fs';
import type { AddressInfo } from 'node:net';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '../../server/database/client.ts';
import { boardFiles } from '../../server/transport/files.ts';
import { healthRoutes } from '../../server/transport/health.ts';
import { createHttpServer, drain } from '../../server/transport/http.ts';
import { createMetrics } from '../../server/transport/metrics.ts';
import { createDatabase } from '../support/database.ts';

// The transport by itself, on a real port: what it takes, refuses and serves, whoever the app is.

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lianxi-board-'));
const lines: string[] = [];
const gates: (() => void)[] = [];
const setUp = async () => {
  fs.mkdirSync(path.join(folder, 'dist/assets'), { recursive: true });
  fs.writeFileSync(path.join(folder, 'secret.txt'), 'canary');
  fs.writeFileSync(path.join(folder, 'dist/index.html'), '<title>联席</title>');
  fs.writeFileSync(
    path.join(folder, 'dist/assets/main-1a2b.js'),
    'export const n = 1;\n'.repeat(99),
  );
  const record = await createDatabase();
  const away = connect('postgresql://lianxi@127.0.0.1:1/lianxi');
  const metrics = createMetrics();
  const log = pino({ level: 'error' }, { write: (line: string) => void lines.push(line) });
  const state = { database: record.database };
  const server = createHttpServer({
    log,
    metrics,
    routes: [
      ...healthRoutes({
        get database() {
          return state.database;
        },
        metrics,
        isOpen: () => true,
      }),
      {
        path: '/graphql',
        methods: ['GET', 'POST'],
        handle: async (request, response) => {
          for await (const _ of request);
          response.end('answer');
        },
      },
      {
        path: '/slow',
        methods: ['GET'],
        handle: async (_, response) => {
          await new Promise<void>((resolve) => gates.push(resolve));
          response.end('late but whole');
        },
      },
      {
        path: '/broken',
        methods: ['GET'],
        handle: () => Promise.reject(new Error('canary of the inside')),
      },
      { path: '/*', methods: ['GET'], handle: await boardFiles(path.join(folder, 'dist')) },
    ],
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { server, record, away, state, port, url: `http://127.0.0.1:${port}` };
};

let at: Awaited<ReturnType<typeof setUp>>;
beforeAll(async () => {
  at = await setUp();
});
afterAll(async () => {
  at.server.closeAllConnections();
  at.server.close();
  await at.away.$disconnect();
  await at.record.close();
  fs.rmSync(folder, { recursive: true });
});

/** Sends bytes as they are and gives all that comes back until the server hangs up. */
const raw = (text: string | Buffer): Promise<string> =>
  new Promise((resolve) => {
    const socket = net.connect(at.port, '127.0.0.1', () => socket.write(text));
    const parts: Buffer[] = [];
    socket.on('data', (part) => parts.push(part));
    socket.on('error', () => resolve(Buffer.concat(parts).toString()));
    socket.on('close', () => resolve(Buffer.concat(parts).toString()));
  });

const get = (place: string, init: RequestInit = {}) => fetch(`${at.url}${place}`, init);

describe('what is refused', () => {
  it.each(['PUT', 'DELETE', 'PATCH'])('M-06 %s is answered with 405 everywhere', async (method) => {
    for (const place of ['/', '/graphql', '/healthz', '/assets/main-1a2b.js']) {
      const answer = await get(place, { method });
      expect([place, answer.status]).toEqual([place, 405]);
      expect(answer.headers.get('allow')).toContain('GET');
    }
  });

  it('M-06 a POST to a page is answered with 405', async () => {
    expect((await get('/', { method: 'POST', body: 'x' })).status).toBe(405);
  });

  it('M-05 a packed body is not unpacked', async () => {
    const answer = await get('/graphql', {
      method: 'POST',
      body: Buffer.from([0x1f, 0x8b, 1, 2, 3]),
      headers: { 'content-encoding': 'gzip', 'content-type': 'application/json' },
    });
    expect(answer.status).toBe(415);
  });

  it('D-09 a body above the limit is refused before it is read', async () => {
    const head = 'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-length: 99000000\r\n\r\n';
    expect(await raw(head)).toMatch(/^HTTP\/1.1 413 /);
  });

  it('M-09 two lengths at once are refused, the next request is served', async () => {
    const smuggled = [
      'POST /graphql HTTP/1.1',
      'host: x',
      'content-length: 6',
      'transfer-encoding: chunked',
      '',
      '0',
      '',
      'GET /secret HTTP/1.1',
      '',
      '',
    ].join('\r\n');
    const answer = await raw(smuggled);
    expect(answer).toMatch(/^HTTP\/1.1 400 /);
    expect(answer.match(/HTTP\/1.1/g)).toHaveLength(1);
    expect((await get('/healthz')).status).toBe(200);
  });

  it('M-09 a body longer than announced is no second request', async () => {
    const answer = await raw(
      'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\n\r\nxGARBAGE\r\n\r\n',
    );
    expect(answer).toContain('400 Bad Request');
    expect((await get('/healthz')).status).toBe(200);
  });

  it('M-10 a request that drips is ended, others are served meanwhile', async () => {
    const socket = net.connect(at.port, '127.0.0.1');
    const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    socket.on('error', () => undefined);
    socket.resume();
    socket.write('POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\n');
    const drip = setInterval(() => socket.write('x'), 1_000);
    expect((await get('/healthz')).status).toBe(200);
    // 30 s is when the case gives up.
    expect(await Promise.race([closed.then(() => 'ended'), wait(30_000, 'still open')])).toBe(
      'ended',
    );
    clearInterval(drip);
  });
});

describe('what goes wrong inside', () => {
  it('F-11 is logged with the request’s id, told without a detail, and the process lives', async () => {
    const answer = await get('/broken');
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain('canary');
    const id = answer.headers.get('x-request-id') ?? 'none';
    expect(lines.some((line) => line.includes(id) && line.includes('canary of the inside'))).toBe(
      true,
    );
    expect((await get('/healthz')).status).toBe(200);
  });

  it('F-07 readiness follows the database, life does not', async () => {
    expect((await get('/readyz')).status).toBe(200);
    at.state.database = at.away;
    expect((await get('/readyz')).status).toBe(503);
    expect((await get('/healthz')).status).toBe(200);
    at.state.database = at.record.database;
    expect((await get('/readyz')).status).toBe(200);
  });

  it('is counted in the metrics', async () => {
    const text = await (await get('/metrics')).text();
    expect(text).toMatch(/http_requests_total\{route="\/graphql",status="405"\} [1-9]/);
    expect(text).toMatch(/process_resident_memory_bytes \d+/);
  });
});

describe('the board', () => {
  it('is served at every address of a screen, never kept, with a strict policy', async () => {
    for (const place of ['/', '/issues/123', '/设置']) {
      const answer = await get(place);
      expect(await answer.text()).toContain('联席');
      expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(answer.headers.get('content-security-policy')).toMatch(
        /script-src 'self';.*frame-ancestors 'none'/,
      );
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  it('has its files packed and kept for ever', async () => {
    const answer = await get('/assets/main-1a2b.js');
    expect(answer.headers.get('content-type')).toContain('text/javascript');
    expect(answer.headers.get('cache-control')).toContain('immutable');
    expect(answer.headers.get('content-encoding')).toBe('gzip');
    expect(await answer.text()).toContain('export const n');
    const etag = answer.headers.get('etag') ?? '';
    expect((await get('/assets/main-1a2b.js', { headers: { 'if-none-match': etag } })).status).toBe(
      304,
    );
  });

  it('answers HEAD without a body', async () => {
    const answer = await get('/', { method: 'HEAD' });
    expect([answer.status, await answer.text()]).toEqual([200, '']);
  });

  it.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/assets/%2e%2e/%2e%2e/secret.txt',
    '/%00.txt',
    '/x.js',
  ])('gives nothing for %s', async (place) => {
    const answer = await raw(`GET ${place} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1.1 404 /);
    expect(answer).not.toContain('canary');
  });
});

// Last: the server does not come back.
describe('a drain', () => {
  it('F-10 lets the request at work finish and takes no other', async () => {
    const slow = get('/slow');
    await expect.poll(() => gates.length).toBe(1);
    const drained = drain(at.server, 10_000);
    await expect(get('/healthz')).rejects.toThrow();
    gates.forEach((open) => {
      open();
    });
    expect(await (await slow).text()).toBe('late but whole');
    await drained;
  });
});
