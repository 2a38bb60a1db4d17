import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schema } from '../../server/schema/index.ts';
import { accountsOf } from '../support/accounts.ts';
import { openApp, type TestApp } from '../support/app.ts';

/** Tokens over the API, by people who are signed in. */
describe('tokens', () => {
  let app: TestApp;
  let hand: ReturnType<typeof accountsOf>;
  beforeAll(async () => {
    app = await openApp();
    hand = accountsOf(app);
  });
  afterAll(() => app.close());

  it('A-10 a token is shown once; the list shows how it begins, when it ends and was last used', async () => {
    const cookie = await hand.signIn('analyst');
    const made = await hand.makeToken({ cookie }, ['READ']);
    expect(made).toMatchObject({
      __typename: 'ApiTokenPayload',
      secret: expect.stringMatching(/^lx_[\w-]{43}$/),
      apiToken: { name: '统计', scopes: ['READ'], lastUsedAt: null },
    });
    const secret = String(made['secret']);
    const bearer = { authorization: `Bearer ${secret}` };
    expect((await hand.as(bearer, '{ viewer { username } }')).data).toEqual({
      viewer: { username: 'analyst' },
    });
    const list = await hand.as(
      { cookie },
      '{ apiTokens { prefix lastUsedAt expiresAt revokedAt } }',
    );
    expect(list.data?.['apiTokens']).toContainEqual({
      prefix: secret.slice(0, 9),
      lastUsedAt: app.clock.now().toISOString(),
      expiresAt: hand.nextMonth(),
      revokedAt: null,
    });
    expect(JSON.stringify(list)).not.toContain(secret.slice(9));
    const columns = JSON.stringify(await app.store.database.apiToken.findMany());
    expect(columns).not.toContain(secret.slice(9));
    expect(JSON.stringify(await app.store.database.accessRecord.findMany())).not.toContain(
      secret.slice(9),
    );
  });

  it('A-10 scope and expiry are asked for', async () => {
    const cookie = await hand.signIn('analyst');
    const past = app.clock.now().toISOString();
    expect(await hand.makeToken({ cookie }, [], { expiresAt: past, name: ' ' })).toMatchObject({
      __typename: 'ValidationError',
      issues: [
        { path: ['name'], code: 'REQUIRED' },
        { path: ['scopes'], code: 'SCOPES_INVALID' },
        { path: ['expiresAt'], code: 'EXPIRY_INVALID', message: '有效期须在今后一年以内' },
      ],
    });
  });

  it('A-10 a token that may only read is refused every mutation of the schema', async () => {
    const cookie = await hand.signIn('office');
    const made = await hand.makeToken({ cookie }, ['READ']);
    const authorization = `Bearer ${made['secret']}`;
    const names = Object.keys(schema.getMutationType()?.getFields() ?? {});
    expect(names.length).toBeGreaterThan(40);
    const before = await app.store.database.event.count();
    for (const name of names) {
      const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
      const fields = schema.getType(type);
      const input = fields ? inputFor(type) : {};
      const { data, errors } = await hand.as(
        { authorization },
        `mutation ($input: ${type}!) { ${name}(input: $input) { __typename } }`,
        { input },
      );
      expect(data?.[name] ?? null, name).toBeNull();
      expect(errors?.[0]?.extensions, name).toMatchObject({
        code: 'FORBIDDEN',
        reason: 'READ_ONLY_TOKEN',
      });
    }
    expect(await app.store.database.event.count()).toBe(before);
  });

  it('A-10 a token that may only write reads nothing', async () => {
    const made = await hand.makeToken({ cookie: await hand.signIn('office') }, ['WRITE']);
    const { data, errors } = await hand.as(
      { authorization: `Bearer ${made['secret']}` },
      '{ issues { totalCount } }',
    );
    expect(data ?? null).toBeNull();
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', reason: 'NO_READ_TOKEN' });
  });

  it('a token makes no other token and ends no session', async () => {
    const authorization = `Bearer ${await app.token('office')}`;
    for (const [name, input] of [
      ['createApiToken', { name: 'x', scopes: ['WRITE'], expiresAt: hand.nextMonth() }],
      ['revokeSession', { id: 'x' }],
      ['createAccount', { person: hand.personOf('office'), username: 'another' }],
    ] as const)
      expect(await hand.send({ authorization }, name, input)).toMatchObject({
        __typename: 'ForbiddenError',
        reason: 'SESSION_REQUIRED',
        message: '须登录后办理，不能用令牌',
      });
  });
});

/** The least that an input type takes: enough to come as far as the guard. */
const inputFor = (type: string): Record<string, unknown> => {
  const found = schema.getType(type);
  if (!found || !('getFields' in found)) return {};
  return Object.fromEntries(
    Object.values(found.getFields()).flatMap((field) => {
      const text = String(field.type);
      return text.endsWith('!') ? [[field.name, valueFor(text.slice(0, -1))]] : [];
    }),
  );
};

const valueFor = (type: string): unknown => {
  if (type.startsWith('[')) return [];
  const plain: Readonly<Record<string, unknown>> = {
    ID: 'x',
    String: 'x',
    Int: 1,
    Boolean: true,
    Date: '2026-11-24',
    DateTime: '2026-11-24T09:00:00+08:00',
    Decimal: '1.00',
  };
  if (type in plain) return plain[type];
  const found = schema.getType(type);
  if (found && 'getValues' in found) return found.getValues()[0]?.name;
  return inputFor(type);
};
