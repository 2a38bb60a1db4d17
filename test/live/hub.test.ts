import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { append } from '../../server/events/log.ts';
import { INSIDE, unitScope } from '../../server/kernel/authority.ts';
import { connect, contentOf, until } from './support/client.ts';
import { draft, openStage, type Stage, SUBSCRIPTION } from './support/stage.ts';

let stage: Stage;
let unit: string;
let other: string;
let office: string;
let inside: string;
let clerk: string;

beforeAll(async () => {
  stage = await openStage({ limits: { heartbeat: 300, backlog: 50 } });
  unit = await stage.addUnit('finance', ['MEMBER']);
  other = await stage.addUnit('planning', ['MEMBER']);
  office = await stage.addUnit('office', ['OFFICE']);
  const of = async (code: string, unitId: string) =>
    (await stage.tokenOf(await stage.addPerson(code, { post: 'CLERK', unitId }, null))).secret;
  inside = await of('o1', office);
  clerk = await of('c1', unit);
});
afterAll(() => stage.stop());

const open = (token: string) => connect(stage.ws, { authorization: `Bearer ${token}` });

describe('what a subscriber is sent', () => {
  test('joins with a checkpoint, then gets what its tokens see, and tombstones without content', async () => {
    const client = await open(clerk);
    const stream = client.listen(SUBSCRIPTION);
    await until(() => stream.changes.length === 1);
    expect(stream.changes[0]).toMatchObject({ kind: 'CHECKPOINT', caseId: null, event: null });
    const root = randomUUID();
    await stage.write([
      draft(root, { after: [INSIDE, unitScope(unit)] }, { text: 'seen' }),
      draft(root, { after: [INSIDE, unitScope(other)] }, { text: 'never' }),
      draft(
        root,
        { before: [unitScope(unit)], after: [unitScope(other)] },
        { text: 'gone-canary' },
      ),
      draft(root, { before: [unitScope(other)], after: [unitScope(unit)] }, { text: 'back' }),
    ]);
    await until(() => contentOf(stream).length === 3);
    const [seen, gone, back] = contentOf(stream);
    expect(seen).toMatchObject({ kind: 'EVENT', case: { id: root, text: 'seen' } });
    expect(gone).toEqual({
      kind: 'TOMBSTONE',
      cursor: gone?.cursor,
      caseId: root,
      event: null,
      case: null,
    });
    expect(back).toMatchObject({ kind: 'EVENT', event: { action: 'amendProject', text: 'back' } });
    expect(client.texts.join()).not.toContain('canary');
    expect(client.texts.join()).not.toContain('never');
    client.kill();
  });

  test('a filter takes what matched before or after; a quiet stream is told where it stands', async () => {
    const client = await open(inside);
    const mine = randomUUID();
    const stream = client.listen(SUBSCRIPTION, { filter: { roots: [mine] } });
    await until(() => stream.changes.length === 1);
    const [place] = await stage.write([draft(randomUUID(), { after: [INSIDE] })]);
    await until(() => stream.changes.length > 1);
    const last = stream.changes.at(-1);
    expect(last?.kind).toBe('CHECKPOINT');
    expect(BigInt(last?.cursor ?? 0) / 1_000_000n).toBe(place);
    await stage.write([draft(mine, { after: [INSIDE] })]);
    await until(() => contentOf(stream).length === 1);
    client.kill();
  });

  test('those who share a document, variables and tokens share one execution', async () => {
    const clients = await Promise.all(Array.from({ length: 12 }, () => open(inside)));
    const literal = SUBSCRIPTION.replace('$after: Cursor, ', '').replace('after: $after, ', '');
    const streams = clients.map((client, index) =>
      client.listen(index % 2 === 0 ? SUBSCRIPTION : literal, {}, `"},"x":${index}`),
    );
    await until(() => streams.every(({ changes }) => changes.length > 0));
    expect(stage.hub.stats().groups).toBe(1);
    const before = stage.hub.stats();
    await stage.write(Array.from({ length: 20 }, () => draft(randomUUID(), { after: [INSIDE] })));
    await until(() => streams.every((stream) => contentOf(stream).length === 20));
    const after = stage.hub.stats();
    expect(after.deliveries - before.deliveries).toBeGreaterThanOrEqual(240);
    expect(after.executions - before.executions).toBeLessThan(240 / 5);
    for (const client of clients) client.kill();
    await until(() => stage.hub.stats().members === 0);
    expect(stage.hub.stats().groups).toBe(0);
  });

  test('nothing comes after complete, and the same id can be used again', async () => {
    const client = await open(inside);
    const stream = client.listen(SUBSCRIPTION, {}, 'one');
    await until(() => stream.changes.length > 0);
    stream.complete();
    await until(() => stage.hub.stats().members === 0);
    const count = client.messages.length;
    const [place] = await stage.write([draft(randomUUID(), { after: [INSIDE] })]);
    await until(() => stage.follower.sequence() === place);
    const again = client.listen(SUBSCRIPTION, {}, 'one');
    await until(() => again.changes.length > 0);
    expect(client.messages.slice(count).map(({ type }) => type)).toEqual(['next']);
    expect(again.changes[0]?.kind).toBe('CHECKPOINT');
    client.kill();
  });

  test('a field that depends on the person is refused in a stream', async () => {
    const client = await open(inside);
    const stream = client.listen('subscription { statusChanged { kind mine { phone } } }');
    await until(() => stream.error() !== null);
    expect(stream.error()).toBe('PERSONAL_FIELD');
    client.kill();
  });
});

describe('resuming', () => {
  test('F-06 a cursor of another database, of the future, or too far behind: RESYNC', async () => {
    const client = await open(inside);
    const now = BigInt(await stage.cursor());
    const before = stage.hub.stats().resyncs;
    for (const cursor of [now + 1n, now - 1n, now + 5_000_000n, 10n ** 29n]) {
      const stream = client.listen(SUBSCRIPTION, { after: String(cursor) });
      await until(() => stream.error() !== null, `refusal of ${cursor}`);
      expect(stream.error()).toBe('RESYNC');
      expect(stream.changes).toEqual([]);
    }
    const places = await stage.write(
      Array.from({ length: 51 }, () => draft(randomUUID(), { after: [INSIDE] })),
    );
    await until(() => stage.follower.sequence() === places.at(-1));
    const behind = client.listen(SUBSCRIPTION, { after: String(now) });
    await until(() => behind.error() !== null);
    expect(behind.error()).toBe('RESYNC');
    expect(stage.hub.stats().resyncs - before).toBe(5);
    client.kill();
  });

  test('F-05 overlapping transactions commit out of order: both are delivered, once, in order', async () => {
    const client = await open(inside);
    const stream = client.listen(SUBSCRIPTION);
    await until(() => stream.changes.length > 0);
    const first = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    // The first begins earlier, with a change of its own, and ends later.
    const slow = stage.database.$transaction(
      async (transaction) => {
        await transaction.unit.update({ where: { id: office }, data: { position: 1 } });
        begun.resolve();
        await first.promise;
        return append(transaction, [draft(randomUUID(), { after: [INSIDE] }, { text: 'slow' })]);
      },
      { timeout: 20_000 },
    );
    await begun.promise;
    const [quick] = await stage.write([
      draft(randomUUID(), { after: [INSIDE] }, { text: 'quick' }),
    ]);
    await until(() => contentOf(stream).length === 1);
    first.resolve();
    const [late] = await slow;
    await until(() => contentOf(stream).length === 2);
    expect(contentOf(stream).map((change) => change.case?.['text'])).toEqual(['quick', 'slow']);
    expect(late).toBe((quick ?? 0n) + 1n);
    client.kill();
  });

  test('resumes after a cursor: what was missed, then what comes, nothing twice', async () => {
    const client = await open(inside);
    const start = await stage.cursor();
    const texts = Array.from({ length: 30 }, (_, index) => String(index));
    const post = (some: readonly string[]) =>
      stage.write(some.map((text) => draft(randomUUID(), { after: [INSIDE] }, { text })));
    await post(texts.slice(0, 10));
    const stream = client.listen(SUBSCRIPTION, { after: start });
    const writing = (async () => {
      for (const text of texts.slice(10)) await post([text]);
    })();
    await writing;
    await until(() => contentOf(stream).length >= 30);
    expect(contentOf(stream).map((change) => change.case?.['text'])).toEqual(texts);
    client.kill();
  });
});
