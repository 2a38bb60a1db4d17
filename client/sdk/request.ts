import { type Backoff, backoffDelay, startWait } from './backoff.ts';
import type { Cursor } from './cursor.ts';
import { type AnswerError, codeOf, type Source } from './source.ts';

/** One answer over HTTP. */
export type Answer<Data> = {
  readonly data: Data | null;
  readonly errors: readonly AnswerError[];
  /** Read before the first read of this answer: a stream that starts after it misses nothing. */
  readonly cursor: Cursor | null;
};

/** The server gave no usable answer: away, overloaded, or the line was cut. */
export class TransportError extends Error {
  /** HTTP status, or null where no answer came at all. */
  readonly status: number | null;
  constructor(status: number | null, cause?: unknown) {
    super(status === null ? 'No answer' : `HTTP ${status}`, { cause });
    this.name = 'TransportError';
    this.status = status;
  }
}

/** How to reach the server over HTTP. */
export type HttpOptions = {
  /** Address of the GraphQL endpoint. */
  readonly endpoint: string;
  /** API token; without one, the cookie of a signed-in session is sent. */
  readonly token?: string;
  /** Token of the link of a screen in a room: nobody is behind it, and no cookie is sent. */
  readonly screen?: string;
  /** Language of messages, asked for at every request: `zh` or `en`. */
  readonly language: () => string;
  readonly fetch: typeof globalThis.fetch;
  /** Milliseconds without an answer before one attempt is given up; default 15,000. */
  readonly timeout?: number;
  readonly onAnswer?: (headers: Headers) => void;
};

const bodyOf = (source: Source, variables: object) =>
  JSON.stringify({
    ...('documentId' in source ? { documentId: source.documentId } : { query: source.query }),
    ...(source.operationName ? { operationName: source.operationName } : {}),
    variables,
  });

/** Sends one document and reads its answer. Throws `TransportError` where there is none. */
export const sendRequest = async <Data>(
  options: HttpOptions,
  source: Source<Data>,
  variables: object,
): Promise<Answer<Data>> => {
  const response = await options
    .fetch(options.endpoint, {
      method: 'POST',
      credentials: options.screen ? 'omit' : 'same-origin',
      headers: {
        accept: 'application/graphql-response+json, application/json',
        'content-type': 'application/json',
        'accept-language': options.language(),
        ...(options.token ? { authorization: `Bearer ${options.token}` } : {}),
        ...(options.screen ? { authorization: `Screen ${options.screen}` } : {}),
      },
      body: bodyOf(source as Source, variables),
      signal: AbortSignal.timeout(options.timeout ?? 15_000),
    })
    .catch((cause: unknown) => {
      throw new TransportError(null, cause);
    });
  options.onAnswer?.(response.headers);
  if (!(response.headers.get('content-type') ?? '').includes('json'))
    throw new TransportError(response.status);
  const body = (await response.json().catch((cause: unknown) => {
    throw new TransportError(response.status, cause);
  })) as { data?: Data | null; errors?: AnswerError[]; extensions?: { cursor?: unknown } };
  if (body.data === undefined && !body.errors) throw new TransportError(response.status);
  const cursor = body.extensions?.cursor;
  return {
    data: body.data ?? null,
    errors: body.errors ?? [],
    cursor: typeof cursor === 'string' ? cursor : null,
  };
};

const isPassing = (status: number | null) => status === null || status >= 502 || status === 429;

/** How long to insist. */
export type Patience = Backoff & {
  /** Milliseconds after which an unanswered change is given back to its author; default 30,000. */
  readonly giveUpAfter?: number;
};

/**
 * Sends a change, again where no answer came: the idempotency key in its input makes the server do
 * it once, however often it hears of it. Throws the last `TransportError` when patience ends; the
 * same input may then still be sent by hand.
 */
export const sendChange = async <Data>(
  options: HttpOptions,
  source: Source<Data>,
  variables: object,
  patience: Patience = {},
): Promise<Answer<Data>> => {
  const until = Date.now() + (patience.giveUpAfter ?? 30_000);
  for (let attempt = 0; ; attempt += 1) {
    try {
      const answer = await sendRequest(options, source, variables);
      if (!answer.errors.some((error) => codeOf(error) === 'UNAVAILABLE')) return answer;
      if (Date.now() >= until) return answer;
    } catch (error) {
      if (!(error instanceof TransportError) || !isPassing(error.status)) throw error;
      if (Date.now() >= until) throw error;
    }
    await startWait(backoffDelay(attempt, patience)).done;
  }
};

/** A fresh key for one intended change. Works without a secure context, as on an intranet. */
export const createKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');

/** The variables with an idempotency key in their input; one that is there is kept. */
export const withKey = <Variables extends object>(variables: Variables): Variables => {
  const input: unknown = Reflect.get(variables, 'input');
  if (typeof input !== 'object' || input === null || Reflect.get(input, 'idempotencyKey'))
    return variables;
  return { ...variables, input: { ...input, idempotencyKey: createKey() } };
};
