// The clients of the fan-out benchmark: many sockets, nothing parsed, frames counted.
import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import { DOCUMENT } from './fanout-contenders.ts';

const [port, count] = process.argv.slice(2).map(Number);
const state = { expected: 0, arrived: 0 };

const arrive = (): void => {
  state.arrived += 1;
  if (state.arrived !== state.expected) return;
  state.expected = 0;
  process.send?.({ type: 'arrived' });
};

const open = (): Promise<void> =>
  new Promise((done, failed) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/graphql`, 'graphql-transport-ws');
    socket.on('error', failed);
    socket.on('open', () => socket.send('{"type":"connection_init"}'));
    socket.on('message', (data: Buffer) => {
      if (data.includes('connection_ack')) {
        const payload = { query: DOCUMENT };
        socket.send(JSON.stringify({ id: randomUUID(), type: 'subscribe', payload }));
        done();
      } else if (state.expected > 0 && !data.includes('CHECKPOINT')) arrive();
    });
  });

for (let opened = 0; opened < (count ?? 0); opened += 50)
  await Promise.all(Array.from({ length: Math.min(50, (count ?? 0) - opened) }, open));
// Subscriptions are taken a moment after their message.
await new Promise((done) => setTimeout(done, 1_000));
process.on('message', (message: { readonly type: string; readonly frames: number }) => {
  if (message.type !== 'expect') return;
  state.arrived = 0;
  state.expected = message.frames;
  process.send?.({ type: 'expecting' });
});
process.send?.({ type: 'ready' });
