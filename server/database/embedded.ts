// PostgreSQL without a server to run: the one from npm, on a Unix socket in the data folder, no TCP
// port. Started by the first who needs it, stopped by the last; a process that was killed leaves it
// running and the next one finds it.
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { isErrno } from '../data-folder.ts';
import { StartFailure } from '../failure.ts';
import { binariesFor } from './embedded/binaries.ts';
import { type Cluster, clusterOf, ROLE } from './embedded/cluster.ts';
import { type Lease, takeLease } from './embedded/lease.ts';
import { type Place, placeOf } from './embedded/place.ts';
import { PORT, runningSocket } from './embedded/postmaster.ts';

/** A PostgreSQL in use by this process. */
export type Embedded = {
  /** The folder with the cluster: the data folder, or as root perhaps one under /var/lib/lianxi. */
  readonly home: string;
  /** What this start had to do. */
  readonly began: 'CREATED' | 'STARTED' | 'FOUND';
  /** The address of one of its databases. */
  readonly url: (database: string) => string;
  /** Makes a database where there is none. */
  readonly ensure: (database: string) => Promise<void>;
  /** Drops a database, whoever is connected, and makes it anew. */
  readonly empty: (database: string) => Promise<void>;
  /** Gives it up; ends PostgreSQL when nobody else uses it. Close all connections first. */
  readonly stop: () => Promise<void>;
};

/** How long a start may take, recovery after a crash of the machine included, in milliseconds. */
const PATIENCE = 120_000;

/** Uses the embedded PostgreSQL of a data folder, making and starting it as needed. */
export const startEmbedded = async (
  dataFolder: string,
  { isDurable = true }: { readonly isDurable?: boolean } = {},
): Promise<Embedded> => {
  const place = placeOf(dataFolder);
  const cluster = clusterOf(place, await binariesFor(place), { isDurable });
  const isNew = await cluster.create();
  const held: { lease: Lease | null; isStopping: boolean } = { lease: null, isStopping: false };

  // Should PostgreSQL itself die, it is started again; the pools of the app connect by themselves.
  const recover = async (): Promise<void> => {
    while (!held.isStopping) {
      try {
        held.lease = (await enter(place, cluster, onLost, entered.socket)).lease;
        return;
      } catch {
        await wait(1_000);
      }
    }
  };
  const onLost = (): void => {
    held.lease = null;
    if (!held.isStopping) void recover();
  };

  const entered = await enter(place, cluster, onLost);
  held.lease = entered.lease;
  const url = (database: string): string => urlOf(entered.socket, database);
  return {
    home: place.home,
    began: isNew ? 'CREATED' : entered.began,
    url,
    ensure: (database) => ensureDatabase(url('postgres'), database),
    empty: async (database) => {
      await administer(url('postgres'), `drop database if exists "${database}" with (force)`);
      await ensureDatabase(url('postgres'), database);
    },
    stop: async () => {
      held.isStopping = true;
      const end = await held.lease?.release();
      if (end?.isLast) await cluster.stop();
      await end?.done();
    },
  };
};

type Entered = {
  readonly lease: Lease;
  readonly socket: string;
  readonly began: 'STARTED' | 'FOUND';
};

/** Until a lease is held: PostgreSQL may be starting, stopping, recovering, or be started by another. */
const enter = async (
  place: Place,
  cluster: Cluster,
  onLost: () => void,
  known: string | null = null,
): Promise<Entered> => {
  const deadline = Date.now() + PATIENCE;
  let began: Entered['began'] = 'FOUND';
  for (let failures = 0; Date.now() < deadline; await wait(50)) {
    const socket = runningSocket(place.cluster);
    if (socket) {
      const lease = await takeLease(urlOf(socket, 'postgres'), onLost);
      if (lease) return { socket, lease, began };
      continue;
    }
    try {
      await cluster.start(known);
      began = 'STARTED';
    } catch (cause) {
      failures += 1;
      if (failures === 5) throw cannotStart(place, cluster, cause);
      await wait(200 * failures);
    }
  }
  throw cannotStart(place, cluster);
};

const urlOf = (socket: string, database: string): string =>
  `postgresql://${ROLE}@localhost:${PORT}/${database}?host=${encodeURIComponent(socket)}`;

const cannotStart = (place: Place, cluster: Cluster, cause?: unknown): StartFailure => {
  const said = isErrno(cause, 'ENOENT', 'EACCES') ? String(cause) : cluster.lastWords();
  return new StartFailure(
    {
      zh: `${place.cluster} 中的 PostgreSQL 无法启动：\n${said}`,
      en: `The PostgreSQL in ${place.cluster} does not start:\n${said}`,
    },
    { cause },
  );
};

/** There already, or made by another start at this moment. */
const DUPLICATE = new Set(['42P04', '23505']);

const ensureDatabase = async (url: string, name: string): Promise<void> => {
  try {
    await administer(url, `create database "${name}"`);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError && DUPLICATE.has(error.code ?? ''))) throw error;
  }
};

const administer = async (url: string, command: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(command);
  } finally {
    await client.end();
  }
};
