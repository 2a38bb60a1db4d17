import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { runningSocket } from '../../server/database/embedded/postmaster.ts';
import { startEmbedded } from '../../server/database/embedded.ts';
import { newDataFolder, type Service, startService } from '../support/service.ts';

// The process as an operator meets it: a real `npm start`, killed, stopped and started wrongly.

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

/** Its database is stopped and its files are removed after the test. */
const dataFolder = (): string => {
  const folder = newDataFolder();
  undo.push(async () => {
    if (fs.existsSync(path.join(folder, 'pg'))) await (await startEmbedded(folder)).stop();
    fs.rmSync(path.dirname(folder), { recursive: true, force: true });
  });
  return folder;
};

const start = async (environment: Readonly<Record<string, string>>): Promise<Service> => {
  const service = await startService(environment);
  undo.push(async () => {
    if (service.npm.exitCode !== null || service.npm.signalCode !== null) return;
    process.kill(service.pid(), 'SIGKILL');
    await service.ended;
  });
  return service;
};

const OFFICE = {
  unit: { name: { zh: '联席会议办公室', en: 'Office of the joint conference' } },
  person: { name: { zh: '沈一鸣' }, title: { zh: '主任' } },
  username: 'shen.yiming',
  password: 'a-long-enough-one',
};

const post = (service: Service, place: string, body: object) =>
  fetch(`${service.url}${place}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: service.url },
    body: JSON.stringify(body),
  });

const setUp = (service: Service) => {
  const token = /\/setup#([\w-]+)/.exec(service.output())?.[1];
  return post(service, '/auth/setup', { token, ...OFFICE });
};

const signIn = (service: Service) =>
  post(service, '/auth/sign-in/username', { username: OFFICE.username, password: OFFICE.password });

describe('npm start', () => {
  it('F-02 keeps what it acknowledged over kill -9, and the next start just works', async () => {
    const DATA_DIR = dataFolder();
    const first = await start({ DATA_DIR });
    await first.ready();
    expect(first.output()).toContain(first.url);
    expect(first.output()).toContain(DATA_DIR);
    expect((await setUp(first)).status).toBe(200);
    process.kill(first.pid(), 'SIGKILL');
    await first.ended;
    const second = await start({ DATA_DIR });
    await second.ready();
    expect((await signIn(second)).status).toBe(200);
    // The link was for the first account; there is one now.
    expect(second.output()).not.toContain('/setup#');
  });

  it('F-10 ends on SIGTERM to npm: sockets told, no orphan, port free, PostgreSQL stopped', async () => {
    const DATA_DIR = dataFolder();
    const service = await start({ DATA_DIR });
    await service.ready();
    await setUp(service);
    const cookie = (await signIn(service)).headers.getSetCookie().map((one) => one.split(';')[0]);
    const headers = { cookie: cookie.join('; '), origin: service.url };
    const address = `${service.url.replace('http', 'ws')}/graphql`;
    const socket = new WebSocket(address, 'graphql-transport-ws', { headers });
    const goodbye = once(socket, 'close');
    await once(socket, 'open');
    socket.send(JSON.stringify({ type: 'connection_init' }));
    await once(socket, 'message');
    const pid = service.pid();
    service.npm.kill('SIGTERM');
    expect((await goodbye)[0]).toBe(1001);
    await service.ended;
    await expect.poll(() => isAlive(pid), { timeout: 15_000 }).toBe(false);
    await expect(fetch(`${service.url}/healthz`)).rejects.toThrow();
    expect(runningSocket(path.join(DATA_DIR, 'pg'))).toBeNull();
  });

  it('two on the same data serve the same record, and PostgreSQL outlives the first', async () => {
    const DATA_DIR = dataFolder();
    const first = await start({ DATA_DIR });
    await first.ready();
    expect((await setUp(first)).status).toBe(200);
    const second = await start({ DATA_DIR });
    await second.ready();
    process.kill(first.pid(), 'SIGTERM');
    await first.ended;
    expect((await signIn(second)).status).toBe(200);
  });
});

describe('what an operator does wrong', () => {
  const refused = async (environment: Readonly<Record<string, string>>): Promise<string> => {
    const service = await start(environment);
    expect(await service.ended).not.toBe(0);
    const said = service.complaint().trim().split('\n');
    // One sentence in each language, and no stack.
    expect(said).toHaveLength(2);
    return said[1] ?? '';
  };

  it('a taken port', async () => {
    const taken = net.createServer();
    undo.push(() => taken.close());
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as net.AddressInfo;
    const DATA_DIR = dataFolder();
    expect(await refused({ DATA_DIR, PORT: String(port) })).toContain(`Port ${port}`);
    // Said before anything was made.
    expect(fs.existsSync(path.join(DATA_DIR, 'pg'))).toBe(false);
  });

  it.each([
    [{ PORT: '70000' }, 'PORT'],
    [{ DEMO: 'yes' }, 'DEMO'],
    [{ HOST: '203.0.113.9' }, '203.0.113.9'],
    [{ DATA_DIR: '/dev/null/data' }, '/dev/null/data'],
    [{ DATABASE_URL: 'postgresql://lianxi:canary@127.0.0.1:1/lianxi' }, 'DATABASE_URL'],
  ])('%j', async (environment, word) => {
    const said = await refused({ DATA_DIR: dataFolder(), ...environment });
    expect(said).toContain(word);
    expect(said).not.toContain('canary');
  });

  it('data of a newer version', async () => {
    const DATA_DIR = dataFolder();
    const service = await start({ DATA_DIR });
    await service.ready();
    const embedded = await startEmbedded(DATA_DIR);
    const { Client } = (await import('pg')).default;
    const client = new Client({ connectionString: embedded.url('lianxi') });
    await client.connect();
    await client.query(
      `insert into _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count)
       values ('future', 'x', now(), '29990101000000_from_the_future', 1)`,
    );
    await client.end();
    process.kill(service.pid(), 'SIGTERM');
    await service.ended;
    await embedded.stop();
    expect(await refused({ DATA_DIR })).toContain('newer version');
  });
});

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};
