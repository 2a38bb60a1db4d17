import { execFile, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { StartFailure } from '../../failure.ts';
import { type Account, makePrivate } from './account.ts';
import { type Place, socketFolder } from './place.ts';
import { isReady, PORT } from './postmaster.ts';

const execute = promisify(execFile);

/** The major version of the binaries; a cluster of another one is not touched. */
const MAJOR = '18';

/** The only database role. Whoever may enter the socket's folder is it. */
export const ROLE = 'lianxi';

/** The commands that act on one cluster. */
export type Cluster = {
  /** Makes the cluster where there is none. True when it did. */
  readonly create: () => Promise<boolean>;
  /**
   * Starts PostgreSQL and waits until it takes connections; `socket` is the folder of its socket,
   * chosen where it is null. Throws where another start was faster.
   */
  readonly start: (socket: string | null) => Promise<void>;
  /** Ends it: running statements are rolled back, everything committed is on disk. */
  readonly stop: () => Promise<void>;
  /** The last lines PostgreSQL wrote, for the person at the terminal. */
  readonly lastWords: () => string;
};

/** How a cluster runs. */
export type ClusterOptions = {
  /** False only for tests: what is committed may be lost when the machine (not the process) dies. */
  readonly isDurable: boolean;
};

export const clusterOf = (place: Place, binaries: string, options: ClusterOptions): Cluster => {
  const { account, home, cluster } = place;
  const log = path.join(cluster, 'server.log');
  // Nothing of our own environment: PGPORT and its like would be obeyed.
  const surroundings = { ...account, cwd: '/', env: { LC_ALL: 'C', TZ: 'UTC' } };
  const program = (name: string): string => path.join(binaries, 'bin', name);
  const run = (name: string, parameters: readonly string[]) =>
    execute(program(name), parameters, surroundings);

  return {
    create: async () => {
      if (fs.existsSync(path.join(cluster, 'PG_VERSION'))) {
        assertVersion(cluster);
        return false;
      }
      const draft = path.join(home, `pg.new-${process.pid}`);
      fs.rmSync(draft, { recursive: true, force: true });
      makePrivate(draft, account);
      await run('initdb', [
        ...['-D', draft, '-U', ROLE, '--auth=trust', '--no-instructions', '-E', 'UTF8'],
        ...['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
      ]).catch((cause) => {
        throw cannotCreate(cluster, cause);
      });
      write(
        path.join(draft, 'postgresql.conf'),
        O_APPEND,
        "\ninclude_if_exists = 'lianxi.conf'\n",
        account,
      );
      return moveTo(draft, cluster);
    },
    start: async (socket) => {
      const content = settings(socket ?? socketFolder(place), options);
      write(path.join(cluster, 'lianxi.conf'), O_TRUNC, content, account);
      const output = open(log, sizeOf(log) > LOG_BYTES ? O_TRUNC : O_APPEND, account);
      // In a session of its own: Ctrl-C in the terminal is for us, and we stop it when we are done.
      const child = spawn(program('postgres'), ['-D', cluster], {
        ...surroundings,
        detached: true,
        stdio: ['ignore', output, output],
      });
      fs.closeSync(output);
      child.unref();
      const ended = new Promise<Error>((resolve) => {
        child.once('error', resolve);
        child.once('exit', (code, signal) =>
          resolve(new Error(`postgres ended: ${code ?? signal}`)),
        );
      });
      while (!isReady(cluster, child.pid)) {
        const failure = await Promise.race([ended, wait(20, null)]);
        if (failure) throw failure;
      }
    },
    stop: async () => {
      await run('pg_ctl', ['-D', cluster, '-m', 'fast', '-w', '-t', '60', 'stop']);
    },
    lastWords: () =>
      fs.existsSync(log) ? fs.readFileSync(log, 'utf8').split('\n').slice(-12).join('\n') : '',
  };
};

const cannotCreate = (cluster: string, cause: unknown): StartFailure => {
  const said =
    cause instanceof Error && 'stderr' in cause ? String(cause.stderr).trim() : String(cause);
  return new StartFailure(
    {
      zh: `无法在 ${cluster} 建立内置 PostgreSQL：${said}`,
      en: `The embedded PostgreSQL cannot be made in ${cluster}: ${said}`,
    },
    { cause },
  );
};

/** PostgreSQL's log begins anew above this size, in bytes. */
const LOG_BYTES = 10_000_000;

const { O_APPEND, O_CREAT, O_NOFOLLOW, O_TRUNC, O_WRONLY } = fs.constants;

/**
 * A file of the account in the account's folder. Never through a link: as root we would write and
 * give away whatever that account had pointed it at.
 */
const open = (file: string, flag: number, account: Account): number => {
  const descriptor = fs.openSync(file, O_WRONLY | O_CREAT | O_NOFOLLOW | flag, 0o600);
  if (account) fs.fchownSync(descriptor, account.uid, account.gid);
  return descriptor;
};

const write = (file: string, flag: number, content: string, account: Account): void => {
  const descriptor = open(file, flag, account);
  fs.writeSync(descriptor, content);
  fs.closeSync(descriptor);
};

const sizeOf = (file: string): number => fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0;

const assertVersion = (cluster: string): void => {
  const version = fs.readFileSync(path.join(cluster, 'PG_VERSION'), 'utf8').trim();
  if (version === MAJOR) return;
  throw new StartFailure({
    zh: `数据目录 ${cluster} 属于 PostgreSQL ${version}，本程序使用 ${MAJOR}；请先用 pg_dump 迁移数据，或换一个 DATA_DIR。`,
    en: `The data in ${cluster} belong to PostgreSQL ${version} and this is ${MAJOR}: move them with pg_dump, or name another DATA_DIR.`,
  });
};

/** A whole cluster or none; of two that start together one wins. */
const moveTo = (draft: string, cluster: string): boolean => {
  try {
    fs.renameSync(draft, cluster);
    return true;
  } catch (error) {
    if (!fs.existsSync(path.join(cluster, 'PG_VERSION'))) throw error;
    fs.rmSync(draft, { recursive: true, force: true });
    return false;
  }
};

const quoted = (value: string): string => `'${value.replaceAll("'", "''")}'`;

const settings = (socket: string, { isDurable }: ClusterOptions): string => {
  const lines = [
    '# Written at each start.',
    "listen_addresses = ''",
    `port = ${PORT}`,
    // A list of names: in double quotes commas and spaces belong to the name.
    `unix_socket_directories = ${quoted(`"${socket.replaceAll('"', '""')}"`)}`,
    'max_connections = 200',
    "timezone = 'UTC'",
    "log_timezone = 'UTC'",
    'log_checkpoints = off',
    'jit = off',
  ];
  if (!isDurable) lines.push('fsync = off', 'synchronous_commit = off', 'full_page_writes = off');
  return `${lines.join('\n')}\n`;
};
