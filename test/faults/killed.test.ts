import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRecord, type RecordDatabase } from '../../server/database/record.ts';
import { globalId } from '../../server/schema/ids.ts';
import { freePort, newDataFolder, type Service, startService } from '../support/service.ts';

// A real service, killed by its process id while writes are under way. The test stands outside: it
// keeps the journal of what was acknowledged, and looks into the database by a connection of its own.

const OFFICE = {
  unit: { name: { zh: '联席会议办公室', en: 'Office' } },
  person: { name: { zh: '沈一鸣' } },
  username: 'shen.yiming',
  password: 'a-long-enough-one',
};

/** Lets everything through to the service, but can keep its answers to itself. */
const cable = async (target: number) => {
  const held = { answers: false };
  const sockets = new Set<net.Socket>();
  const server = net.createServer((near) => {
    const far = net.connect(target, '127.0.0.1');
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.pipe(far);
    far.on('data', (part) => {
      if (!held.answers) near.write(part);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as net.AddressInfo).port}`,
    held,
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
};

describe('a server that is killed while it writes', () => {
  const DATA_DIR = newDataFolder();
  let port = 0;
  let service: Service;
  let record: RecordDatabase;
  let outside: pg.Client;
  let line: Awaited<ReturnType<typeof cable>>;
  let cookie = '';
  let unit = '';

  const start = async () => {
    service = await startService({ DATA_DIR, PORT: String(port) });
    await service.ready();
  };
  const kill = async () => {
    process.kill(service.pid(), 'SIGKILL');
    await service.ended;
  };
  const signIn = async () => {
    const answer = await fetch(`${service.url}/auth/sign-in/username`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: service.url },
      body: JSON.stringify({ username: OFFICE.username, password: OFFICE.password }),
    });
    cookie = answer.headers.getSetCookie().join('; ');
  };
  const count = async (table: 'Project' | 'Event' | 'IdempotencyRecord'): Promise<number> =>
    Number((await outside.query(`select count(*) from "${table}"`)).rows[0].count);

  type Registered = {
    readonly cursor: string;
    readonly isReplay: boolean;
    readonly project: { readonly id: string; readonly number: string };
  };
  /** Registers a project; rejects where no answer comes. */
  const register = async (key: string, url = service.url): Promise<Registered> => {
    const answer = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      signal: AbortSignal.timeout(30_000),
      body: JSON.stringify({
        query: `mutation($input: RegisterProjectInput!) { registerProject(input: $input) {
          ... on ProjectPayload { cursor isReplay project { id number } } ... on Error { code message } } }`,
        variables: {
          input: {
            ownerUnit: unit,
            name: { zh: `项目 ${key}` },
            investment: { own: '1', loan: '0', fiscal: '0', other: '0', total: '1' },
            idempotencyKey: key,
          },
        },
      }),
    });
    const { data } = (await answer.json()) as { data: { registerProject: Registered } };
    return data.registerProject;
  };
  const until = async (condition: () => Promise<boolean>) => {
    for (let tries = 0; !(await condition()); tries += 1) {
      if (tries > 1_000) throw new Error('gave up');
      await wait(20);
    }
  };

  beforeAll(async () => {
    port = await freePort();
    await start();
    const token = /\/setup#([\w-]+)/.exec(service.output())?.[1];
    await fetch(`${service.url}/auth/setup`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: service.url },
      body: JSON.stringify({ token, ...OFFICE }),
    });
    await signIn();
    record = await openRecord({ databaseUrl: null, dataFolder: DATA_DIR });
    outside = new pg.Client({ connectionString: record.url });
    await outside.connect();
    const { rows } = await outside.query('select id from "Unit" limit 1');
    unit = globalId('Unit', rows[0].id);
    line = await cable(port);
  }, 120_000);

  afterAll(async () => {
    line?.close();
    await kill().catch(() => undefined);
    await outside?.end();
    await record?.close();
    fs.rmSync(path.dirname(DATA_DIR), { recursive: true, force: true });
  });

  it('F-02 killed after the commit and before the answer: the retry is answered with what was done', async () => {
    const before = await count('Project');
    line.held.answers = true;
    const lost = register('present', line.url).catch(() => null);
    await until(async () => (await count('Project')) === before + 1);
    await kill();
    // Void unless the write was there and nobody had been told.
    expect(await lost).toBeNull();
    expect(await count('Project')).toBe(before + 1);
    line.held.answers = false;
    await start();
    const events = await count('Event');
    const retried = await register('present');
    expect(retried).toMatchObject({ isReplay: true });
    expect(await register('present')).toEqual(retried);
    expect(await count('Project')).toBe(before + 1);
    expect(await count('Event')).toBe(events);
  });

  it('F-03 killed before the commit: no row, no event, no number used up; the retry does it once', async () => {
    const before = { projects: await count('Project'), events: await count('Event') };
    const holder = new pg.Client({ connectionString: record.url });
    await holder.connect();
    await holder.query('begin');
    // Two overlapping transactions, both held at the last step before their commit.
    await holder.query('select 1 from "LogHead" for update');
    const lost = [register('absent-1'), register('absent-2')].map((one) => one.catch(() => null));
    await until(async () => {
      const { rows } = await outside.query(
        `select count(*) from pg_stat_activity where wait_event_type = 'Lock'`,
      );
      return Number(rows[0].count) >= 2;
    });
    await kill();
    await holder.query('rollback');
    await holder.end();
    expect(await Promise.all(lost)).toEqual([null, null]);
    await start();
    expect(await count('Project')).toBe(before.projects);
    expect(await count('Event')).toBe(before.events);
    const retried = await Promise.all([register('absent-1'), register('absent-2')]);
    expect(retried.map(({ isReplay }) => isReplay)).toEqual([false, false]);
    const numbers = retried.map(({ project }) => project.number).sort();
    expect(numbers).toEqual([before.projects + 1, before.projects + 2].map((n) => `P0${n}`));
  });

  it('F-01 killed at random under load: what was acknowledged is there once, the rest once or not at all', async () => {
    const journal = new Map<string, Registered | null>();
    const asked: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      const state = { isOver: false };
      const writers = Array.from({ length: 6 }, async (_, writer) => {
        for (let n = 0; !state.isOver; n += 1) {
          const key = `load-${round}-${writer}-${n}`;
          asked.push(key);
          journal.set(key, null);
          const done = await register(key).catch(() => null);
          if (!done) return;
          journal.set(key, done);
        }
      });
      // At whatever moment, but not before it is at work.
      const acknowledged = () => [...journal.values()].filter((done) => done !== null).length;
      const before = acknowledged();
      await until(async () => acknowledged() >= before + 5);
      await wait(170 * round);
      await kill();
      state.isOver = true;
      await Promise.all(writers);
      await start();
    }
    const acknowledged = [...journal].filter(([, done]) => done !== null);
    expect(acknowledged.length).toBeGreaterThanOrEqual(15);
    const { rows } = await outside.query(`select name->>'zh' as name from "Project"`);
    const names = rows.map(({ name }) => String(name));
    for (const [key] of acknowledged)
      expect(names.filter((n) => n === `项目 ${key}`)).toHaveLength(1);
    // Sent again with their keys, all are there exactly once, and the log has no gap.
    for (const key of asked) await register(key);
    const after = await outside.query(`select name->>'zh' as name from "Project"`);
    const loaded = after.rows.filter(({ name }) => String(name).startsWith('项目 load-'));
    expect(loaded).toHaveLength(asked.length);
    expect(new Set(loaded.map(({ name }) => name)).size).toBe(asked.length);
    const gaps = await outside.query('select count(*) as n, max(sequence) as last from "Event"');
    expect(String(gaps.rows[0].n)).toBe(String(gaps.rows[0].last));
  });
});
