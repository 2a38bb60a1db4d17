import pg from 'pg';
import { migrate } from './database/migrate.ts';
import type { RecordDatabase } from './database/record.ts';
import { StartFailure } from './failure.ts';

/** What a start finds in the record, after migrating it. */
export type Found =
  /** Nothing. */
  | 'EMPTY'
  /** The demo district, whole. */
  | 'DEMO'
  /** A district's own record. */
  | 'OWN';

/** The name of the row by which a demo is known, and whether its loading came to an end. */
const MARK = 'demo';

/**
 * Brings the record to this code's schema and tells what is in it. A demo whose loading was killed
 * half-way is emptied: nobody has worked with it yet.
 */
export const inspect = async (record: RecordDatabase): Promise<Found> => {
  await migrate(record.url);
  const found = await look(record.url);
  if (found !== 'HALF') return found;
  if (!record.empty) {
    throw new StartFailure({
      zh: '演示数据只载入了一半；请清空 DATABASE_URL 所指的数据库后重新启动，或设置 DEMO=0 使用另一个数据库。',
      en: 'The demo was loaded only in part: empty the database of DATABASE_URL and start again, or set DEMO=0 and use another one.',
    });
  }
  await record.empty();
  return inspect(record);
};

const look = async (url: string): Promise<Found | 'HALF'> => {
  const rows = await ask(
    url,
    `select (select count(*) from "Checkpoint" where name = $1) > 0 as "isDemo",
            (select count(*) from "Checkpoint" where name = $1 and sequence is not null) > 0 as "isWhole",
            exists (select from "Unit") or exists (select from "Person") as "hasData"`,
    [MARK],
  );
  const { isDemo, isWhole, hasData } = rows[0] ?? {};
  if (isDemo) return isWhole ? 'DEMO' : 'HALF';
  return hasData ? 'OWN' : 'EMPTY';
};

/** Loads the demo so that a kill in the middle is noticed at the next start. */
export const loadMarked = async (url: string, load: () => Promise<void>): Promise<void> => {
  await ask(url, 'insert into "Checkpoint" (name) values ($1)', [MARK]);
  await load();
  await ask(
    url,
    'update "Checkpoint" set sequence = coalesce((select sequence from "LogHead"), 0) where name = $1',
    [MARK],
  );
};

const ask = async (url: string, query: string, values: readonly unknown[]) => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(query, [...values])).rows;
  } finally {
    await client.end();
  }
};
