import { randomUUID } from 'node:crypto';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import type { Metrics } from './metrics.ts';

/** Answers one request. What it throws is logged and answered with 500. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;

/** What is served where. */
export type Route = {
  /** `/graphql` is that path alone, `/auth/*` everything below it, `/*` everything. */
  readonly path: string;
  /** All others are refused with 405. `GET` includes `HEAD`. */
  readonly methods: readonly ('GET' | 'POST')[];
  readonly handle: Handler;
};

/** A request whose head has not arrived by then is ended, in milliseconds. */
const HEADERS_TIMEOUT = 10_000;

/** A request that has not arrived whole by then is ended, in milliseconds. An answer may last longer. */
const REQUEST_TIMEOUT = 20_000;

/** How often the two are looked after, in milliseconds. */
const CHECKING_INTERVAL = 2_000;

/** Longer than proxies keep a connection, so that it is they who end it, in milliseconds. */
const KEEP_ALIVE_TIMEOUT = 65_000;

/** The largest body taken, in bytes: a long text is refused by its field, not by its size. */
const BODY_BYTES = 4_000_000;

/** On every answer. */
const HEADERS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
} as const;

/**
 * A server that does not listen yet. The first route that fits answers; a handler that throws, or a
 * client that sends nonsense or nothing, ends neither the process nor anybody else's request.
 */
export const createHttpServer = (options: {
  readonly routes: readonly Route[];
  readonly log: Logger;
  readonly metrics: Metrics;
}): http.Server => {
  const { routes, log, metrics } = options;
  const server = http.createServer({
    headersTimeout: HEADERS_TIMEOUT,
    requestTimeout: REQUEST_TIMEOUT,
    connectionsCheckingInterval: CHECKING_INTERVAL,
    keepAliveTimeout: KEEP_ALIVE_TIMEOUT,
  });
  server.on('clientError', refuse);
  server.on('request', async (request, response) => {
    const id = randomUUID();
    ids.set(request, id);
    response.setHeader('x-request-id', id);
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    // Going away: the client takes a new connection for its next request.
    if (!server.listening) response.setHeader('connection', 'close');
    const route = routes.find(({ path }) => fits(path, pathOf(request)));
    response.once('finish', () => {
      const labels = { route: route?.path ?? 'none', status: String(response.statusCode) };
      metrics.count('http_requests_total', labels);
      if (!server.listening) setImmediate(() => server.closeIdleConnections());
    });
    try {
      const refusal = refusalOf(request, route);
      if (refusal) answer(response, refusal.status, refusal.headers);
      else await route?.handle(request, response);
    } catch (error) {
      log.error({ err: error, request: id, path: pathOf(request) }, 'a request failed');
      if (response.headersSent) response.destroy();
      else answer(response, 500);
    }
  });
  return server;
};

const ids = new WeakMap<IncomingMessage, string>();

/** The request's id: in the log, in the access record and in the answer's `x-request-id`. */
export const requestIdOf = (request: IncomingMessage): string => ids.get(request) ?? '';

/** The path as it was sent, without the query. */
export const pathOf = (request: IncomingMessage): string =>
  (request.url ?? '/').split('?', 1)[0] ?? '/';

const fits = (pattern: string, path: string): boolean =>
  pattern.endsWith('/*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;

type RefusedRequest = { readonly status: number; readonly headers?: http.OutgoingHttpHeaders };

const refusalOf = (request: IncomingMessage, route: Route | undefined): RefusedRequest | null => {
  if (!route) return { status: 404 };
  const allowed = route.methods.flatMap((method) =>
    method === 'GET' ? ['GET', 'HEAD'] : [method],
  );
  if (!allowed.includes(request.method ?? ''))
    return { status: 405, headers: { allow: allowed.join(', ') } };
  const { 'content-length': length = '0', 'content-encoding': encoding = 'identity' } =
    request.headers;
  // Nothing is unpacked: a small body that unpacks to a large one is an old trick.
  if (encoding !== 'identity') return { status: 415, headers: { 'accept-encoding': 'identity' } };
  if (Number(length) > BODY_BYTES) return { status: 413, headers: { connection: 'close' } };
  return null;
};

/** An answer that is only its status. */
export const answer = (
  response: ServerResponse,
  status: number,
  headers: http.OutgoingHttpHeaders = {},
): void => {
  const text = `${status} ${http.STATUS_CODES[status]}\n`;
  response
    .writeHead(status, {
      'content-type': 'text/plain; charset=utf-8',
      'content-length': Buffer.byteLength(text),
      'cache-control': 'no-store',
      ...headers,
    })
    .end(text);
};

const STATUS_OF_ERROR: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/** What is not HTTP, or comes too slowly. */
const refuse = (error: NodeJS.ErrnoException, socket: Duplex): void => {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const status = STATUS_OF_ERROR[error.code ?? ''] ?? 400;
  socket.end(
    `HTTP/1.1 ${status} ${http.STATUS_CODES[status]}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`,
  );
};

/**
 * Takes no new connection, lets the requests at work finish within `patience` milliseconds, then
 * ends what is left.
 */
export const drain = async (server: http.Server, patience: number): Promise<void> => {
  if (!server.listening) return;
  const timer = setTimeout(() => server.closeAllConnections(), patience);
  await new Promise((resolve) => server.close(resolve));
  clearTimeout(timer);
};
