// `npm run bench:fanout [-- 200 1000 4000]`: what it costs the server to tell one event to N
// subscribers. Our stream, the same frames by hand over `ws`, and stock Yoga with graphql-ws, in one
// run: servers in one process, clients in another. CPU of the server only; the ratios are the claim.
import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import { CONTENDERS, type Contender } from './fanout-contenders.ts';

/** Deliveries of one round; an event to N subscribers is N. */
const DELIVERIES = 120_000;
const ROUNDS = 3;

type Message = { readonly type: string; readonly [key: string]: unknown };

const start = (file: string, ...parameters: string[]): ChildProcess =>
  fork(path.join(import.meta.dirname, file), parameters, {
    execArgv: ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=16'],
  });

const hear = (child: ChildProcess, type: string): Promise<Message> =>
  new Promise((done, failed) => {
    const listen = (message: unknown): void => {
      if ((message as Message).type !== type) return;
      child.off('message', listen);
      done(message as Message);
    };
    child.on('message', listen);
    child.once('exit', (code) => failed(new Error(`a process ended with ${code}`)));
  });

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** CPU microseconds of the server per delivery. */
const measure = async (contender: Contender, subscribers: number): Promise<number> => {
  const server = start('fanout-server.ts', contender.server);
  const { port } = await hear(server, 'listening');
  const clients = start('fanout-clients.ts', String(port), String(subscribers));
  await hear(clients, 'ready');
  const results: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const events =
      round === 0 ? 40 : Math.ceil(DELIVERIES / subscribers / contender.burst) * contender.burst;
    const arrived = hear(clients, 'arrived');
    clients.send({ type: 'expect', frames: events * subscribers });
    await hear(clients, 'expecting');
    server.send({ type: 'publish', events, burst: contender.burst });
    await arrived;
    const used = hear(server, 'used');
    server.send({ type: 'usage' });
    const { microseconds } = await used;
    // The first round is for the compiler.
    if (round > 0) results.push(Number(microseconds) / events / subscribers);
  }
  server.removeAllListeners('exit');
  clients.removeAllListeners('exit');
  clients.kill();
  server.kill();
  return median(results);
};

const given = process.argv
  .slice(2)
  .map(Number)
  .filter((count) => count > 0);
const sizes = given.length > 0 ? given : [200, 1_000];

const table: Record<string, Record<string, string>> = {};
const measured = new Map<string, number>();
for (const size of sizes) {
  for (const contender of CONTENDERS) {
    const cost = await measure(contender, size);
    measured.set(`${contender.name} ${size}`, cost);
    table[contender.name] = { ...table[contender.name], [`N = ${size}`]: cost.toFixed(2) };
    console.log(`${contender.name}, ${size} subscribers: ${cost.toFixed(2)} µs per delivery`);
  }
}
console.log('\nCPU microseconds of the server per delivery, frames of 354 bytes');
console.table(table);
for (const size of sizes) {
  const of = (name: string): number => measured.get(`${name} ${size}`) ?? Number.NaN;
  const ours = of('our stream');
  console.log(
    `N = ${size}: raw ws / ours ${(of('raw ws') / ours).toFixed(2)}, ` +
      `stock Yoga / ours ${(of('stock Yoga + graphql-ws') / ours).toFixed(1)}, ` +
      `raw ws / ours in bursts of 20 ${(of('raw ws') / of('our stream, 20 events a turn')).toFixed(1)}`,
  );
}
process.exit(0);
