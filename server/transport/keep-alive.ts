import type { WebSocketServer } from 'ws';

const GOING_AWAY = 1001;

/** Pings all sockets every `interval` milliseconds, and drops who was mute since the last time. */
export const startPings = (sockets: WebSocketServer, interval: number): NodeJS.Timeout => {
  const mute = new WeakSet<object>();
  sockets.on('connection', (socket) => {
    socket.on('pong', () => mute.delete(socket));
  });
  const timer = setInterval(() => {
    for (const socket of sockets.clients) {
      if (mute.has(socket)) socket.terminate();
      else {
        mute.add(socket);
        socket.ping();
      }
    }
  }, interval);
  return timer.unref();
};

/** Closes all sockets with 1001, and drops after `patience` milliseconds who has not answered. */
export const sayGoodbye = async (sockets: WebSocketServer, patience: number): Promise<void> => {
  const gone = [...sockets.clients].map((socket) => {
    socket.close(GOING_AWAY, 'Going away');
    return new Promise<void>((done) => void socket.once('close', () => done()));
  });
  const timer = setTimeout(() => {
    for (const socket of sockets.clients) socket.terminate();
  }, patience);
  await Promise.all(gone);
  clearTimeout(timer);
};
