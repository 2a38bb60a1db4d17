import http from 'node:http';
import net, { type AddressInfo, type Socket } from 'node:net';

/** A network in the test's hands: an HTTP proxy whose cable can be pulled. */
export type Line = {
  readonly url: string;
  /** Nothing arrives any more and nothing is said about it, as with a pulled cable. */
  readonly cut: () => void;
  /** The cable is back; what was open before is gone. */
  readonly mend: () => void;
  readonly close: () => Promise<void>;
};

/** Browsers tunnel WebSockets, and send plain requests in absolute form. */
export const openLine = async (): Promise<Line> => {
  const state = { isCut: false };
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    if (state.isCut) socket.pause();
  };
  const carry = (from: Socket, to: Socket) => {
    from.on('data', (bytes) => {
      if (!state.isCut) to.write(bytes);
    });
    from.on('close', () => to.destroy());
  };
  const proxy = http.createServer((request, response) => {
    if (state.isCut) return;
    // A proxy is asked for whole addresses; anybody else has come to the wrong port.
    const target = URL.parse(request.url ?? '');
    if (!target) return void response.writeHead(400).end();
    const onward = http.request(
      target,
      { method: request.method, headers: request.headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  proxy.on('connection', keep);
  proxy.on('connect', (request, client: Socket) => {
    if (state.isCut) return;
    const [host, port] = (request.url ?? '').split(':');
    const server = net.connect(Number(port), host, () => {
      client.write('HTTP/1.1 200 OK\r\n\r\n');
      carry(client, server);
      carry(server, client);
    });
    keep(server);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    cut: () => {
      state.isCut = true;
    },
    mend: () => {
      for (const socket of sockets) socket.destroy();
      state.isCut = false;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => proxy.close(resolve));
    },
  };
};
