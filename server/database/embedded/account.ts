import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { StartFailure } from '../../failure.ts';

/** Whom PostgreSQL runs as; null is the account of this process. It refuses to run as root. */
export type Account = { readonly uid: number; readonly gid: number } | null;

/** Tried in this order when we are root and there is no cluster yet. */
const NAMES = ['postgres', 'nobody'] as const;

/** Whose the cluster is: of the owner of its folder, or, where there is none yet, of whom we choose. */
export const accountFor = (clusterFolder: string): Account => {
  if (process.getuid?.() !== 0) return null;
  const owner = fs.statSync(clusterFolder, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const account = NAMES.map(lookUp).find((found) => found !== null);
  if (account) return account;
  throw new StartFailure({
    zh: 'PostgreSQL 不能以 root 运行，而系统中没有 postgres 或 nobody 账户；请改用普通用户启动，或设置 DATABASE_URL。',
    en: 'PostgreSQL does not run as root and there is no account postgres or nobody: start as another user, or set DATABASE_URL.',
  });
};

const lookUp = (name: string): Account => {
  const [uid, gid] = ['-u', '-g'].map((flag) =>
    spawnSync('id', [flag, name], { encoding: 'utf8' }),
  );
  if (uid?.status !== 0 || gid?.status !== 0) return null;
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
};

/** Whether the account can pass into a folder, or run a file. */
export const canReach = (account: Account, place: string): boolean => {
  if (account) {
    const test = ['-c', '[ -x "$1" ]', 'sh', place];
    return spawnSync('/bin/sh', test, { ...account, cwd: '/' }).status === 0;
  }
  try {
    fs.accessSync(place, fs.constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** Makes a folder that only the account enters. */
export const makePrivate = (folder: string, account: Account): void => {
  fs.mkdirSync(folder, { recursive: true });
  fs.chmodSync(folder, 0o700);
  if (account) fs.chownSync(folder, account.uid, account.gid);
};
