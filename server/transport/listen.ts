import { createServer, type Server } from 'node:net';
import { isErrno } from '../data-folder.ts';
import { StartFailure } from '../failure.ts';

type Address = { readonly host: string; readonly port: number };

/** Listens, or says in one sentence why it cannot. */
export const listen = async (server: Server, { host, port }: Address): Promise<void> => {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, () => {
        server.off('error', reject);
        resolve();
      });
    });
  } catch (error) {
    throw sentenceFor(error, { host, port });
  }
};

/** Before a start takes its time: whether the port can be had at all. */
export const assertFree = async (address: Address): Promise<void> => {
  const server = createServer();
  await listen(server, address);
  await new Promise((resolve) => server.close(resolve));
};

const sentenceFor = (cause: unknown, { host, port }: Address): unknown => {
  if (isErrno(cause, 'EADDRINUSE')) {
    return new StartFailure(
      {
        zh: `${host} 的端口 ${port} 已被占用；请先停止占用它的程序，或用 PORT 指定另一个端口。`,
        en: `Port ${port} of ${host} is taken: stop what uses it, or name another with PORT.`,
      },
      { cause },
    );
  }
  if (isErrno(cause, 'EACCES')) {
    return new StartFailure(
      {
        zh: `无权使用端口 ${port}；请用 PORT 指定 1024 以上的端口。`,
        en: `Port ${port} is not allowed to this account: name one above 1024 with PORT.`,
      },
      { cause },
    );
  }
  if (isErrno(cause, 'EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN', 'EINVAL')) {
    return new StartFailure(
      {
        zh: `本机没有地址 ${host}；请检查 HOST。`,
        en: `This machine has no address ${host}: check HOST.`,
      },
      { cause },
    );
  }
  return cause;
};
