import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net, { type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { DEMO_NOW } from '../../prisma/demo/clock.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** A start takes longer than this only when something is wrong: a first one loads the demo; milliseconds. */
const PATIENCE = 300_000;

/** A real `npm start` on a port and a data folder of its own. */
export type Service = {
  readonly url: string;
  readonly port: number;
  /** Of npm, as a supervisor would know it. */
  readonly npm: ChildProcess;
  /** Of the server itself. */
  readonly pid: () => number;
  /** All it has written so far. */
  readonly output: () => string;
  /** What of it went to standard error. */
  readonly complaint: () => string;
  /** Resolves when it serves and has said so; rejects when it ends before. */
  readonly ready: () => Promise<void>;
  /** Resolves with npm's exit code, once the process is gone. */
  readonly ended: Promise<number | null>;
};

export const freePort = async (): Promise<number> => {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
};

/** A new folder that every account may pass through. */
export const newDataFolder = (): string => {
  const parent = fs.mkdtempSync(path.join(os.tmpdir(), 'lianxi-service-'));
  fs.chmodSync(parent, 0o711);
  return path.join(parent, 'data');
};

/**
 * What lets a server's clock stand at the demo's own moment when it is `from` here. On whatever day
 * the tests run, the district is as it was told: what is late, what is near, what was today.
 */
export const atDemoTime = (from: number): Readonly<Record<string, string>> => ({
  NODE_OPTIONS: `--import=${pathToFileURL(path.join(import.meta.dirname, 'shift-clock.mjs'))}`,
  CLOCK_SHIFT: String(DEMO_NOW.getTime() - from),
});

/** Without a demo unless told otherwise, on the embedded database. */
export const startService = async (
  environment: Readonly<Record<string, string>>,
): Promise<Service> => {
  const port = Number(environment['PORT'] ?? (await freePort()));
  const { DATABASE_URL: _, NODE_OPTIONS: __, NODE_ENV: ___, ...inherited } = process.env;
  const npm = spawn('npm', ['start', '--silent'], {
    cwd: ROOT,
    env: { ...inherited, DEMO: '0', PORT: String(port), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const parts: string[] = [];
  const complaints: string[] = [];
  npm.stderr.on('data', (part) => complaints.push(String(part)));
  for (const stream of [npm.stdout, npm.stderr])
    stream.on('data', (part) => parts.push(String(part)));
  const ended = once(npm, 'close').then(([code]): number | null => code);
  const url = `http://127.0.0.1:${port}`;
  const output = () => parts.join('');
  return {
    url,
    port,
    npm,
    output,
    complaint: () => complaints.join(''),
    ended,
    pid: () => childOf(npm.pid),
    ready: async () => {
      for (const deadline = Date.now() + PATIENCE; Date.now() < deadline; await wait(50)) {
        if (npm.exitCode !== null) break;
        const answer = await fetch(`${url}/readyz`).catch(() => null);
        if (answer?.ok && output().includes(url)) return;
      }
      throw new Error(`the service does not serve:\n${output()}`);
    },
  };
};

/** npm becomes a shell, and the shell becomes the server: it has one child. */
const childOf = (parent: number | undefined): number => {
  const { stdout } = spawnSync('ps', ['-o', 'pid=', '--ppid', String(parent)], {
    encoding: 'utf8',
  });
  const pid = Number(stdout.trim());
  if (!pid) throw new Error(`no child of ${parent}: ${stdout}`);
  return pid;
};
