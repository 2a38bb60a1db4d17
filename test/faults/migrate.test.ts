import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { migrate, missingMigration } from '../../server/database/migrate.ts';
import { StartFailure } from '../../server/failure.ts';
import { withDatabase } from '../support/global.ts';

// On a database made here and not copied: from nothing, twice, at once, and from the future.

const name = `${inject('databaseTemplate')}_${randomBytes(4).toString('hex')}`;
const url = withDatabase(inject('databaseAdmin'), name);
const ask = async (address: string, query: string) => {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    return (await client.query(query)).rows;
  } finally {
    await client.end();
  }
};

beforeAll(() => ask(inject('databaseAdmin'), `create database ${name}`));
afterAll(() => ask(inject('databaseAdmin'), `drop database ${name} with (force)`));

describe('migrations', () => {
  it('are applied once, also by two processes that start together', async () => {
    const [first, second] = await Promise.all([migrate(url), migrate(url)]);
    expect([first.length === 0, second.length === 0].sort()).toEqual([false, true]);
    expect(await migrate(url)).toEqual([]);
    const rows = await ask(url, 'select migration_name from _prisma_migrations order by 1');
    expect(rows.map((row) => row.migration_name)).toEqual(first.length > 0 ? first : second);
  });

  it('leave the database free, so that it can be copied', async () => {
    const copy = `${name}_copy`;
    await ask(inject('databaseAdmin'), `create database ${copy} template ${name}`);
    await ask(inject('databaseAdmin'), `drop database ${copy}`);
  });

  it('keep the log append-only', async () => {
    await expect(ask(url, 'update "LogHead" set sequence = -1')).rejects.toThrow(
      /only moves forward/,
    );
    await expect(ask(url, 'truncate "Event"')).rejects.toThrow(/append-only/);
  });

  it('refuse a database of a newer version with one sentence', async () => {
    await ask(
      url,
      `insert into _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count)
       values ('future', 'x', now(), '29990101000000_from_the_future', 1)`,
    );
    const refused = migrate(url);
    await expect(refused).rejects.toThrow(StartFailure);
    await expect(refused).rejects.toThrow(/newer version.*29990101000000_from_the_future/);
  });

  it('say all that the schema says', async () => {
    expect(await missingMigration()).toBe('');
  });
});
