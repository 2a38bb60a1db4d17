/**
 * Client of Lianxi, for the board and for anybody else; runs in browsers and in Node 24.
 *
 *   const lianxi = createLianxi({ url: 'http://127.0.0.1:4000', token });
 *   const { data, cursor } = await lianxi.request({ query: '{ issues(first: 20) { nodes { id } } }' });
 *   lianxi.follow({ source, after: cursor, pick: (data) => data.statusChanged, onChange, onReload });
 *
 * `request` reads, `act` changes (with an idempotency key, again after a cut), `follow` keeps a copy
 * up to date. Nothing here knows a screen.
 */
import type { Backoff } from './backoff.ts';
import { type ConnectionOptions, createConnection } from './connection.ts';
import {
  type Faults,
  type Following,
  type FollowOptions,
  type Frame,
  type LineState,
  startFollowing,
} from './follow.ts';
import { createHeld, type Held } from './held.ts';
import {
  type Answer,
  type HttpOptions,
  type Patience,
  sendChange,
  sendRequest,
  withKey,
} from './request.ts';
import type { Source } from './source.ts';

export { type Backoff, backoffDelay } from './backoff.ts';
export { type Cursor, compareCursors, laterCursor } from './cursor.ts';
export type { CaughtUp, Faults, Following, FollowOptions, Frame, LineState } from './follow.ts';
export type { Held } from './held.ts';
export { type Answer, createKey, TransportError } from './request.ts';
export { type AnswerError, codeOf, type Source } from './source.ts';

/** The line as a person may see it. */
export type Line = {
  readonly state: LineState;
  /** Last sign of life; milliseconds since 1970 by this machine's clock. */
  readonly heardAt: number;
  readonly faults: Readonly<Faults>;
};

export type LianxiOptions = {
  /** Origin of the server, such as `http://127.0.0.1:4000`. */
  readonly url: string;
  /** API token. Without one the browser's signed-in session is used. */
  readonly token?: string;
  /** Token of the link of a screen in the room of a meeting; in place of a person's. */
  readonly screen?: string;
  /** Language of messages; default `zh`. */
  readonly language?: () => string;
  readonly fetch?: typeof globalThis.fetch;
  /** WebSocket class where the platform has none. */
  readonly webSocket?: unknown;
  readonly backoff?: Backoff;
} & Pick<ConnectionOptions, 'openWithin' | 'pingEvery' | 'pongWithin'> &
  Pick<HttpOptions, 'timeout'>;

export type Lianxi = {
  readonly request: <Data, Variables extends object>(
    source: Source<Data, Variables>,
    variables?: Variables,
  ) => Promise<Answer<Data>>;
  readonly act: <Data, Variables extends object>(
    source: Source<Data, Variables>,
    variables: Variables,
    patience?: Patience,
  ) => Promise<Answer<Data>>;
  readonly follow: <Data, Change extends Frame>(options: FollowOptions<Data, Change>) => Following;
  readonly line: () => Line;
  /** Tells every change of the line's state and of its faults; returns how to stop. */
  readonly onLine: (listener: () => void) => () => void;
  /** The server's clock, as far as its last frame told it; milliseconds since 1970. */
  readonly serverTime: () => number;
  readonly held: Held;
  readonly close: () => void;
};

/** One stream that begins while another lives makes the line no worse. */
const RANKING: readonly LineState[] = ['signed-out', 'lost', 'live', 'connecting'];

const socketAddress = (url: string) => `${url.replace(/^http/, 'ws')}/graphql`;

/** One client per signed-in person. */
export const createLianxi = (options: LianxiOptions): Lianxi => {
  const language = options.language ?? (() => 'zh');
  const listeners = new Set<() => void>();
  const held = createHeld();
  const now = { state: 'idle' as LineState, heardAt: Date.now(), ahead: null as number | null };
  const faults: Faults = { healed: 0, late: 0, repeated: 0 };
  const tell = () => {
    for (const listener of listeners) listener();
  };
  // Several streams share the line: it is as good as the worst of those that run.
  const states = new Map<object, LineState>();
  const setState = (stream: object, state: LineState) => {
    if (state === 'idle') states.delete(stream);
    else states.set(stream, state);
    const all = [...states.values()];
    const whole = RANKING.find((one) => all.includes(one)) ?? state;
    if (now.state === whole) return;
    now.state = whole;
    tell();
  };
  const common = {
    language,
    ...(options.token ? { token: options.token } : {}),
    ...(options.screen ? { screen: options.screen } : {}),
  };
  const http: HttpOptions = {
    ...common,
    endpoint: `${options.url}/graphql`,
    fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
    ...(options.timeout ? { timeout: options.timeout } : {}),
    // To the second, and enough until the stream tells better.
    onAnswer: (headers) => {
      const at = Date.parse(headers.get('date') ?? '');
      if (!Number.isNaN(at)) now.ahead ??= at - Date.now();
    },
  };
  const connection = createConnection({
    ...common,
    endpoint: socketAddress(options.url),
    ...(options.webSocket ? { webSocket: options.webSocket } : {}),
    ...(options.pingEvery ? { pingEvery: options.pingEvery } : {}),
    ...(options.openWithin ? { openWithin: options.openWithin } : {}),
    ...(options.pongWithin ? { pongWithin: options.pongWithin } : {}),
    onHeard: () => {
      now.heardAt = Date.now();
    },
  });
  return {
    request: (source, variables) => sendRequest(http, source as Source<never>, variables ?? {}),
    act: (source, variables, patience) =>
      sendChange(http, source as Source<never>, withKey(variables), patience),
    follow: (follow) => {
      const stream = {};
      return startFollowing(follow, {
        connection,
        held,
        ...(options.backoff ? { backoff: options.backoff } : {}),
        lastHeard: () => now.heardAt,
        onState: (state) => setState(stream, state),
        onFault: (kind, count) => {
          faults[kind] += count;
          tell();
        },
        onServerTime: (iso) => {
          const at = Date.parse(iso);
          if (!Number.isNaN(at)) now.ahead = at - Date.now();
        },
      });
    },
    line: () => ({ state: now.state, heardAt: now.heardAt, faults: { ...faults } }),
    onLine: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    serverTime: () => Date.now() + (now.ahead ?? 0),
    held,
    close: () => connection.close(),
  };
};
