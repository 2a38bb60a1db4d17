import type { Language } from '../kernel/text.ts';
import type { LogEvent } from './chain.ts';
import { createExecution, type ExecutionOptions } from './execution.ts';
import type { StreamLimits } from './limits.ts';
import type { Place } from './log.ts';
import { type Member, streamError } from './member.ts';
import type { Frame } from './sink.ts';

/** Events executed together, and frames written before others get their turn. */
const CHUNK = 32;
const TURN = 2_000;

/** How long a page of a backlog serves others, in milliseconds. */
const PAGE_KEPT = 1_000;

/** Subscribers that are sent the same bytes: same document, variables, language and tokens. */
export type Group = {
  readonly members: Set<Member>;
  readonly scopes: readonly string[];
  /** Up to here all has been written, or queued, for those who were members then. */
  readonly place: () => Place;
  /** Events that wait to be executed. */
  readonly waiting: () => number;
  readonly push: (events: readonly LogEvent[]) => void;
  /** Resolves when nothing waits. */
  readonly idle: () => Promise<void>;
  /** Executes a page of the log for one who joins; who asks for the same page soon after gets the same. */
  readonly pageOf: (events: readonly LogEvent[]) => Promise<readonly Frame[]>;
  readonly checkpoint: (place: Place) => Promise<Frame>;
  /** Tells where the stream stands, if it has been quiet. */
  readonly beat: () => Promise<void>;
};

export type GroupOptions = ExecutionOptions & {
  readonly language: Language;
  readonly place: Place;
  readonly limits: StreamLimits;
  readonly delivered: (frames: number) => void;
};

export const breathe = (): Promise<void> => new Promise((done) => setImmediate(done));
export const createGroup = (options: GroupOptions): Group => {
  const { scopes, language, limits } = options;
  const { framesOf, checkpoint } = createExecution(options);
  const members = new Set<Member>();
  const state = {
    pending: [] as LogEvent[],
    place: options.place,
    isBusy: false,
    wroteAt: performance.now(),
    waiters: [] as (() => void)[],
  };

  // After a restart all boards come back at once, with the same cursor.
  const pages = new Map<string, Promise<readonly Frame[]>>();
  const pageOf = (events: readonly LogEvent[]): Promise<readonly Frame[]> => {
    const key = `${events[0]?.sequence} ${events.at(-1)?.sequence}`;
    const known = pages.get(key);
    if (known) return known;
    const frames = framesOf(events);
    pages.set(key, frames);
    const forget = (): void => void pages.delete(key);
    frames.then(() => setTimeout(forget, PAGE_KEPT).unref(), forget);
    return frames;
  };

  /** To those who are members at this moment; others read up to here from the log. */
  const write = async (to: readonly Member[], frames: readonly Frame[]): Promise<void> => {
    state.wroteAt = performance.now();
    let written = 0;
    for (const member of to) {
      member.offer(frames);
      written += frames.length;
      if (written < TURN) continue;
      options.delivered(written);
      written = 0;
      await breathe();
    }
    options.delivered(written);
  };

  const endAll = (): void => {
    for (const member of [...members]) member.end(streamError('RESYNC', language));
  };

  const advance = (place: Place | undefined): void => {
    if (place && place.sequence > state.place.sequence) state.place = place;
  };
  /** Whoever listens loads again; the group goes on behind all that it has been given. */
  const giveUp = (): void => {
    advance(state.pending.at(-1));
    state.pending = [];
    endAll();
  };

  const pump = async (): Promise<void> => {
    if (state.isBusy) return;
    state.isBusy = true;
    while (state.pending.length > 0) {
      const events = state.pending.splice(0, CHUNK);
      const frames = await framesOf(events).catch(() => null);
      advance(events.at(-1));
      if (!frames) giveUp();
      else if (frames.length > 0) await write([...members], frames);
      if (state.pending.length > 0) await breathe();
    }
    state.isBusy = false;
    for (const done of state.waiters.splice(0)) done();
  };

  return {
    members,
    scopes,
    place: () => state.place,
    waiting: () => state.pending.length,
    push: (events) => {
      state.pending.push(...events);
      if (state.pending.length > limits.groupBacklog) giveUp();
      void pump();
    },
    idle: () =>
      state.isBusy ? new Promise((done) => state.waiters.push(done)) : Promise.resolve(),
    pageOf,
    checkpoint,
    beat: async () => {
      if (state.isBusy || performance.now() - state.wroteAt < limits.quiet) return;
      state.wroteAt = performance.now();
      const { place } = state;
      const frame = await checkpoint(place).catch(() => null);
      // Something came meanwhile, and says more.
      if (!frame || state.isBusy || state.place !== place) return;
      await write(
        [...members].filter((member) => member.isIdle()),
        [frame],
      );
    },
  };
};
