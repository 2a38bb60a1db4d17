import { randomInt, randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { follow } from '../../server/events/follow.ts';
import { after, append } from '../../server/events/log.ts';
import { INSIDE, unitScope } from '../../server/kernel/authority.ts';
import { connect, contentOf, until } from './support/client.ts';
import { draft, openStage, type Stage, SUBSCRIPTION } from './support/stage.ts';

let stage: Stage;
let inside: string;
let unit: string;

beforeAll(async () => {
  stage = await openStage();
  unit = await stage.addUnit('finance', ['MEMBER']);
  const office = await stage.addUnit('office', ['OFFICE']);
  const person = await stage.addPerson('office1', { post: 'CLERK', unitId: office }, null);
  inside = (await stage.tokenOf(person)).secret;
});
afterAll(() => stage.stop());

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

test('20 concurrent writers, a subscriber killed and resumed at random 50 times: every event once, in order', async () => {
  const start = await stage.cursor();
  const state = { isDone: false, cursor: start, kills: 0, resumesWithin: 0 };
  const seen: bigint[] = [];
  const writers = Array.from({ length: 20 }, async (_, writer) => {
    for (let round = 0; !state.isDone || round < 20; round += 1) {
      const scopes = (writer + round) % 4 === 0 ? [unitScope(unit)] : [INSIDE, unitScope(unit)];
      await stage.write(
        Array.from({ length: randomInt(1, 4) }, () => draft(randomUUID(), { after: scopes })),
      );
      await pause(randomInt(0, 30));
    }
  });
  const subscriber = (async () => {
    while (state.kills < 50) {
      const client = await connect(stage.ws, { authorization: `Bearer ${inside}` });
      const from = state.cursor;
      const stream = client.listen(SUBSCRIPTION, { after: from });
      const taken = { count: 0 };
      const take = (): void => {
        // What a client does: it keeps the cursor of each frame that it has dealt with.
        for (const { kind, cursor } of stream.changes.slice(taken.count)) {
          if (kind === 'EVENT') seen.push(BigInt(cursor));
          state.cursor = cursor;
          taken.count += 1;
        }
      };
      const most = randomInt(1, 40);
      await until(() => {
        take();
        return taken.count >= most || stream.error() !== null;
      });
      expect(stream.error()).toBeNull();
      if (from !== start) state.resumesWithin += 1;
      state.kills += 1;
      client.kill();
    }
    state.isDone = true;
  })();
  await Promise.all([subscriber, ...writers]);
  const client = await connect(stage.ws, { authorization: `Bearer ${inside}` });
  const stream = client.listen(SUBSCRIPTION, { after: state.cursor });
  const head = await stage.cursor();
  await until(() => BigInt(stream.changes.at(-1)?.cursor ?? 0) >= BigInt(head), 'the head', 60_000);
  seen.push(...contentOf(stream).map(({ cursor }) => BigInt(cursor)));
  const log: bigint[] = [];
  for (let last = BigInt(start) / 1_000_000n; ; ) {
    const events = await after(stage.database, last);
    log.push(
      ...events
        .filter(({ scopesAfter }) => scopesAfter.includes(INSIDE))
        .map(({ sequence }) => sequence),
    );
    if (events.length === 0) break;
    last = events.at(-1)?.sequence ?? last;
  }
  expect(seen.map((cursor) => cursor / 1_000_000n)).toEqual(log);
  expect(state.resumesWithin).toBeGreaterThan(45);
  expect(log.length).toBeGreaterThan(400);
  client.kill();
}, 120_000);

test('F-04 the wake-up channel is cut again and again: the poll still delivers, and it heals', async () => {
  const client = await connect(stage.ws, { authorization: `Bearer ${inside}` });
  const stream = client.listen(SUBSCRIPTION);
  await until(() => stream.changes.length > 0);
  const admin = new pg.Client({ connectionString: stage.databaseUrl });
  await admin.connect();
  for (let round = 1; round <= 10; round += 1) {
    const { rowCount } = await admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where application_name = 'lianxi-follower' and datname = current_database()`,
    );
    expect(rowCount).toBe(1);
    // Written past the product: nobody wakes the follower.
    await stage.database.$transaction(async (transaction) => {
      await append(transaction, [draft(randomUUID(), { after: [INSIDE] })]);
    });
    await until(() => contentOf(stream).length === round, 'the event of a cut round', 10_000);
    await until(() => stage.follower.isConnected());
  }
  expect(stream.error()).toBeNull();
  await admin.end();
  client.kill();
});

test('a wake-up reaches the followers of another process', async () => {
  const got: bigint[] = [];
  const other = await follow({
    url: stage.databaseUrl,
    deliver: async (events) => void got.push(...events.map(({ sequence }) => sequence)),
    replaced: () => {},
    // It would never look by itself.
    poll: 3_600_000,
  });
  const places: bigint[] = [];
  for (let round = 0; round < 5; round += 1) {
    places.push(...(await stage.write([draft(randomUUID(), { after: [INSIDE] })])));
    await until(() => got.length === places.length);
  }
  expect(got).toEqual(places);
  await other.close();
});
