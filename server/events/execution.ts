import { GraphQLError } from 'graphql';
import { meets } from '../kernel/authority.ts';
import { DomainError } from '../kernel/errors.ts';
import type { LogEvent } from './chain.ts';
import { cursorOf } from './cursor.ts';
import type { Live, LiveRoot } from './live.ts';
import type { Place } from './log.ts';
import type { FormatErrors, SharedDocument } from './shared.ts';
import type { Frame } from './sink.ts';

const ATTEMPTS = 6;

/** What of an event a group is told. */
type Told = Omit<LiveRoot, 'cursor' | 'headAt'> & { readonly place: Place };

export type ExecutionOptions = {
  readonly document: SharedDocument;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly scopes: readonly string[];
  readonly live: Pick<Live, 'matches'>;
  /** A fresh context without a person; what a context caches must not outlive a batch. */
  readonly context: () => object;
  readonly now: () => Date;
  readonly formatErrors: FormatErrors;
  readonly executed: (frames: number) => void;
};

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

/** What fails for want of the database is tried again, for some seconds. */
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

/** Turns events into the frames of one group: each executed once and serialised once. */
export const createExecution = (options: ExecutionOptions) => {
  const { document, variables, scopes, live } = options;

  const execute = async (root: LiveRoot, context: object): Promise<string> => {
    const { data, errors: raised } = await document.compiled.query(root, context, variables);
    if (!raised?.length) return JSON.stringify({ data });
    const errors = raised.map(properError);
    if (errors.some(isUnexpected)) throw errors.find(isUnexpected);
    return JSON.stringify({ errors: options.formatErrors(errors), data });
  };

  const frameOf = async ({ place, ...told }: Told, context: object): Promise<Frame> => {
    const cursor = cursorOf(place);
    const text = await execute({ ...told, cursor, headAt: options.now() }, context);
    return {
      sequence: place.sequence,
      cursor,
      text,
      bytes: Buffer.byteLength(text),
      isCheckpoint: told.kind === 'CHECKPOINT',
      encoded: null,
    };
  };

  /** By the event's own tokens: content, a tombstone, or nothing. */
  const toldOf = (event: LogEvent): Told | null => {
    const { rootType, rootId, subjectType, scopesBefore, scopesAfter } = event;
    const isAfter = meets(scopesAfter, scopes);
    if (!(isAfter || meets(scopesBefore, scopes)) || !live.matches(event)) return null;
    const caseRef = { type: rootType, id: rootId };
    if (isAfter) return { kind: 'EVENT', event, caseRef, checksum: null, place: event };
    const isWhole = subjectType === rootType;
    return {
      kind: 'TOMBSTONE',
      event: null,
      caseRef: isWhole ? caseRef : null,
      checksum: null,
      place: event,
    };
  };

  const read = (told: readonly Told[]): Promise<readonly Frame[]> => {
    const context = options.context();
    return Promise.all(told.map((each) => frameOf(each, context)));
  };

  return {
    framesOf: async (events: readonly LogEvent[]): Promise<readonly Frame[]> => {
      const told = events.flatMap((event) => toldOf(event) ?? []);
      if (told.length === 0) return [];
      const frames = await patiently(() => read(told));
      options.executed(frames.length);
      return frames;
    },
    checkpoint: async (place: Place, checksum: string | null): Promise<Frame> => {
      const told: Told = { kind: 'CHECKPOINT', event: null, caseRef: null, checksum, place };
      const frame = await patiently(() => frameOf(told, options.context()));
      options.executed(1);
      return frame;
    },
  };
};
