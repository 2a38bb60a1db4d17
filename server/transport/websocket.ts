import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import {
  type ExecutionArgs,
  GraphQLError,
  type execute as graphqlExecute,
  type subscribe as graphqlSubscribe,
} from 'graphql';
import { CloseCode, makeServer, type Context as ProtocolContext } from 'graphql-ws';
import type { YogaServerInstance } from 'graphql-yoga';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Signed } from '../access/signed.ts';
import type { Hub } from '../events/hub.ts';
import { streamError } from '../events/member.ts';
import type { Language } from '../kernel/text.ts';
import { sayGoodbye, startPings } from './keep-alive.ts';
import { type Outlet, socketOutlet } from './outlet.ts';

/** Bounds of a socket. */
export type SocketLimits = {
  /** Operations at a time on one socket. Default 50. */
  readonly operations: number;
  /** Bytes of one message; more closes with 1009. Default 256 KiB. */
  readonly message: number;
  /** Milliseconds until `connection_init`; then 4408. Default 5,000. */
  readonly init: number;
  /** Milliseconds between pings; a peer mute for two of them is dropped. Default 20,000. */
  readonly ping: number;
  /** Bytes of answers that a peer may leave unread before it is dropped. Default 8 MiB. */
  readonly unread: number;
  /** Milliseconds that peers have to say goodbye when the server goes. Default 2,000. */
  readonly goodbye: number;
};

const LIMITS: SocketLimits = {
  operations: 50,
  message: 256 * 1_024,
  init: 5_000,
  ping: 20_000,
  unread: 8 * 1_024 * 1_024,
  goodbye: 2_000,
};

type Parameters = {
  readonly query?: string | null | undefined;
  readonly operationName?: string | null | undefined;
  readonly variables?: Record<string, unknown> | null | undefined;
  readonly extensions?: Record<string, unknown> | null | undefined;
};

export type SocketOptions = {
  readonly server: Server;
  /** Where GraphQL is served. */
  readonly path: string;
  // biome-ignore lint/suspicious/noExplicitAny: what Yoga's own context holds is the app's business
  readonly yoga: YogaServerInstance<any, any>;
  readonly hub: Hub;
  /** Who stands behind a socket: its cookie, or `authorization` or `screen` of the first message. */
  readonly signedOf: (
    request: IncomingMessage,
    payload: Readonly<Record<string, unknown>> | undefined,
  ) => Promise<Signed | null>;
  /** The text that a message asks for: its own, or the persisted one that it names. */
  readonly documentOf: (parameters: Parameters) => string | GraphQLError;
  /** Whether a page that opens a socket is one of ours. */
  readonly isOurs: (request: IncomingMessage) => boolean;
  readonly languageOf: (request: IncomingMessage) => Language;
  readonly limits?: Partial<SocketLimits>;
  readonly log: { readonly error: (facts: object, message: string) => void };
};

/** The running WebSocket side. */
export type Sockets = {
  readonly count: () => number;
  /** Says goodbye with 1001 to all, and drops who does not answer in time. */
  readonly close: () => Promise<void>;
};

type Extra = {
  readonly request: IncomingMessage;
  readonly outlet: Outlet;
  readonly forget: (() => void)[];
};

type Enveloped = ExecutionArgs & {
  readonly execute: typeof graphqlExecute;
  readonly subscribe: typeof graphqlSubscribe;
};

type Init = Record<string, unknown>;

/** GraphQL over WebSocket on Yoga's port and through Yoga's own pipeline, with all its guards. */
export const attachSockets = (options: SocketOptions): Sockets => {
  const { hub, yoga, log } = options;
  const limits = { ...LIMITS, ...options.limits };
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.message,
    // One deflater per socket costs more than it saves on frames of this size.
    perMessageDeflate: false,
    handleProtocols: (protocols) =>
      protocols.has('graphql-transport-ws') ? 'graphql-transport-ws' : false,
  });

  const onSubscribe = async (
    context: ProtocolContext<Init, Extra>,
    id: string,
    parameters: Parameters,
  ): Promise<ExecutionArgs | readonly GraphQLError[]> => {
    const { request, outlet } = context.extra;
    const language = options.languageOf(request);
    if (Object.keys(context.subscriptions).length > limits.operations)
      return [streamError('TOO_MANY_SUBSCRIPTIONS', language, { most: limits.operations })];
    const query = options.documentOf(parameters);
    if (query instanceof GraphQLError) return [query];
    // Asked for each operation: a proof that has ended since opens nothing more.
    const signed = await options.signedOf(request, context.connectionParams);
    const { schema, execute, subscribe, contextFactory, parse, validate } = yoga.getEnveloped({
      req: request,
      // As if posted: Yoga refuses mutations that come by GET.
      request: new Request(`http://socket${options.path}`, {
        method: 'POST',
        headers: headersOf(request),
      }),
      params: { ...parameters, query },
      signed,
      sink: outlet.sink(id),
    });
    const document = parse(query);
    const errors: readonly GraphQLError[] = validate(schema, document);
    if (errors.length > 0) return errors;
    const args: Enveloped = {
      schema,
      document,
      operationName: parameters.operationName ?? null,
      variableValues: parameters.variables ?? null,
      contextValue: await contextFactory(),
      execute,
      subscribe,
    };
    return args;
  };

  const protocol = makeServer<Init, Extra>({
    connectionInitWaitTimeout: limits.init,
    onConnect: async ({ extra, connectionParams }) => {
      const signed = await options.signedOf(extra.request, connectionParams);
      // Who shows a token means it: without it they would be a visitor and not know why.
      if (!signed)
        return (
          connectionParams?.['authorization'] === undefined &&
          connectionParams?.['screen'] === undefined
        );
      extra.forget.push(hub.connect({ signed, close: extra.outlet.close }));
      return true;
    },
    onSubscribe: async (context, id, payload) => {
      try {
        return (await onSubscribe(context, id, payload)) as never;
      } catch (error) {
        if (error instanceof GraphQLError) return [error];
        log.error({ error }, 'an operation on a socket failed');
        return [new GraphQLError('Unexpected error.')];
      }
    },
    execute: (args) => (args as Enveloped).execute(args),
    subscribe: (args) => (args as Enveloped).subscribe(args) as never,
  });

  const open = (socket: WebSocket, request: IncomingMessage): void => {
    const outlet = socketOutlet(socket, request.socket);
    const extra: Extra = { request, outlet, forget: [] };
    const closed = protocol.opened(
      {
        protocol: socket.protocol,
        send: (text) => outlet.send(text),
        close: outlet.close,
        onMessage: (take) => {
          socket.on('message', (message) => {
            // Asks and asks and never reads an answer.
            if (socket.bufferedAmount > limits.unread) return socket.terminate();
            take(String(message)).catch((error: unknown) => {
              log.error({ error }, 'a message on a socket failed');
              outlet.close(CloseCode.InternalServerError, 'Internal server error');
            });
          });
        },
      },
      extra,
    );
    socket.on('error', () => {
      // A broken or too long frame: ws has closed it with the code that says so.
    });
    socket.once('close', (code, reason) => {
      for (const forget of extra.forget) forget();
      void closed(code, String(reason));
    });
  };

  const pings = startPings(sockets, limits.ping);

  options.server.on('upgrade', (request: IncomingMessage, raw: Duplex, head: Buffer) => {
    raw.on('error', () => raw.destroy());
    if (request.url?.split('?', 1)[0] !== options.path) return refuse(raw, '404 Not Found');
    if (!options.isOurs(request)) return refuse(raw, '403 Forbidden');
    sockets.handleUpgrade(request, raw, head, (socket) => {
      sockets.emit('connection', socket, request);
      open(socket, request);
    });
  });

  return {
    count: () => sockets.clients.size,
    close: async () => {
      clearInterval(pings);
      await sayGoodbye(sockets, limits.goodbye);
      sockets.close();
    },
  };
};

const refuse = (raw: Duplex, status: string): void => {
  raw.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
};

const headersOf = (request: IncomingMessage): Headers => {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers))
    if (typeof value === 'string' && name !== 'connection' && name !== 'upgrade')
      headers.set(name, value);
  return headers;
};
