import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { username } from 'better-auth/plugins';
import type { Database } from '../database/client.ts';
import type { Clock } from '../kernel/calendar.ts';

/** A working day: who stays longer signs in again. */
export const SESSION_HOURS = 12;

/** Written by us on each call, never taken from outside: the client's address (see `addressOf`). */
export const ADDRESS_HEADER = 'x-lianxi-address';

/** Sign-in names: 3 to 40 lower-case letters, digits, dots and hyphens, a letter first. */
export const USERNAME = /^[a-z][a-z0-9.-]{2,39}$/;

/** Tidied as it is kept and looked up. */
export const usernameOf = (typed: string): string => typed.trim().toLowerCase();

/** Nobody is reached there: sign-in is by name, an address is only what the library asks for. */
export const emailOf = (name: string): string => `${name}@example.invalid`;

/**
 * The library that checks passwords, makes sessions and their cookies. Only our own endpoints call
 * it (`endpoints.ts`), so nothing that it offers besides is open to anybody.
 */
export const buildAuth = (options: {
  readonly database: Database;
  readonly clock: Clock;
  readonly secret: string;
  readonly origin: string;
}) =>
  betterAuth({
    baseURL: options.origin,
    basePath: '/auth',
    secret: options.secret,
    database: prismaAdapter(options.database, { provider: 'postgresql', transaction: true }),
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10 },
    user: { additionalFields: { personId: { type: 'string', required: false, input: false } } },
    session: { expiresIn: SESSION_HOURS * 3_600, disableSessionRefresh: true },
    plugins: [
      username({
        minUsernameLength: 3,
        maxUsernameLength: 40,
        usernameNormalization: usernameOf,
        usernameValidator: (name) => USERNAME.test(usernameOf(name)),
      }),
    ],
    databaseHooks: {
      session: {
        create: {
          // The product's clock decides when a session ends, as it decides everything else.
          before: async (session) => {
            const now = options.clock.now();
            const expiresAt = new Date(now.getTime() + SESSION_HOURS * 3_600_000);
            return { data: { ...session, createdAt: now, updatedAt: now, expiresAt } };
          },
        },
      },
    },
    advanced: {
      cookiePrefix: 'lianxi',
      useSecureCookies: options.origin.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      database: { joins: true },
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
  });

export type Auth = ReturnType<typeof buildAuth>;
