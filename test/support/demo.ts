import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { withDatabase } from './global.ts';
import { atDemoTime, newDataFolder, type Service, startService } from './service.ts';

/** A service whose district nobody else uses. */
export type DemoService = Service & {
  /** Kills the server as a power cut does, and starts it again on its port. */
  readonly killAndRestart: () => Promise<void>;
} & AsyncDisposable;

/**
 * A real `npm start` on a demo district of its own. The first one of a run loads the demo as a
 * newcomer's does; the others begin with a copy of it, in a second instead of half a minute.
 */
export const startDemo = async (): Promise<DemoService> => {
  await using held = new AsyncDisposableStack();
  const admin = new pg.Client({ connectionString: inject('databaseAdmin') });
  await admin.connect();
  const template = await templateBy(admin).finally(() => admin.end());
  const name = `${template}_${randomBytes(4).toString('hex')}`;
  await administer(`create database ${name} template ${template}`);
  held.defer(() => administer(`drop database ${name} with (force)`));
  const service = await startOn(name, held);
  const stack = held.move();
  return { ...service, [Symbol.asyncDispose]: () => stack.disposeAsync() };
};

/** Starts on a database; what it needs is given up in the end. */
const startOn = async (
  name: string,
  held: AsyncDisposableStack,
): Promise<Omit<DemoService, typeof Symbol.asyncDispose>> => {
  const folder = newDataFolder();
  held.defer(() => rm(path.dirname(folder), { recursive: true, force: true }));
  const environment = {
    ...atDemoTime(inject('begunAt')),
    DEMO: '1',
    DATA_DIR: folder,
    DATABASE_URL: withDatabase(inject('databaseAdmin'), name),
  };
  const running = { service: await startService(environment) };
  held.defer(async () => {
    const { npm, pid, ended } = running.service;
    if (npm.exitCode === null) process.kill(pid(), 'SIGTERM');
    await ended;
  });
  await running.service.ready();
  const { port } = running.service;
  return {
    ...running.service,
    pid: () => running.service.pid(),
    output: () => running.service.output(),
    killAndRestart: async () => {
      process.kill(running.service.pid(), 'SIGKILL');
      await running.service.ended;
      running.service = await startService({ ...environment, PORT: String(port) });
      await running.service.ready();
    },
  };
};

/** The run's loaded demo. Test files run at the same time: whoever needs it first makes it. */
const templateBy = async (admin: pg.Client): Promise<string> => {
  const template = `${inject('databaseTemplate')}_demo`;
  await admin.query('select pg_advisory_lock(hashtext($1))', [template]);
  const found = await admin.query('select 1 from pg_database where datname = $1', [template]);
  if (found.rowCount) return template;
  const making = `${template}_making`;
  await admin.query(`drop database if exists ${making} with (force)`);
  await admin.query(`create database ${making}`);
  await using held = new AsyncDisposableStack();
  await startOn(making, held);
  await held.disposeAsync();
  await admin.query(`alter database ${making} rename to ${template}`);
  return template;
};

const administer = async (command: string): Promise<void> => {
  const client = new pg.Client({ connectionString: inject('databaseAdmin') });
  await client.connect();
  await client.query(command).finally(() => client.end());
};
