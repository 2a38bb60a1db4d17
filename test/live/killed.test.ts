import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApp, type TestApp } from '../support/app.ts';
import { freePort } from '../support/service.ts';
import { move } from './support/moves.ts';
import {
  assertNoGap,
  assertNoNeedlessReload,
  compare,
  foundMatters,
  newCoverage,
  VIEWERS,
} from './support/oracle.ts';
import { randomOf } from './support/random.ts';
import { type Host, openReplica, settle } from './support/replica.ts';

// As the oracle of random seeds, with the server in a process of its own that is killed by its id
// while others write. The writers here are another process of the same record: their events reach
// the server by its reading alone, nobody wakes it.
const RUNS = Number(process.env['KILLS'] ?? 1);

let app: TestApp;
let host: Host;
const server = { process: null as ChildProcess | null, starts: 0 };

const startServer = async (): Promise<void> => {
  const { port } = new URL(host.url);
  const parameters = [app.store.url, port, app.clock.now().toISOString()];
  const child = fork(path.join(import.meta.dirname, 'support/child.ts'), parameters, {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  await new Promise<void>((done, failed) => {
    child.once('message', () => done());
    child.once('exit', (code) => failed(new Error(`the server ended with ${code}`)));
  });
  server.process = child;
  server.starts += 1;
};

const killServer = async (): Promise<void> => {
  const child = server.process;
  if (!child?.pid) return;
  const gone = new Promise((done) => child.once('exit', done));
  process.kill(child.pid, 'SIGKILL');
  await gone;
};

beforeAll(async () => {
  app = await openApp();
  host = {
    url: `http://127.0.0.1:${await freePort()}`,
    token: app.token,
    viewer: app.district.viewer,
    database: app.store.database,
    tick: async () => {},
  };
  await startServer();
});
afterAll(async () => {
  await killServer();
  await app.close();
});

test.each(Array.from({ length: RUNS }, (_, index) => index + 1))(
  'boards equal a fresh query after kills of the server: run %i',
  async (seed) => {
    const random = randomOf(1_000 + seed);
    const covered = newCoverage();
    const matters = await foundMatters(app, 1_000 + seed);
    const replicas = await Promise.all(
      VIEWERS.slice(0, 8).map((who) => openReplica(host, who, matters.tag)),
    );
    for (let batch = 0; batch < 4; batch += 1) {
      const writing = (async () => {
        for (let count = 0; count < 8; count += 1) {
          const isDone = await move(app, matters, random);
          covered.moves += isDone ? 1 : 0;
        }
      })();
      await new Promise((done) => setTimeout(done, random.number(300)));
      for (const replica of replicas) await replica.absorb();
      await killServer();
      await writing;
      await startServer();
      for (const replica of replicas) {
        await replica.absorb();
        replica.cut();
        await replica.listen();
      }
      await settle(host, replicas);
      await compare(replicas, seed);
    }
    for (const replica of replicas) {
      await assertNoGap(host, replica, seed);
      assertNoNeedlessReload(replica, matters, covered, seed);
      replica.cut();
    }
    expect(server.starts).toBeGreaterThanOrEqual(4 * seed + 1);
    expect(covered.moves).toBeGreaterThan(8);
    expect(covered.contents).toBeGreaterThan(20);
  },
  120_000,
);
