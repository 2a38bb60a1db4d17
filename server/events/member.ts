import { GraphQLError } from 'graphql';
import type { Signed } from '../access/signed.ts';
import type { Language } from '../kernel/text.ts';
import type { StreamLimits } from './limits.ts';
import type { Opened } from './live.ts';
import type { Frame, Sink } from './sink.ts';
import { type StreamCode, streamSentence } from './words.ts';

/** An error that ends a stream; the code tells the client what to do. */
export const streamError = (
  code: StreamCode,
  language: Language,
  values?: Readonly<Record<string, unknown>>,
): GraphQLError =>
  new GraphQLError(streamSentence(code, language, values), { extensions: { code } });

/** One subscription: what it may be sent, what waits for it, and how it ends. */
export type Member = {
  /** Who listens; replaced when a recheck gives the same rights anew. */
  readonly signed: () => Signed;
  readonly language: Language;
  /** The meeting that is open by it, if any. */
  readonly watching: Opened | null;
  readonly isOver: () => boolean;
  readonly isIdle: () => boolean;
  /** Writes or queues frames. Never throws, never waits. */
  readonly offer: (frames: readonly Frame[]) => void;
  /** Writes frames past the queue and waits while the socket is full: the backlog. */
  readonly replay: (frames: readonly Frame[]) => Promise<void>;
  /** From now on frames are kept back; called as often as {@link release}. */
  readonly hold: () => void;
  readonly release: () => void;
  /** Live frames up to here are not taken: what came before it joined is read from the log. */
  readonly startAbove: (barrier: bigint) => void;
  /** Nothing at or below is written: the client has it. */
  readonly resumeAfter: (sequence: bigint) => void;
  /** Ends it now; nothing is written afterwards. */
  readonly end: (error?: GraphQLError) => void;
  readonly close: (code: number, reason: string) => void;
  /** Since when the socket has taken nothing, by the process's clock; null while it takes. */
  readonly blockedSince: () => number | null;
};

type MemberOptions = {
  readonly signed: Signed;
  readonly language: Language;
  readonly sink: Sink;
  readonly limits: StreamLimits;
  readonly watching: Opened | null;
  /** Unregisters; called once, before anything else learns of the end. */
  readonly ended: (error?: GraphQLError) => void;
};

export const createMember = (options: MemberOptions): Member => {
  const { signed, language, sink, limits, watching, ended } = options;
  const state = {
    queue: [] as Frame[],
    bytes: 0,
    // Held once for the rights, which are looked at on joining, and as often as they are doubted.
    holds: 0,
    after: 0n,
    // The last sequence taken live: whatever is offered again, nothing is written twice.
    last: 0n,
    isOver: false,
    blockedSince: null as number | null,
    waiters: [] as (() => void)[],
  };
  const settle = (): void => {
    for (const done of state.waiters.splice(0)) done();
  };
  const end = (error?: GraphQLError): void => {
    if (state.isOver) return;
    state.isOver = true;
    state.queue = [];
    state.bytes = 0;
    ended(error);
    settle();
  };
  const flushed = (): void => {
    state.blockedSince = null;
    drain();
    settle();
  };
  const block = (): void => {
    if (state.blockedSince !== null) return;
    state.blockedSince = performance.now();
    sink.whenFlushed(flushed);
  };
  /** Writes up to what the socket may hold ahead; returns how many were written. */
  const write = (frames: readonly Frame[]): number => {
    let count = 0;
    let ahead = sink.waiting();
    while (count < frames.length && ahead < limits.inFlightBytes) {
      ahead += frames[count]?.bytes ?? 0;
      count += 1;
    }
    if (count > 0) sink.write(count === frames.length ? frames : frames.slice(0, count));
    if (ahead >= limits.inFlightBytes) block();
    return count;
  };
  const attempt = (frames: readonly Frame[]): number => {
    try {
      return write(frames);
    } catch {
      // A socket that fails is its own trouble only.
      end();
      return 0;
    }
  };
  const isOpen = (): boolean => !state.isOver && state.holds === 0 && state.blockedSince === null;
  const drain = (): void => {
    if (!isOpen() || state.queue.length === 0) return;
    const count = attempt(state.queue);
    for (const { bytes } of state.queue.splice(0, count)) state.bytes -= bytes;
  };
  const above = (frames: readonly Frame[], last: bigint): readonly Frame[] => {
    const [first] = frames;
    if (!first || first.sequence > last) return frames;
    return frames.filter(
      ({ sequence, isCheckpoint }) => sequence > last || (isCheckpoint && sequence === last),
    );
  };
  const queue = (frames: readonly Frame[]): void => {
    for (const frame of frames) {
      state.queue.push(frame);
      state.bytes += frame.bytes;
    }
    if (state.bytes > limits.queuedBytes || state.queue.length > limits.queuedFrames)
      end(streamError('RESYNC', language));
  };
  const offer = (frames: readonly Frame[]): void => {
    if (state.isOver) return;
    const wanted = above(frames, state.last);
    state.last = wanted.at(-1)?.sequence ?? state.last;
    const written = isOpen() && state.queue.length === 0 ? attempt(wanted) : 0;
    if (written < wanted.length && !state.isOver) queue(wanted.slice(written));
  };
  const room = (): Promise<void> => new Promise((done) => state.waiters.push(done));
  return {
    signed: () => signed,
    language,
    watching,
    isOver: () => state.isOver,
    isIdle: () => !state.isOver && state.holds === 0 && state.queue.length === 0,
    offer,
    replay: async (frames) => {
      let rest = above(frames, state.after);
      // One hold is the joiner's own; more mean that the rights are in doubt.
      while (rest.length > 0 && !state.isOver) {
        if (state.holds > 1 || state.blockedSince !== null) await room();
        else rest = rest.slice(attempt(rest));
      }
    },
    hold: () => {
      state.holds += 1;
    },
    release: () => {
      state.holds -= 1;
      drain();
      settle();
    },
    startAbove: (barrier) => {
      state.last = barrier;
    },
    resumeAfter: (sequence) => {
      state.after = sequence;
      if (sequence <= state.last) return;
      state.last = sequence;
      // The client is ahead of the hub: it has seen the answer to a change before we did.
      state.queue = [...above(state.queue, sequence)];
      state.bytes = state.queue.reduce((sum, { bytes }) => sum + bytes, 0);
    },
    end,
    close: (code, reason) => sink.close(code, reason),
    blockedSince: () => state.blockedSince,
  };
};
