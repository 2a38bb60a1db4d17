import type { Database } from '../database/client.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import {
  type Post,
  scopesOf,
  type UnitFacts,
  type UnitRole,
  type Units,
  viewerOf,
} from '../kernel/authority.ts';
import { type Clock, type Day, toDay, toDayOrNull } from '../kernel/calendar.ts';
import type { Signed } from './signed.ts';
import { touch } from './tokens.ts';

// Units are read with it, not remembered: what a unit is to the conference decides on rights too.
const APPOINTMENTS = {
  select: {
    post: true,
    unitId: true,
    enterpriseId: true,
    from: true,
    to: true,
    unit: {
      select: { id: true, code: true, roles: true, parentId: true, validFrom: true, validTo: true },
    },
  },
} as const satisfies Prisma.Person$appointmentsArgs;

type Held = Prisma.AppointmentGetPayload<typeof APPOINTMENTS>;

/** What it takes to look up who stands behind a proof. */
export type ProofOptions = { readonly database: Database; readonly clock: Clock };

const unitsOf = (held: readonly Held[]): Units =>
  new Map(
    held.flatMap(({ unit }): [string, UnitFacts][] =>
      unit
        ? [
            [
              unit.id,
              {
                ...unit,
                roles: unit.roles as UnitRole[],
                validFrom: toDay(unit.validFrom),
                validTo: toDayOrNull(unit.validTo),
              },
            ],
          ]
        : [],
    ),
  );

const signedFor = (
  today: Day,
  person: { readonly id: string; readonly appointments: readonly Held[] },
  proof: Pick<Signed, 'sessionId' | 'tokenId' | 'expiresAt' | 'username'>,
  tokenScopes: readonly string[] | null,
): Signed => {
  const appointed = person.appointments.map(({ post, unitId, enterpriseId, from, to }) => ({
    post: post as Post,
    unitId,
    enterpriseId,
    from: toDay(from),
    to: toDayOrNull(to),
  }));
  const viewer = viewerOf(person.id, appointed, unitsOf(person.appointments), today, tokenScopes);
  return { viewer, scopes: scopesOf(viewer), ...proof };
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
  const proof = {
    username: username ?? person.code,
    sessionId: session.id,
    tokenId: null,
    expiresAt: session.expiresAt,
  };
  return signedFor(today, person, proof, null);
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
  const proof = {
    username: found.person.user?.username ?? found.person.code,
    sessionId: null,
    tokenId: found.id,
    expiresAt: found.expiresAt,
  };
  return signedFor(today, found.person, proof, found.scopes);
};
