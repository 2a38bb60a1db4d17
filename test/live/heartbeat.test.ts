import fs from 'node:fs';
import { type FieldNode, Kind, parse, type SelectionSetNode } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CheckedIssue, digestOfIssue } from '../../client/sdk/check.ts';
import { checksumOf, digestOf } from '../../client/sdk/digest.ts';
import { openApp, type TestApp } from '../support/app.ts';
import { type Client, connect, until } from './support/client.ts';
import { move } from './support/moves.ts';
import { foundMatters, VIEWERS } from './support/oracle.ts';
import { randomOf } from './support/random.ts';

// What a heartbeat tells, judged by a fresh query as that viewer, and by the client's own sum.
const CARD = fs.readFileSync(
  new URL('../../client/src/board/board.graphql', import.meta.url),
  'utf8',
);
const FRAGMENT = CARD.slice(CARD.indexOf('fragment IssueCard'), CARD.indexOf('query Board'));
const BOARD = `${FRAGMENT} query { board { issues { ...IssueCard } } }`;
const CHECK = 'query ($at: Cursor) { boardCheck(at: $at) { cursor cases { id digest } } }';
const STREAM = 'subscription { statusChanged { kind cursor caseId checksum } }';

const STATES = [
  'RAISED',
  'VERIFIED',
  'ASSIGNED',
  'IN_PROGRESS',
  'RESOLUTION_CLAIMED',
  'RESOLVED',
] as const;

let app: TestApp;
const clients: Client[] = [];

beforeAll(async () => {
  app = await openApp({ streamLimits: { heartbeat: 1 } });
});
afterAll(async () => {
  for (const client of clients) client.kill();
  await app.close();
});

type Listening = { readonly changes: readonly Told[]; readonly error: () => string | null };
type Told = { readonly kind: string; readonly cursor: string; readonly checksum: string | null };

const listen = async (who: string, query = STREAM) => {
  const client = await connect(`${app.url.replace('http', 'ws')}/graphql`, {
    authorization: `Bearer ${await app.token(who)}`,
  });
  clients.push(client);
  const stream = client.listen(query);
  await until(() => stream.changes.length > 0);
  return stream as unknown as Omit<typeof stream, 'changes'> & { readonly changes: Told[] };
};

const boardOf = async (who: string): Promise<CheckedIssue[]> => {
  const { data, errors } = await app.ask(who, BOARD);
  expect(errors).toBeUndefined();
  const board = (data as unknown as { board: { issues: CheckedIssue[] }[] }).board;
  return board.flatMap(({ issues }) => issues);
};

const head = async (): Promise<string> =>
  (await app.ask('office', '{ cursor }')).data?.['cursor'] ?? '';

/** The heartbeat at the head of the log, as it comes to a stream. */
const beatOf = async (stream: Listening): Promise<Told> => {
  const found = await nextBeat(stream);
  if (!found) throw new Error(`the stream has ended: ${stream.error()}`);
  return found;
};

/** The same; null where the stream ends before. */
const nextBeat = async (stream: Listening): Promise<Told | null> => {
  const from = stream.changes.length;
  const at = await head();
  const found = () =>
    stream.changes.slice(from).find(({ cursor, checksum }) => checksum !== null && cursor === at);
  await until(async () => {
    await app.hub.tick();
    return found() !== undefined || stream.error() !== null;
  }, 'a heartbeat with a checksum');
  return found() ?? null;
};

test('whatever is done, the checksum of every viewer is the sum of a fresh board as it sees it', async () => {
  const random = randomOf(77);
  const streams = new Map<string, Listening>();
  const streamOf = async (who: string) => {
    const known = streams.get(who);
    // Rights move too: who sees other things than before begins anew.
    if (known && known.error() === null) return known;
    const stream = await listen(who);
    streams.set(who, stream);
    return stream;
  };
  const sums = new Set<string | null>();
  const matters = await foundMatters(app, 77);
  for (const state of STATES) {
    await app.issue(state);
    for (let count = 0; count < 3; count += 1) await move(app, matters, random);
    for (const who of VIEWERS) {
      const told = (await nextBeat(await streamOf(who))) ?? (await nextBeat(await streamOf(who)));
      const checksum = told?.checksum ?? null;
      expect(checksum, who).toBe(checksumOf((await boardOf(who)).map(digestOfIssue)));
      sums.add(checksum);
    }
  }
  // Some see the same; they and time make many sums, none of them made up.
  expect(sums.size).toBeGreaterThan(8);
}, 120_000);

test('a checksum tells nothing of what a viewer does not see: whatever happens there, it stays', async () => {
  const [own, other] = [await listen('songzhuang'), await listen('xiji')];
  const before = await beatOf(other);
  const mine = await beatOf(own);
  const id = await app.steps.RAISED(await app.project('MAJOR', 'songzhuang'), 'songzhuang');
  expect((await beatOf(own)).checksum).not.toBe(mine.checksum);
  await app.steps.VERIFIED(id);
  const after = await beatOf(other);
  expect(after.cursor).not.toBe(before.cursor);
  expect(after.checksum).toBe(before.checksum);
  const { data } = await app.ask('xiji', CHECK, { at: after.cursor });
  expect(JSON.stringify(data)).not.toContain(Buffer.from(`Issue:${id}`).toString('base64'));
});

test('a board that differs is told case by case, at the very heartbeat that told it', async () => {
  const stream = await listen('office');
  const old = await beatOf(stream);
  const board = await boardOf('office');
  await app.steps.RAISED(await app.project(), 'songzhuang');
  await beatOf(stream);
  const { data } = await app.ask('office', CHECK, { at: old.cursor });
  expect(data?.['boardCheck']).toEqual({
    cursor: old.cursor,
    cases: expect.arrayContaining(
      board.map((issue) => ({ id: issue.id, digest: digestOfIssue(issue) })),
    ),
  });
  const check = data?.['boardCheck'] as unknown as { cases: object[] } | undefined;
  expect(check?.cases).toHaveLength(board.length);
  // One that is not remembered is answered by how things are now.
  const now = await app.ask('office', CHECK, { at: '1' });
  expect(now.data?.['boardCheck']).toMatchObject({ cursor: await head() });
  expect((await app.ask(null, CHECK)).errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
});

test('boards are looked at once per heartbeat for all who listen, and not at all while nothing happens', async () => {
  const streams = await Promise.all(
    ['office', 'chair', 'finance', 'xiji', 'songzhuang'].map((who) => listen(who)),
  );
  for (const stream of streams) await beatOf(stream);
  const { reads } = app.sight.stats();
  for (const stream of streams) await beatOf(stream);
  expect(app.sight.stats().reads).toBe(reads);
  await app.project();
  await Promise.all(streams.map(beatOf));
  expect(app.sight.stats().reads - reads).toBeLessThanOrEqual(2);
  expect(app.sight.stats().reads).toBeGreaterThan(reads);
});

test('a day that begins changes the lights without an event, and the checksum with them', async () => {
  const stream = await listen('office');
  const id = await app.steps.RAISED(await app.project(), 'songzhuang');
  await app.steps.VERIFIED(id);
  const before = await beatOf(stream);
  app.clock.set('2026-11-26T01:00:00Z');
  const fresh = async () => checksumOf((await boardOf('office')).map(digestOfIssue));
  await until(async () => (await beatOf(stream)).checksum === (await fresh()));
  expect(await fresh()).not.toBe(before.checksum);
});

test('a stream that does not ask for checksums is told where it stands, at no cost', async () => {
  const stream = await listen('office', 'subscription { statusChanged { kind cursor } }');
  const { reads } = app.sight.stats();
  const count = stream.changes.length;
  await app.project();
  await until(async () => {
    await app.hub.tick();
    return stream.changes.slice(count).some(({ kind }) => kind === 'CHECKPOINT');
  });
  // Those of the tests before listen still: their look is one for all.
  expect(app.sight.stats().reads - reads).toBeLessThanOrEqual(8);
});

/** Paths of what a card asks for. */
const leaves = (set: SelectionSetNode, at = ''): string[] =>
  set.selections.flatMap((selection) => {
    if (selection.kind !== Kind.FIELD) return [];
    const field: FieldNode = selection;
    const path = `${at}${field.name.value}`;
    return field.selectionSet ? leaves(field.selectionSet, `${path}.`) : [path];
  });

test('the digest covers all that a card shows, each of it', async () => {
  const [definition] = parse(FRAGMENT).definitions;
  if (definition?.kind !== Kind.FRAGMENT_DEFINITION) throw new Error('no card');
  const paths = leaves(definition.selectionSet);
  const card = (await boardOf('office'))[0];
  if (!card) throw new Error('no issue');
  const full = {
    ...card,
    returnReason: { zh: '补', en: 'mend' },
    leadUnit: { id: 'lead', shortName: { zh: '局', en: 'bureau' } },
    township: { id: 'town', shortName: { zh: '镇', en: 'town' } },
    steps: [{ no: 1, state: 'TODO', dueOn: '2026-12-01' }],
  };
  for (const path of paths) {
    const changed = structuredClone(full);
    const keys = path.split('.');
    const last = keys.pop() ?? '';
    const at = keys.reduce<object>((value, key) => {
      const inner = Reflect.get(value, key);
      return Array.isArray(inner) ? inner[0] : inner;
    }, changed);
    Reflect.set(at, last, 'changed');
    expect(digestOfIssue(changed), path).not.toBe(digestOfIssue(full));
  }
  expect(paths.length).toBeGreaterThan(30);
});

test('sums do not depend on the order and do on how often', () => {
  const random = randomOf(5);
  const texts = Array.from(
    { length: 300 },
    () => `${random.number(1e9)} 问题 ${random.number(1e9)}`,
  );
  const digests = texts.map(digestOf);
  expect(new Set(digests).size).toBe(300);
  expect(checksumOf(digests)).toBe(checksumOf(digests.toReversed()));
  expect(checksumOf([...digests, digests[0] ?? ''])).not.toBe(checksumOf(digests));
  expect(checksumOf(digests.slice(1))).not.toBe(checksumOf(digests));
});
