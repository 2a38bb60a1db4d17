import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { globalId } from '../../server/schema/ids.ts';
import { schema } from '../../server/schema/index.ts';
import { cookieFrom } from '../support/access.ts';
import { openApp, PASSWORD, type TestApp } from '../support/app.ts';

type Data = Record<string, Record<string, unknown>>;

/** Accounts, sessions and tokens over the API, by people who are signed in. */
describe('accounts, sessions and tokens', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await openApp();
  });
  afterAll(() => app.close());

  const signIn = async (username: string, password = PASSWORD): Promise<string> => {
    const answer = await fetch(`${app.url}/auth/sign-in/username`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': 'test browser' },
      body: JSON.stringify({ username, password }),
    });
    return cookieFrom(answer);
  };
  const as = async (
    headers: Record<string, string>,
    query: string,
    variables: Record<string, unknown> = {},
  ) => {
    const { data, errors } = await app.ask(null, query, variables, headers);
    return { data: data as unknown as Data | null, errors };
  };
  const send = async (
    headers: Record<string, string>,
    name: string,
    input: object,
    fields = '',
  ) => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const { data, errors } = await as(
      headers,
      `mutation ($input: ${type}!) { ${name}(input: $input) {
        __typename ... on Error { code message } ... on ForbiddenError { reason }
        ... on ValidationError { issues { path code message } } ${fields} } }`,
      { input },
    );
    expect(errors).toBeUndefined();
    return data?.[name] ?? {};
  };
  const nextMonth = () => new Date(app.clock.now().getTime() + 30 * 86_400_000).toISOString();
  const makeToken = (headers: Record<string, string>, scopes: string[], more: object = {}) =>
    send(
      headers,
      'createApiToken',
      { name: '统计', scopes, expiresAt: nextMonth(), ...more },
      '... on ApiTokenPayload { secret apiToken { id name prefix scopes expiresAt lastUsedAt } }',
    );
  const personOf = (code: string) => globalId('Person', app.district.person(code));

  it('tells who asks, with the posts, units and scopes of today', async () => {
    const cookie = await signIn('finance.head');
    const { data } = await as(
      { cookie, 'accept-language': 'en' },
      '{ viewer { username language posts scopes tokenScopes person { code } units { code } } }',
    );
    expect(data?.['viewer']).toEqual({
      username: 'finance.head',
      language: 'en',
      posts: ['HEAD'],
      scopes: ['everyone', `unit:${app.district.unit('finance')}`],
      tokenScopes: null,
      person: { code: 'finance.head' },
      units: [{ code: 'finance' }],
    });
    expect((await as({}, '{ viewer { username } }')).errors?.[0]?.extensions?.code).toBe(
      'UNAUTHENTICATED',
    );
  });

  it('A-10 a token is shown once; the list shows how it begins, when it ends and was last used', async () => {
    const cookie = await signIn('analyst');
    const made = await makeToken({ cookie }, ['READ']);
    expect(made).toMatchObject({
      __typename: 'ApiTokenPayload',
      secret: expect.stringMatching(/^lx_[\w-]{43}$/),
      apiToken: { name: '统计', scopes: ['READ'], lastUsedAt: null },
    });
    const secret = String(made['secret']);
    const bearer = { authorization: `Bearer ${secret}` };
    expect((await as(bearer, '{ viewer { username } }')).data).toEqual({
      viewer: { username: 'analyst' },
    });
    const list = await as({ cookie }, '{ apiTokens { prefix lastUsedAt expiresAt revokedAt } }');
    expect(list.data?.['apiTokens']).toContainEqual({
      prefix: secret.slice(0, 9),
      lastUsedAt: app.clock.now().toISOString(),
      expiresAt: nextMonth(),
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
    const cookie = await signIn('analyst');
    const past = app.clock.now().toISOString();
    expect(await makeToken({ cookie }, [], { expiresAt: past, name: ' ' })).toMatchObject({
      __typename: 'ValidationError',
      issues: [
        { path: ['name'], code: 'REQUIRED' },
        { path: ['scopes'], code: 'SCOPES_INVALID' },
        { path: ['expiresAt'], code: 'EXPIRY_INVALID', message: '有效期须在今后一年以内' },
      ],
    });
  });

  it('A-10 a token that may only read is refused every mutation of the schema', async () => {
    const cookie = await signIn('office');
    const made = await makeToken({ cookie }, ['READ']);
    const authorization = `Bearer ${made['secret']}`;
    const names = Object.keys(schema.getMutationType()?.getFields() ?? {});
    expect(names.length).toBeGreaterThan(40);
    const before = await app.store.database.event.count();
    for (const name of names) {
      const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
      const fields = schema.getType(type);
      const input = fields ? inputFor(type) : {};
      const { data, errors } = await as(
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
    const made = await makeToken({ cookie: await signIn('office') }, ['WRITE']);
    const { data, errors } = await as(
      { authorization: `Bearer ${made['secret']}` },
      '{ issues { totalCount } }',
    );
    expect(data ?? null).toBeNull();
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', reason: 'NO_READ_TOKEN' });
  });

  it('a token makes no other token and ends no session', async () => {
    const authorization = `Bearer ${await app.token('office')}`;
    for (const [name, input] of [
      ['createApiToken', { name: 'x', scopes: ['WRITE'], expiresAt: nextMonth() }],
      ['revokeSession', { id: 'x' }],
      ['createAccount', { person: personOf('office'), username: 'another' }],
    ] as const)
      expect(await send({ authorization }, name, input)).toMatchObject({
        __typename: 'ForbiddenError',
        reason: 'SESSION_REQUIRED',
        message: '须登录后办理，不能用令牌',
      });
  });

  it('A-03 a revoked token and a revoked session are dead on the next request', async () => {
    const cookie = await signIn('songzhuang');
    const other = await signIn('songzhuang');
    const made = await makeToken({ cookie }, ['READ']);
    const bearer = { authorization: `Bearer ${made['secret']}` };
    const { id } = made['apiToken'] as { id: string };
    const ask = '{ viewer { username } }';
    expect((await as(bearer, ask)).errors).toBeUndefined();
    expect(
      await send({ cookie }, 'revokeApiToken', { id }, '... on RevocationPayload { cursor }'),
    ).toEqual({ __typename: 'RevocationPayload', cursor: expect.stringMatching(/^\d+$/) });
    expect((await as(bearer, ask)).errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');

    const { data } = await as({ cookie }, '{ sessions { id isCurrent address userAgent } }');
    const sessions = data?.['sessions'] as unknown as { id: string; isCurrent: boolean }[];
    expect(sessions).toHaveLength(2);
    expect(sessions[0]).toMatchObject({ address: '127.0.0.1', userAgent: 'test browser' });
    const theOther = sessions.find(({ isCurrent }) => !isCurrent);
    await send({ cookie }, 'revokeSession', { id: theOther?.id });
    expect((await as({ cookie: other }, ask)).errors?.[0]?.extensions?.code).toBe(
      'UNAUTHENTICATED',
    );
    expect((await as({ cookie }, ask)).errors).toBeUndefined();
  });

  it('what is somebody else’s cannot be ended, nor told from what is not there', async () => {
    const owner = await signIn('commerce');
    const made = await makeToken({ cookie: owner }, ['READ']);
    const { id } = made['apiToken'] as { id: string };
    const cookie = await signIn('land');
    const session = await app.store.database.session.findFirstOrThrow({
      where: { user: { username: 'commerce' } },
    });
    const answers = [
      await send({ cookie }, 'revokeApiToken', { id }),
      await send({ cookie }, 'revokeApiToken', { id: personOf('land') }),
      await send({ cookie }, 'revokeSession', { id: session.id }),
      await send({ cookie }, 'revokeSession', { id: 'nothing' }),
    ];
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ __typename: 'NotFoundError', code: 'NOT_FOUND' });
    expect((await as({ cookie: owner }, '{ viewer { username } }')).errors).toBeUndefined();
  });

  it('A-13 a person whose post ends has other rights on the very next request', async () => {
    const id = await app.issue('VERIFIED');
    const cookie = await signIn('office');
    const query = `{ issue(id: "${globalId('Issue', id)}") { state } }`;
    expect((await as({ cookie }, query)).data).toEqual({ issue: { state: 'VERIFIED' } });
    const personId = app.district.person('office');
    const held = await app.store.database.appointment.findFirstOrThrow({ where: { personId } });
    await app.act('office2', 'endAppointment', personId, {
      appointment: held.id,
      to: '2026-11-23',
    });
    expect((await as({ cookie }, query)).data).toEqual({ issue: null });
    await app.act('office2', 'appointPerson', personId, {
      post: 'OFFICE',
      unit: app.district.unit('office'),
      from: '2026-11-24',
    });
    expect((await as({ cookie }, query)).data).toEqual({ issue: { state: 'VERIFIED' } });
  });

  it('ADMIN opens, renews and closes accounts, others their own only, and sees no case by it', async () => {
    const { id } = await app.act('office', 'registerPerson', null, {
      code: 'newcomer',
      name: { zh: '新人' },
    });
    const person = globalId('Person', id);
    const admin = { cookie: await signIn('admin') };
    const wanted = { person, username: 'New.Comer' };
    const fields = '... on AccountPayload { username passwordLink }';
    expect(await send({ cookie: await signIn('office') }, 'createAccount', wanted)).toMatchObject({
      __typename: 'ForbiddenError',
      reason: 'ADMIN_ONLY',
    });
    expect(await send(admin, 'createAccount', { ...wanted, username: 'office' })).toMatchObject({
      issues: [{ path: ['username'], code: 'USERNAME_TAKEN', message: '账号已被占用' }],
    });
    const opened = await send(admin, 'createAccount', wanted, fields);
    expect(opened).toMatchObject({ username: 'new.comer' });
    const setUp = (link: unknown, password: string) =>
      fetch(`${app.url}/auth/setup`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ token: String(link).split('#')[1], password }),
      });
    expect((await setUp(opened['passwordLink'], 'chosen-by-the-person')).status).toBe(200);
    const cookie = await signIn('new.comer', 'chosen-by-the-person');
    expect(cookie).not.toBe('');
    expect(await send(admin, 'createAccount', wanted)).toMatchObject({
      issues: [{ path: ['person'], code: 'ACCOUNT_EXISTS' }, { path: ['username'] }],
    });

    expect(await send({ cookie }, 'disableAccount', { id: personOf('office') })).toMatchObject({
      __typename: 'ForbiddenError',
    });
    expect(await send(admin, 'disableAccount', { id: person })).toMatchObject({
      __typename: 'AccountPayload',
    });
    expect(await signIn('new.comer', 'chosen-by-the-person')).toBe('');
    expect((await as({ cookie }, '{ viewer { username } }')).errors).toHaveLength(1);
    const renewed = await send(admin, 'createPasswordLink', { id: person }, fields);
    expect((await setUp(renewed['passwordLink'], 'chosen-once-again')).status).toBe(200);
    expect(await signIn('new.comer', 'chosen-once-again')).not.toBe('');

    const cases = await as(admin, '{ issues { totalCount } projects { totalCount } }');
    expect(cases.data).toEqual({ issues: { totalCount: 0 }, projects: { totalCount: 0 } });
  });

  it('P-01 a phone is unmasked for the office and the units on the same assignment, on record', async () => {
    await app.issue('IN_PROGRESS');
    const unmask = async (code: string) =>
      send(
        { cookie: await signIn(code) },
        'unmaskPhone',
        { id: personOf('finance') },
        '... on PhonePayload { phone }',
      );
    for (const code of ['office', 'planning', 'land', 'finance'])
      expect(await unmask(code), code).toMatchObject({ phone: '138 0000 5678' });
    for (const code of ['commerce', 'xinghe', 'admin', 'executive'])
      expect(await unmask(code), code).toMatchObject({
        __typename: 'ForbiddenError',
        reason: 'PHONE_HIDDEN',
      });
    const rows = await app.store.database.accessRecord.findMany({
      where: { object: `Person:${app.district.person('finance')}` },
      orderBy: { id: 'asc' },
    });
    expect(rows.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual([
      ...Array(4).fill('unmaskPhone OK'),
      ...Array(4).fill('refuse REFUSED'),
    ]);
    expect(JSON.stringify(rows)).not.toContain('5678');
    expect(rows[0]).toMatchObject({
      personId: app.district.person('office'),
      unitId: app.district.unit('office'),
      address: '127.0.0.1',
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });

  it('L-01, Z-08 a refused action is one line of the access record, and no event', async () => {
    const id = await app.issue('RAISED');
    const { database } = app.store;
    const events = await database.event.count();
    await database.accessRecord.deleteMany();
    const input = { id: globalId('Issue', id), expectedVersion: 1 };
    const by = async (code: string) =>
      send({ authorization: `Bearer ${await app.token(code)}` }, 'verifyIssue', input);
    expect(await by('songzhuang')).toMatchObject({ __typename: 'ForbiddenError' });
    expect(await by('commerce')).toMatchObject({ __typename: 'NotFoundError' });
    await expect.poll(() => database.accessRecord.count()).toBe(2);
    const rows = await database.accessRecord.findMany({ orderBy: { id: 'asc' } });
    expect(rows.map(({ personId, outcome, detail }) => ({ personId, outcome, detail }))).toEqual([
      {
        personId: app.district.person('songzhuang'),
        outcome: 'REFUSED',
        detail: { action: 'verifyIssue', code: 'FORBIDDEN', reason: 'NOT_YOURS' },
      },
      {
        personId: app.district.person('commerce'),
        outcome: 'REFUSED',
        detail: { action: 'verifyIssue', code: 'NOT_FOUND', reason: null },
      },
    ]);
    expect(await database.event.count()).toBe(events);
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
