import { cursorAt, headCursor } from '../events/cursor.ts';
import { builder } from '../schema/builder.ts';
import type { Context } from '../schema/context.ts';
import { ERROR_TYPES, Told, told } from '../schema/errors.ts';
import { idOf } from '../schema/ids.ts';
import { ApiTokenType, TokenScopeType } from './graphql-viewer.ts';
import {
  closeAccountOf,
  endSession,
  endToken,
  makeToken,
  openAccount,
  renewPassword,
  unmaskPhone,
} from './manage.ts';
import type { TokenScope, TokenView } from './tokens.ts';

/** No row has it: an id of another type is the id of nothing. */
const NOBODY = '00000000-0000-0000-0000-000000000000';
const tokenIn = (id: string): string => idOf('ApiToken', id) ?? NOBODY;
const personIn = (id: string): string => idOf('Person', id) ?? NOBODY;

const isPayload = (value: unknown): boolean => !(value instanceof Told);

/** The payload, or the refusal as data: the union tells them apart. */
const answer = <Payload extends object>(context: Context, work: () => Promise<Payload>) =>
  told(context.engine.registry, work) as Promise<Payload>;

// ── What comes of it ────────────────────────────────────────────────────────

const NewToken = builder
  .objectRef<{ secret: string; token: TokenView }>('ApiTokenPayload')
  .implement({
    description: 'A new token. The secret is never shown again.',
    isTypeOf: isPayload,
    fields: (t) => ({
      secret: t.exposeString('secret', { description: 'To be sent as `authorization: Bearer …`' }),
      apiToken: t.field({
        type: ApiTokenType,
        description: 'The token as the list shows it',
        resolve: ({ token }) => token,
      }),
    }),
  });

const Ended = builder.objectRef<{ sequence: bigint }>('RevocationPayload').implement({
  description: 'It is worth nothing from now on; streams opened with it have ended.',
  isTypeOf: isPayload,
  fields: (t) => ({
    cursor: t.field({
      type: 'Cursor',
      description: 'Its place in the log: nothing above it left by what has ended',
      resolve: async ({ sequence }, _, { database }) =>
        (await cursorAt(database, sequence)) ?? (await headCursor(database)),
    }),
  }),
});

const Account = builder
  .objectRef<{ username: string; passwordLink: string | null }>('AccountPayload')
  .implement({
    description: 'An account (账号).',
    isTypeOf: isPayload,
    fields: (t) => ({
      username: t.exposeString('username', { description: 'The sign-in name' }),
      passwordLink: t.exposeString('passwordLink', {
        nullable: true,
        description: 'Where its person sets a password, once, within three days',
      }),
    }),
  });

const Phone = builder.objectRef<{ phone: string | null }>('PhonePayload').implement({
  description: 'A phone number, whole. That it was looked at is on record.',
  isTypeOf: isPayload,
  fields: (t) => ({
    phone: t.exposeString('phone', { nullable: true, description: 'Null where none is known' }),
  }),
});

const NewTokenResult = builder.unionType('ApiTokenResult', {
  description: 'The token, or why it was refused.',
  types: [NewToken, ...ERROR_TYPES],
});
const EndedResult = builder.unionType('RevocationResult', {
  description: 'The revocation, or why it was refused.',
  types: [Ended, ...ERROR_TYPES],
});
const AccountResult = builder.unionType('AccountResult', {
  description: 'The account, or why it was refused.',
  types: [Account, ...ERROR_TYPES],
});
const PhoneResult = builder.unionType('PhoneResult', {
  description: 'The number, or why it was refused.',
  types: [Phone, ...ERROR_TYPES],
});

// ── What is sent ────────────────────────────────────────────────────────────

const CreateApiTokenInput = builder.inputType('CreateApiTokenInput', {
  description: 'What `createApiToken` carries.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'What it is for, at most 100 characters' }),
    scopes: t.field({ type: [TokenScopeType], required: true, description: 'At least one' }),
    expiresAt: t.field({ type: 'DateTime', required: true, description: 'Within a year from now' }),
  }),
});

const naming = (mutation: string, what: string) =>
  builder.inputType(`${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`, {
    description: `What \`${mutation}\` carries.`,
    fields: (t) => ({ id: t.id({ required: true, description: `Id of the ${what}` }) }),
  });

const CreateAccountInput = builder.inputType('CreateAccountInput', {
  description: 'What `createAccount` carries.',
  fields: (t) => ({
    person: t.id({ required: true, description: 'Global id of the person' }),
    username: t.string({
      required: true,
      description: '3 to 40 lower-case letters, digits, dots or hyphens, a letter first',
    }),
  }),
});

// ── Mutations ───────────────────────────────────────────────────────────────

builder.mutationFields((t) => ({
  createApiToken: t.field({
    type: NewTokenResult,
    description: 'Makes an API token for oneself · 生成访问令牌。 Needs a signed-in session.',
    complexity: 20,
    args: { input: t.arg({ type: CreateApiTokenInput, required: true, description: 'The token' }) },
    resolve: (_, { input: { name, scopes, expiresAt } }, context) => {
      const wanted: readonly TokenScope[] = scopes;
      return answer(context, () => makeToken(context, { name, scopes: wanted, expiresAt }));
    },
  }),
  revokeApiToken: t.field({
    type: EndedResult,
    description: 'Ends one of one’s own tokens at once, live streams included · 撤销访问令牌。',
    complexity: 20,
    args: {
      input: t.arg({
        type: naming('revokeApiToken', 'token'),
        required: true,
        description: 'Which',
      }),
    },
    resolve: (_, { input }, context) =>
      answer(context, async () => ({ sequence: await endToken(context, tokenIn(input.id)) })),
  }),
  revokeSession: t.field({
    type: EndedResult,
    description: 'Signs out one of one’s own browsers at once · 退出一处登录。',
    complexity: 20,
    args: {
      input: t.arg({
        type: naming('revokeSession', 'session'),
        required: true,
        description: 'Which',
      }),
    },
    resolve: (_, { input }, context) =>
      answer(context, async () => ({ sequence: await endSession(context, input.id) })),
  }),
  createAccount: t.field({
    type: AccountResult,
    description:
      'Opens an account for a person · 开通账号。 By ADMIN; nobody but the person learns the password.',
    complexity: 20,
    args: {
      input: t.arg({ type: CreateAccountInput, required: true, description: 'The account' }),
    },
    resolve: (_, { input: { person, username } }, context) =>
      answer(context, () => openAccount(context, personIn(person), username)),
  }),
  createPasswordLink: t.field({
    type: AccountResult,
    description: 'A new link for somebody who forgot the password · 重置口令。 By ADMIN.',
    complexity: 20,
    args: {
      input: t.arg({
        type: naming('createPasswordLink', 'person'),
        required: true,
        description: 'Whose',
      }),
    },
    resolve: (_, { input }, context) =>
      answer(context, () => renewPassword(context, personIn(input.id))),
  }),
  disableAccount: t.field({
    type: AccountResult,
    description:
      'Closes an account with its sessions and tokens · 停用账号。 One’s own, or by ADMIN another’s.',
    complexity: 20,
    args: {
      input: t.arg({
        type: naming('disableAccount', 'person'),
        required: true,
        description: 'Whose',
      }),
    },
    resolve: (_, { input }, context) =>
      answer(context, () => closeAccountOf(context, personIn(input.id))),
  }),
  unmaskPhone: t.field({
    type: PhoneResult,
    description:
      'Shows a phone number whole and puts that on record · 查看电话。 By the office and the units on the same assignment.',
    complexity: 20,
    args: {
      input: t.arg({ type: naming('unmaskPhone', 'person'), required: true, description: 'Whose' }),
    },
    resolve: (_, { input }, context) =>
      answer(context, async () => ({ phone: await unmaskPhone(context, personIn(input.id)) })),
  }),
}));
