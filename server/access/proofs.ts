import type { Database } from '../database/client.ts';
import { type Post, scopesOf, type Units, viewerOf } from '../kernel/authority.ts';
import { type Clock, type Day, toDay, toDayOrNull } from '../kernel/calendar.ts';
import type { Signed } from './signed.ts';
import { touch } from './tokens.ts';

const APPOINTMENTS = {
  select: { post: true, unitId: true, enterpriseId: true, from: true, to: true },
} as const;

type Holder = {
  readonly id: string;
  readonly code: string;
  readonly appointments: readonly {
    readonly post: string;
    readonly unitId: string | null;
    readonly enterpriseId: string | null;
    readonly from: Date;
    readonly to: Date | null;
  }[];
};

/** What it takes to look up who stands behind a proof. */
export type ProofOptions = {
  readonly database: Database;
  readonly clock: Clock;
  readonly units: () => Units;
};

const signedFor = (
  { units }: ProofOptions,
  today: Day,
  person: Holder,
  proof: Pick<Signed, 'sessionId' | 'tokenId' | 'expiresAt'> & {
    readonly username: string;
    readonly tokenScopes: readonly string[] | null;
  },
): Signed => {
  const appointed = person.appointments.map(({ post, unitId, enterpriseId, from, to }) => ({
    post: post as Post,
    unitId,
    enterpriseId,
    from: toDay(from),
    to: toDayOrNull(to),
  }));
  const { tokenScopes, ...rest } = proof;
  const viewer = viewerOf(person.id, appointed, units(), today, tokenScopes);
  return { viewer, scopes: scopesOf(viewer), ...rest };
};

/** Who signed in with a session; null where it does not exist or the account is disabled. */
export const bySession = async (
  options: ProofOptions,
  token: string,
  today: Day,
): Promise<Signed | null> => {
  const session = await options.database.session.findUnique({
    relationLoadStrategy: 'join',
    where: { token },
    select: {
      id: true,
      expiresAt: true,
      user: {
        select: {
          username: true,
          disabledAt: true,
          person: { select: { id: true, code: true, appointments: APPOINTMENTS } },
        },
      },
    },
  });
  if (!session?.user.person || session.user.disabledAt) return null;
  const { person, username } = session.user;
  return signedFor(options, today, person, {
    username: username ?? person.code,
    sessionId: session.id,
    tokenId: null,
    expiresAt: session.expiresAt,
    tokenScopes: null,
  });
};

/** Whose token it is; null where it is unknown, revoked, expired or the account is disabled. */
export const byToken = async (
  options: ProofOptions,
  hash: string,
  today: Day,
): Promise<Signed | null> => {
  const found = await options.database.apiToken.findUnique({
    relationLoadStrategy: 'join',
    where: { hash },
    select: {
      id: true,
      scopes: true,
      expiresAt: true,
      revokedAt: true,
      lastUsedAt: true,
      person: {
        select: {
          id: true,
          code: true,
          appointments: APPOINTMENTS,
          user: { select: { username: true, disabledAt: true } },
        },
      },
    },
  });
  const now = options.clock.now();
  if (!found || found.revokedAt || found.expiresAt <= now || found.person.user?.disabledAt)
    return null;
  await touch(options.database, found, now);
  return signedFor(options, today, found.person, {
    username: found.person.user?.username ?? found.person.code,
    sessionId: null,
    tokenId: found.id,
    expiresAt: found.expiresAt,
    tokenScopes: found.scopes,
  });
};
