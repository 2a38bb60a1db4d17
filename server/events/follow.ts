import pg from 'pg';
import type { LogEvent } from './chain.ts';
import type { Place } from './log.ts';

const CHANNEL = 'lianxi_log';

/** Events read at once. */
const BATCH = 500;

/** How the log is followed. All times in milliseconds. */
export type FollowOptions = {
  /** Connection string of the record. The follower holds one connection of its own. */
  readonly url: string;
  /** Takes the events in order, each once. The next batch waits until it is done; what it throws is tried again. */
  readonly deliver: (events: readonly LogEvent[]) => Promise<void>;
  /** Called once before the first delivery: nothing at or below this place is delivered. */
  readonly start?: (place: Place) => void;
  /** The log in the database is no longer the one that was followed (restored, replaced). */
  readonly replaced: (place: Place) => void;
  /** Reads at least this often, whatever the wake-ups do. Default 1,000. */
  readonly poll?: number;
  readonly log?: { readonly warn: (facts: object, message: string) => void };
};

/** A running follower. */
export type Follower = {
  /** The last sequence delivered. */
  readonly sequence: () => bigint;
  /** After a commit: reads at once, and wakes the followers of other processes. */
  readonly wake: () => void;
  /** Whether the connection stands. */
  readonly isConnected: () => boolean;
  readonly close: () => Promise<void>;
};

type Raw = Omit<LogEvent, 'sequence' | 'cause'> & {
  readonly sequence: string;
  readonly cause: string | null;
};

const eventOf = (row: Raw): LogEvent => ({
  ...row,
  sequence: BigInt(row.sequence),
  cause: row.cause === null ? null : BigInt(row.cause),
});

const eventsAfter = async (client: pg.Client, sequence: bigint): Promise<LogEvent[]> => {
  const { rows } = await client.query<Raw>({
    name: 'events-after',
    text: 'select * from "Event" where sequence > $1 order by sequence limit $2',
    values: [sequence.toString(), BATCH],
  });
  return rows.map(eventOf);
};

const headOf = async (client: pg.Client): Promise<Place> => {
  const { rows } = await client.query<{ sequence: string; hash: string }>(
    'select sequence, hash from "LogHead" where id = 1',
  );
  const [row] = rows;
  return row ? { sequence: BigInt(row.sequence), hash: row.hash } : { sequence: 0n, hash: '' };
};

const pause = (milliseconds: number): Promise<void> =>
  new Promise((done) => setTimeout(done, milliseconds));

/**
 * Follows the log from its present end. LISTEN is a wake-up only; the poll is the floor. The
 * connection is its own, so that a starved pool delays no stream, and is made anew when it breaks.
 */
export const follow = async (options: FollowOptions): Promise<Follower> => {
  const poll = options.poll ?? 1_000;
  const self = crypto.randomUUID();
  const state = {
    client: null as pg.Client | null,
    last: null as Place | null,
    isClosed: false,
    isAwake: false,
    notices: 0,
    rouse: (): void => {},
  };
  const rouse = (): void => {
    state.isAwake = true;
    state.rouse();
  };
  const connect = async (): Promise<pg.Client> => {
    const client = new pg.Client({
      connectionString: options.url,
      connectionTimeoutMillis: 3_000,
      query_timeout: 5_000,
      keepAlive: true,
      application_name: 'lianxi-follower',
    });
    client.on('error', () => drop(client));
    client.on('end', () => drop(client));
    client.on('notification', ({ payload }) => {
      if (payload !== self) rouse();
    });
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      return client;
    } catch (error) {
      void client.end().catch(() => {});
      throw error;
    }
  };
  const drop = (client: pg.Client): void => {
    if (state.client === client) state.client = null;
  };
  /** Tells other processes, once for all commits since the last time. */
  const tell = async (client: pg.Client): Promise<void> => {
    if (state.notices === 0) return;
    state.notices = 0;
    await client.query('select pg_notify($1, $2)', [CHANNEL, self]);
  };
  const readOn = async (client: pg.Client): Promise<void> => {
    state.last ??= await headOf(client);
    for (;;) {
      const events = await eventsAfter(client, state.last.sequence);
      const [first] = events;
      const newest = events.at(-1);
      if (!first || !newest) {
        if (state.isClosed) return;
        break;
      }
      if (first.sequence !== state.last.sequence + 1n) return takeUpAgain(await headOf(client));
      // Where it fails nothing was handed on: the same events are read again.
      await options.deliver(events);
      state.last = newest;
      if (state.isClosed) return;
    }
  };
  const takeUpAgain = (place: Place): void => {
    state.last = place;
    options.replaced(place);
  };
  /** A connection made anew may lead to a database that was restored meanwhile. */
  const assertSame = async (client: pg.Client): Promise<void> => {
    if (!state.last || state.last.sequence === 0n) return;
    const { rows } = await client.query<{ hash: string }>(
      'select hash from "Event" where sequence = $1',
      [state.last.sequence.toString()],
    );
    if (rows[0]?.hash !== state.last.hash) takeUpAgain(await headOf(client));
  };
  const turn = async (): Promise<void> => {
    if (!state.client) {
      const client = await connect();
      await assertSame(client);
      state.client = client;
    }
    const { client } = state;
    await readOn(client);
    await tell(client);
  };
  const asleep = (): Promise<void> => {
    if (state.isAwake || state.isClosed) return Promise.resolve();
    return new Promise((done) => {
      const timer = setTimeout(done, poll);
      state.rouse = () => {
        clearTimeout(timer);
        done();
      };
    });
  };
  const run = async (): Promise<void> => {
    while (!state.isClosed) {
      await asleep();
      state.isAwake = false;
      try {
        await turn();
      } catch (error) {
        if (state.isClosed) return;
        options.log?.warn({ error: String(error) }, 'the log cannot be read; trying again');
        const broken = state.client;
        state.client = null;
        void broken?.end().catch(() => {});
        await pause(Math.min(poll, 500));
      }
    }
  };
  const client = await connect();
  state.last = await headOf(client);
  state.client = client;
  options.start?.(state.last);
  const running = run();
  return {
    sequence: () => state.last?.sequence ?? 0n,
    wake: () => {
      state.notices += 1;
      rouse();
    },
    isConnected: () => state.client !== null,
    close: async () => {
      state.isClosed = true;
      state.rouse();
      await running.catch(() => {});
      await state.client?.end().catch(() => {});
    },
  };
};
