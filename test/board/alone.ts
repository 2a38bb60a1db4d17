import { rm } from 'node:fs/promises';
import path from 'node:path';
import { atDemoTime, newDataFolder, type Service, startService } from '../support/service.ts';

/**
 * A real `npm start` on data of its own: a demo district, or nothing yet. Tests that want a district
 * have startDemo.
 */
export const startAlone = async (demo: '0' | '1' = '1'): Promise<Service & AsyncDisposable> => {
  await using held = new AsyncDisposableStack();
  const folder = newDataFolder();
  held.defer(() => rm(path.dirname(folder), { recursive: true, force: true }));
  const time = demo === '1' ? atDemoTime(Date.now()) : {};
  const service = await startService({ ...time, DEMO: demo, DATA_DIR: folder });
  held.defer(async () => {
    process.kill(service.pid(), 'SIGTERM');
    await service.ended;
  });
  await service.ready();
  const stack = held.move();
  return { ...service, [Symbol.asyncDispose]: () => stack.disposeAsync() };
};
