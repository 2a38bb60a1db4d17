import type { Clause } from '../kernel/clauses.ts';
import { ForbiddenError, NotFoundError, UnauthenticatedError } from '../kernel/errors.ts';
import type { Context } from '../schema/context.ts';
import { createAccount } from './accounts.ts';
import { mayUnmask } from './phone.ts';
import type { Recorded } from './record.ts';
import { recordRefusal, unitOf } from './refusals.ts';
import type { Signed } from './signed.ts';
import { createToken, type NewToken } from './tokens.ts';
import type { AccessCode } from './words.ts';

/** Accounts are part of the office's daily work. */
const CLAUSE: Clause = '4.1';

const forbidden = (action: string, reason: AccessCode, who: readonly string[]): ForbiddenError =>
  new ForbiddenError({ noun: 'Access', action, reason, clause: CLAUSE, values: {}, who });

const sourceOf = ({ request }: Context) => ({ address: request.address, requestId: request.id });

/**
 * Does something about accounts, sessions or tokens, and puts it on record, whether it was allowed
 * or refused.
 */
const onRecord = async <Answer>(
  context: Context,
  action: Recorded,
  object: string | null,
  work: (signed: Signed) => Promise<Answer>,
): Promise<Answer> => {
  const { signed, viewer, request, access } = context;
  try {
    if (!signed) throw new UnauthenticatedError();
    // A token that leaks must not make others, nor end the session that would revoke it.
    if (signed.tokenId !== null && action !== 'unmaskPhone')
      throw forbidden(action, 'SESSION_REQUIRED', []);
    const answer = await work(signed);
    const { personId } = signed.viewer;
    await access.record({
      action,
      outcome: 'OK',
      personId,
      unitId: unitOf(viewer),
      object,
      source: sourceOf(context),
    });
    return answer;
  } catch (error) {
    await recordRefusal(access.record, { viewer, request, action, object }, error);
    throw error;
  }
};

const assertAdmin = (signed: Signed, action: Recorded): void => {
  if (!signed.viewer.posts.includes('ADMIN')) throw forbidden(action, 'ADMIN_ONLY', ['ADMIN']);
};

/** @throws ValidationError, ForbiddenError */
export const makeToken = (context: Context, wanted: Omit<NewToken, 'personId'>) =>
  onRecord(context, 'createApiToken', wanted.name, async ({ viewer }) => {
    const token = { ...wanted, personId: viewer.personId };
    return createToken(context.database, token, context.clock.now());
  });

/** @throws NotFoundError, ForbiddenError */
export const endToken = (context: Context, tokenId: string) =>
  onRecord(context, 'revokeApiToken', `ApiToken:${tokenId}`, async ({ viewer: { personId } }) => {
    const by = { action: 'revokeApiToken', actorId: personId } as const;
    return context.access.revoke(personId, { sessionId: null, tokenId }, by);
  });

/** @throws NotFoundError, ForbiddenError */
export const endSession = (context: Context, sessionId: string) =>
  onRecord(context, 'revokeSession', `Session:${sessionId}`, async ({ viewer: { personId } }) => {
    const by = { action: 'revokeSession', actorId: personId } as const;
    return context.access.revoke(personId, { sessionId, tokenId: null }, by);
  });

/** Opens an account and makes the link by which its person sets a password. @throws ValidationError, ForbiddenError, NotFoundError */
export const openAccount = (context: Context, personId: string, username: string) =>
  onRecord(context, 'createAccount', `Person:${personId}`, async (signed) => {
    assertAdmin(signed, 'createAccount');
    const wanted = { personId, username, password: null };
    const account = await createAccount(context.database, wanted, context.clock.now());
    return {
      username: account.username,
      passwordLink: await context.access.passwordLink(personId),
    };
  });

/** A new link for somebody who has forgotten the password. @throws ForbiddenError, NotFoundError */
export const renewPassword = (context: Context, personId: string) =>
  onRecord(context, 'createPasswordLink', `Person:${personId}`, async (signed) => {
    assertAdmin(signed, 'createPasswordLink');
    const user = await context.database.user.findUnique({
      where: { personId },
      select: { username: true },
    });
    if (!user) throw new NotFoundError();
    return {
      username: user.username ?? '',
      passwordLink: await context.access.passwordLink(personId),
    };
  });

/** Closes one's own account, or as administrator another's. @throws ForbiddenError, NotFoundError */
export const closeAccountOf = (context: Context, personId: string) =>
  onRecord(context, 'disableAccount', `Person:${personId}`, async (signed) => {
    if (personId !== signed.viewer.personId) assertAdmin(signed, 'disableAccount');
    const user = await context.database.user.findUnique({
      where: { personId },
      select: { username: true },
    });
    await context.access.disableAccount(personId, signed.viewer.personId);
    return { username: user?.username ?? '', passwordLink: null };
  });

/** A person's phone number, whole. @throws ForbiddenError, NotFoundError */
export const unmaskPhone = (context: Context, personId: string) =>
  onRecord(context, 'unmaskPhone', `Person:${personId}`, async ({ viewer }) => {
    const person = await context.database.person.findUnique({
      where: { id: personId },
      select: { phone: true },
    });
    if (!person) throw new NotFoundError();
    if (!(await mayUnmask(context.database, viewer, personId)))
      throw forbidden('unmaskPhone', 'PHONE_HIDDEN', ['OFFICE']);
    return person.phone;
  });
