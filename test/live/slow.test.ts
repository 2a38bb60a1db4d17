import { randomUUID } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { INSIDE } from '../../server/kernel/authority.ts';
import { connect, contentOf, until } from './support/client.ts';
import { freeze, freezeEvents } from './support/frozen.ts';
import { draft, openStage, type Stage, SUBSCRIPTION } from './support/stage.ts';

let stage: Stage;
let inside: string;

beforeAll(async () => {
  stage = await openStage();
  const office = await stage.addUnit('office', ['OFFICE']);
  const person = await stage.addPerson('office1', { post: 'CLERK', unitId: office }, null);
  inside = (await stage.tokenOf(person)).secret;
});
afterAll(() => stage.stop());

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const padded = (size: number) =>
  draft(randomUUID(), { after: [INSIDE] }, { padding: 'x'.repeat(size) });

/** A client that keeps nothing but how far it has come. */
const count = async () => {
  const state = { events: 0, cursor: '', isOpen: false };
  const socket = new WebSocket(stage.ws, 'graphql-transport-ws');
  socket.on('open', () =>
    socket.send(
      JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${inside}` } }),
    ),
  );
  socket.on('message', (data: Buffer) => {
    const text = data.toString('utf8', 0, 300);
    if (text.includes('connection_ack'))
      socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: SUBSCRIPTION } }));
    if (!text.includes('"next"')) return;
    state.isOpen = true;
    if (text.includes('CHECKPOINT')) return;
    state.events += 1;
    state.cursor = /"cursor":"(\d+)"/.exec(text)?.[1] ?? '';
  });
  return {
    events: () => state.events,
    cursor: () => state.cursor,
    isOpen: () => state.isOpen,
    kill: () => socket.terminate(),
  };
};

test('D-17 2,000 events in one transaction, one healthy and one frozen subscriber: the healthy one has all, the frozen one hits its bound', async () => {
  const healthy = await connect(stage.ws, { authorization: `Bearer ${inside}` });
  const stream = healthy.listen(SUBSCRIPTION);
  await until(() => stream.changes.length > 0);
  const frozen = await freeze(stage.port, inside, SUBSCRIPTION);
  const before = stage.hub.stats();
  expect(before.members).toBe(2);
  const sequences = await stage.write(Array.from({ length: 2_000 }, () => padded(8_000)));
  await until(() => contentOf(stream).length === 2_000, 'all 2,000 events', 60_000);
  expect(contentOf(stream).map(({ cursor }) => BigInt(cursor) / 1_000_000n)).toEqual(sequences);
  // Without this the frozen one proves nothing.
  await until(
    () => stage.hub.stats().resyncs === before.resyncs + 1,
    'the bound of the frozen one',
  );
  expect(stream.error()).toBeNull();
  frozen.end();
  healthy.kill();
  await until(() => stage.hub.stats().members === 0);
});

test('D-16 a frozen consumer while 5,000 events pass: the server lives, memory stays, others complete', async () => {
  const healthy = await Promise.all(Array.from({ length: 3 }, count));
  await until(() => healthy.every(({ isOpen }) => isOpen()));
  const frozen = await Promise.all(
    Array.from({ length: 4 }, () => freeze(stage.port, inside, SUBSCRIPTION)),
  );
  onTestFinished(() => {
    for (const each of frozen) each.end();
    for (const { kill } of healthy) kill();
  });
  const before = stage.hub.stats();
  const memory = process.memoryUsage().rss;
  for (let batch = 0; batch < 50; batch += 1)
    await stage.write(Array.from({ length: 100 }, () => padded(4_096)));
  await until(() => healthy.every(({ events }) => events() === 5_000), 'all 5,000 events', 60_000);
  const head = await stage.cursor();
  for (const { cursor } of healthy) expect(cursor()).toBe(head);
  await until(() => stage.hub.stats().resyncs === before.resyncs + 4, 'the bounds of the frozen');
  // Server and healthy clients together: they live in this process, and so does their garbage.
  await until(() => {
    collectGarbage();
    return process.memoryUsage().rss - memory < 150e6;
  }, 'memory within its bound while the frozen are still there');
});

test('D-16 a frozen reader of server-sent events is told to load again, and holds up nobody', async () => {
  const healthy = await count();
  await until(() => healthy.isOpen());
  const frozen = await freezeEvents(stage.port, inside, SUBSCRIPTION);
  onTestFinished(() => {
    frozen.end();
    healthy.kill();
  });
  const before = stage.hub.stats();
  for (let batch = 0; batch < 20; batch += 1)
    await stage.write(Array.from({ length: 100 }, () => padded(8_000)));
  await until(() => healthy.events() === 2_000, 'all 2,000 events', 60_000);
  await until(
    () => stage.hub.stats().resyncs === before.resyncs + 1,
    'the bound of the frozen one',
  );
  frozen.end();
  healthy.kill();
  await until(() => stage.hub.stats().members === 0);
});
