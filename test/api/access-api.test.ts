import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { globalId } from '../../server/schema/ids.ts';
import { accountsOf } from '../support/accounts.ts';
import { openApp, type TestApp } from '../support/app.ts';

/** Accounts, sessions and rights over the API, by people who are signed in. */
describe('accounts and sessions', () => {
  let app: TestApp;
  let hand: ReturnType<typeof accountsOf>;
  beforeAll(async () => {
    app = await openApp();
    hand = accountsOf(app);
  });
  afterAll(() => app.close());

  it('tells who asks, with the posts, units and scopes of today', async () => {
    const cookie = await hand.signIn('finance.head');
    const { data } = await hand.as(
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
    expect((await hand.as({}, '{ viewer { username } }')).errors?.[0]?.extensions?.code).toBe(
      'UNAUTHENTICATED',
    );
  });

  it('A-03 a revoked token and a revoked session are dead on the next request', async () => {
    const cookie = await hand.signIn('songzhuang');
    const other = await hand.signIn('songzhuang');
    const made = await hand.makeToken({ cookie }, ['READ']);
    const bearer = { authorization: `Bearer ${made['secret']}` };
    const { id } = made['apiToken'] as { id: string };
    const ask = '{ viewer { username } }';
    expect((await hand.as(bearer, ask)).errors).toBeUndefined();
    expect(
      await hand.send({ cookie }, 'revokeApiToken', { id }, '... on RevocationPayload { cursor }'),
    ).toEqual({ __typename: 'RevocationPayload', cursor: expect.stringMatching(/^\d+$/) });
    expect((await hand.as(bearer, ask)).errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');

    const { data } = await hand.as({ cookie }, '{ sessions { id isCurrent address userAgent } }');
    const sessions = data?.['sessions'] as unknown as { id: string; isCurrent: boolean }[];
    expect(sessions).toHaveLength(2);
    expect(sessions[0]).toMatchObject({ address: '127.0.0.1', userAgent: 'test browser' });
    const theOther = sessions.find(({ isCurrent }) => !isCurrent);
    await hand.send({ cookie }, 'revokeSession', { id: theOther?.id });
    expect((await hand.as({ cookie: other }, ask)).errors?.[0]?.extensions?.code).toBe(
      'UNAUTHENTICATED',
    );
    expect((await hand.as({ cookie }, ask)).errors).toBeUndefined();
  });

  it('what is somebody else’s cannot be ended, nor told from what is not there', async () => {
    const owner = await hand.signIn('commerce');
    const made = await hand.makeToken({ cookie: owner }, ['READ']);
    const { id } = made['apiToken'] as { id: string };
    const cookie = await hand.signIn('land');
    const session = await app.store.database.session.findFirstOrThrow({
      where: { user: { username: 'commerce' } },
    });
    const answers = [
      await hand.send({ cookie }, 'revokeApiToken', { id }),
      await hand.send({ cookie }, 'revokeApiToken', { id: hand.personOf('land') }),
      await hand.send({ cookie }, 'revokeSession', { id: session.id }),
      await hand.send({ cookie }, 'revokeSession', { id: 'nothing' }),
    ];
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ __typename: 'NotFoundError', code: 'NOT_FOUND' });
    expect((await hand.as({ cookie: owner }, '{ viewer { username } }')).errors).toBeUndefined();
  });

  it('A-13 a person whose post ends has other rights on the very next request', async () => {
    const id = await app.issue('VERIFIED');
    const cookie = await hand.signIn('office');
    const query = `{ issue(id: "${globalId('Issue', id)}") { state } }`;
    expect((await hand.as({ cookie }, query)).data).toEqual({ issue: { state: 'VERIFIED' } });
    const personId = app.district.person('office');
    const held = await app.store.database.appointment.findFirstOrThrow({ where: { personId } });
    await app.act('office2', 'endAppointment', personId, {
      appointment: held.id,
      to: '2026-11-23',
    });
    expect((await hand.as({ cookie }, query)).data).toEqual({ issue: null });
    await app.act('office2', 'appointPerson', personId, {
      post: 'OFFICE',
      unit: app.district.unit('office'),
      from: '2026-11-24',
    });
    expect((await hand.as({ cookie }, query)).data).toEqual({ issue: { state: 'VERIFIED' } });
  });

  it('ADMIN opens, renews and closes accounts, others their own only, and sees no case by it', async () => {
    const { id } = await app.act('office', 'registerPerson', null, {
      code: 'newcomer',
      name: { zh: '新人' },
    });
    const person = globalId('Person', id);
    const admin = { cookie: await hand.signIn('admin') };
    const wanted = { person, username: 'New.Comer' };
    const fields = '... on AccountPayload { username passwordLink }';
    expect(
      await hand.send({ cookie: await hand.signIn('office') }, 'createAccount', wanted),
    ).toMatchObject({
      __typename: 'ForbiddenError',
      reason: 'ADMIN_ONLY',
    });
    expect(
      await hand.send(admin, 'createAccount', { ...wanted, username: 'office' }),
    ).toMatchObject({
      issues: [{ path: ['username'], code: 'USERNAME_TAKEN', message: '账号已被占用' }],
    });
    const opened = await hand.send(admin, 'createAccount', wanted, fields);
    expect(opened).toMatchObject({ username: 'new.comer' });
    const setUp = (link: unknown, password: string) =>
      fetch(`${app.url}/auth/setup`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ token: String(link).split('#')[1], password }),
      });
    expect((await setUp(opened['passwordLink'], 'chosen-by-the-person')).status).toBe(200);
    const cookie = await hand.signIn('new.comer', 'chosen-by-the-person');
    expect(cookie).not.toBe('');
    expect(await hand.send(admin, 'createAccount', wanted)).toMatchObject({
      issues: [{ path: ['person'], code: 'ACCOUNT_EXISTS' }, { path: ['username'] }],
    });

    expect(
      await hand.send({ cookie }, 'disableAccount', { id: hand.personOf('office') }),
    ).toMatchObject({
      __typename: 'ForbiddenError',
    });
    expect(await hand.send(admin, 'disableAccount', { id: person })).toMatchObject({
      __typename: 'AccountPayload',
    });
    expect(await hand.signIn('new.comer', 'chosen-by-the-person')).toBe('');
    expect((await hand.as({ cookie }, '{ viewer { username } }')).errors).toHaveLength(1);
    const renewed = await hand.send(admin, 'createPasswordLink', { id: person }, fields);
    expect((await setUp(renewed['passwordLink'], 'chosen-once-again')).status).toBe(200);
    expect(await hand.signIn('new.comer', 'chosen-once-again')).not.toBe('');

    const cases = await hand.as(admin, '{ issues { totalCount } projects { totalCount } }');
    expect(cases.data).toEqual({ issues: { totalCount: 0 }, projects: { totalCount: 0 } });
  });

  it('P-01 a phone is unmasked for the office and the units on the same assignment, on record', async () => {
    await app.issue('IN_PROGRESS');
    const unmask = async (code: string) =>
      hand.send(
        { cookie: await hand.signIn(code) },
        'unmaskPhone',
        { id: hand.personOf('finance') },
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
      hand.send({ authorization: `Bearer ${await app.token(code)}` }, 'verifyIssue', input);
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
