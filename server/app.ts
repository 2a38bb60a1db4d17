import fs from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import path from 'node:path';
import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import { type Access, type AccessLimits, buildAccess } from './access/access.ts';
import type { DemoSignIns } from './access/demo.ts';
import { foundOffice } from './access/found.ts';
import { isSameOrigin, useAccessGuard } from './access/guard.ts';
import { recordRefusal } from './access/refusals.ts';
import { personBehind, type Signed } from './access/signed.ts';
import { headersOf } from './access/viewer.ts';
import { languageOf } from './access/words.ts';
import type { Directory, Engine } from './actions/engine.ts';
import { registryOf } from './actions/registry.ts';
import { calendarRoutes } from './calendar/routes.ts';
import type { Database } from './database/client.ts';
import { documentRoutes } from './documents/routes.ts';
import { headCursor } from './events/cursor.ts';
import { follow } from './events/follow.ts';
import { createHub, type Hub } from './events/hub.ts';
import type { StreamLimits } from './events/limits.ts';
import { createSight, type Sight } from './events/sight.ts';
import { watchMidnight } from './jobs/midnight.ts';
import { sweep } from './jobs/sweep.ts';
import { type Clock, dayAt } from './kernel/calendar.ts';
import { problemsOf } from './kernel/check.ts';
import type { Language } from './kernel/text.ts';
import { NOUNS } from './nouns.ts';
import { createPresence } from './room/queries-presence.ts';
import { createRooms, type Rooms } from './room/queries-room.ts';
import { directoryOf, seedRules } from './rules/directory.ts';
import type { Context } from './schema/context.ts';
import { schema } from './schema/index.ts';
import { boardFiles } from './transport/files.ts';
import { buildYoga, documentIdOf, GRAPHQL_PATH, presentError } from './transport/graphql.ts';
import { healthRoutes } from './transport/health.ts';
import { createHttpServer, drain, type Route, requestIdOf } from './transport/http.ts';
import { type LiveContext, useLive } from './transport/live.ts';
import { createMetrics } from './transport/metrics.ts';
import { useServerSentEvents } from './transport/sse.ts';
import { attachSockets } from './transport/websocket.ts';

const PERSISTED = path.resolve(import.meta.dirname, '../client/src/gql/persisted-documents.json');

/** Milliseconds that requests at work have when the server goes. */
const PATIENCE = 8_000;

export type AppOptions = {
  readonly database: Database;
  /** Of the same database, for the follower's own connection. */
  readonly databaseUrl: string;
  readonly clock: Clock;
  /** Signs cookies; at least 32 characters. */
  readonly secret: string;
  /** Where browsers reach the product. */
  readonly origin: string;
  readonly demo: boolean;
  readonly development: boolean;
  /** The built board; without it only the API is served. */
  readonly boardFolder?: string;
  readonly streamLimits?: Partial<StreamLimits>;
  readonly accessLimits?: Partial<AccessLimits>;
  /** Proxies whose `X-Forwarded-For` is believed. Default: none. */
  readonly trustedProxies?: readonly string[];
  readonly log: Logger;
};

/** The product, ready to listen. */
export type App = {
  /** Not listening yet. */
  readonly server: Server;
  readonly engine: Engine;
  readonly access: Access;
  readonly hub: Hub;
  readonly sight: Sight;
  readonly rooms: Rooms;
  /** Takes no more work, lets what is at work finish, says goodbye to streams. */
  readonly close: () => Promise<void>;
};

const persistedDocuments = (): ReadonlyMap<string, string> => {
  if (!fs.existsSync(PERSISTED)) return new Map();
  const documents: Record<string, string> = JSON.parse(fs.readFileSync(PERSISTED, 'utf8'));
  return new Map(Object.entries(documents));
};

const demoSignIns: DemoSignIns = async () => {
  const { DEMO_PASSWORD, DEMO_SIGN_INS } = await import('../prisma/demo/sign-ins.ts');
  return { password: DEMO_PASSWORD, usernames: DEMO_SIGN_INS };
};

/** Builds the product on a migrated database. Refuses tables that contradict themselves. */
export const buildApp = async (options: AppOptions): Promise<App> => {
  const problems = problemsOf(NOUNS);
  if (problems.length > 0) throw new Error(`the lifecycles are broken:\n${problems.join('\n')}`);
  const { database, clock, log, origin } = options;
  await seedRules(database);
  const units = await directoryOf(database);
  const directory: Directory = {
    ...units,
    // Rights come from people's posts and from what units are: what is remembered of them ends too.
    refresh: async () => {
      await units.refresh();
      access.invalidate();
    },
  };
  // The follower is begun last: commits before that need nobody woken.
  const follower: { wake: () => void } = { wake: () => undefined };
  const engine: Engine = {
    database,
    clock,
    registry: registryOf(NOUNS),
    directory,
    committed: () => follower.wake(),
  };
  const access = buildAccess({
    database,
    clock,
    secret: options.secret,
    origin,
    demo: options.demo,
    demoSignIns,
    committed: engine.committed,
    log,
    found: foundOffice(engine),
    ...(options.trustedProxies ? { trustedProxies: options.trustedProxies } : {}),
    ...(options.accessLimits ? { limits: options.accessLimits } : {}),
  });

  const today = () => dayAt(clock.now());
  const rules = () => directory.rules(today()).values;
  const sight = createSight({ database, clock, rules });
  const rooms = createRooms({ database, clock });
  const presence = createPresence(database);
  const shared = {
    database,
    engine,
    clock,
    access,
    today,
    rules,
    sight,
    rooms,
    presence,
  };
  const contextFor = (
    proof: Signed | null,
    language: Language,
    request: Context['request'],
  ): Context => {
    // A screen in a room looks with its token and is nobody.
    const signed = personBehind(proof);
    const viewer = signed?.viewer ?? null;
    return {
      ...shared,
      units: directory.units(),
      viewer,
      signed,
      scopes: proof?.scopes ?? [],
      language,
      cursor: () => headCursor(database),
      request,
      refused: (action, object, error) => {
        const asked = { viewer, request, action, object };
        recordRefusal(access.record, asked, error).catch((failure: unknown) =>
          log.error({ err: failure }, 'a refusal could not be put on record'),
        );
      },
    };
  };
  /** A stream's group looks with its tokens and is no person. */
  const groupContext = (group: {
    readonly scopes: readonly string[];
    readonly language: Language;
  }): Context => ({
    ...contextFor(null, group.language, { id: '', address: null, session: null }),
    scopes: group.scopes,
  });

  const hub = createHub({
    schema,
    database,
    clock,
    contextOf: groupContext,
    recheck: access.recheck,
    sight,
    present: presence.mark,
    formatErrors: (errors) =>
      errors.map((error) => presentError(error, { language: 'zh', requestId: '', log }).toJSON()),
    ...(options.streamLimits ? { limits: options.streamLimits } : {}),
  });
  access.onRevoked((revocation) => hub.revoke(revocation));

  const persisted = persistedDocuments();
  type Initial = {
    readonly req: IncomingMessage;
    readonly request: Request;
    /** Told by the socket, which asks for itself. */
    readonly signed?: Signed | null;
    readonly sink?: LiveContext['sink'];
    readonly lastEventId?: string | null;
  };
  const yoga = buildYoga({
    schema,
    persisted,
    hasGraphiQL: options.development || options.demo,
    log,
    contextOf: async (initial: Initial): Promise<Context> => {
      const { req, request, sink, lastEventId } = initial;
      const language = languageOf(request.headers.get('accept-language'));
      const requestId = requestIdOf(req);
      /** Whatever goes wrong before anything runs is masked like what goes wrong in it. */
      const masked = (originalError: Error): never => {
        throw presentError(new GraphQLError(originalError.message, { originalError }), {
          language,
          requestId,
          log,
        });
      };
      const signed =
        initial.signed !== undefined
          ? initial.signed
          : await access.signedOf(request.headers).catch(masked);
      const context = contextFor(signed, language, {
        id: requestId,
        address: access.addressOf(req),
        session: signed?.sessionId ?? null,
      });
      const live: LiveContext = {
        ...context,
        screen: signed?.screen ? signed : null,
        ...(sink ? { sink } : {}),
        ...(lastEventId ? { lastEventId } : {}),
      };
      return live;
    },
    plugins: [
      useAccessGuard({ origin, limits: access.limits }),
      useServerSentEvents(),
      useLive(hub),
    ],
  });

  const metrics = createMetrics();
  metrics.gauge('stream_subscriptions', 'Live subscriptions.', () => hub.stats().members);
  metrics.gauge('stream_groups', 'Shared executions.', () => hub.stats().groups);
  metrics.gauge('stream_executions', 'Frames executed.', () => hub.stats().executions);
  metrics.gauge('stream_deliveries', 'Frames delivered.', () => hub.stats().deliveries);
  metrics.gauge('stream_resyncs', 'Streams that had to load again.', () => hub.stats().resyncs);
  metrics.gauge('board_pictures', 'Times that boards were summed up.', () => sight.stats().reads);
  metrics.gauge(
    'board_differences',
    'Boards that differed and asked in what.',
    () => sight.stats().asked,
  );
  metrics.gauge(
    'meeting_rooms',
    'Times that rooms of meetings were read.',
    () => rooms.stats().reads,
  );
  const state = { isOpen: true };
  const routes: Route[] = [
    ...healthRoutes({ database, metrics, isOpen: () => state.isOpen }),
    {
      path: '/auth/*',
      methods: ['GET', 'POST'],
      handle: (request: IncomingMessage, response: ServerResponse) =>
        access.handler(request, response, requestIdOf(request)),
    },
    { path: GRAPHQL_PATH, methods: ['GET', 'POST'], handle: yoga },
    ...documentRoutes({ database, access, rules }),
    ...calendarRoutes({ database, clock, secret: options.secret, origin, rules }),
    ...(options.boardFolder
      ? [{ path: '/*', methods: ['GET'] as const, handle: await boardFiles(options.boardFolder) }]
      : []),
  ];
  const server = createHttpServer({ routes, log, metrics });
  const sockets = attachSockets({
    server,
    path: GRAPHQL_PATH,
    yoga,
    hub,
    signedOf: access.signedOfSocket,
    documentOf: (parameters) => {
      const id = documentIdOf(parameters);
      const text = parameters.query || (id ? persisted.get(id) : undefined);
      return (
        text ??
        new GraphQLError('PersistedQueryNotFound', {
          extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' },
        })
      );
    },
    isOurs: (request) => isSameOrigin(headersOf(request), origin),
    languageOf: (request) => languageOf(request.headers['accept-language']),
    log,
  });

  await sweep(engine);
  const following = await follow({
    url: options.databaseUrl,
    start: hub.start,
    deliver: async (events) => {
      access.observe(events);
      if (events.some(({ subjectType }) => subjectType === 'Unit')) await directory.refresh();
      await hub.deliver(events);
    },
    replaced: (place) => {
      rooms.forget();
      hub.replaced(place);
    },
    log,
  });
  follower.wake = following.wake;
  const midnight = watchMidnight(engine, log);
  const ticking = setInterval(() => void hub.tick(), 1_000);
  ticking.unref();

  return {
    server,
    engine,
    access,
    hub,
    sight,
    rooms,
    close: async () => {
      state.isOpen = false;
      clearInterval(ticking);
      const drained = drain(server, PATIENCE);
      hub.close();
      await sockets.close();
      await drained;
      await midnight.close();
      await following.close();
    },
  };
};
