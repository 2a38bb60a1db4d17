// One server of the fan-out benchmark: raw `ws`, our stream, or stock Yoga with graphql-ws.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { useServer } from 'graphql-ws/use/ws';
import { createPubSub, createSchema, createYoga } from 'graphql-yoga';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Signed } from '../server/access/signed.ts';
import type { Database } from '../server/database/client.ts';
import type { LogEvent } from '../server/events/chain.ts';
import { createHub } from '../server/events/hub.ts';
import { live } from '../server/events/live.ts';
import { useLive } from '../server/transport/live.ts';
import { attachSockets } from '../server/transport/websocket.ts';
import { typeDefs, valuesOf } from './fanout-contenders.ts';

type Publish = (numbers: readonly number[]) => Promise<void> | void;

/** What one would write by hand: the text once, an envelope for each client. */
const raw = (server: Server): Publish => {
  const sockets = new WebSocketServer({ server, perMessageDeflate: false });
  const listeners = new Map<WebSocket, string>();
  sockets.on('connection', (socket) => {
    socket.on('message', (data) => {
      const message = JSON.parse(String(data));
      if (message.type === 'connection_init') socket.send('{"type":"connection_ack"}');
      else listeners.set(socket, message.id);
    });
  });
  return (numbers) => {
    for (const number of numbers) {
      const text = JSON.stringify({ data: { statusChanged: valuesOf(number) } });
      for (const [socket, id] of listeners)
        socket.send(`{"id":${JSON.stringify(id)},"type":"next","payload":${text}}`);
    }
  };
};

const SIGNED: Signed = {
  viewer: { personId: '', posts: [], memberships: [], enterpriseId: null, tokenScopes: null },
  scopes: ['everyone'],
  username: '',
  sessionId: null,
  tokenId: null,
  expiresAt: new Date('9999-01-01'),
};

const eventOf = (number: number): LogEvent => ({
  sequence: BigInt(number),
  at: new Date(0),
  action: 'reportProgress',
  subjectType: 'Issue',
  subjectId: '',
  subjectVersion: 1,
  rootType: 'Issue',
  rootId: '',
  fromState: null,
  toState: null,
  clause: '6.5',
  authority: 'LEAD',
  actorId: null,
  actorUnitId: null,
  principalId: null,
  principalUnitId: null,
  principalPost: null,
  evidence: null,
  changes: {},
  effects: [],
  cause: null,
  scopesBefore: ['everyone'],
  scopesAfter: ['everyone'],
  hash: 'f'.repeat(64),
});

const ours = (server: Server): Publish => {
  const schema = createSchema({
    typeDefs,
    resolvers: {
      Subscription: {
        statusChanged: {
          subscribe: () => live({ after: null, matches: () => true }),
          resolve: ({ kind, event }: { kind: string; event: LogEvent | null }) =>
            event ? valuesOf(Number(event.sequence)) : { kind, cursor: '0' },
        },
      },
    },
  });
  const field = schema.getSubscriptionType()?.getFields()['statusChanged'];
  Object.assign(field?.extensions ?? {}, { live: true });
  const hub = createHub({
    schema,
    // Nobody resumes here: the record is not asked.
    database: {} as Database,
    clock: { now: () => new Date() },
    contextOf: () => ({}),
    recheck: () => Promise.resolve({ kind: 'SAME' }),
    formatErrors: (errors) => errors,
    limits: { heartbeat: 3_600_000 },
  });
  const yoga = createYoga({ schema, logging: false, plugins: [useLive(hub) as object] });
  attachSockets({
    server,
    path: '/graphql',
    yoga,
    hub,
    signedOf: () => Promise.resolve(SIGNED),
    documentOf: ({ query }) => query ?? '',
    isOurs: () => true,
    languageOf: () => 'en',
    log: { error: (facts, message) => console.error(message, facts) },
  });
  return (numbers) => hub.deliver(numbers.map(eventOf));
};

const stock = (server: Server): Publish => {
  type Change = ReturnType<typeof valuesOf>;
  const bus = createPubSub<{ changed: [change: Change] }>();
  const yoga = createYoga({
    logging: false,
    schema: createSchema({
      typeDefs,
      resolvers: {
        Subscription: {
          statusChanged: { subscribe: () => bus.subscribe('changed'), resolve: (change) => change },
        },
      },
    }),
  });
  const sockets = new WebSocketServer({ server, path: '/graphql' });
  // The recipe of both libraries' manuals.
  useServer(
    {
      execute: (args) => Reflect.get(Object(args.rootValue), 'execute')(args),
      subscribe: (args) => Reflect.get(Object(args.rootValue), 'subscribe')(args),
      onSubscribe: async (context, _id, parameters) => {
        const { schema, execute, subscribe, contextFactory, parse, validate } = yoga.getEnveloped({
          ...context,
          req: context.extra.request,
          socket: context.extra.socket,
          params: parameters,
        });
        const args = {
          schema,
          operationName: parameters.operationName,
          document: parse(parameters.query),
          variableValues: parameters.variables,
          contextValue: await contextFactory(),
          rootValue: { execute, subscribe },
        };
        const errors = validate(args.schema, args.document);
        return errors.length > 0 ? errors : args;
      },
    },
    sockets,
  );
  return (numbers) => {
    for (const number of numbers) bus.publish('changed', valuesOf(number));
  };
};

const MAKERS: Record<string, (server: Server) => Publish> = { raw, ours, stock };

const server = createServer();
const publish = MAKERS[process.argv[2] ?? '']?.(server);
server.listen(0, '127.0.0.1', () => {
  process.send?.({ type: 'listening', port: (server.address() as AddressInfo).port });
});

const state = { number: 1, usage: process.cpuUsage() };
type Command = { readonly type: string; readonly events: number; readonly burst: number };
process.on('message', async (command: Command) => {
  if (command.type === 'usage') {
    const { user, system } = process.cpuUsage(state.usage);
    process.send?.({ type: 'used', microseconds: user + system });
    return;
  }
  state.usage = process.cpuUsage();
  for (let sent = 0; sent < command.events; sent += command.burst) {
    const numbers = Array.from({ length: command.burst }, (_, index) => state.number + index);
    state.number += command.burst;
    await publish?.(numbers);
    // Each in a turn of its own, as they come in life.
    await new Promise((done) => setTimeout(done, 4));
  }
});
