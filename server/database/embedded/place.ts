import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openDataFolder } from '../../data-folder.ts';
import { StartFailure } from '../../failure.ts';
import { type Account, accountFor, canReach, makePrivate } from './account.ts';

/** Where an embedded database lies and whom it runs as. */
export type Place = {
  readonly account: Account;
  /** Holds the cluster, its socket and, where needed, a copy of the binaries. */
  readonly home: string;
  /** PostgreSQL's own data directory. */
  readonly cluster: string;
};

/** Of root's data that another account cannot reach. */
const SYSTEM_FOLDER = '/var/lib/lianxi';

const clusterIn = (home: string): string => path.join(home, 'pg');
const hasCluster = (home: string): boolean =>
  fs.existsSync(path.join(clusterIn(home), 'PG_VERSION'));

/**
 * The data folder itself, unless we are root and the account of the database cannot pass into it
 * (a parent with mode 0700): then a folder of its own under /var/lib/lianxi, named by the path.
 */
export const placeOf = (dataFolder: string): Place => {
  openDataFolder(dataFolder);
  const account = accountFor(clusterIn(dataFolder));
  const isReached = canReach(account, dataFolder);
  if (isReached && hasCluster(dataFolder)) return placeIn(dataFolder, account);
  const apart = path.join(
    SYSTEM_FOLDER,
    createHash('sha256').update(dataFolder).digest('hex').slice(0, 12),
  );
  if (account === null || (isReached && !hasCluster(apart))) return placeIn(dataFolder, account);
  if (hasCluster(dataFolder)) throw unreachable(dataFolder);
  for (const folder of [SYSTEM_FOLDER, apart]) openDataFolder(folder);
  if (!canReach(account, apart)) throw unreachable(apart);
  return placeIn(apart, accountFor(clusterIn(apart)));
};

const placeIn = (home: string, account: Account): Place => {
  const cluster = clusterIn(home);
  if (fs.existsSync(cluster) && !canReach(account, cluster)) throw unreachable(cluster);
  return { account, home, cluster };
};

const unreachable = (folder: string): StartFailure =>
  new StartFailure({
    zh: `运行数据库的账户无法进入 ${folder}；请用原来的账户启动，或调整该目录及其上级目录的权限。`,
    en: `The account that runs the database cannot enter ${folder}: start as the user who made it, or open it and its parents to that account.`,
  });

/** The longest path of a Unix socket, in bytes; one more and the system refuses it. */
const SOCKET_PATH_BYTES = 107;

/** The folder of the socket: beside the cluster, or a new private one where that path is too long. */
export const socketFolder = ({ home, account }: Place): string => {
  const beside = path.join(home, 'socket');
  const isShort = Buffer.byteLength(path.join(beside, '.s.PGSQL.5432')) <= SOCKET_PATH_BYTES;
  const folder = isShort ? beside : fs.mkdtempSync(path.join(os.tmpdir(), 'lianxi-'));
  makePrivate(folder, account);
  return folder;
};
