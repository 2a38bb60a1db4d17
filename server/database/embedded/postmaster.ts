import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { isErrno } from '../../data-folder.ts';

/** Part of the socket's name. There is no TCP port. */
export const PORT = 5432;

/** PostgreSQL's own note of the process that has the cluster. */
const pidFile = (cluster: string): string => path.join(cluster, 'postmaster.pid');

/**
 * The folder of the socket of the PostgreSQL that has this cluster; null when none runs. A note that
 * a crash or a restarted container left behind, whose number another process has now, would keep
 * PostgreSQL from starting: it is removed.
 */
export const runningSocket = (cluster: string): string | null => {
  const { pid, socket } = noteOf(cluster);
  if (pid === null || !isAlive(pid)) return null;
  if (isPostmasterOf(cluster, pid)) return socket;
  fs.rmSync(pidFile(cluster), { force: true });
  return null;
};

/** Whether this process has the cluster and takes connections. */
export const isReady = (cluster: string, process: number | undefined): boolean => {
  const { pid, state } = noteOf(cluster);
  return pid === process && state === 'ready';
};

/** The note's lines: process, folder, start, port, folder of the socket, address, memory, state. */
const noteOf = (cluster: string) => {
  const [pid = '', , , , socket = '', , , state = ''] = readLines(pidFile(cluster));
  return { pid: /^[1-9]\d*$/.test(pid) ? Number(pid) : null, socket: socket || null, state };
};

const readLines = (file: string): readonly string[] => {
  try {
    return fs
      .readFileSync(file, 'utf8')
      .split('\n')
      .map((line) => line.trim());
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return [];
    throw error;
  }
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isErrno(error, 'EPERM');
  }
};

/** In doubt it is: two on one cluster would be worse than a start that waits in vain. */
const isPostmasterOf = (cluster: string, pid: number): boolean => {
  const command = commandOf(pid);
  if (command === null) return true;
  if (!/postgres/.test(path.basename(command[0] ?? ''))) return false;
  const folder = command[command.indexOf('-D') + 1];
  if (!folder || !command.includes('-D') || !fs.existsSync(folder)) return true;
  return fs.realpathSync(folder) === fs.realpathSync(cluster);
};

/** The words of a process's command line; null where the system does not tell. */
const commandOf = (pid: number): readonly string[] | null => {
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    if (process.platform !== 'darwin') return null;
    const shown = spawnSync('ps', ['-p', String(pid), '-o', 'comm='], { encoding: 'utf8' });
    return shown.status === 0 ? [shown.stdout.trim()] : null;
  }
};
