import { v7 as uuid } from 'uuid';
import type { Database } from '../database/client.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import { ValidationError } from '../kernel/errors.ts';
import { digestOf, newSecret } from './secrets.ts';

/** What a token may be used for. Rights are always those of its person, never more. */
export const TOKEN_SCOPES = ['read', 'write'] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];

export const isTokenScope = (text: string): text is TokenScope =>
  TOKEN_SCOPES.some((scope) => scope === text);

/** How every token begins, so that scanners of source code find one that was left there. */
export const TOKEN_PREFIX = 'lx_';
const SHOWN = TOKEN_PREFIX.length + 6;
const LONGEST_DAYS = 366;
const MOST = 20;
const SHOWN_TOKENS = 100;
const MINUTE = 60_000;

export type NewToken = {
  readonly personId: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly expiresAt: Date;
};

const problemsOf = (token: NewToken, now: Date, held: number) => [
  ...(token.name.trim() === '' ? [{ path: ['name'], code: 'REQUIRED', noun: 'Access' }] : []),
  ...(token.scopes.length === 0 || !token.scopes.every(isTokenScope)
    ? [{ path: ['scopes'], code: 'SCOPES_INVALID', noun: 'Access' }]
    : []),
  ...(token.expiresAt > now &&
  token.expiresAt.getTime() <= now.getTime() + LONGEST_DAYS * 24 * 60 * MINUTE
    ? []
    : [{ path: ['expiresAt'], code: 'EXPIRY_INVALID', noun: 'Access' }]),
  ...(held >= MOST ? [{ path: [], code: 'TOO_MANY_TOKENS', noun: 'Access' }] : []),
];

/**
 * Makes a token and returns it once: only its digest is kept.
 * @throws ValidationError
 */
export const createToken = async (
  database: Pick<Database, 'apiToken'>,
  token: NewToken,
  now: Date,
): Promise<{ readonly id: string; readonly secret: string; readonly token: TokenView }> => {
  const held = await database.apiToken.count({
    where: { personId: token.personId, revokedAt: null, expiresAt: { gt: now } },
  });
  const problems = problemsOf(token, now, held);
  if (problems.length > 0) throw new ValidationError(problems);
  const secret = `${TOKEN_PREFIX}${newSecret()}`;
  const id = uuid();
  const row = await database.apiToken.create({
    select: VIEW,
    data: {
      id,
      personId: token.personId,
      name: token.name.trim().slice(0, 100),
      prefix: secret.slice(0, SHOWN),
      hash: digestOf(secret),
      scopes: [...new Set(token.scopes)].sort(),
      createdAt: now,
      expiresAt: token.expiresAt,
    },
  });
  return { id, secret, token: viewOf(row) };
};

const VIEW = {
  id: true,
  name: true,
  prefix: true,
  scopes: true,
  createdAt: true,
  expiresAt: true,
  lastUsedAt: true,
  revokedAt: true,
} as const satisfies Prisma.ApiTokenSelect;

type Row = Prisma.ApiTokenGetPayload<{ select: typeof VIEW }>;

/** A token as its person may see it, without its digest. */
export type TokenView = Omit<Row, 'scopes'> & { readonly grants: readonly TokenScope[] };

// Named otherwise than the column: `scopes` of a node are those who may see it.
const viewOf = ({ scopes, ...rest }: Row): TokenView => ({
  ...rest,
  grants: scopes.filter(isTokenScope),
});

/** A person's tokens, the newest first; those long gone are left out. */
export const tokensOf = async (
  database: Pick<Database, 'apiToken'>,
  personId: string,
): Promise<TokenView[]> => {
  const rows = await database.apiToken.findMany({
    where: { personId },
    orderBy: { id: 'desc' },
    take: SHOWN_TOKENS,
    select: VIEW,
  });
  return rows.map(viewOf);
};

/** Notes that a token was used, at most once a minute. */
export const touch = async (
  database: Database,
  token: { readonly id: string; readonly lastUsedAt: Date | null },
  now: Date,
): Promise<void> => {
  if (token.lastUsedAt && now.getTime() - token.lastUsedAt.getTime() < MINUTE) return;
  await database.apiToken.updateMany({
    where: {
      id: token.id,
      OR: [{ lastUsedAt: null }, { lastUsedAt: { lte: new Date(now.getTime() - MINUTE) } }],
    },
    data: { lastUsedAt: now },
  });
};
