import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cookieFrom, openAccess, PASSWORD } from '../support/access.ts';

type World = Awaited<ReturnType<typeof openAccess>>;

describe('sign-in by user name and password', () => {
  const held: { world?: World } = {};
  const world = (): World => {
    if (!held.world) throw new Error('not open yet');
    return held.world;
  };
  const tryIn = (username: string, password: string, headers: Record<string, string> = {}) =>
    world().post('sign-in/username', { username, password }, headers);
  const sessionOf = async (cookie: string): Promise<unknown> =>
    (await fetch(`${world().url}/auth/get-session`, { headers: { cookie } })).json();

  beforeAll(async () => {
    held.world = await openAccess({ trustedProxies: ['10.9.0.0/16'] });
    const office = await world().addUnit('office', ['OFFICE']);
    for (const name of ['wang.office', 'locked', 'parallel', 'leaver', 'changer'])
      await world().addPerson(name, { post: 'OFFICE', unitId: office });
  });
  afterAll(() => held.world?.stop());

  test('A-09 the cookie is HttpOnly and SameSite, new with each sign-in, dead on the server after sign-out', async () => {
    const first = await tryIn('wang.office', PASSWORD);
    expect(first.status).toBe(200);
    expect(await first.json()).toEqual({
      user: { username: 'wang.office', personId: expect.any(String) },
    });
    const line = first.headers.getSetCookie()[0] ?? '';
    expect(line).toMatch(/; HttpOnly/);
    expect(line).toMatch(/; SameSite=Lax/);
    expect(line).toMatch(/; Path=\//);

    const cookie = cookieFrom(first);
    const again = await tryIn('wang.office', PASSWORD, { cookie });
    const fresh = cookieFrom(again);
    expect(fresh).not.toBe(cookie);
    expect(await sessionOf(cookie)).toBeNull();
    expect(await sessionOf(fresh)).toMatchObject({ user: { username: 'wang.office' } });

    const out = await world().post('sign-out', '', { cookie: fresh });
    expect(out.status).toBe(200);
    expect(out.headers.getSetCookie()[0]).toMatch(/Max-Age=0/);
    expect(await sessionOf(fresh)).toBeNull();
    expect(
      await world().database.session.count({ where: { user: { username: 'wang.office' } } }),
    ).toBe(0);
  });

  test('A-09 a session that a visitor brings along is not taken over', async () => {
    const forged = 'lianxi.session_token=chosen-by-somebody-else.c2lnbmF0dXJl';
    const answer = await tryIn('wang.office', PASSWORD, { cookie: forged });
    expect(cookieFrom(answer)).not.toContain('chosen-by-somebody-else');
    expect(await sessionOf(forged)).toBeNull();
  });

  test('A-09 the cookie is Secure where the product is reached by https', async () => {
    const secure = await openAccess({ origin: 'https://lianxi.example.cn' });
    try {
      const office = await secure.addUnit('office', ['OFFICE']);
      await secure.addPerson('secure', { post: 'OFFICE', unitId: office });
      const answer = await secure.post('sign-in/username', {
        username: 'secure',
        password: PASSWORD,
      });
      expect(answer.headers.getSetCookie()[0]).toMatch(/^__Secure-.*; Secure/);
      const signed = await secure.access.signedOf(new Headers({ cookie: cookieFrom(answer) }));
      expect(signed?.username).toBe('secure');
    } finally {
      await secure.stop();
    }
  });

  test('a session ends after its hours, by the clock of the product', async () => {
    const cookie = await world().signIn('wang.office');
    const began = world().time.now;
    world().time.now = new Date(began.getTime() + 12 * 3_600_000 - 1_000);
    expect(await sessionOf(cookie)).not.toBeNull();
    world().time.now = new Date(began.getTime() + 12 * 3_600_000);
    expect(await sessionOf(cookie)).toBeNull();
    world().time.now = began;
  });

  test('A-05 ten wrong passwords lock a name, and a name that nobody has answers the same', async () => {
    const answers: Record<string, { status: number; body: string; headers: string }[]> = {};
    for (const name of ['locked', 'nobody.has.this']) {
      const seen = [];
      for (let attempt = 0; attempt < 12; attempt += 1) {
        const answer = await tryIn(name, 'wrong-password-1');
        const headers = [...answer.headers.keys()].sort().join();
        seen.push({ status: answer.status, body: await answer.text(), headers });
      }
      answers[name] = seen;
    }
    expect(answers['locked']?.map(({ status }) => status)).toEqual([
      ...Array(10).fill(401),
      429,
      429,
    ]);
    expect(answers['locked']).toEqual(answers['nobody.has.this']);
    const right = await tryIn('locked', PASSWORD);
    expect(right.status).toBe(429);
    expect(right.headers.get('retry-after')).toBe('900');

    const began = world().time.now;
    world().time.now = new Date(began.getTime() + 15 * 60_000);
    expect((await tryIn('locked', PASSWORD)).status).toBe(200);
    world().time.now = began;
  });

  test('A-05 tries side by side do not get round the lock', async () => {
    const answers = await Promise.all(
      Array.from({ length: 25 }, () => tryIn('parallel', 'wrong-password-1')),
    );
    const counts = Object.groupBy(answers, ({ status }) => String(status));
    expect(counts['401']?.length).toBe(10);
    expect(counts['429']?.length).toBe(15);
  });

  test('A-05 a disabled account, an odd name and a wrong password get one answer', async () => {
    const person = await world().database.person.findUniqueOrThrow({ where: { code: 'leaver' } });
    const cookie = await world().signIn('leaver');
    await world().access.disableAccount(person.id, person.id);
    expect(await sessionOf(cookie)).toBeNull();
    const bodies = new Set<string>();
    for (const [name, password] of [
      ['leaver', PASSWORD],
      ["' or 1=1 --", PASSWORD],
      ['wang.office', 'wrong-password-1'],
      ['wang.office', 'x'.repeat(5_000)],
    ] as const) {
      const answer = await tryIn(name, password);
      bodies.add(`${answer.status} ${await answer.text()}`);
    }
    expect([...bodies]).toEqual([
      `401 ${JSON.stringify({ code: 'INVALID_CREDENTIALS', message: '账号或口令不对' })}`,
    ]);
  });

  test('sign-up and everything else that the library offers is closed', async () => {
    for (const path of [
      'sign-up/email',
      'is-username-available',
      'sign-in/email',
      'request-password-reset',
      'update-user',
      'delete-user',
      'list-sessions',
    ])
      expect(
        (
          await world().post(path, {
            email: 'a@example.invalid',
            password: PASSWORD,
            name: 'a',
            username: 'wang.office',
          })
        ).status,
      ).toBe(404);
    expect((await fetch(`${world().url}/auth/sign-in/username`)).status).toBe(405);
  });

  test('M-02 broken, foreign and oversized bodies are refused in words', async () => {
    expect((await world().post('sign-in/username', '{"username":')).status).toBe(400);
    expect((await world().post('sign-in/username', '[]')).status).toBe(400);
    expect((await world().post('sign-in/username', { username: 1, password: {} })).status).toBe(
      400,
    );
    expect((await world().post('sign-in/username', `"${'x'.repeat(20_000)}"`)).status).toBe(413);
    const english = await world().post('sign-in/username', '{', { 'accept-language': 'en-GB' });
    expect(await english.json()).toEqual({
      code: 'BAD_REQUEST',
      message: 'The request cannot be read',
    });
    expect(world().lines).toEqual([]);
  });

  test('A-07 a form or a page of another site cannot sign anybody in or out', async () => {
    const body = JSON.stringify({ username: 'wang.office', password: PASSWORD });
    const send = (headers: Record<string, string>) =>
      fetch(`${world().url}/auth/sign-in/username`, { method: 'POST', headers, body });
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
    ])
      expect((await send({ 'content-type': type })).status).toBe(415);
    for (const origin of ['https://evil.example', 'null', 'http://127.0.0.1.evil.example'])
      expect((await send({ 'content-type': 'application/json', origin })).status).toBe(403);
    expect(
      (await send({ 'content-type': 'application/json', 'sec-fetch-site': 'cross-site' })).status,
    ).toBe(403);
    expect((await send({ 'content-type': 'application/json', origin: world().url })).status).toBe(
      200,
    );

    const cookie = await world().signIn('wang.office');
    const out = await world().post('sign-out', '', { cookie, origin: 'https://evil.example' });
    expect(out.status).toBe(403);
    expect(await sessionOf(cookie)).not.toBeNull();
  });

  test('a changed password ends every session and token of its person', async () => {
    const [one, two] = [await world().signIn('changer'), await world().signIn('changer')];
    const change = (currentPassword: string, newPassword: string) =>
      world().post('change-password', { currentPassword, newPassword }, { cookie: one });
    expect((await change('wrong-password-1', 'another-password-2')).status).toBe(401);
    expect((await change(PASSWORD, 'short')).status).toBe(422);
    expect(await sessionOf(two)).not.toBeNull();
    expect((await change(PASSWORD, 'another-password-2')).status).toBe(200);
    expect(await sessionOf(one)).toBeNull();
    expect(await sessionOf(two)).toBeNull();
    expect((await tryIn('changer', PASSWORD)).status).toBe(401);
    expect((await tryIn('changer', 'another-password-2')).status).toBe(200);
  });

  test('L-01 each sign-in, good or not, and each sign-out is on record; L-02 without what was typed', async () => {
    const { database } = world();
    await database.accessRecord.deleteMany();
    const cookie = await world().signIn('wang.office');
    await world().post('sign-out', '', { cookie });
    await tryIn('wang.office', 'canary-password-9');
    // A password in the field of the name, with a line break to forge a second line.
    await tryIn('canary-password-9\r\n{"level":30}', 'x');
    await tryIn('canary.password', 'x');
    const rows = await database.accessRecord.findMany({ orderBy: { id: 'asc' } });
    expect(rows.map(({ action, outcome, object }) => [action, outcome, object])).toEqual([
      ['signIn', 'OK', 'User:wang.office'],
      ['signOut', 'OK', null],
      ['signIn', 'FAILED', 'User:wang.office'],
      ['signIn', 'FAILED', null],
      ['signIn', 'FAILED', null],
    ]);
    expect(rows.every(({ address, requestId }) => address === '127.0.0.1' && requestId)).toBe(true);
    expect(rows[0]?.personId).toBe(rows[2]?.personId);
    const office = await database.unit.findUniqueOrThrow({ where: { code: 'office' } });
    expect(rows.map(({ unitId }) => unitId)).toEqual([office.id, office.id, office.id, null, null]);
    expect(JSON.stringify([rows, world().lines])).not.toMatch(/canary|\\r|\\n/);
  });

  test('A-12 an address that an untrusted peer makes up is not believed', async () => {
    const { database } = world();
    await database.accessRecord.deleteMany();
    await world().signIn('wang.office', {
      'x-forwarded-for': '203.0.113.7',
      'x-lianxi-address': '203.0.113.8',
      'x-real-ip': '203.0.113.9',
    });
    const row = await database.accessRecord.findFirstOrThrow({ orderBy: { id: 'desc' } });
    expect(row.address).toBe('127.0.0.1');
    const session = await database.session.findFirstOrThrow({ orderBy: { createdAt: 'desc' } });
    expect(session.ipAddress).toBe('127.0.0.1');
  });
});
