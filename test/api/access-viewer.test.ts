import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createToken, type NewToken } from '../../server/access/tokens.ts';
import { ValidationError } from '../../server/kernel/errors.ts';
import { openAccess } from '../support/access.ts';

type World = Awaited<ReturnType<typeof openAccess>>;

describe('who asks', () => {
  const held: { world?: World; office?: string; finance?: string } = {};
  const world = (): World => {
    if (!held.world) throw new Error('not open yet');
    return held.world;
  };
  const people: Record<string, string> = {};
  const inAnHour = () => new Date(world().time.now.getTime() + 3_600_000);
  const make = (token: Partial<NewToken> = {}) =>
    createToken(
      world().database,
      {
        personId: people['analyst'] ?? '',
        name: 'figures',
        scopes: ['read'],
        expiresAt: inAnHour(),
        ...token,
      },
      world().clock.now(),
    );
  const bearer = (secret: string) => new Headers({ authorization: `Bearer ${secret}` });

  beforeAll(async () => {
    held.world = await openAccess();
    held.office = await world().addUnit('office', ['OFFICE']);
    held.finance = await world().addUnit('finance', ['MEMBER']);
    people['office'] = await world().addPerson('office.wang', {
      post: 'OFFICE',
      unitId: held.office,
    });
    people['analyst'] = await world().addPerson('analyst', { post: 'ANALYST' });
    people['deputy'] = await world().addPerson('deputy', {
      post: 'EXECUTIVE_CHAIR',
      to: '2026-11-24',
    });
    people['mover'] = await world().addPerson('mover', { post: 'CLERK', unitId: held.finance });
  });
  afterAll(() => held.world?.stop());

  test('a session gives the posts, units and scopes of today', async () => {
    const cookie = await world().signIn('office.wang');
    const signed = await world().access.signedOf(new Headers({ cookie }));
    expect(signed).toMatchObject({
      username: 'office.wang',
      tokenId: null,
      scopes: ['everyone', 'inside', `unit:${held.office}`],
      viewer: { personId: people['office'], posts: ['OFFICE'], tokenScopes: null },
    });
    for (const wrong of [
      cookie.slice(0, -6),
      `${cookie}x`,
      cookie.replace('token=', 'token=x'),
      'lianxi.session_token=%E0%A4%A',
    ])
      expect(await world().access.signedOf(new Headers({ cookie: wrong }))).toBeNull();
  });

  test('A-10 a token is kept as a digest, has scopes, an expiry and a last use, and is shown once', async () => {
    const { id, secret } = await make();
    expect(secret).toMatch(/^lx_[\w-]{43}$/);
    const row = await world().database.apiToken.findUniqueOrThrow({ where: { id } });
    expect(JSON.stringify(row)).not.toContain(secret.slice(9));
    expect(row).toMatchObject({ prefix: secret.slice(0, 9), scopes: ['read'], lastUsedAt: null });

    const signed = await world().access.signedOf(bearer(secret));
    expect(signed).toMatchObject({
      tokenId: id,
      sessionId: null,
      viewer: { tokenScopes: ['read'] },
    });
    const used = await world().database.apiToken.findUniqueOrThrow({ where: { id } });
    expect(used.lastUsedAt).toEqual(world().time.now);
  });

  test('A-10 a last use is written at most once a minute', async () => {
    const { id, secret } = await make();
    const began = world().time.now;
    const lastUse = async () => {
      world().access.invalidate();
      await world().access.signedOf(bearer(secret));
      return (await world().database.apiToken.findUniqueOrThrow({ where: { id } })).lastUsedAt;
    };
    expect(await lastUse()).toEqual(began);
    world().time.now = new Date(began.getTime() + 59_000);
    expect(await lastUse()).toEqual(began);
    world().time.now = new Date(began.getTime() + 60_000);
    expect(await lastUse()).toEqual(world().time.now);
    world().time.now = began;
  });

  test('A-10 a token without expiry, without scope or with an unknown one is not made', async () => {
    const now = world().time.now;
    for (const wrong of [
      { expiresAt: now },
      { expiresAt: new Date(now.getTime() + 400 * 24 * 3_600_000) },
      { expiresAt: new Date(Number.NaN) },
      { scopes: [] },
      { scopes: ['read', 'admin'] },
      { name: ' ' },
    ])
      await expect(make(wrong)).rejects.toBeInstanceOf(ValidationError);
  });

  test('A-02 a token ends to the second, remembered or not', async () => {
    const { secret } = await make();
    const began = world().time.now;
    expect(await world().access.signedOf(bearer(secret))).not.toBeNull();
    world().time.now = new Date(began.getTime() + 3_600_000 - 1_000);
    expect(await world().access.signedOf(bearer(secret))).not.toBeNull();
    world().time.now = new Date(began.getTime() + 3_600_000);
    expect(await world().access.signedOf(bearer(secret))).toBeNull();
    world().time.now = began;
  });

  test('a token that is sent decides alone: a cookie beside a wrong one lets nobody in', async () => {
    const cookie = await world().signIn('office.wang');
    for (const authorization of ['Bearer lx_wrong', 'Basic eDp5', ''])
      expect(await world().access.signedOf(new Headers({ cookie, authorization }))).toBeNull();
    const upgrade = { headers: { cookie } };
    expect(await world().access.signedOfSocket(upgrade, null)).toMatchObject({
      username: 'office.wang',
    });
    const { secret } = await make();
    expect(
      await world().access.signedOfSocket(upgrade, { authorization: `Bearer ${secret}` }),
    ).toMatchObject({ username: 'analyst' });
    expect(
      await world().access.signedOfSocket(upgrade, { authorization: 'Bearer lx_wrong' }),
    ).toBeNull();
    expect(
      await world().access.signedOfSocket(upgrade, { authorization: { not: 'text' } }),
    ).toBeNull();
  });

  test('A-03 a revoked token is dead at once, its place is in the log, and those who listen are told', async () => {
    const { id, secret } = await make();
    const signed = await world().access.signedOf(bearer(secret));
    if (!signed) throw new Error('the token does not work');
    expect(await world().access.recheck(signed)).toEqual({ kind: 'SAME' });

    const heard: unknown[] = [];
    const silence = world().access.onRevoked((revocation) => void heard.push(revocation));
    const personId = people['analyst'] ?? '';
    const sequence = await world().access.revoke(
      personId,
      { sessionId: null, tokenId: id },
      { action: 'revokeApiToken', actorId: personId },
    );
    silence();
    expect(heard).toEqual([{ sequence, personId, sessionId: null, tokenId: id }]);
    expect(await world().access.signedOf(bearer(secret))).toBeNull();
    expect(await world().access.recheck(signed)).toEqual({ kind: 'ENDED' });
    const event = await world().database.event.findUniqueOrThrow({ where: { sequence } });
    expect(event).toMatchObject({
      action: 'revokeApiToken',
      rootType: 'Person',
      rootId: personId,
      scopesAfter: [],
      scopesBefore: [],
    });
    expect(JSON.stringify(event.changes)).not.toContain(secret.slice(9));
  });

  test('a token or session of somebody else cannot be ended by naming it', async () => {
    const { id, secret } = await make();
    const other = people['office'] ?? '';
    await expect(
      world().access.revoke(
        other,
        { sessionId: null, tokenId: id },
        { action: 'revokeApiToken', actorId: other },
      ),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await world().access.signedOf(bearer(secret))).not.toBeNull();
  });

  test('A-13 a moved person has other rights on the next request, and a stream is told', async () => {
    const cookie = await world().signIn('mover');
    const headers = new Headers({ cookie });
    const before = await world().access.signedOf(headers);
    if (!before) throw new Error('not signed in');
    expect(before.scopes).toEqual(['everyone', `unit:${held.finance}`]);
    const personId = people['mover'] ?? '';
    await world().database.appointment.updateMany({
      where: { personId },
      data: { unitId: held.office ?? null },
    });
    expect(await world().access.recheck(before)).toMatchObject({
      kind: 'CHANGED',
      signed: { scopes: ['everyone', 'inside', `unit:${held.office}`] },
    });
    world().access.invalidate(personId);
    expect((await world().access.signedOf(headers))?.scopes).toContain('inside');
  });

  test('an appointment ends with its last day in Shanghai, with nothing else happening', async () => {
    const cookie = await world().signIn('deputy');
    const began = world().time.now;
    world().time.now = new Date('2026-11-24T15:59:59.999Z');
    const today = await world().access.signedOf(
      new Headers({ cookie: await world().signIn('deputy') }),
    );
    expect(today?.viewer.posts).toEqual(['EXECUTIVE_CHAIR']);
    world().time.now = new Date('2026-11-24T16:00:00Z');
    if (!today) throw new Error('not signed in');
    expect(await world().access.recheck(today)).toMatchObject({
      kind: 'CHANGED',
      signed: { scopes: ['everyone'] },
    });
    world().time.now = began;
    expect((await world().access.signedOf(new Headers({ cookie })))?.scopes).toContain('inside');
  });

  test('a look-up that began before a revocation is not remembered after it', async () => {
    const { id, secret } = await make();
    const personId = people['analyst'] ?? '';
    const asked = world().access.signedOf(bearer(secret));
    await world().access.revoke(
      personId,
      { sessionId: null, tokenId: id },
      { action: 'revokeApiToken', actorId: personId },
    );
    await asked;
    expect(await world().access.signedOf(bearer(secret))).toBeNull();
  });

  test('a remembered proof costs no statement', async () => {
    const { secret } = await make();
    await world().access.signedOf(bearer(secret));
    // Behind the back of the product: were it read again, the token would be gone.
    await world().database.apiToken.updateMany({ data: { revokedAt: world().time.now } });
    expect(await world().access.signedOf(bearer(secret))).not.toBeNull();
    world().access.invalidate(people['analyst']);
    expect(await world().access.signedOf(bearer(secret))).toBeNull();
  });

  test('two sign-ins are two sessions, and signing out of one leaves the other', async () => {
    const [one, two] = [await world().signIn('office.wang'), await world().signIn('office.wang')];
    expect(one).not.toBe(two);
    await world().post('sign-out', '', { cookie: one });
    expect(await world().access.signedOf(new Headers({ cookie: one }))).toBeNull();
    expect(await world().access.signedOf(new Headers({ cookie: two }))).not.toBeNull();
  });
});
