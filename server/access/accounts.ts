import { hashPassword } from 'better-auth/crypto';
import { v7 as uuid } from 'uuid';
import type { Database, Transaction } from '../database/client.ts';
import { NotFoundError, ValidationError } from '../kernel/errors.ts';
import { emailOf, USERNAME, usernameOf } from './auth.ts';
import { newSecret } from './secrets.ts';
import type { AccessCode } from './words.ts';

const SHORTEST = 10;
const LONGEST = 128;

const problem = (field: string, code: AccessCode) => ({ path: [field], code, noun: 'Access' });

/** What is wrong with a password: nothing but its length is asked for. */
export const passwordProblems = (password: string, field = 'password') => [
  ...([...password].length < SHORTEST ? [problem(field, 'PASSWORD_SHORT')] : []),
  ...([...password].length > LONGEST ? [problem(field, 'PASSWORD_LONG')] : []),
];

type NewAccount = { readonly personId: string; readonly username: string; readonly hash: string };

const rowsOf = (account: NewAccount, now: Date) => {
  const id = uuid();
  return {
    user: {
      id,
      name: account.username,
      email: emailOf(account.username),
      emailVerified: false,
      username: account.username,
      displayUsername: account.username,
      personId: account.personId,
      createdAt: now,
      updatedAt: now,
    },
    account: {
      id: uuid(),
      accountId: id,
      providerId: 'credential',
      userId: id,
      password: account.hash,
      createdAt: now,
      updatedAt: now,
    },
  };
};

/**
 * Opens an account. Without a password nobody can sign in until one is set by a one-time link.
 * @throws ValidationError, NotFoundError
 */
export const createAccount = async (
  database: Database | Transaction,
  wanted: {
    readonly personId: string;
    readonly username: string;
    readonly password: string | null;
  },
  now: Date,
): Promise<{ readonly userId: string; readonly username: string }> => {
  const username = usernameOf(wanted.username);
  const person = await database.person.findUnique({
    where: { id: wanted.personId },
    select: { user: { select: { id: true } } },
  });
  if (!person) throw new NotFoundError();
  const namesake = await database.user.findUnique({ where: { username }, select: { id: true } });
  const problems = [
    ...(person.user ? [problem('person', 'ACCOUNT_EXISTS')] : []),
    ...(USERNAME.test(username) ? [] : [problem('username', 'USERNAME_INVALID')]),
    ...(namesake ? [problem('username', 'USERNAME_TAKEN')] : []),
    ...(wanted.password === null ? [] : passwordProblems(wanted.password)),
  ];
  if (problems.length > 0) throw new ValidationError(problems);
  const hash = await hashPassword(wanted.password ?? newSecret());
  const rows = rowsOf({ personId: wanted.personId, username, hash }, now);
  await database.user.create({ data: rows.user });
  await database.account.create({ data: rows.account });
  return { userId: rows.user.id, username };
};

/**
 * The accounts of a demo, all with one password and one salt: 103 of them take one hash. Never to
 * be used for people who exist. Those who have an account already keep it.
 */
export const createDemoAccounts = async (
  database: Database,
  people: readonly { readonly personId: string; readonly username: string }[],
  password: string,
  now: Date,
): Promise<void> => {
  const hash = await hashPassword(password);
  const rows = people.map((person) =>
    rowsOf({ personId: person.personId, username: usernameOf(person.username), hash }, now),
  );
  const known = await database.user.findMany({
    where: { username: { in: rows.map(({ user }) => user.username) } },
    select: { username: true },
  });
  const names = new Set(known.map(({ username }) => username));
  const fresh = rows.filter(({ user }) => !names.has(user.username));
  await database.$transaction([
    database.user.createMany({ data: fresh.map(({ user }) => user) }),
    database.account.createMany({ data: fresh.map(({ account }) => account) }),
  ]);
};

/** Sets a new password; a disabled account is open again by it. */
export const setPassword = async (
  transaction: Database | Transaction,
  personId: string,
  password: string,
  now: Date,
): Promise<void> => {
  const hash = await hashPassword(password);
  const user = await transaction.user.findUnique({ where: { personId }, select: { id: true } });
  if (!user) throw new NotFoundError();
  await transaction.user.update({
    where: { id: user.id },
    data: { disabledAt: null, updatedAt: now },
  });
  await transaction.account.updateMany({
    where: { userId: user.id, providerId: 'credential' },
    data: { password: hash, updatedAt: now },
  });
};

/**
 * Closes an account inside a transaction that also ends its sessions and tokens. The password is
 * replaced by one that nobody has, so that a try takes as long as with any other account.
 */
export const closeAccount = async (
  transaction: Transaction,
  personId: string,
  now: Date,
): Promise<void> => {
  const hash = await hashPassword(newSecret());
  const { count } = await transaction.user.updateMany({
    where: { personId, disabledAt: null },
    data: { disabledAt: now, updatedAt: now },
  });
  if (count === 0) throw new NotFoundError();
  await transaction.account.updateMany({
    where: { user: { personId }, providerId: 'credential' },
    data: { password: hash, updatedAt: now },
  });
};
