import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { afterEach, describe, expect, test } from 'vitest';
import type { FirstOffice } from '../../server/access/setup.ts';
import { buildApp } from '../../server/app.ts';
import { cookieFrom, openAccess, PASSWORD } from '../support/access.ts';
import { handClock } from '../support/app.ts';
import { createDatabase } from '../support/database.ts';

type World = Awaited<ReturnType<typeof openAccess>>;

const OFFICE = {
  unit: { name: { zh: '联席会议办公室', en: 'Office of the joint conference' } },
  person: { name: { zh: '沈一鸣' }, title: { zh: '主任' } },
  username: 'shen.yiming',
  password: 'a-long-enough-one',
};

describe('the first account of an empty record', () => {
  const open: World[] = [];
  afterEach(async () => {
    for (const world of open.splice(0)) await world.stop();
  });

  const emptyWorld = async (isDemo = false) => {
    const founded: FirstOffice[] = [];
    const world: World = await openAccess({
      demo: isDemo,
      found: async (office) => {
        founded.push(office);
        const person = await world.database.person.create({
          data: { code: office.person.code, name: office.person.name },
        });
        return person.id;
      },
    });
    open.push(world);
    const link = async (): Promise<string> => {
      const address = await world.access.setupLink();
      return address?.split('#')[1] ?? '';
    };
    return { world, founded, link };
  };

  test('a link opens it once, and it can sign in', async () => {
    const { world, founded, link } = await emptyWorld();
    expect(await world.access.setupLink()).toMatch(/^http:\/\/127\.0\.0\.1\/setup#[\w-]{43}$/);
    const token = await link();
    const answer = await world.post('setup', { token, ...OFFICE });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ personId: expect.any(String), isFirst: true });
    expect(founded).toEqual([
      {
        unit: { name: OFFICE.unit.name, shortName: OFFICE.unit.name },
        person: { code: 'shen.yiming', name: { zh: '沈一鸣' }, title: { zh: '主任' } },
      },
    ]);
    const signIn = { username: OFFICE.username, password: OFFICE.password };
    expect((await world.post('sign-in/username', signIn)).status).toBe(200);

    expect((await world.post('setup', { token, ...OFFICE, username: 'second' })).status).toBe(404);
    expect(await world.access.setupLink()).toBeNull();
    expect(founded).toHaveLength(1);
  });

  test('two who use it at once: one does', async () => {
    const { world, founded, link } = await emptyWorld();
    const token = await link();
    const answers = await Promise.all(
      ['first', 'second', 'third'].map((username) =>
        world.post('setup', { token, ...OFFICE, username }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404, 404]);
    expect(founded).toHaveLength(1);
  });

  test('what is missing is told at once, and the link is not used up by it', async () => {
    const { world, founded, link } = await emptyWorld();
    const token = await link();
    const answer = await world.post(
      'setup',
      { token, unit: {}, person: { name: ' ' }, username: 'X Y', password: 'short' },
      { 'accept-language': 'en' },
    );
    expect(answer.status).toBe(422);
    const { code, issues } = await answer.json();
    expect(code).toBe('BAD_USER_INPUT');
    expect(
      issues.map((issue: { path: string[]; code: string }) => [issue.path.join('.'), issue.code]),
    ).toEqual([
      ['unit.name', 'REQUIRED'],
      ['person.name', 'REQUIRED'],
      ['username', 'USERNAME_INVALID'],
      ['password', 'PASSWORD_SHORT'],
    ]);
    expect(founded).toHaveLength(0);
    expect((await world.post('setup', { token, ...OFFICE })).status).toBe(200);
  });

  test('a link ends after a day, with a newer one, and is kept as a digest', async () => {
    const { world, link } = await emptyWorld();
    const [older, newer] = [await link(), await link()];
    expect((await world.post('setup', { token: older, ...OFFICE })).status).toBe(404);
    const rows = await world.database.setupLink.findMany();
    expect(JSON.stringify(rows)).not.toContain(newer);
    world.time.now = new Date(world.time.now.getTime() + 24 * 3_600_000);
    expect((await world.post('setup', { token: newer, ...OFFICE })).status).toBe(404);
    for (const token of ['', 'x', null, { a: 1 }])
      expect((await world.post('setup', { token, ...OFFICE })).status).toBe(404);
  });

  test('a demo has no such link', async () => {
    const { world } = await emptyWorld(true);
    expect(await world.access.setupLink()).toBeNull();
  });

  test('a colleague sets a first password by a link of their own', async () => {
    const { world } = await emptyWorld();
    const office = await world.addUnit('office', ['OFFICE']);
    const personId = await world.addPerson('new.colleague', { post: 'OFFICE', unitId: office });
    const token = (await world.access.passwordLink(personId)).split('#')[1] ?? '';
    expect((await world.post('setup', { token, password: 'short' })).status).toBe(422);
    const answer = await world.post('setup', { token, password: 'my-own-password' });
    expect(await answer.json()).toEqual({ personId, isFirst: false });
    const tryIn = (password: string) =>
      world.post('sign-in/username', { username: 'new.colleague', password });
    expect((await tryIn('my-own-password')).status).toBe(200);
    expect((await tryIn(PASSWORD)).status).toBe(401);
    expect((await world.post('setup', { token, password: 'yet-another-one' })).status).toBe(404);
  });
});

test('an empty record becomes an office that can work: by the actions, in the log', async () => {
  const store = await createDatabase();
  const app = await buildApp({
    database: store.database,
    databaseUrl: store.url,
    clock: handClock(),
    secret: 'a-secret-of-the-tests-and-of-nothing-else',
    origin: 'http://127.0.0.1',
    demo: false,
    development: false,
    log: pino({ level: 'silent' }),
  });
  await new Promise<void>((done) => void app.server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  try {
    const token = String(await app.access.setupLink()).split('#')[1];
    const answer = await post('/auth/setup', { token, ...OFFICE });
    expect(answer.status).toBe(200);
    const { personId } = await answer.json();
    const { username, password } = OFFICE;
    const cookie = cookieFrom(await post('/auth/sign-in/username', { username, password }));
    const ask = async (query: string) => (await post('/graphql', { query }, { cookie })).json();
    expect(await ask('{ viewer { posts units { code name { zh } } } }')).toMatchObject({
      data: {
        viewer: {
          posts: ['ADMIN', 'OFFICE'],
          units: [{ code: 'office', name: { zh: '联席会议办公室' } }],
        },
      },
    });
    // The office goes on from there: other units, people and posts are its to record.
    const registered =
      await ask(`mutation { registerPerson(input: { code: "chair", name: { zh: "主席" } }) {
      __typename ... on PersonPayload { person { id } } } }`);
    expect(registered).toMatchObject({ data: { registerPerson: { __typename: 'PersonPayload' } } });
    const events = await store.database.event.findMany({ orderBy: { sequence: 'asc' } });
    expect(events.map(({ action }) => action)).toEqual([
      'registerUnit',
      'registerPerson',
      'appointPerson',
      'appointPerson',
      'registerPerson',
    ]);
    expect(events.at(-1)?.actorId).toBe(personId);
  } finally {
    await app.close();
    await store.close();
  }
});
