import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { StartFailure } from './failure.ts';

/**
 * Makes the data folder where it is missing. Others may pass through it but not list it: as root
 * the database below it runs under another account.
 */
export const openDataFolder = (folder: string): void => {
  try {
    if (fs.mkdirSync(folder, { recursive: true }) !== undefined) fs.chmodSync(folder, 0o711);
    fs.accessSync(folder, fs.constants.W_OK | fs.constants.X_OK);
  } catch (cause) {
    throw new StartFailure(
      {
        zh: `无法写入数据目录 ${folder}；请用 DATA_DIR 指定一个可写的目录。`,
        en: `The data folder ${folder} cannot be written; name one that can be with DATA_DIR.`,
      },
      { cause },
    );
  }
};

/**
 * The secret that signs sessions: 32 random bytes in the data folder, made at first start and
 * readable by this account only. Processes that share a database need the same file.
 */
export const sessionSecret = (folder: string): string => {
  const file = path.join(folder, 'session-secret');
  if (!fs.existsSync(file)) writeOnce(file, `${randomBytes(32).toString('base64url')}\n`);
  const secret = fs.readFileSync(file, 'utf8').trim();
  if (secret.length >= 32) return secret;
  throw new StartFailure({
    zh: `会话密钥文件 ${file} 已损坏；删除它后重新启动，所有人须重新登录。`,
    en: `The session secret in ${file} is damaged; delete it and start again: everybody signs in anew.`,
  });
};

/** Of two processes that start together one writes it, and nobody ever reads half of it. */
const writeOnce = (file: string, content: string): void => {
  const draft = `${file}.${process.pid}`;
  fs.writeFileSync(draft, content, { mode: 0o600 });
  try {
    fs.linkSync(draft, file);
  } catch (error) {
    if (!isErrno(error, 'EEXIST')) throw error;
  } finally {
    fs.rmSync(draft);
  }
};

/** Whether a system call failed with this code. */
export const isErrno = (error: unknown, ...codes: readonly string[]): boolean =>
  error instanceof Error && 'code' in error && codes.includes(String(error.code));
