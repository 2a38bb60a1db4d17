import pg from 'pg';

/** Held shared by everybody who uses the cluster, alone by whoever stops it. Any number of ours does. */
const LOCK = 7_180_001;

/** Somebody who uses the cluster. While one lasts, nobody else's clean stop ends PostgreSQL. */
export type Lease = {
  /** Gives it back. True when nobody else uses the cluster and none can begin before `done` is called. */
  readonly release: () => Promise<{ readonly isLast: boolean; readonly done: () => Promise<void> }>;
};

/**
 * Takes a lease over a connection of its own, so that a process that dies gives it back; null when
 * PostgreSQL does not take connections now, or is about to be stopped.
 */
export const takeLease = async (url: string, onLost: () => void): Promise<Lease | null> => {
  const client = new pg.Client({ connectionString: url, application_name: 'lianxi lease' });
  const state = { isHeld: false };
  client.on('error', () => undefined);
  client.on('end', () => {
    if (!state.isHeld) return;
    state.isHeld = false;
    onLost();
  });
  try {
    await client.connect();
    state.isHeld = await isTrue(client, `select pg_try_advisory_lock_shared(${LOCK}) as answer`);
    if (state.isHeld) return { release: () => release(client, state) };
  } catch (error) {
    if (!isPassing(error)) throw error;
  }
  await client.end().catch(() => undefined);
  return null;
};

const release = async (client: pg.Client, state: { isHeld: boolean }) => {
  const done = () => client.end().catch(() => undefined);
  if (!state.isHeld) return { isLast: false, done };
  state.isHeld = false;
  await client.query(`select pg_advisory_unlock_shared(${LOCK})`);
  const isAlone = await isTrue(client, `select pg_try_advisory_lock(${LOCK}) as answer`);
  return { isLast: isAlone && !(await isUsedByOthers(client)), done };
};

/** Somebody with psql, or a pool of ours whose connections are still closing: looked at for half a second. */
const isUsedByOthers = async (client: pg.Client): Promise<boolean> => {
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const others = `select exists (select from pg_stat_activity
      where backend_type = 'client backend' and pid <> pg_backend_pid()) as answer`;
    if (!(await isTrue(client, others))) return false;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return true;
};

const isTrue = async (client: pg.Client, query: string): Promise<boolean> =>
  (await client.query<{ answer: boolean }>(query)).rows[0]?.answer === true;

/** Not there yet, starting, recovering after a crash, or stopping. */
const PASSING = new Set([
  'ENOENT',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  '57P01',
  '57P02',
  '57P03',
  '53300',
]);

const isPassing = (error: unknown): boolean =>
  error instanceof Error &&
  (('code' in error && PASSING.has(String(error.code))) || /terminated/.test(error.message));
