import pg from 'pg';
import type { Config } from '../config.ts';
import { StartFailure } from '../failure.ts';
import { startEmbedded } from './embedded.ts';

/** The database of the record, for a process or a command: the configured one, else the embedded one. */
export type RecordDatabase = {
  readonly url: string;
  /** The folder of the embedded database; null with one of the operator's own. */
  readonly folder: string | null;
  /** Runs alone among all processes that use this database. */
  readonly alone: <Result>(work: () => Promise<Result>) => Promise<Result>;
  /** Empties the record. Null where it is not ours to empty. */
  readonly empty: (() => Promise<void>) | null;
  /** Gives it up; close all connections first. */
  readonly close: () => Promise<void>;
};

const NAME = 'lianxi';
const LOCK = 7_180_003;

export const openRecord = async (
  config: Pick<Config, 'databaseUrl' | 'dataFolder'>,
): Promise<RecordDatabase> => {
  const { databaseUrl } = config;
  if (databaseUrl !== null) {
    return {
      url: databaseUrl,
      folder: null,
      alone: (work) => alone(databaseUrl, work),
      empty: null,
      close: () => Promise.resolve(),
    };
  }
  const embedded = await startEmbedded(config.dataFolder);
  await embedded.ensure(NAME);
  return {
    url: embedded.url(NAME),
    folder: embedded.home,
    alone: (work) => alone(embedded.url('postgres'), work),
    empty: () => embedded.empty(NAME),
    close: embedded.stop,
  };
};

const alone = async <Result>(url: string, work: () => Promise<Result>): Promise<Result> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query(`select pg_advisory_lock(${LOCK})`);
  } catch (cause) {
    throw unreachable(cause);
  }
  try {
    return await work();
  } finally {
    await client.end();
  }
};

/** The driver's own words tell host, port or role; the address, which may hold a password, is not shown. */
const unreachable = (cause: unknown): StartFailure => {
  const said =
    cause instanceof AggregateError ? cause.errors.map(String).join('; ') : String(cause);
  return new StartFailure(
    {
      zh: `无法连接 DATABASE_URL 所指的数据库：${said}。`,
      en: `The database of DATABASE_URL cannot be reached: ${said}.`,
    },
    { cause },
  );
};
