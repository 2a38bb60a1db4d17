import net, { type AddressInfo, type Socket } from 'node:net';

/** A cable between a client and a server, in the test's hands. */
export type Relay = {
  readonly url: string;
  /** Ends all that is open now. */
  readonly kill: () => void;
  /** Carries the next request there and drops the line instead of the answer. */
  readonly loseNextAnswer: () => void;
  readonly close: () => Promise<void>;
};

/** Carries bytes to the server at `url`. */
export const openRelay = async (url: string): Promise<Relay> => {
  const state = { losesAnswer: false };
  const sockets = new Set<Socket>();
  const relay = net.createServer((client) => {
    const server = net.connect(Number(new URL(url).port), '127.0.0.1');
    for (const socket of [client, server]) {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
      socket.on('error', () => socket.destroy());
    }
    client.on('data', (bytes) => server.write(bytes));
    server.on('data', (bytes) => {
      if (state.losesAnswer) {
        state.losesAnswer = false;
        client.destroy();
      } else client.write(bytes);
    });
    client.on('close', () => server.destroy());
    server.on('close', () => client.destroy());
  });
  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve));
  const kill = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${(relay.address() as AddressInfo).port}`,
    kill,
    loseNextAnswer: () => {
      state.losesAnswer = true;
    },
    close: async () => {
      kill();
      await new Promise((resolve) => relay.close(resolve));
    },
  };
};
