import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Database } from '../database/client.ts';
import type { Clock } from '../kernel/calendar.ts';
import { closeAccount } from './accounts.ts';
import { addressOf, proxyList } from './address.ts';
import { buildAuth } from './auth.ts';
import { calendarPath } from './calendar.ts';
import type { DemoSignIns } from './demo.ts';
import { buildEndpoints } from './endpoints.ts';
import type { OperationLimits } from './guard.ts';
import { type Allowance, limiter, lockout } from './limits.ts';
import { type AccessRecorder, accessRecorder } from './record.ts';
import { buildRevoker, type Revoker } from './revoke.ts';
import { screenPath } from './screens.ts';
import { buildSetup, type FoundOffice, type Setup } from './setup.ts';
import { buildSignIn } from './sign-in.ts';
import { buildViewers, type Viewers } from './viewer.ts';

/** How much is taken from one person or address. */
export type AccessLimits = {
  /** Sign-ins by address. */
  readonly signIns: Allowance;
  /** Queries and subscriptions by person. */
  readonly reads: Allowance;
  /** Fields of mutations by person. */
  readonly writes: Allowance;
};

// Against floods, not against work: a whole office may sign in behind one address in the morning,
// and an import or a load test stays below. What one operation may cost is bounded elsewhere.
const LIMITS: AccessLimits = {
  signIns: { capacity: 400, perSecond: 4 },
  reads: { capacity: 100_000, perSecond: 2_000 },
  writes: { capacity: 5_000, perSecond: 100 },
};

export type AccessOptions = {
  readonly database: Database;
  readonly clock: Clock;
  /** Signs the cookies; at least 32 characters, kept over restarts. */
  readonly secret: string;
  /** Where browsers reach the product, such as `https://lianxi.example.cn`. */
  readonly origin: string;
  /** In a demo no set-up link is made. */
  readonly demo: boolean;
  /** Whose sign-ins the sign-in page of a demo shows. Default: nobody’s. */
  readonly demoSignIns?: DemoSignIns | null;
  /** Called after each commit of ours with its sequence: wakes the followers of the log. */
  readonly committed: (sequence: bigint) => void;
  readonly log: { readonly error: (facts: object, message: string) => void };
  /** Founds the first office by actions; without it the first set-up link is refused. */
  readonly found?: FoundOffice;
  /** Addresses or networks of proxies whose `X-Forwarded-For` counts. Default: none. */
  readonly trustedProxies?: readonly string[];
  readonly limits?: Partial<AccessLimits>;
};

/** Everything about who comes in. One per app. */
export type Access = Viewers &
  Revoker & {
    /** Answers `/auth/*`. The request's id is made where the transport has not given one. */
    readonly handler: (
      request: IncomingMessage,
      response: ServerResponse,
      requestId?: string,
    ) => Promise<void>;
    /** The client's address, proxies seen through. */
    readonly addressOf: (request: Pick<IncomingMessage, 'socket' | 'headers'>) => string | null;
    /** The address of the page where the first account is made; null in a demo, and once there is one. */
    readonly setupLink: () => Promise<string | null>;
    /** The address of the page where one person sets a first password. */
    readonly passwordLink: (personId: string) => Promise<string>;
    /** The address, on this server, of the picture that a screen in a room shows. */
    readonly screenPath: (screenId: string) => string;
    /** The address, on this server, of a person's meetings for a calendar program. */
    readonly calendarPath: (personId: string) => string;
    /** Closes a person's account with all its sessions and tokens. @throws NotFoundError */
    readonly disableAccount: (personId: string, actorId: string) => Promise<void>;
    readonly record: AccessRecorder;
    readonly limits: OperationLimits;
    readonly origin: string;
    readonly clock: Clock;
  };

const linkTo = (origin: string, secret: string): string =>
  // Behind the hash sign: never sent to a server, so in no log of one.
  `${origin}/setup#${secret}`;

export const buildAccess = (options: AccessOptions): Access => {
  const { database, clock, origin, secret } = options;
  const allowances = { ...LIMITS, ...options.limits };
  const proxies = proxyList(options.trustedProxies ?? []);
  const auth = buildAuth({ database, clock, secret, origin });
  const cookieName = `${origin.startsWith('https:') ? '__Secure-' : ''}lianxi.session_token`;
  const viewers = buildViewers({ database, clock, secret, cookieName });
  const { invalidate } = viewers;
  const revoker = buildRevoker({ database, clock, committed: options.committed, invalidate });
  const record = accessRecorder(database, clock);
  const setup: Setup = buildSetup({ database, clock, found: options.found });
  const signIn = buildSignIn({
    auth,
    database,
    record,
    lockout: lockout(clock.now),
    byAddress: limiter(allowances.signIns),
  });
  return {
    ...viewers,
    ...revoker,
    handler: buildEndpoints({
      auth,
      database,
      clock,
      origin,
      proxies,
      viewers,
      revoker,
      setup,
      record,
      signIn,
      demo: options.demo ? (options.demoSignIns ?? null) : null,
      log: options.log,
    }),
    addressOf: (request) => addressOf(request, proxies),
    setupLink: async () => {
      const link = options.demo ? null : await setup.firstLink();
      return link && linkTo(origin, link);
    },
    passwordLink: async (personId) => linkTo(origin, await setup.linkFor(personId)),
    screenPath: (screenId) => screenPath(secret, screenId),
    calendarPath: (personId) => calendarPath(secret, personId),
    disableAccount: async (personId, actorId) => {
      await revoker.revoke(
        personId,
        { sessionId: null, tokenId: null },
        { action: 'disableAccount', actorId },
        (transaction) => closeAccount(transaction, personId, clock.now()),
      );
    },
    record,
    limits: { reads: limiter(allowances.reads), writes: limiter(allowances.writes) },
    origin,
    clock,
  };
};
