import type { Database } from '../database/client.ts';
import type { Clock } from '../kernel/calendar.ts';
import { ValidationError } from '../kernel/errors.ts';
import type { Text } from '../kernel/text.ts';
import { createAccount, passwordProblems, setPassword } from './accounts.ts';
import { USERNAME, usernameOf } from './auth.ts';
import { digestOf, newSecret } from './secrets.ts';

const HOUR = 3_600_000;
/** The first link lives a day; one for a colleague's new account three. */
const FIRST_HOURS = 24;
const COLLEAGUE_HOURS = 72;

/** What the first person of the office fills in. */
export type FirstOffice = {
  readonly unit: { readonly name: Text; readonly shortName: Text };
  readonly person: { readonly code: string; readonly name: Text; readonly title: Text | null };
};

/** Creates the office unit, its first person and the appointment by actions; returns the person's id. */
export type FoundOffice = (office: FirstOffice) => Promise<string>;

export type SetupInput = Readonly<Record<string, unknown>>;

const object = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

const textOf = (value: unknown): Text | null => {
  const { zh, en } = object(value);
  const tidy = (part: unknown): string | undefined =>
    typeof part === 'string' && part.trim() !== '' ? part.trim().slice(0, 200) : undefined;
  const [chinese, english] = [tidy(zh), tidy(en)];
  if (!chinese && !english) return null;
  return { ...(chinese ? { zh: chinese } : {}), ...(english ? { en: english } : {}) };
};

const required = (field: string, value: unknown) =>
  value ? [] : [{ path: field.split('.'), code: 'REQUIRED', noun: 'Access' }];

/** @throws ValidationError with all problems at once */
const readOffice = (input: SetupInput, password: string): FirstOffice & { username: string } => {
  const unit = object(input['unit']);
  const person = object(input['person']);
  const username = usernameOf(String(input['username'] ?? ''));
  const unitName = textOf(unit['name']);
  const personName = textOf(person['name']);
  const problems = [
    ...required('unit.name', unitName),
    ...required('person.name', personName),
    ...(USERNAME.test(username)
      ? []
      : [{ path: ['username'], code: 'USERNAME_INVALID', noun: 'Access' }]),
    ...passwordProblems(password),
  ];
  if (problems.length > 0 || !unitName || !personName) throw new ValidationError(problems);
  return {
    username,
    unit: { name: unitName, shortName: textOf(unit['shortName']) ?? unitName },
    person: { code: username, name: personName, title: textOf(person['title']) },
  };
};

/** One-time links: the first account of an empty record, and a first password for a colleague. */
export type Setup = {
  /** The secret of a new link while nobody has an account; null as soon as somebody has. */
  readonly firstLink: () => Promise<string | null>;
  /** The secret of a new link by which one person sets a password. Older ones end. */
  readonly linkFor: (personId: string) => Promise<string>;
  /** Uses a link up; null when it is wrong, used or out of date. @throws ValidationError */
  readonly use: (
    secret: string,
    input: SetupInput,
  ) => Promise<{ readonly personId: string; readonly isFirst: boolean } | null>;
};

export const buildSetup = (options: {
  readonly database: Database;
  readonly clock: Clock;
  readonly found: FoundOffice | undefined;
}): Setup => {
  const { database, clock, found } = options;
  const issue = async (personId: string | null, hours: number): Promise<string> => {
    const secret = newSecret();
    const expiresAt = new Date(clock.now().getTime() + hours * HOUR);
    await database.$transaction([
      database.setupLink.deleteMany({ where: { personId, usedAt: null } }),
      database.setupLink.create({ data: { hash: digestOf(secret), personId, expiresAt } }),
    ]);
    return secret;
  };
  const first = async (input: SetupInput, password: string): Promise<string> => {
    const { username, ...office } = readOffice(input, password);
    if (!found) throw new Error('the first office cannot be founded here');
    const personId = await found(office);
    await createAccount(database, { personId, username, password }, clock.now());
    return personId;
  };
  return {
    firstLink: async () => ((await database.user.count()) === 0 ? issue(null, FIRST_HOURS) : null),
    linkFor: (personId) => issue(personId, COLLEAGUE_HOURS),
    use: async (secret, input) => {
      const hash = digestOf(secret);
      const password = String(input['password'] ?? '');
      const now = clock.now();
      const link = await database.setupLink.findUnique({ where: { hash } });
      if (!link || link.usedAt || link.expiresAt <= now) return null;
      if (link.personId === null) readOffice(input, password);
      else if (passwordProblems(password).length > 0)
        throw new ValidationError(passwordProblems(password));
      // Compare and set: of two who use it at once, one does.
      const { count } = await database.setupLink.updateMany({
        where: { hash, usedAt: null },
        data: { usedAt: now },
      });
      if (count === 0) return null;
      try {
        if (link.personId === null)
          return { personId: await first(input, password), isFirst: true };
        await setPassword(database, link.personId, password, now);
        return { personId: link.personId, isFirst: false };
      } catch (error) {
        await database.setupLink.updateMany({ where: { hash }, data: { usedAt: null } });
        throw error;
      }
    },
  };
};
