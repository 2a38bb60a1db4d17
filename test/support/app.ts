import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { createDemoAccounts } from '../../server/access/accounts.ts';
import { createToken } from '../../server/access/tokens.ts';
import { type App, type AppOptions, buildApp } from '../../server/app.ts';
import { hands } from './cases.ts';
import { createDatabase, type TestDatabase } from './database.ts';
import { type District, foundDistrict } from './district.ts';

/** The password of everybody in the small district. */
export const PASSWORD = 'right-password-1';

/** Nobody's: cookies of tests are worth nothing elsewhere. */
const SECRET = 'a-secret-of-the-tests-and-of-nothing-else';

/** A clock that tests move by hand. */
export const handClock = (start = '2026-11-24T01:00:00Z') => {
  const held = { now: new Date(start) };
  return {
    now: () => new Date(held.now),
    set: (moment: string | Date) => {
      held.now = new Date(moment);
    },
  };
};

type Answer = {
  readonly data: Record<string, never> | null;
  readonly errors?: readonly { message: string; extensions?: { code?: string } }[];
  readonly extensions?: { readonly cursor?: string };
};

/** The whole product on a database of its own, listening, with a small district in it. */
export type TestApp = Omit<App, 'close'> &
  ReturnType<typeof hands> & {
    readonly url: string;
    readonly store: TestDatabase;
    readonly clock: ReturnType<typeof handClock>;
    readonly district: District;
    /** A bearer token of a person. */
    readonly token: (code: string, scopes?: readonly string[]) => Promise<string>;
    /** Asks the API over HTTP as a person, or as nobody. */
    readonly ask: (
      code: string | null,
      query: string,
      variables?: Record<string, unknown>,
      headers?: Record<string, string>,
    ) => Promise<Answer>;
    readonly close: () => Promise<void>;
  };

/** Opens the product for a test file; close it in `afterAll`. */
export const openApp = async (options: Partial<AppOptions> = {}): Promise<TestApp> => {
  const store = await createDatabase();
  const clock = handClock();
  const app = await buildApp({
    database: store.database,
    databaseUrl: store.url,
    clock,
    secret: SECRET,
    origin: 'http://127.0.0.1',
    demo: false,
    development: false,
    log: pino({ level: 'silent' }),
    ...options,
  });
  await new Promise<void>((resolve) => app.server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  const district = await foundDistrict(app.engine);
  await createDemoAccounts(
    store.database,
    district.people.map(({ id, code }) => ({ personId: id, username: code })),
    PASSWORD,
    clock.now(),
  );
  const tokens = new Map<string, string>();
  const token = async (code: string, scopes: readonly string[] = ['read', 'write']) => {
    const key = `${code} ${scopes.join()}`;
    const known = tokens.get(key);
    if (known) return known;
    const now = clock.now();
    const { secret } = await createToken(
      store.database,
      {
        personId: district.person(code),
        name: 'test',
        scopes,
        expiresAt: new Date(now.getTime() + 300 * 86_400_000),
      },
      now,
    );
    tokens.set(key, secret);
    return secret;
  };
  return {
    ...app,
    ...hands(app.engine, district),
    url,
    store,
    clock,
    district,
    token,
    ask: async (code, query, variables = {}, headers = {}) => {
      const answer = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'accept-language': 'zh',
          ...(code ? { authorization: `Bearer ${await token(code)}` } : {}),
          ...headers,
        },
        body: JSON.stringify({ query, variables }),
      });
      return (await answer.json()) as Answer;
    },
    close: async () => {
      await app.close();
      await store.close();
    },
  };
};
