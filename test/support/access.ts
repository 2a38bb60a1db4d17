import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { type AccessOptions, buildAccess } from '../../server/access/access.ts';
import { createAccount } from '../../server/access/accounts.ts';
import type { Post, UnitRole } from '../../server/kernel/authority.ts';
import { createDatabase } from './database.ts';

/** The password of everybody whom these tests let in. */
export const PASSWORD = 'right-password-1';

const SECRET = 'a-secret-of-the-tests-and-of-nothing-else';

/** A record with a few units and people, and the doors of the product open on a port. */
export const openAccess = async (options: Partial<AccessOptions> = {}) => {
  const { database, close, url: databaseUrl } = await createDatabase();
  const time = { now: new Date('2026-11-24T01:00:00Z') };
  const clock = { now: () => new Date(time.now) };
  const lines: string[] = [];
  const access = buildAccess({
    database,
    clock,
    secret: SECRET,
    origin: 'http://127.0.0.1',
    demo: false,
    committed: () => {},
    log: { error: (facts, message) => void lines.push(inspect({ ...facts, message })) },
    ...options,
  });
  const server = createServer((request, response) => void access.handler(request, response));
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const addUnit = async (code: string, roles: UnitRole[]): Promise<string> => {
    const name = { zh: code };
    const { id } = await database.unit.create({
      data: {
        code,
        kind: roles[0] ?? 'MEMBER',
        roles,
        name,
        shortName: name,
        validFrom: new Date('2009-02-16'),
      },
    });
    return id;
  };
  /** A person with one post since long ago, and an account of that name unless told otherwise. */
  const addPerson = async (
    code: string,
    post: { readonly post: Post; readonly unitId?: string; readonly to?: string },
    password: string | null = PASSWORD,
  ): Promise<string> => {
    const { id } = await database.person.create({ data: { code, name: { zh: code } } });
    await database.appointment.create({
      data: {
        personId: id,
        post: post.post,
        unitId: post.unitId ?? null,
        from: new Date('2020-01-01'),
        to: post.to ? new Date(post.to) : null,
      },
    });
    if (password !== null)
      await createAccount(database, { personId: id, username: code, password }, clock.now());
    return id;
  };
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${url}/auth/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  /** Signs in and returns the cookie to send. */
  const signIn = async (
    username: string,
    headers: Record<string, string> = {},
  ): Promise<string> => {
    const answer = await post('sign-in/username', { username, password: PASSWORD }, headers);
    return cookieFrom(answer);
  };
  return {
    access,
    database,
    databaseUrl,
    url,
    time,
    clock,
    lines,
    addUnit,
    addPerson,
    post,
    signIn,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await close();
    },
  };
};

/** The session's cookie as a browser would send it back. */
export const cookieFrom = (answer: Response): string => {
  const cookie = answer.headers.getSetCookie().find((line) => line.includes('session_token='));
  return cookie?.split(';')[0] ?? '';
};
