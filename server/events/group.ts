import type { Language } from '../kernel/text.ts';
import type { LogEvent } from './chain.ts';
import { createExecution, type ExecutionOptions } from './execution.ts';
import type { StreamLimits } from './limits.ts';
import type { Place } from './log.ts';
import { type Member, streamError } from './member.ts';
import type { Picture } from './sight.ts';
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
  readonly checkpoint: (place: Place, checksum: string | null) => Promise<Frame>;
  /** When it was begun, by the process's clock: who joins is told at once where it stands. */
  readonly since: number;
  /** Whether its document asks for checksums. */
  readonly isChecked: boolean;
  /**
   * A heartbeat: tells where the stream stands, with the checksum of a picture as soon as all has
   * been told up to there. False where more than that has been told already.
   */
  readonly beat: (picture: Picture | null) => boolean;
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
    /** The last event taken up, told or not. */
    taken: options.place.sequence,
    due: null as { readonly place: Place; readonly checksum: string | null } | null,
    isBusy: false,
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

  /** Events that are told before the heartbeat that is due. */
  const nextEvents = (): LogEvent[] => {
    const { pending, due } = state;
    const end = due ? pending.findIndex(({ sequence }) => sequence > due.place.sequence) : -1;
    return pending.splice(0, end === -1 ? CHUNK : Math.min(end, CHUNK));
  };
  const tell = async (events: readonly LogEvent[]): Promise<void> => {
    const newest = events.at(-1);
    state.taken = newest?.sequence ?? state.taken;
    const frames = await framesOf(events).catch(() => null);
    advance(newest);
    if (!frames) giveUp();
    else if (frames.length > 0) await write([...members], frames);
  };
  const tellDue = async (): Promise<void> => {
    const { due, place } = state;
    const next = state.pending[0]?.sequence ?? 0n;
    // The picture was read before the log had told us of all that it shows.
    if (!due || (place.sequence < due.place.sequence && next <= due.place.sequence)) return;
    state.due = null;
    if (place.sequence !== due.place.sequence) return;
    const frame = await checkpoint(due.place, due.checksum).catch(() => null);
    if (frame) await write([...members], [frame]);
  };
  const pump = async (): Promise<void> => {
    if (state.isBusy) return;
    state.isBusy = true;
    for (;;) {
      const events = nextEvents();
      if (events.length > 0) await tell(events);
      await tellDue();
      if (state.pending.length === 0) break;
      await breathe();
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
    since: performance.now(),
    isChecked: options.document.isChecked,
    beat: (picture) => {
      const isInTime = picture !== null && picture.place.sequence >= state.taken;
      if (isInTime) state.due = { place: picture.place, checksum: picture.checksumFor(scopes) };
      // As far as it has come: on a busy stream more is told meanwhile.
      else state.due = { place: state.pending.at(-1) ?? state.place, checksum: null };
      void pump();
      return isInTime;
    },
  };
};
