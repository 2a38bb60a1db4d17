import { GraphQLError } from 'graphql';
import { meets } from '../kernel/authority.ts';
import { DomainError } from '../kernel/errors.ts';
import type { Language } from '../kernel/text.ts';
import type { LogEvent } from './chain.ts';
import { cursorOf } from './cursor.ts';
import type { StreamLimits } from './limits.ts';
import type { LiveRoot } from './live.ts';
import type { Place } from './log.ts';
import { type Member, streamError } from './member.ts';
import type { FormatErrors, SharedDocument } from './shared.ts';
import type { Frame } from './sink.ts';

/** Events executed together, and frames written before others get their turn. */
const CHUNK = 32;
const TURN = 2_000;
const ATTEMPTS = 6;

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
  /** Executes events for this group: the backlog of one who joins. */
  readonly framesOf: (events: readonly LogEvent[]) => Promise<readonly Frame[]>;
  readonly checkpoint: (place: Place) => Promise<Frame>;
  /** Tells where the stream stands, if it has been quiet. */
  readonly beat: () => Promise<void>;
};

export type GroupOptions = {
  readonly document: SharedDocument;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly scopes: readonly string[];
  readonly language: Language;
  readonly matches: (event: LogEvent) => boolean;
  readonly place: Place;
  readonly limits: StreamLimits;
  /** A fresh context without a person; what a context caches must not outlive a batch. */
  readonly context: () => object;
  readonly now: () => Date;
  readonly formatErrors: FormatErrors;
  readonly executed: (frames: number) => void;
  readonly delivered: (frames: number) => void;
};

export const breathe = (): Promise<void> => new Promise((done) => setImmediate(done));
const pause = (milliseconds: number): Promise<void> =>
  new Promise((done) => setTimeout(done, milliseconds).unref());

/** Compiled execution has an error class of its own, which is not GraphQL's and may lack extensions. */
const properError = ({ message, path, originalError }: GraphQLError): GraphQLError =>
  new GraphQLError(message, {
    ...(path ? { path } : {}),
    ...(originalError ? { originalError } : {}),
  });

/** Errors that no rule of ours gave: the database was away, or a fault of ours. */
const isUnexpected = ({ originalError }: GraphQLError): boolean =>
  originalError instanceof Error &&
  !(originalError instanceof GraphQLError) &&
  !(originalError instanceof DomainError);

export const createGroup = (options: GroupOptions): Group => {
  const { document, variables, scopes, language, limits } = options;
  const members = new Set<Member>();
  const state = {
    pending: [] as LogEvent[],
    place: options.place,
    isBusy: false,
    wroteAt: performance.now(),
    waiters: [] as (() => void)[],
  };

  const kindOf = (event: LogEvent): 'EVENT' | 'TOMBSTONE' | null => {
    const isAfter = meets(event.scopesAfter, scopes);
    if (!isAfter && !meets(event.scopesBefore, scopes)) return null;
    if (!options.matches(event)) return null;
    return isAfter ? 'EVENT' : 'TOMBSTONE';
  };

  const execute = async (root: LiveRoot, context: object): Promise<string> => {
    const { data, errors: raised } = await document.compiled.query(root, context, variables);
    if (!raised?.length) return JSON.stringify({ data });
    const errors = raised.map(properError);
    if (errors.some(isUnexpected)) throw errors.find(isUnexpected);
    return JSON.stringify({ errors: options.formatErrors(errors), data });
  };

  const frameOf = async (
    kind: LiveRoot['kind'],
    place: Place,
    event: LogEvent | null,
    context: object,
  ): Promise<Frame> => {
    const cursor = cursorOf(place);
    const root = { kind, cursor, headAt: options.now(), event };
    const text = await execute(root, context);
    return {
      sequence: place.sequence,
      cursor,
      text,
      bytes: Buffer.byteLength(text),
      isCheckpoint: kind === 'CHECKPOINT',
      encoded: null,
    };
  };

  /** What fails for want of the database is tried again; what goes on failing ends the streams. */
  const patiently = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await work();
      } catch (error) {
        if (attempt === ATTEMPTS) throw error;
        await pause(Math.min(100 * 4 ** (attempt - 1), 3_000));
      }
    }
  };

  const framesOf = async (events: readonly LogEvent[]): Promise<readonly Frame[]> => {
    const seen = events.flatMap((event) => {
      const kind = kindOf(event);
      return kind ? [{ event, kind }] : [];
    });
    if (seen.length === 0) return [];
    const frames = await patiently(() => {
      const context = options.context();
      return Promise.all(seen.map(({ event, kind }) => frameOf(kind, event, event, context)));
    });
    options.executed(frames.length);
    return frames;
  };

  const checkpoint = async (place: Place): Promise<Frame> => {
    const frame = await patiently(() => frameOf('CHECKPOINT', place, null, options.context()));
    options.executed(1);
    return frame;
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
    framesOf,
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
