import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '../../server/database/embedded.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A database to give `create database` from. */
    databaseAdmin: string;
    /** A migrated, empty database that each test file copies. */
    databaseTemplate: string;
    /** When the run began: the moment of the demo for the servers that have one. */
    begunAt: number;
  }
}

/** Databases of a run are named after its process, so that a killed run's can be told and dropped. */
const NAME = /^lianxi_test_(\d+)_/;

/**
 * One PostgreSQL for the run: the one of `DATABASE_URL`, else the embedded one (without fsync); and
 * in it one migrated template.
 */
export default async function setup(project: TestProject) {
  const given = process.env['DATABASE_URL'];
  const folder = path.resolve(import.meta.dirname, '../../.cache/test-data');
  const embedded = given ? null : await startEmbedded(folder, { isDurable: false });
  const admin = given ?? embedded?.url('postgres') ?? '';
  const template = `lianxi_test_${process.pid}_${project.name}`;

  if (embedded) await drop(admin, (owner) => !isAlive(owner));
  await using client = await connected(admin);
  await client.query(`create database ${template}`);
  const script = path.join(import.meta.dirname, 'migrate.ts');
  const flags = ['--disable-warning=ExperimentalWarning'];
  await promisify(execFile)(process.execPath, [...flags, script, withDatabase(admin, template)]);
  project.provide('databaseAdmin', admin);
  project.provide('databaseTemplate', template);
  project.provide('begunAt', Date.now());

  return async () => {
    await drop(admin, (owner, name) => owner === process.pid && name.startsWith(template));
    await embedded?.stop();
  };
}

/** The same server, another database. */
export const withDatabase = (address: string, database: string): string => {
  const url = new URL(address);
  url.pathname = `/${database}`;
  return url.href;
};

const connected = async (address: string) => {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  return Object.assign(client, { [Symbol.asyncDispose]: () => client.end() });
};

const drop = async (admin: string, isOver: (owner: number, name: string) => boolean) => {
  await using client = await connected(admin);
  const { rows } = await client.query<{ datname: string }>('select datname from pg_database');
  for (const { datname } of rows) {
    const owner = NAME.exec(datname)?.[1];
    if (owner && isOver(Number(owner), datname))
      await client.query(`drop database if exists "${datname}" with (force)`);
  }
};

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};
