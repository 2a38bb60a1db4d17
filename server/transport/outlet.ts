import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import type { Frame, Sink } from '../events/sink.ts';

/** The way out of one socket: protocol messages one by one, live frames past the protocol. */
export type Outlet = {
  readonly send: (text: string) => Promise<void>;
  readonly close: (code: number, reason: string) => void;
  /** Live frames of one operation, under the id that the client chose for it. */
  readonly sink: (id: string) => Sink;
};

const EMPTY = Buffer.alloc(0);
const TEXT_FRAME = 0x81;

/**
 * A whole, unmasked text frame of RFC 6455: what `ws` would build anew for each socket. Sockets
 * whose operation has the same id share the bytes.
 */
const encode = (payload: string): Buffer => {
  const length = Buffer.byteLength(payload);
  const head = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const buffer = Buffer.allocUnsafe(head + length);
  buffer[0] = TEXT_FRAME;
  if (head === 2) buffer[1] = length;
  else if (head === 4) {
    buffer[1] = 126;
    buffer.writeUInt16BE(length, 2);
  } else {
    buffer[1] = 127;
    buffer.writeBigUInt64BE(BigInt(length), 2);
  }
  buffer.write(payload, head, 'utf8');
  return buffer;
};

const encoded = (frame: Frame, prefix: string): Buffer => {
  if (frame.encoded?.prefix === prefix) return frame.encoded.buffer;
  const buffer = encode(`${prefix}${frame.text}}`);
  frame.encoded = { prefix, buffer };
  return buffer;
};

/**
 * Without compression `ws` writes each message to the socket at once and whole, so that frames of
 * ours may stand between its own.
 */
export const socketOutlet = (socket: WebSocket, raw: Socket): Outlet => {
  const close = (code: number, reason: string): void => {
    if (socket.readyState === socket.OPEN) socket.close(code, reason);
  };
  return {
    send: (text) =>
      new Promise((done) => {
        if (socket.readyState !== socket.OPEN) return done();
        // A peer that went meanwhile is no failure of ours: its `close` tells.
        socket.send(text, () => done());
      }),
    close,
    sink: (id) => {
      // The client chooses the id: encoded, or it could write frames of its own.
      const prefix = `{"id":${JSON.stringify(id)},"type":"next","payload":`;
      return {
        write: (frames) => {
          if (socket.readyState !== socket.OPEN) return;
          const [first] = frames;
          if (frames.length === 1 && first) {
            raw.write(encoded(first, prefix));
            return;
          }
          raw.cork();
          for (const frame of frames) raw.write(encoded(frame, prefix));
          raw.uncork();
        },
        whenFlushed: (callback) => {
          raw.write(EMPTY, () => callback());
        },
        waiting: () => socket.bufferedAmount,
        close,
      };
    },
  };
};
