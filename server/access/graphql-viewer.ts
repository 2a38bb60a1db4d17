import { personWords } from '../person/words.ts';
import { builder } from '../schema/builder.ts';
import type { Context } from '../schema/context.ts';
import { globalId } from '../schema/ids.ts';
import { enumOf } from '../schema/inputs.ts';
import type { Signed } from './signed.ts';
import { isTokenScope, type TokenScope, type TokenView, tokensOf } from './tokens.ts';

/** What a token may do, as the API calls it. */
export const TokenScopeType = builder.enumType('ApiTokenScope', {
  description: 'What an API token may be used for; never more than its person may.',
  values: {
    READ: { value: 'read', description: 'Queries and subscriptions' },
    WRITE: { value: 'write', description: 'Mutations' },
  } as const satisfies Record<Uppercase<TokenScope>, { value: TokenScope; description: string }>,
});

// ── Who asks ────────────────────────────────────────────────────────────────

const Post = enumOf('Post', 'A post held from a day to a day', personWords.choices?.['Post'] ?? {});

const proven = (context: Context): Signed => {
  if (!context.signed) throw new Error('a field of one person in an answer that many share');
  return context.signed;
};

const ViewerType = builder.objectRef<Signed>('Viewer').implement({
  description: 'Whoever asks (当前用户): the person, and what their appointments give today.',
  fields: (t) => ({
    username: t.exposeString('username', { description: 'The sign-in name' }),
    person: t.prismaField({
      type: 'Person',
      description: 'The person behind it',
      resolve: (query, { viewer }, _, { database }) =>
        database.person.findUniqueOrThrow({ ...query, where: { id: viewer.personId } }),
    }),
    posts: t.field({
      type: [Post],
      description: 'Posts held today, the unit’s and the conference’s',
      resolve: ({ viewer }) => [...viewer.posts],
    }),
    units: t.prismaField({
      type: ['Unit'],
      description: 'Units belonged to today',
      resolve: (query, { viewer }, _, { database }) =>
        database.unit.findMany({
          ...query,
          where: { id: { in: viewer.memberships.map(({ unitId }) => unitId) } },
          orderBy: { position: 'asc' },
        }),
    }),
    scopes: t.stringList({
      description: 'What decides on what is seen: two viewers with equal ones see the same',
      resolve: ({ scopes }) => [...scopes],
    }),
    tokenScopes: t.field({
      type: [TokenScopeType],
      nullable: true,
      description: 'What the API token used may do; null with a session',
      resolve: ({ viewer }) => viewer.tokenScopes?.filter(isTokenScope) ?? null,
    }),
    language: t.string({
      description: 'The language of messages: zh or en',
      resolve: (_, __, { language }) => language,
    }),
    calendarPath: t.string({
      nullable: true,
      description:
        'Address on this server of the viewer’s meetings for a calendar program; secret, like a password. Null with an API token.',
      resolve: ({ viewer }, _, { access }) =>
        viewer.tokenScopes === null ? access.calendarPath(viewer.personId) : null,
    }),
    expiresAt: t.field({
      type: 'DateTime',
      description: 'When one has to sign in again',
      resolve: ({ expiresAt }) => expiresAt,
    }),
  }),
});

// ── Tokens and sessions ─────────────────────────────────────────────────────

/** A token as its person sees it: never the secret. */
export const ApiTokenType = builder.objectRef<TokenView>('ApiToken').implement({
  description:
    'A secret (访问令牌) by which a program acts as its person. Shown once, when it is made.',
  fields: (t) => ({
    id: t.id({ description: 'Global id', resolve: ({ id }) => globalId('ApiToken', id) }),
    name: t.exposeString('name', { description: 'What it is for' }),
    prefix: t.exposeString('prefix', { description: 'How it begins, to tell it from others' }),
    scopes: t.field({
      type: [TokenScopeType],
      description: 'What it may do',
      resolve: ({ grants }) => [...grants],
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made' }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'When it ends by itself' }),
    lastUsedAt: t.expose('lastUsedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Last use, to the minute',
    }),
    revokedAt: t.expose('revokedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was revoked',
    }),
  }),
});

const SessionType = builder.prismaObject('Session', {
  description: 'A browser that is signed in (登录会话).',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Names it for `revokeSession`' }),
    isCurrent: t.boolean({
      description: 'Whether it is the one that asks',
      select: { id: true },
      resolve: ({ id }, _, { signed }) => signed?.sessionId === id,
    }),
    address: t.exposeString('ipAddress', {
      nullable: true,
      description: 'Where it signed in from',
    }),
    userAgent: t.exposeString('userAgent', { nullable: true, description: 'The browser' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it signed in' }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'When it ends by itself' }),
  }),
});

builder.queryFields((t) => ({
  viewer: t.field({
    type: ViewerType,
    description: 'Whoever asks',
    resolve: (_, __, context) => proven(context),
  }),
  apiTokens: t.field({
    type: [ApiTokenType],
    description: 'The viewer’s own API tokens, the newest first',
    resolve: (_, __, context) => tokensOf(context.database, proven(context).viewer.personId),
  }),
  sessions: t.prismaField({
    type: [SessionType],
    description: 'Where the viewer is signed in, the newest first',
    resolve: (query, _, __, context) =>
      context.database.session.findMany({
        ...query,
        where: {
          user: { personId: proven(context).viewer.personId },
          expiresAt: { gt: context.clock.now() },
        },
        orderBy: { createdAt: 'desc' },
        take: 100,
      }),
  }),
}));
