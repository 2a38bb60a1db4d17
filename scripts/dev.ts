// `npm run dev`: the server with restart, the board with hot reload, and what is generated made
// again when a file it is made from is saved.
import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { readConfig } from '../server/config.ts';
import { openRecord } from '../server/database/record.ts';
import { prepare } from './prepare.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const MADE = /(^|\/)(generated|gql|dist)\//;

const config = readConfig(process.env);
if (!prepare(['generate', 'schema', 'codegen', 'build'])) process.exit(1);
// In use by us too, so that PostgreSQL stays up while the server restarts.
const record = await openRecord(config);

const environment = { ...process.env, NODE_ENV: 'development' };
const run = (...[program, ...parameters]: [string, ...string[]]): ChildProcess =>
  spawn(program, parameters, { cwd: ROOT, stdio: 'inherit', env: environment });

const children = [
  run(
    process.execPath,
    '--disable-warning=ExperimentalWarning',
    '--watch',
    '--watch-preserve-output',
    'server/main.ts',
  ),
  run(
    process.execPath,
    'node_modules/vite/bin/vite.js',
    '--configLoader',
    'native',
    '--clearScreen',
    'false',
  ),
];

const pending: { timer: NodeJS.Timeout | undefined } = { timer: undefined };
for (const folder of ['server', 'client', 'prisma']) {
  fs.watch(path.join(ROOT, folder), { recursive: true }, (_, file) => {
    if (!file || MADE.test(file)) return;
    clearTimeout(pending.timer);
    pending.timer = setTimeout(() => prepare(['generate', 'schema', 'codegen']), 300);
  });
}
process.stdout.write(`\n  联席 Lianxi, development\n    http://127.0.0.1:${config.port + 1}\n`);

const stop = async (): Promise<void> => {
  await Promise.all(
    children.map(async (child) => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      await new Promise((resolve) => child.once('exit', resolve));
    }),
  );
  await record.close();
  process.exit();
};
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
