import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GraphQLError, GraphQLScalarType, type GraphQLSchema } from 'graphql';
import { createSchema, createYoga } from 'graphql-yoga';
import { isSameOrigin, useAccessGuard } from '../../../server/access/guard.ts';
import { createToken } from '../../../server/access/tokens.ts';
import { headersOf } from '../../../server/access/viewer.ts';
import { headCursor } from '../../../server/events/cursor.ts';
import { follow } from '../../../server/events/follow.ts';
import { createHub, type HubOptions } from '../../../server/events/hub.ts';
import { type LiveRoot, live } from '../../../server/events/live.ts';
import { append, type EventDraft } from '../../../server/events/log.ts';
import { type LiveContext, useLive } from '../../../server/transport/live.ts';
import { useServerSentEvents } from '../../../server/transport/sse.ts';
import { attachSockets, type SocketLimits } from '../../../server/transport/websocket.ts';
import { openAccess } from '../../support/access.ts';

const typeDefs = /* GraphQL */ `
  scalar Cursor
  type Query { cursor: Cursor! }
  input Filter { roots: [ID!] }
  type Event { action: String!, text: String, padding: String }
  type Person { phone: String }
  type Case { id: ID!, text: String }
  type Change { kind: String!, cursor: Cursor!, caseId: ID, event: Event, case: Case, mine: Person }
  type Subscription { statusChanged(filter: Filter, after: Cursor): Change! }
`;

const textOf = (changes: unknown): string | null => Reflect.get(Object(changes), 'text') ?? null;

/** A schema just large enough to see what the hub does with any. */
const smallSchema = (): GraphQLSchema => {
  const schema: GraphQLSchema = createSchema<LiveContext>({
    typeDefs,
    resolvers: {
      Cursor: new GraphQLScalarType<bigint, string>({
        name: 'Cursor',
        serialize: (value) => String(value),
        parseValue: (value) => BigInt(String(value)),
        parseLiteral: (node) => BigInt('value' in node ? String(node.value) : 'none'),
      }),
      Query: { cursor: (_root, _input, context) => context.cursor() },
      Subscription: {
        statusChanged: {
          subscribe: (_root, { filter, after }, { signed }) => {
            if (!signed) throw new GraphQLError('no', { extensions: { code: 'UNAUTHENTICATED' } });
            const roots: readonly string[] | undefined = filter?.roots;
            return live({
              after: after ?? null,
              matches: ({ rootId }) => roots === undefined || roots.includes(rootId),
            });
          },
          resolve: (root: LiveRoot) => root,
        },
      },
      Change: {
        caseId: ({ caseRef }: LiveRoot) => caseRef?.id,
        event: ({ event }: LiveRoot) => event && { action: event.action, ...Object(event.changes) },
        case: ({ event }: LiveRoot) => event && { id: event.rootId, text: textOf(event.changes) },
        mine: () => null,
      },
    },
  });
  const field = (type: string, name: string) => {
    const found = schema.getType(type);
    return found && 'getFields' in found ? found.getFields()[name] : undefined;
  };
  Object.assign(field('Subscription', 'statusChanged')?.extensions ?? {}, { live: true });
  Object.assign(field('Person', 'phone')?.extensions ?? {}, { personal: true });
  return schema;
};

export const SUBSCRIPTION = /* GraphQL */ `
  subscription Live($after: Cursor, $filter: Filter) {
    statusChanged(after: $after, filter: $filter) {
      kind cursor caseId event { action text padding } case { id text }
    }
  }
`;

/** A draft about a case, visible to some tokens before and after. */
export const draft = (
  rootId: string,
  scopes: { readonly before?: readonly string[]; readonly after: readonly string[] },
  changes: Record<string, string> = {},
  over: Partial<EventDraft> = {},
): EventDraft => ({
  at: new Date('2026-11-24T01:00:00.123Z'),
  action: 'amendProject',
  subjectType: 'Project',
  subjectId: rootId,
  subjectVersion: 1,
  rootType: 'Project',
  rootId,
  fromState: null,
  toState: null,
  clause: '4.2',
  authority: 'OFFICE',
  actorId: null,
  actorUnitId: null,
  principalId: null,
  principalUnitId: null,
  principalPost: null,
  evidence: null,
  changes,
  effects: [],
  cause: null,
  scopesBefore: [...(scopes.before ?? scopes.after)],
  scopesAfter: [...scopes.after],
  ...over,
});

/**
 * Log, follower, hub and both transports on a port, with the real sign-in before them and a small
 * schema behind: what is proven here holds for any schema.
 */
export const openStage = async (
  options: {
    readonly limits?: HubOptions['limits'];
    readonly sockets?: Partial<SocketLimits>;
    readonly poll?: number;
  } = {},
) => {
  const wake = { call: (): void => {} };
  const doors = await openAccess({ committed: () => wake.call() });
  const { access, database, databaseUrl, clock } = doors;
  const schema = smallSchema();
  // The small schema asks for no more of the context than this.
  const contextOf = (scopes: readonly string[], more: object = {}): LiveContext => {
    const context = { viewer: null, signed: null, scopes, language: 'en', access };
    return {
      ...context,
      cursor: () => headCursor(database),
      request: { id: '', address: null, session: null },
      ...more,
    } as unknown as LiveContext;
  };
  const hub = createHub({
    schema,
    database,
    clock,
    contextOf: ({ scopes }) => contextOf(scopes),
    recheck: access.recheck,
    formatErrors: (errors) => errors.map((error) => error.toJSON()),
    ...(options.limits ? { limits: options.limits } : {}),
  });
  access.onRevoked((revocation) => hub.revoke(revocation));
  const follower = await follow({
    url: databaseUrl,
    start: hub.start,
    deliver: hub.deliver,
    replaced: hub.replaced,
    poll: options.poll ?? 200,
  });
  wake.call = follower.wake;
  const ticks = setInterval(() => void hub.tick(), 100);
  const yoga = createYoga<object, LiveContext>({
    schema,
    logging: false,
    plugins: [
      useAccessGuard({ origin: access.origin, limits: access.limits }),
      useServerSentEvents(),
      useLive(hub),
    ],
    context: async (initial) => {
      const signed: LiveContext['signed'] =
        'signed' in initial
          ? (initial.signed as LiveContext['signed'])
          : await access.signedOf(initial.request.headers);
      const { viewer = null, scopes = [] } = signed ?? {};
      return contextOf(scopes, { viewer, signed });
    },
  });
  const server = createServer(yoga);
  const sockets = attachSockets({
    server,
    path: '/graphql',
    yoga,
    hub,
    signedOf: (request, payload) => access.signedOfSocket(request, payload),
    documentOf: ({ query }) => query ?? new GraphQLError('no document'),
    isOurs: (request) => isSameOrigin(headersOf(request), access.origin),
    languageOf: () => 'en',
    log: { error: (facts, message) => console.error(message, facts) },
    ...(options.sockets ? { limits: options.sockets } : {}),
  });
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;

  /** Writes a batch in one transaction. */
  const write = async (drafts: readonly EventDraft[]): Promise<bigint[]> => {
    const sequences = await database.$transaction((transaction) => append(transaction, drafts), {
      timeout: 60_000,
    });
    follower.wake();
    return sequences;
  };
  return {
    ...doors,
    hub,
    follower,
    sockets,
    server,
    schema,
    port,
    http: `http://127.0.0.1:${port}/graphql`,
    ws: `ws://127.0.0.1:${port}/graphql`,
    write,
    cursor: () => headCursor(database).then(String),
    /** A person of a unit with a fresh API token; the sign-in name is the code. */
    tokenOf: async (personId: string, expiresAt = new Date('2026-12-24T00:00:00Z')) =>
      createToken(
        database,
        { personId, name: 'test', scopes: ['read', 'write'], expiresAt },
        clock.now(),
      ),
    stop: async () => {
      clearInterval(ticks);
      hub.close();
      await follower.close();
      await sockets.close();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await doors.stop();
    },
  };
};

export type Stage = Awaited<ReturnType<typeof openStage>>;
