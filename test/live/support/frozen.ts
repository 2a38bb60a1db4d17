import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';

/** A text frame as a client sends it: masked. */
const frame = (text: string): Buffer => {
  const payload = Buffer.from(text);
  const mask = randomBytes(4);
  const head = Buffer.alloc(payload.length < 126 ? 2 : 4);
  head[0] = 0x81;
  if (payload.length < 126) head[1] = 0x80 | payload.length;
  else {
    head[1] = 0x80 | 126;
    head.writeUInt16BE(payload.length, 2);
  }
  const masked = payload.map((byte, index) => byte ^ (mask[index % 4] ?? 0));
  return Buffer.concat([head, mask, masked]);
};

/** A connection that reads until it has heard something, and can then stop for good. */
const open = async (port: number) => {
  const socket = connect({ port, host: '127.0.0.1' });
  const state = { isGone: false, answered: '' };
  const gone = (): void => {
    state.isGone = true;
  };
  socket.on('close', gone);
  socket.on('error', gone);
  await new Promise<void>((done) => void socket.once('connect', () => done()));
  const hears = (what: string): Promise<void> =>
    new Promise((done) => {
      const listen = (data: Buffer): void => {
        state.answered += data.toString('latin1');
        if (!state.answered.includes(what)) return;
        socket.off('data', listen);
        done();
      };
      socket.on('data', listen);
    });
  return { socket, hears, isGone: () => state.isGone, end: () => socket.destroy() };
};

/**
 * A client of plain TCP that subscribes and from then on never reads again: its receive buffer
 * fills, then the server's send buffer, then whatever the server keeps for it.
 */
export const freeze = async (port: number, token: string, query: string) => {
  const { socket, hears, isGone, end } = await open(port);
  socket.write(
    [
      'GET /graphql HTTP/1.1',
      'host: 127.0.0.1',
      'upgrade: websocket',
      'connection: upgrade',
      'sec-websocket-version: 13',
      'sec-websocket-protocol: graphql-transport-ws',
      `sec-websocket-key: ${randomBytes(16).toString('base64')}`,
      '\r\n',
    ].join('\r\n'),
  );
  await hears('101');
  const payload = { authorization: `Bearer ${token}` };
  socket.write(frame(JSON.stringify({ type: 'connection_init', payload })));
  await hears('connection_ack');
  socket.write(frame(JSON.stringify({ id: 'f', type: 'subscribe', payload: { query } })));
  await hears('CHECKPOINT');
  socket.pause();
  return { isGone, end };
};

/** The same with server-sent events. */
export const freezeEvents = async (port: number, token: string, query: string) => {
  const { socket, hears, isGone, end } = await open(port);
  const body = JSON.stringify({ query });
  socket.write(
    [
      'POST /graphql HTTP/1.1',
      'host: 127.0.0.1',
      `authorization: Bearer ${token}`,
      'content-type: application/json',
      'accept: text/event-stream',
      `content-length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  );
  await hears('CHECKPOINT');
  socket.pause();
  return { isGone, end };
};
