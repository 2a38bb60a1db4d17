import fs from 'node:fs';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createToken } from '../../server/access/tokens.ts';
import { type App, buildApp } from '../../server/app.ts';
import { connect as connectDatabase, type Database } from '../../server/database/client.ts';
import { type Embedded, startEmbedded } from '../../server/database/embedded.ts';
import { migrate } from '../../server/database/migrate.ts';
import { systemClock } from '../../server/kernel/calendar.ts';
import { hands } from '../support/cases.ts';
import { type District, foundDistrict } from '../support/district.ts';
import { newDataFolder } from '../support/service.ts';
import { connect, contentOf, until } from './support/client.ts';

let embedded: Embedded;
let database: Database;
let app: App;
let district: District;
let url: string;

beforeAll(async () => {
  embedded = await startEmbedded(newDataFolder());
  await embedded.ensure('lianxi');
  await migrate(embedded.url('lianxi'));
  database = connectDatabase(embedded.url('lianxi'));
  app = await buildApp({
    database,
    databaseUrl: embedded.url('lianxi'),
    clock: systemClock,
    secret: 'a-secret-of-the-tests-and-of-nothing-else',
    origin: 'http://127.0.0.1',
    demo: false,
    development: false,
    log: pino({ level: 'silent' }),
  });
  await new Promise<void>((done) => void app.server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  district = await foundDistrict(app.engine);
});
afterAll(async () => {
  await app.close();
  await database.$disconnect();
  await embedded.stop();
});

const postmaster = (): number => {
  const found = fs
    .readdirSync(embedded.home, { recursive: true, encoding: 'utf8' })
    .find((name) => path.basename(name) === 'postmaster.pid');
  return Number(fs.readFileSync(path.join(embedded.home, found ?? ''), 'utf8').split('\n', 1)[0]);
};

test('F-07 the database dies under a live stream: the process stays, heals, and the stream goes on without a gap', async () => {
  const { act, project, steps } = hands(app.engine, district);
  const of = await project();
  const now = systemClock.now();
  const { secret } = await createToken(
    database,
    {
      personId: district.person('office'),
      name: 'test',
      scopes: ['read'],
      expiresAt: new Date(now.getTime() + 3_600_000),
    },
    now,
  );
  const client = await connect(`${url.replace('http', 'ws')}/graphql`, {
    authorization: `Bearer ${secret}`,
  });
  const stream = client.listen(
    'subscription { statusChanged { kind cursor caseId case { ... on Issue { id state } } } }',
  );
  await until(() => stream.changes.length > 0);
  const acknowledged: bigint[] = [];
  for (let round = 0; round < 2; round += 1) {
    process.kill(postmaster(), 'SIGKILL');
    await until(
      async () => (await fetch(`${url}/readyz`)).status === 503,
      'the loss to be noticed',
    );
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    await until(async () => (await fetch(`${url}/readyz`)).status === 200, 'the database', 60_000);
    const id = await steps.RAISED(of, 'songzhuang');
    acknowledged.push((await act('office', 'verifyIssue', id)).sequence);
    await until(
      () =>
        contentOf(stream).some(({ cursor }) => BigInt(cursor) / 1_000_000n === acknowledged.at(-1)),
      'the event after the healing',
    );
  }
  expect(stream.error()).toBeNull();
  const places = contentOf(stream).map(({ cursor }) => BigInt(cursor) / 1_000_000n);
  expect(places).toEqual([...new Set(places)].sort((a, b) => Number(a - b)));
  expect(places).toEqual(expect.arrayContaining(acknowledged));
  client.kill();
}, 180_000);
