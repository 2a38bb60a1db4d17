import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cursorAt, cursorOf, headCursor, placeOf, sequenceOf } from '../../server/events/cursor.ts';
import { after, append, type EventDraft, head } from '../../server/events/log.ts';
import { verify } from '../../server/events/verify.ts';
import { draft } from '../live/support/stage.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';

let record: TestDatabase;
beforeAll(async () => {
  record = await createDatabase();
});
afterAll(() => record.close());

const write = (drafts: readonly EventDraft[], pause = 0): Promise<bigint[]> =>
  record.database.$transaction(
    async (transaction) => {
      await transaction.$queryRaw`select pg_sleep(${pause})::text`;
      return append(transaction, drafts);
    },
    { maxWait: 30_000, timeout: 60_000 },
  );

const any = (changes: Record<string, string> = {}) =>
  draft(randomUUID(), { after: ['x'] }, changes);

describe('the log', () => {
  test('numbers are gap-free and in the order of commits, whoever began first', async () => {
    const before = await head(record.database);
    const order: bigint[] = [];
    await Promise.all(
      Array.from({ length: 40 }, async (_, index) => {
        const sequences = await write(
          Array.from({ length: 1 + (index % 3) }, () => any()),
          (index % 7) / 100,
        );
        order.push(...sequences);
      }),
    );
    const events = await after(record.database, before.sequence);
    expect(events.map(({ sequence }) => sequence)).toEqual(
      events.map((_, index) => before.sequence + BigInt(index + 1)),
    );
    expect([...order].sort((a, b) => Number(a - b))).toEqual(
      events.map(({ sequence }) => sequence),
    );
  });

  test('an aborted transaction leaves no number behind', async () => {
    const before = await head(record.database);
    await expect(
      record.database.$transaction(async (transaction) => {
        await append(transaction, [any()]);
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    expect(await head(record.database)).toEqual(before);
    expect(await write([any()])).toEqual([before.sequence + 1n]);
  });

  test('a cause is the index of an earlier draft of the batch, or a sequence', async () => {
    const [first = 0n, second = 0n] = await write([any(), { ...any(), cause: 0 }]);
    const [third = 0n] = await write([{ ...any(), cause: first }]);
    const events = await after(record.database, first - 1n);
    expect(events.map(({ sequence, cause }) => [sequence, cause])).toEqual([
      [first, null],
      [second, first],
      [third, first],
    ]);
  });

  test('a batch of any size is two statements', async () => {
    const statements: string[] = [];
    await record.database.$transaction(async (transaction) => {
      const counted = new Proxy(transaction, {
        get: (target, name) => {
          if (name === '$queryRaw' || name === '$executeRaw') statements.push(String(name));
          return Reflect.get(target, name);
        },
      });
      await append(
        counted,
        Array.from({ length: 300 }, () => any()),
      );
    });
    expect(statements).toHaveLength(2);
  });

  test('I-14 what people write survives the log and its chain: 𠮷, full width, emoji, NFC and NFD', async () => {
    const text = '𠮷 ＡＢＣ 👷🏽 é é “引号” \\ \u2028 0.10';
    const changes = { set: { b: [1e21, -0, 0.1], a: { z: null, é: text } }, rows: [] };
    const [sequence = 0n] = await write([{ ...any(), changes, evidence: { reference: text } }]);
    const [event] = await after(record.database, sequence - 1n, 1);
    expect(event?.changes).toEqual({
      rows: [],
      set: { a: { z: null, é: text }, b: [1e21, 0, 0.1] },
    });
    expect(await verify(record.database)).toMatchObject({ isSound: true });
  });

  test('a cursor compares like its sequence and names one history only', async () => {
    const [sequence = 0n] = await write([any()]);
    const cursor = await headCursor(record.database);
    expect(sequenceOf(cursor)).toBe(sequence);
    expect(await cursorAt(record.database, sequence)).toBe(cursor);
    expect((await placeOf(record.database, cursor))?.sequence).toBe(sequence);
    expect(await placeOf(record.database, cursor + 1n)).toBeNull();
    expect(await placeOf(record.database, cursor - 1n)).toBeNull();
    expect(await placeOf(record.database, -1n)).toBeNull();
    expect((await placeOf(record.database, 0n))?.sequence).toBe(0n);
    const other = cursorOf({ sequence, hash: 'f'.repeat(64) });
    expect(await placeOf(record.database, other)).toBeNull();
    expect(other > ((await cursorAt(record.database, sequence - 1n)) ?? 0n)).toBe(true);
  });
});

describe('L-04 the chain', () => {
  test('UPDATE, DELETE and TRUNCATE of events are refused, and the head moves only forward', async () => {
    await write([any()]);
    const refused = [
      `update "Event" set action = 'x'`,
      `delete from "Event"`,
      `truncate "Event"`,
      `update "LogHead" set sequence = sequence - 1`,
      `delete from "LogHead"`,
    ];
    for (const statement of refused)
      await expect(record.database.$executeRawUnsafe(statement), statement).rejects.toThrow(
        /append-only|only moves forward/,
      );
  });

  test('an altered, a removed and a cut-off row are named by their sequence', async () => {
    const places = await write(Array.from({ length: 5 }, () => any({ text: 'true' })));
    const third = places[2] ?? 0n;
    const last = places[4] ?? 0n;
    /** As somebody who owns the database could: triggers off, and everything put back afterwards. */
    const tampered = async (statement: string) => {
      const rows = await after(record.database, third - 1n);
      const place = await head(record.database);
      await record.database.$executeRawUnsafe('alter table "Event" disable trigger user');
      await record.database.$executeRawUnsafe('alter table "LogHead" disable trigger user');
      await record.database.$executeRawUnsafe(statement);
      const found = await verify(record.database);
      await record.database.event.deleteMany({ where: { sequence: { gte: third } } });
      await record.database.event.createMany({ data: rows as never });
      await record.database.logHead.update({ where: { id: 1 }, data: place });
      await record.database.$executeRawUnsafe('alter table "Event" enable trigger user');
      await record.database.$executeRawUnsafe('alter table "LogHead" enable trigger user');
      expect(await verify(record.database)).toMatchObject({ isSound: true });
      return found;
    };
    const set = (columns: string) => `update "Event" set ${columns} where sequence = ${third}`;
    for (const columns of [
      `changes = '{"text":"false"}'`,
      `"actorId" = gen_random_uuid()`,
      `"scopesBefore" = '{}'`,
      `at = at + interval '1 ms'`,
      `cause = 1`,
    ])
      expect(await tampered(set(columns)), columns).toEqual({
        isSound: false,
        sequence: third,
        reason: 'ALTERED',
      });
    expect(await tampered(`delete from "Event" where sequence = ${third}`)).toEqual({
      isSound: false,
      sequence: third,
      reason: 'MISSING',
    });
    expect(await tampered(`delete from "Event" where sequence = ${last}`)).toEqual({
      isSound: false,
      sequence: last,
      reason: 'MISSING',
    });
    expect(
      await tampered(`update "LogHead" set hash = 'x', sequence = sequence where id = 1`),
    ).toEqual({ isSound: false, sequence: last, reason: 'HEAD_DIFFERS' });
  });
});
