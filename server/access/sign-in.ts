import { hashPassword } from 'better-auth/crypto';
import type { Database } from '../database/client.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import { ADDRESS_HEADER, type Auth, USERNAME, usernameOf } from './auth.ts';
import type { Limiter, Lockout } from './limits.ts';
import type { AccessRecorder, Source } from './record.ts';
import { digestOf } from './secrets.ts';
import { inTurns } from './turns.ts';
import type { AccessCode } from './words.ts';

/** Came in, with the cookies to set; or a refusal. */
export type SignInResult =
  | {
      readonly kind: 'in';
      readonly personId: string;
      readonly username: string;
      readonly cookies: readonly string[];
    }
  | {
      readonly kind: 'refused';
      readonly status: number;
      readonly code: AccessCode;
      readonly retryAfter?: number;
    };

/** The unit that a person came to last, for the record. */
const LATEST_UNIT = {
  appointments: {
    where: { unitId: { not: null } },
    orderBy: { from: 'desc' },
    take: 1,
    select: { unitId: true },
  },
} as const satisfies Prisma.PersonSelect;

const WRONG: SignInResult = { kind: 'refused', status: 401, code: 'INVALID_CREDENTIALS' };

type Attempt = {
  readonly username: unknown;
  readonly password: unknown;
  readonly headers: Headers;
  readonly source: Source;
};

/** The cookies of an answer of the library, null where it refused. */
const cookiesFrom = async (
  auth: Auth,
  username: string,
  attempt: Attempt,
): Promise<string[] | null> => {
  const headers = new Headers({ [ADDRESS_HEADER]: attempt.source.address ?? '' });
  const agent = attempt.headers.get('user-agent');
  if (agent) headers.set('user-agent', agent.slice(0, 300));
  const answer = await auth.api.signInUsername({
    body: { username, password: String(attempt.password) },
    headers,
    asResponse: true,
  });
  if (answer.status >= 500) throw new Error(`sign-in failed with ${answer.status}`);
  return answer.ok ? answer.headers.getSetCookie() : null;
};

/**
 * Sign-in by name and password. A name that nobody has, a wrong password and a disabled account
 * cannot be told apart by text, status or time; ten wrong ones in a row lock the name.
 */
export const buildSignIn = (options: {
  readonly auth: Auth;
  readonly database: Database;
  readonly lockout: Lockout;
  readonly byAddress: Limiter;
  readonly record: AccessRecorder;
}): ((attempt: Attempt) => Promise<SignInResult>) => {
  const { auth, database, lockout, byAddress, record } = options;
  const inTurn = inTurns();

  const tryOnce = async (username: string, attempt: Attempt): Promise<SignInResult> => {
    // Names are remembered by digest: what somebody typed there may be a password.
    const name = digestOf(username);
    const wait = lockout.lockedFor(name);
    const user = await database.user.findUnique({
      relationLoadStrategy: 'join',
      where: { username },
      select: { personId: true, disabledAt: true, person: { select: LATEST_UNIT } },
    });
    const personId = user?.personId ?? null;
    const unitId = user?.person?.appointments[0]?.unitId ?? null;
    const note = (outcome: 'OK' | 'FAILED' | 'REFUSED') =>
      record({
        action: 'signIn',
        outcome,
        personId,
        unitId,
        // A name that nobody has may be a password typed into the wrong field.
        object: user ? `User:${username}` : null,
        source: attempt.source,
      });
    if (wait !== null) {
      await note('REFUSED');
      return { kind: 'refused', status: 429, code: 'LOCKED', retryAfter: wait };
    }
    const cookies = await cookiesFrom(auth, username, attempt);
    if (!cookies || !user || personId === null || user.disabledAt) {
      lockout.failed(name);
      await note('FAILED');
      return WRONG;
    }
    lockout.succeeded(name);
    await note('OK');
    return { kind: 'in', personId, username, cookies };
  };

  return async (attempt) => {
    const { username, password, source } = attempt;
    const busy = byAddress.take(source.address ?? '');
    if (busy !== null)
      return { kind: 'refused', status: 429, code: 'RATE_LIMITED', retryAfter: busy };
    if (typeof username !== 'string' || typeof password !== 'string')
      return { kind: 'refused', status: 400, code: 'BAD_REQUEST' };
    const name = usernameOf(username);
    if (!USERNAME.test(name) || password === '' || password.length > 1_000) {
      await hashPassword('as long as with a name that exists');
      await record({ action: 'signIn', outcome: 'FAILED', source });
      return WRONG;
    }
    // One after the other for each name: tries side by side must not get round the lock.
    return inTurn(name, () => tryOnce(name, attempt));
  };
};
