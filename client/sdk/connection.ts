import { type Client, createClient } from 'graphql-ws';
import { codeOf, type Source } from './source.ts';

/** Close codes that mean: whoever this was is not signed in any more. */
const SIGNED_OUT: readonly unknown[] = [4401, 4403];
const SIGNED_OUT_ERRORS: readonly unknown[] = ['UNAUTHENTICATED', 'FORBIDDEN'];

/** How one subscription ended. */
export type Ending =
  | { readonly end: 'completed' }
  | { readonly end: 'cut' }
  | { readonly end: 'signed-out' }
  | { readonly end: 'resync' }
  | { readonly end: 'rights-changed' }
  | { readonly end: 'refused'; readonly message: string };

export type ConnectionOptions = {
  /** `ws:` or `wss:` address of the GraphQL endpoint. */
  readonly endpoint: string;
  readonly token?: string;
  /** Token of the link of a screen in a room; in place of a person's. */
  readonly screen?: string;
  readonly language: () => string;
  readonly webSocket?: unknown;
  /** Milliseconds between pings; default 3,000. */
  readonly pingEvery?: number;
  /** Milliseconds after which a socket that does not open is given up; default 4,000. */
  readonly openWithin?: number;
  /** Milliseconds without a pong before the line counts as cut; default 4,000. */
  readonly pongWithin?: number;
  /** Called at every sign of life. */
  readonly onHeard: () => void;
};

/** Runs subscriptions over one socket that is open while there are any. Retries nothing. */
export type Connection = {
  /** Resolves when the subscription has ended, for whatever reason. */
  readonly run: (
    source: Source,
    variables: object,
    onData: (data: unknown) => void,
  ) => { readonly ended: Promise<Ending>; readonly stop: () => void };
  readonly close: () => void;
};

const endingOf = (cause: unknown): Ending => {
  if (Array.isArray(cause)) {
    const codes = cause.map(codeOf);
    if (codes.includes('RESYNC')) return { end: 'resync' };
    if (codes.includes('RIGHTS_CHANGED')) return { end: 'rights-changed' };
    if (codes.some((code) => SIGNED_OUT_ERRORS.includes(code))) return { end: 'signed-out' };
    return { end: 'refused', message: String(Reflect.get(cause[0] ?? {}, 'message') ?? '') };
  }
  const code: unknown = typeof cause === 'object' && cause ? Reflect.get(cause, 'code') : null;
  return SIGNED_OUT.includes(code) ? { end: 'signed-out' } : { end: 'cut' };
};

const payloadOf = (source: Source, variables: object) =>
  ({
    query: 'query' in source ? source.query : '',
    ...('documentId' in source ? { documentId: source.documentId } : {}),
    ...(source.operationName ? { operationName: source.operationName } : {}),
    variables: { ...variables },
  }) as Parameters<Client['subscribe']>[0];

type SocketClass = new (address: string, protocols: string) => WebSocket;

/** A socket that hangs while it opens holds up the next attempt: browsers wait for minutes. */
const impatient = (given: unknown, milliseconds: number) =>
  class extends (given as SocketClass) {
    constructor(address: string, protocols: string) {
      super(address, protocols);
      const timer = setTimeout(() => {
        if (this.readyState === this.CONNECTING) this.close();
      }, milliseconds);
      this.addEventListener('open', () => clearTimeout(timer));
      this.addEventListener('close', () => clearTimeout(timer));
    }
  };

/** Opens nothing yet: the socket comes with the first subscription and goes with the last. */
export const createConnection = (options: ConnectionOptions): Connection => {
  const timers = { pong: undefined as ReturnType<typeof setTimeout> | undefined };
  const heard = () => {
    clearTimeout(timers.pong);
    options.onHeard();
  };
  const socket = createClient({
    url: options.endpoint,
    webSocketImpl: impatient(options.webSocket ?? WebSocket, options.openWithin ?? 4_000),
    connectionParams: () => ({
      ...(options.token ? { authorization: `Bearer ${options.token}` } : {}),
      ...(options.screen ? { screen: options.screen } : {}),
      acceptLanguage: options.language(),
    }),
    retryAttempts: 0,
    connectionAckWaitTimeout: 5_000,
    keepAlive: options.pingEvery ?? 3_000,
    on: {
      message: heard,
      closed: () => clearTimeout(timers.pong),
      ping: (isReceived) => {
        if (isReceived) return;
        // A cut cable closes no socket: only a missing pong tells.
        clearTimeout(timers.pong);
        timers.pong = setTimeout(() => socket.terminate(), options.pongWithin ?? 4_000);
      },
    },
  });
  return {
    run: (source, variables, onData) => {
      const { promise, resolve } = Promise.withResolvers<Ending>();
      const stop = socket.subscribe(payloadOf(source, variables), {
        next: (result) => {
          if (result.data) onData(result.data);
          else if (result.errors) resolve(endingOf(result.errors));
        },
        error: (cause) => resolve(endingOf(cause)),
        complete: () => resolve({ end: 'completed' }),
      });
      return { ended: promise, stop };
    },
    close: () => void socket.dispose(),
  };
};
