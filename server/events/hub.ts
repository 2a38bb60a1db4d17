import type { Revocation, Signed, Verdict } from '../access/signed.ts';
import { dayAt } from '../kernel/calendar.ts';
import type { LogEvent } from './chain.ts';
import type { Group } from './group.ts';
import { createHeartbeat } from './heartbeat.ts';
import { STREAM_LIMITS, type StreamLimits } from './limits.ts';
import type { Place } from './log.ts';
import { type Member, streamError } from './member.ts';
import { type Connection, concernedBy, createRights, doubtFrom } from './rights.ts';
import type { Sight } from './sight.ts';
import { createSubscribe, type Subscribe, type SubscribeOptions } from './subscription.ts';
import { createWatch, type Watching } from './watch.ts';

/** Events that may wait for a group before the follower waits for it, and how long, in milliseconds. */
const HIGH_WATER = 2_000;
const PATIENCE = 5_000;

/** The close code of a server that goes. */
const GOING_AWAY = 1001;

/** What the hub needs: what subscriptions need, and its own. */
export type HubOptions = SubscribeOptions & {
  readonly recheck: (signed: Signed) => Promise<Verdict>;
  /** What boards show: heartbeats carry its checksum where a document asks for it. */
  readonly sight?: Pick<Sight, 'at'>;
  /** Takes note of who has a meeting open. */
  readonly present?: (watching: readonly Watching[]) => Promise<void>;
  readonly limits?: Partial<StreamLimits>;
};

/** What the hub has done since it began, and what it carries now. */
export type HubStats = {
  readonly groups: number;
  readonly members: number;
  /** Frames executed, and frames handed to subscribers. */
  readonly executions: number;
  readonly deliveries: number;
  /** Streams ended because their client has to load again. */
  readonly resyncs: number;
};

/** Fans the log out: what subscribers share is executed and serialised once. */
export type Hub = {
  readonly subscribe: Subscribe;
  /** From where on events are delivered. */
  readonly start: (place: Place) => void;
  /** Takes the next events of the log; waits a little where a group cannot keep up. */
  readonly deliver: (events: readonly LogEvent[]) => Promise<void>;
  /** The log is another one than before: everybody loads again. */
  readonly replaced: (place: Place) => void;
  /** Before the follower has come so far: holds back at once what a revocation concerns. */
  readonly revoke: (revocation: Omit<Revocation, 'sequence'>) => void;
  /** Knows a socket from now on, to close it when its proof ends; returns how to forget it. */
  readonly connect: (connection: Connection) => () => void;
  /** Looks at the time: heartbeats, ended proofs, the Shanghai midnight. Called every second. */
  readonly tick: () => Promise<void>;
  readonly stats: () => HubStats;
  /** Says goodbye to all who listen: the server goes, clients come back. */
  readonly close: () => void;
};

export const createHub = (options: HubOptions): Hub => {
  const { clock } = options;
  const limits = { ...STREAM_LIMITS, ...options.limits };
  const groups = new Map<string, Group>();
  const members = new Set<Member>();
  const connections = new Set<Connection>();
  const state = {
    place: { sequence: 0n, hash: '' } as Place,
    day: dayAt(clock.now()),
    executions: 0,
    deliveries: 0,
    resyncs: 0,
    isClosed: false,
  };
  const wait = (milliseconds: number): Promise<void> =>
    new Promise((done) => setTimeout(done, milliseconds).unref());
  const rights = createRights({
    members: () => members,
    connections: () => connections,
    recheck: options.recheck,
    wait,
    isClosed: () => state.isClosed,
  });

  const subscribe = createSubscribe(options, {
    groups,
    members,
    limits,
    place: () => state.place,
    ask: rights.ask,
    executed: (frames) => {
      state.executions += frames;
    },
    delivered: (frames) => {
      state.deliveries += frames;
    },
    resynced: () => {
      state.resyncs += 1;
    },
  });

  const watch = options.present && createWatch(members, options.present);
  const beat = createHeartbeat({
    groups,
    limits,
    place: () => state.place,
    sight: options.sight,
  });
  const endAll = (): void => {
    for (const member of [...members]) member.end(streamError('RESYNC', member.language));
  };

  return {
    subscribe,
    start: (place) => {
      state.place = place;
    },
    deliver: async (events) => {
      const newest = events.at(-1);
      if (!newest) return;
      for (const event of events) {
        const concerns = doubtFrom(event);
        if (concerns) rights.doubt(concerns);
      }
      state.place = newest;
      for (const group of [...groups.values()]) group.push(events);
      const slow = [...groups.values()].filter((group) => group.waiting() > HIGH_WATER);
      if (slow.length > 0)
        await Promise.race([Promise.all(slow.map((group) => group.idle())), wait(PATIENCE)]);
    },
    replaced: (place) => {
      state.place = place;
      endAll();
    },
    revoke: (revocation) => rights.doubt(concernedBy(revocation)),
    connect: (connection) => {
      connections.add(connection);
      return () => void connections.delete(connection);
    },
    tick: async () => {
      const now = clock.now();
      const today = dayAt(now);
      if (today !== state.day) {
        state.day = today;
        rights.doubt(() => true);
      } else rights.doubt(({ expiresAt }) => expiresAt <= now);
      for (const member of [...members]) {
        const since = member.blockedSince();
        if (since === null || performance.now() - since < limits.stalled) continue;
        member.end(streamError('RESYNC', member.language));
        member.close(1013, 'Too slow');
      }
      void watch?.();
      await beat();
    },
    stats: () => ({
      groups: groups.size,
      members: members.size,
      executions: state.executions,
      deliveries: state.deliveries,
      resyncs: state.resyncs,
    }),
    close: () => {
      state.isClosed = true;
      for (const member of [...members]) {
        // The socket first: a `complete` would tell the client that there is no more to come.
        member.close(GOING_AWAY, 'Going away');
        member.end();
      }
    },
  };
};
