import type { Engine } from '../../server/actions/engine.ts';
import { perform } from '../../server/actions/perform.ts';
import type { Database, Transaction } from '../../server/database/client.ts';
import type { Sent } from './inputs.ts';
import { type Result, resultOf } from './judge.ts';
import type { World } from './world.ts';

/** Tries actions on one and the same state. */
export type Attempts = {
  readonly transaction: Transaction;
  /** Performs it and takes it back. */
  readonly attempt: (code: string, action: string, sent: Sent) => Promise<Result>;
  /** How many rows this transaction has written so far, of whatever table, taken back or not. */
  readonly written: () => Promise<number>;
};

/** The same database, whose every transaction happens inside one that is never committed. */
const inside = (
  database: Database,
  inSavepoint: (work: (transaction: Transaction) => Promise<unknown>) => Promise<unknown>,
): Database =>
  new Proxy(database, {
    get: (target, name) =>
      name === '$transaction' ? inSavepoint : (Reflect.get(target, name) as unknown),
  });

/**
 * A transaction that reads each row once until something is written: what is refused changes
 * nothing, so thousands of attempts look at the same rows.
 */
const reading = (transaction: Transaction) => {
  const known = new Map<string, Promise<unknown>>();
  const seen = { hasWritten: false };
  const remembered =
    (name: string, model: object, find: (args: unknown) => Promise<unknown>) => (args: unknown) => {
      const key = `${name} ${JSON.stringify(args)}`;
      const found = known.get(key) ?? find.call(model, args);
      known.set(key, found);
      return found;
    };
  const write = (): void => {
    seen.hasWritten = true;
    known.clear();
  };
  const modelOf = (name: string, model: object): object =>
    new Proxy(model, {
      get: (target, method) => {
        const own: unknown = Reflect.get(target, method);
        if (typeof own !== 'function') return own;
        if (method === 'findUnique') return remembered(name, target, own.bind(target));
        if (/^(create|update|upsert|delete)/.test(String(method))) write();
        return own.bind(target);
      },
    });
  const proxy = new Proxy(transaction, {
    get: (target, name) => {
      const own: unknown = Reflect.get(target, name);
      if (name === '$executeRaw') write();
      return typeof own === 'object' && own !== null ? modelOf(String(name), own) : own;
    },
  });
  /** Takes back what was written since the savepoint, if anything was. */
  const takeBack = async (isCertain: boolean): Promise<void> => {
    if (!seen.hasWritten && isCertain) return;
    await transaction.$executeRaw`rollback to savepoint attempt`;
    known.clear();
    seen.hasWritten = false;
  };
  return { proxy, takeBack };
};

const TAKEN_BACK = 'taken back';

/** Opens a transaction on what is there, hands out attempts, and takes everything back. */
export const withAttempts = async (
  world: World,
  work: (attempts: Attempts) => Promise<void>,
): Promise<void> => {
  const { database, asker } = world;
  const all = async (transaction: Transaction): Promise<void> => {
    await transaction.$executeRaw`savepoint attempt`;
    const { proxy, takeBack } = reading(transaction);
    const engine: Engine = {
      ...world.engine,
      database: inside(database, async (one) => one(proxy)),
    };
    const versions = new Map<string, number | null>();
    const attempt = async (code: string, action: string, { id, input }: Sent): Promise<Result> => {
      const key = `${action} ${id}`;
      const known = versions.get(key) ?? (await world.versionOf(action, id));
      versions.set(key, known);
      const result = await perform(engine, asker(code), {
        action,
        id,
        input,
        expectedVersion: known,
      }).then((): Result => ({ outcome: 'allowed' }), resultOf);
      await takeBack(result.outcome !== 'allowed');
      return result;
    };
    const written = async (): Promise<number> => {
      const [row] = await transaction.$queryRaw<{ count: bigint }[]>`
        select coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0)::bigint as count
        from pg_stat_xact_user_tables`;
      return Number(row?.count);
    };
    await work({ transaction, attempt, written });
    throw new Error(TAKEN_BACK);
  };
  try {
    await database.$transaction(all, { timeout: 120_000, maxWait: 10_000 });
  } catch (error) {
    if (!(error instanceof Error) || error.message !== TAKEN_BACK) throw error;
  }
};
