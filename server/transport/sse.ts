import { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { ExecutionResult } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Sink } from '../events/sink.ts';
import type { LiveContext } from './live.ts';

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  // A proxy that gathers what it passes on would hold the frames back.
  'x-accel-buffering': 'no',
};

/** Bytes that the response takes ahead of its reader. */
const AHEAD = 64 * 1_024;

/** Milliseconds that a reader has for the end of its stream. */
const PARTING = 30_000;

type Outlet = {
  readonly sink: Sink;
  readonly respond: (stream: AsyncIterable<unknown>) => Readable;
  isTaken: boolean;
};

/** The body of one response, written by the hub. */
const createOutlet = (cut: () => void): Outlet => {
  const waiters: (() => void)[] = [];
  const settle = (): void => {
    for (const done of waiters.splice(0)) done();
  };
  const left = { call: (): void => {} };
  const body = new Readable({
    highWaterMark: AHEAD,
    read: settle,
    destroy: (error, done) => {
      left.call();
      done(error);
    },
  });
  const say = (text: string): void => {
    if (!body.destroyed && !body.readableEnded) body.push(text);
  };
  const outlet: Outlet = {
    isTaken: false,
    sink: {
      write: (frames) => {
        for (const { cursor, text } of frames) say(`id: ${cursor}\nevent: next\ndata: ${text}\n\n`);
      },
      whenFlushed: (callback) => {
        if (body.readableLength < AHEAD) setImmediate(callback);
        else waiters.push(callback);
      },
      waiting: () => body.readableLength,
      close: () => {
        body.destroy();
        cut();
      },
    },
    respond: (stream) => {
      const iterator = stream[Symbol.asyncIterator]();
      left.call = () => void iterator.return?.();
      // Some clients wait for the first byte before they believe that the stream is open.
      say(':\n\n');
      // It yields nothing but its end, or the error it ends with.
      iterator.next().then(
        ({ value }) => {
          if (value) say(`event: next\ndata: ${JSON.stringify(value)}\n\n`);
          say('event: complete\ndata:\n\n');
          if (!body.destroyed) body.push(null);
          // Who has stopped reading would hold on to the connection for good.
          const timer = setTimeout(() => outlet.sink.close(0, ''), PARTING).unref();
          body.once('close', () => clearTimeout(timer));
        },
        () => outlet.sink.close(0, ''),
      );
      return body;
    },
  };
  return outlet;
};

/**
 * Server-sent events on the hub: the same frames as over WebSocket, with the cursor as `id`, so
 * that `Last-Event-ID` resumes. Everything that guards a request of Yoga guards these.
 */
export const useServerSentEvents = (): Plugin<LiveContext> => {
  const outlets = new WeakMap<Request, Outlet>();
  return {
    onParams: ({ request, context }) => {
      if (!request.headers.get('accept')?.includes('text/event-stream')) return;
      // Node's own response, where Yoga serves one: a body that ends early would leave it open.
      const response: unknown = Reflect.get(context, 'res');
      const outlet = createOutlet(() => {
        if (response instanceof ServerResponse) response.destroy();
      });
      outlets.set(request, outlet);
      Object.assign(context, {
        sink: outlet.sink,
        lastEventId: request.headers.get('last-event-id'),
      });
    },
    onResultProcess: ({ request, result, setResultProcessor }) => {
      const outlet = outlets.get(request);
      if (!outlet || !isStream(result)) return;
      setResultProcessor(
        (stream, fetchAPI) =>
          new fetchAPI.Response(outlet.respond(stream as AsyncIterable<ExecutionResult>) as never, {
            headers: HEADERS,
          }),
        'text/event-stream',
      );
    },
  };
};

const isStream = (value: unknown): value is AsyncIterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
