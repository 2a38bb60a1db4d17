import { afterEach, describe, expect, test } from 'vitest';
import type { FirstOffice } from '../../server/access/setup.ts';
import { openAccess, PASSWORD } from '../support/access.ts';

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
