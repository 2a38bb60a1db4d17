import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { runningSocket } from '../../server/database/embedded/postmaster.ts';
import { type Embedded, startEmbedded } from '../../server/database/embedded.ts';
import { StartFailure } from '../../server/failure.ts';

// Each case has a data folder of its own and really starts, kills and finds PostgreSQL.

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

const newFolder = (name = 'data'): string => {
  const parent = fs.mkdtempSync(path.join(os.tmpdir(), 'lianxi-test-'));
  fs.chmodSync(parent, 0o711);
  undo.push(() => fs.rmSync(parent, { recursive: true, force: true }));
  return path.join(parent, name);
};

const start = async (folder: string): Promise<Embedded> => {
  const embedded = await startEmbedded(folder, { isDurable: false });
  undo.push(() => embedded.stop());
  return embedded;
};

const ask = async (url: string, query: string): Promise<unknown> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return Object.values((await client.query(query)).rows[0] ?? {})[0];
  } finally {
    await client.end();
  }
};

/** Another process that uses the folder until it is told to stop, or killed. */
const startElsewhere = async (folder: string) => {
  const source = path.resolve(import.meta.dirname, '../../server/database/embedded.ts');
  const script = `
    const { startEmbedded } = await import(${JSON.stringify(source)});
    const embedded = await startEmbedded(${JSON.stringify(folder)}, { isDurable: false });
    process.on('SIGTERM', async () => { await embedded.stop(); process.exit(); });
    setInterval(() => {}, 1_000);
    console.log(embedded.began);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  undo.push(() => end(child, 'SIGKILL'));
  const [began] = await once(createInterface(child.stdout), 'line');
  return { child, began: String(began) };
};

const end = async (child: ChildProcess, signal: NodeJS.Signals): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  await once(child, 'exit');
};

const pidOf = (folder: string): number =>
  Number(fs.readFileSync(path.join(folder, 'pg/postmaster.pid'), 'utf8').split('\n')[0]);

describe('embedded PostgreSQL', () => {
  it('keeps what was written, over a clean stop', async () => {
    const folder = newFolder();
    const first = await startEmbedded(folder);
    expect(first.began).toBe('CREATED');
    await first.ensure('record');
    await first.ensure('record');
    await ask(first.url('record'), 'create table kept as select 7 as n');
    await first.stop();
    expect(runningSocket(path.join(folder, 'pg'))).toBeNull();
    const second = await start(folder);
    expect(second.began).toBe('STARTED');
    expect(await ask(second.url('record'), 'select n from kept')).toBe(7);
  });

  it('listens on no TCP port and lets only its own account near the socket', async () => {
    const folder = newFolder();
    const embedded = await start(folder);
    expect(await ask(embedded.url('postgres'), 'show listen_addresses')).toBe('');
    expect(fs.statSync(path.join(folder, 'socket')).mode & 0o777).toBe(0o700);
    expect(fs.statSync(path.join(folder, 'pg')).mode & 0o077).toBe(0);
  });

  it('F-02 is found running after its process was killed', async () => {
    const folder = newFolder();
    const { child } = await startElsewhere(folder);
    await end(child, 'SIGKILL');
    const embedded = await start(folder);
    expect(embedded.began).toBe('FOUND');
  });

  it('is stopped only by the last who uses it', async () => {
    const folder = newFolder();
    const { child, began } = await startElsewhere(folder);
    expect(began).toBe('CREATED');
    const second = await startEmbedded(folder, { isDurable: false });
    expect(second.began).toBe('FOUND');
    await end(child, 'SIGTERM');
    expect(await ask(second.url('postgres'), 'select 1')).toBe(1);
    await second.stop();
    expect(runningSocket(path.join(folder, 'pg'))).toBeNull();
  });

  it('is left running while somebody else is connected', async () => {
    const folder = newFolder();
    const embedded = await startEmbedded(folder, { isDurable: false });
    const client = new pg.Client({ connectionString: embedded.url('postgres') });
    await client.connect();
    await embedded.stop();
    expect((await client.query('select 1 as n')).rows).toEqual([{ n: 1 }]);
    await client.end();
    await (await start(folder)).stop();
  });

  it('takes starts at the same moment on an empty folder', async () => {
    const folder = newFolder();
    const all = await Promise.all([startElsewhere(folder), startElsewhere(folder), start(folder)]);
    const began = all.map((each) => each.began);
    expect(began.filter((how) => how === 'CREATED')).toHaveLength(1);
    expect(fs.readdirSync(folder).filter((name) => name.includes('new-'))).toEqual([]);
  });

  it('recovers from the death of PostgreSQL itself', async () => {
    const folder = newFolder();
    const embedded = await start(folder);
    await embedded.ensure('record');
    process.kill(pidOf(folder), 'SIGKILL');
    await expect
      .poll(() => ask(embedded.url('record'), 'select 1').catch(() => 0), { timeout: 30_000 })
      .toBe(1);
  });

  it('starts over a note of a process that is not PostgreSQL', async () => {
    const folder = newFolder();
    const embedded = await startEmbedded(folder, { isDurable: false });
    const note = path.join(folder, 'pg/postmaster.pid');
    const left = fs.readFileSync(note, 'utf8');
    const { uid, gid } = fs.statSync(path.join(folder, 'pg'));
    await embedded.stop();
    // As after a restart of a container: the number is taken, by this very process.
    fs.writeFileSync(note, left.replace(/^\d+/, String(process.pid)));
    fs.chownSync(note, uid, gid);
    expect((await start(folder)).began).toBe('STARTED');
  });

  it('puts the socket elsewhere where its path would be too long', async () => {
    const folder = newFolder(`${'long-'.repeat(20)}name`);
    const embedded = await start(folder);
    expect(await ask(embedded.url('postgres'), 'select 1')).toBe(1);
    expect(fs.existsSync(path.join(folder, 'socket'))).toBe(false);
  });

  it('takes a folder with spaces, quotes and Chinese in its name', async () => {
    const embedded = await start(newFolder(`督查 "室", it's`));
    expect(await ask(embedded.url('postgres'), 'select 1')).toBe(1);
  });

  it('refuses data of another PostgreSQL with one sentence', async () => {
    const folder = newFolder();
    await (await startEmbedded(folder, { isDurable: false })).stop();
    fs.writeFileSync(path.join(folder, 'pg/PG_VERSION'), '19\n');
    await expect(startEmbedded(folder)).rejects.toThrow(StartFailure);
    await expect(startEmbedded(folder)).rejects.toThrow(/PostgreSQL 19/);
  });

  it.runIf(process.getuid?.() === 0)('serves root in a folder that only root enters', async () => {
    const folder = newFolder();
    fs.mkdirSync(folder, { mode: 0o700 });
    const embedded = await start(folder);
    undo.push(() => fs.rmSync(embedded.home, { recursive: true, force: true }));
    expect(embedded.home).toMatch(/^\/var\/lib\/lianxi\/[0-9a-f]{12}$/);
    expect(await ask(embedded.url('postgres'), 'select 1')).toBe(1);
    await embedded.stop();
    // Opened to all later, its data are still found.
    fs.chmodSync(folder, 0o711);
    const again = await start(folder);
    expect([again.home, again.began]).toEqual([embedded.home, 'STARTED']);
  });
});
