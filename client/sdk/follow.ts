import { type Backoff, backoffDelay, startWait, type Wait } from './backoff.ts';
import type { Connection, Ending } from './connection.ts';
import { type Cursor, compareCursors } from './cursor.ts';
import type { Held } from './held.ts';
import type { Source } from './source.ts';

/** What every change of the stream `statusChanged` says of itself. */
export type Frame = {
  readonly kind: 'EVENT' | 'TOMBSTONE' | 'CHECKPOINT';
  readonly cursor: Cursor;
  /** Server time, as an ISO moment. */
  readonly headAt: string;
  readonly caseId: string | null;
  /** Of a heartbeat: what all that this viewer sees on the board adds up to. */
  readonly checksum?: string | null;
};

/**
 * What the line or this client got wrong, and was put right: cases that a heartbeat's checksum
 * found to differ, changes that came out of order, changes that came twice.
 */
export type Faults = { healed: number; late: number; repeated: number };

/** State of the line, for people to see. */
export type LineState = 'idle' | 'connecting' | 'live' | 'lost' | 'signed-out';

/** What came while the line was away. */
export type CaughtUp = {
  /** Changes and tombstones, each counted once. */
  readonly count: number;
  /** Last sign of life before the cut; milliseconds since 1970. */
  readonly from: number;
  readonly until: number;
};

export type FollowOptions<Data, Change extends Frame> = {
  readonly source: Source<Data>;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** Where to start: the cursor of the answer whose copy is kept up to date. */
  readonly after: Cursor;
  /** Finds the change in the data. */
  readonly pick: (data: Data) => Change;
  /** A change that is news: each once, never one at or below what is held; in order unless the line confused them. */
  readonly onChange: (change: Change) => void;
  /** A change that is held already, so that it must not be applied; told once too. */
  readonly onKnown?: (change: Change) => void;
  /**
   * Compares what is shown with the checksum of a heartbeat and mends what differs; answers in how
   * many cases. Called when all up to the heartbeat has been told, and once at a time.
   */
  readonly examine?: (heartbeat: Change) => Promise<number>;
  /** The line was away and is caught up. */
  readonly onCaughtUp?: (facts: CaughtUp) => void;
  /**
   * The log can no longer be followed from where this client is, or its rights have changed so
   * that its copy may hold too little. Reload, and answer with the cursor of the new copy.
   */
  readonly onReload: (why: 'resync' | 'rights-changed') => Promise<Cursor>;
};

export type FollowFacts = {
  readonly connection: Connection;
  readonly held: Held;
  readonly backoff?: Backoff;
  readonly lastHeard: () => number;
  readonly onState: (state: LineState) => void;
  readonly onServerTime: (iso: string) => void;
  readonly onFault: (kind: keyof Faults, count: number) => void;
};

/** A running stream. */
export type Following = {
  /** The last place that is known to be complete: resume from here. */
  readonly cursor: () => Cursor;
  /** Tries again now and not after the wait. */
  readonly nudge: () => void;
  readonly stop: () => void;
};

type Progress = {
  cursor: Cursor;
  attempt: number;
  /** When this connection was tried; null as soon as something came over it. */
  triedAt: number | null;
  /** Counts what comes in after a cut, until the first checkpoint says: complete to here. */
  missed: { count: number; from: number } | null;
  isStopped: boolean;
  isExamining: boolean;
  wait: Wait | null;
  cancel: () => void;
};

const receive = <Change extends Frame>(
  progress: Progress,
  change: Change,
  facts: FollowFacts,
  options: Pick<FollowOptions<unknown, Change>, 'onChange' | 'onKnown' | 'onCaughtUp' | 'examine'>,
) => {
  facts.onServerTime(change.headAt);
  progress.attempt = 0;
  progress.triedAt = null;
  facts.onState('live');
  const isNew = compareCursors(change.cursor, progress.cursor) > 0;
  if (isNew) progress.cursor = change.cursor;
  if (change.kind !== 'CHECKPOINT') {
    const id = change.caseId;
    const isNews = id === null ? isNew : facts.held.isNews(id, change.cursor);
    // What comes out of order is still news of its case, unless a later change of it came first.
    if (!isNew) facts.onFault(isNews ? 'late' : 'repeated', 1);
    if (!isNews) return isNew ? options.onKnown?.(change) : undefined;
    if (id !== null) facts.held.note(id, change.cursor);
    if (progress.missed) progress.missed.count += 1;
    options.onChange(change);
    return;
  }
  const { missed } = progress;
  progress.missed = null;
  if (missed) options.onCaughtUp?.({ ...missed, until: Date.now() });
  if (!change.checksum || !options.examine || progress.isExamining) return;
  progress.isExamining = true;
  const done = (count: number) => {
    progress.isExamining = false;
    if (count > 0) facts.onFault('healed', count);
  };
  // What cannot be examined now is examined at the next heartbeat.
  void options.examine(change).then(done, () => done(0));
};

/** What to do after an ending; false ends the stream. */
const goOn = async <Data, Change extends Frame>(
  ending: Ending,
  progress: Progress,
  facts: FollowFacts,
  options: FollowOptions<Data, Change>,
): Promise<boolean> => {
  if (progress.isStopped) return false;
  if (ending.end === 'signed-out') {
    facts.onState('signed-out');
    return false;
  }
  if (ending.end === 'resync' || ending.end === 'rights-changed') {
    const cursor = await options.onReload(ending.end).catch(() => null);
    if (cursor !== null) {
      progress.cursor = cursor;
      progress.missed = null;
      // A server that answers RESYNC at once, again and again, must not be hammered.
      progress.attempt += 1;
      if (progress.attempt === 1) return !progress.isStopped;
    }
  } else {
    facts.onState('lost');
    progress.missed ??= { count: 0, from: facts.lastHeard() };
  }
  // An attempt that hung has waited already.
  const waited = progress.triedAt === null ? 0 : Date.now() - progress.triedAt;
  progress.wait = startWait(Math.max(0, backoffDelay(progress.attempt, facts.backoff) - waited));
  progress.attempt += 1;
  await progress.wait.done;
  progress.wait = null;
  return !progress.isStopped;
};

/**
 * Follows the log from a cursor on, across cuts and restarts, until stopped. A gap can arise only
 * between two connections; every connection therefore starts after the last place known to be
 * complete, and where the server cannot go back that far it says so and the copy is reloaded.
 */
export const startFollowing = <Data, Change extends Frame>(
  options: FollowOptions<Data, Change>,
  facts: FollowFacts,
): Following => {
  const progress: Progress = {
    cursor: options.after,
    attempt: 0,
    triedAt: null,
    missed: null,
    isStopped: false,
    isExamining: false,
    wait: null,
    cancel: () => {},
  };
  const run = async () => {
    for (;;) {
      facts.onState(progress.missed ? 'lost' : 'connecting');
      progress.triedAt = Date.now();
      const { ended, stop } = facts.connection.run(
        options.source as Source,
        { ...options.variables, after: progress.cursor },
        (data) => receive(progress, options.pick(data as Data), facts, options),
      );
      progress.cancel = stop;
      if (!(await goOn(await ended, progress, facts, options))) return;
    }
  };
  void run();
  return {
    cursor: () => progress.cursor,
    nudge: () => progress.wait?.skip(),
    stop: () => {
      progress.isStopped = true;
      progress.wait?.skip();
      progress.cancel();
      facts.onState('idle');
    },
  };
};
