import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { BlockList } from 'node:net';
import { verifyPassword } from 'better-auth/crypto';
import type { Database } from '../database/client.ts';
import { type Clock, dayAt } from '../kernel/calendar.ts';
import { NotFoundError, ValidationError } from '../kernel/errors.ts';
import type { Language } from '../kernel/text.ts';
import { passwordProblems, setPassword } from './accounts.ts';
import { addressOf } from './address.ts';
import { type Answer, isAway, isJson, problemsAnswer, refusal, send } from './answers.ts';
import type { Auth } from './auth.ts';
import { type Body, readBody } from './body.ts';
import { type DemoSignIns, demoPeople } from './demo.ts';
import { isSameOrigin } from './guard.ts';
import type { AccessRecorder, Source } from './record.ts';
import { unitOf } from './refusals.ts';
import type { Revoker } from './revoke.ts';
import type { Setup } from './setup.ts';
import type { SignInResult } from './sign-in.ts';
import { personBehind, type Signed } from './signed.ts';
import { headersOf, type Viewers } from './viewer.ts';
import { languageOf } from './words.ts';

/** What stands behind `/auth`. */
export type EndpointOptions = {
  readonly auth: Auth;
  readonly database: Database;
  readonly clock: Clock;
  readonly origin: string;
  readonly proxies: BlockList;
  readonly viewers: Viewers;
  readonly revoker: Revoker;
  readonly setup: Setup;
  readonly record: AccessRecorder;
  readonly signIn: (attempt: {
    readonly username: unknown;
    readonly password: unknown;
    readonly headers: Headers;
    readonly source: Source;
  }) => Promise<SignInResult>;
  /** Whose sign-ins the sign-in page shows: in a demo only. */
  readonly demo: DemoSignIns | null;
  readonly log: { readonly error: (facts: object, message: string) => void };
};

type Call = {
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
  readonly language: Language;
  readonly source: Source;
};

const whoIn = ({ viewer }: Signed) => ({ personId: viewer.personId, unitId: unitOf(viewer) });

const endpointsOf = (options: EndpointOptions) => {
  const { auth, viewers, revoker, record, setup, database, clock } = options;

  const endSessionOf = async (headers: Headers): Promise<Signed | null> => {
    const signed = await viewers.signedOf(headers);
    if (!signed?.sessionId) return null;
    const { personId } = signed.viewer;
    const proofs = { sessionId: signed.sessionId, tokenId: null };
    try {
      await revoker.revoke(personId, proofs, { action: 'signOut', actorId: personId });
    } catch (error) {
      // Ended meanwhile, from another window perhaps: that is what was wanted.
      if (!(error instanceof NotFoundError)) throw error;
    }
    return signed;
  };

  const signIn = async ({ headers, body, language, source }: Call): Promise<Answer> => {
    const { username, password } = body;
    const result = await options.signIn({ username, password, headers, source });
    if (result.kind === 'refused')
      return refusal(result.status, result.code, language, result.retryAfter);
    // The session that this browser had ends with the new one.
    const cookieOnly = new Headers(headers);
    cookieOnly.delete('authorization');
    await endSessionOf(cookieOnly);
    const { personId, username: name, cookies } = result;
    return { status: 200, body: { user: { username: name, personId } }, cookies };
  };

  const signOut = async ({ headers, source }: Call): Promise<Answer> => {
    const signed = await endSessionOf(headers);
    if (signed) await record({ action: 'signOut', outcome: 'OK', ...whoIn(signed), source });
    const gone = await auth.api.signOut({ headers: new Headers(), asResponse: true });
    return { status: 200, body: { success: true }, cookies: gone.headers.getSetCookie() };
  };

  const session = async ({ headers }: Call): Promise<Answer> => {
    const signed = personBehind(await viewers.signedOf(headers));
    if (!signed) return { status: 200, body: null };
    const { username, expiresAt, viewer } = signed;
    return { status: 200, body: { user: { username, personId: viewer.personId }, expiresAt } };
  };

  const changePassword = async ({ headers, body, language, source }: Call): Promise<Answer> => {
    const signed = await viewers.signedOf(headers);
    if (!signed?.sessionId) return refusal(401, 'UNAUTHENTICATED', language);
    const { personId } = signed.viewer;
    const fresh = String(body['newPassword'] ?? '');
    const account = await database.account.findFirst({
      where: { user: { personId }, providerId: 'credential' },
      select: { password: true },
    });
    const isRight =
      account?.password != null &&
      (await verifyPassword({
        hash: account.password,
        password: String(body['currentPassword'] ?? ''),
      }));
    const outcome = isRight ? 'OK' : 'FAILED';
    await record({ action: 'changePassword', outcome, ...whoIn(signed), source });
    if (!isRight) return refusal(401, 'INVALID_CREDENTIALS', language);
    const problems = passwordProblems(fresh, 'newPassword');
    if (problems.length > 0) throw new ValidationError(problems);
    await setPassword(database, personId, fresh, clock.now());
    // Whoever knew the old password is out, this browser included.
    const everything = { sessionId: null, tokenId: null };
    await revoker.revoke(personId, everything, { action: 'revokeSession', actorId: personId });
    return { status: 200, body: { success: true } };
  };

  const useLink = async ({ body, language, source }: Call): Promise<Answer> => {
    const used = await setup.use(String(body['token'] ?? ''), body);
    const personId = used?.personId ?? null;
    await record({ action: 'setUp', outcome: used ? 'OK' : 'FAILED', personId, source });
    if (!used) return refusal(404, 'LINK_INVALID', language);
    return { status: 200, body: { personId: used.personId, isFirst: used.isFirst } };
  };

  const demo = async (): Promise<Answer> => ({
    status: 200,
    body: options.demo && (await demoPeople(database, dayAt(clock.now()), await options.demo())),
  });

  return new Map<string, readonly ['GET' | 'POST', (call: Call) => Promise<Answer>]>([
    ['/auth/sign-in/username', ['POST', signIn]],
    ['/auth/sign-out', ['POST', signOut]],
    ['/auth/get-session', ['GET', session]],
    ['/auth/change-password', ['POST', changePassword]],
    ['/auth/setup', ['POST', useLink]],
    ['/auth/demo', ['GET', demo]],
  ]);
};

/** Answers everything below `/auth/`. What is not listed here does not exist: sign-up is closed. */
export const buildEndpoints = (options: EndpointOptions) => {
  const endpoints = endpointsOf(options);
  const answer = async (request: IncomingMessage, requestId: string): Promise<Answer> => {
    const headers = headersOf(request);
    const language = languageOf(headers.get('accept-language'));
    const path = (request.url ?? '').split('?')[0] ?? '';
    const found = endpoints.get(path);
    if (!found) return refusal(404, 'NOT_FOUND', language);
    const [method, handle] = found;
    if (request.method !== method)
      return { ...refusal(405, 'METHOD_NOT_ALLOWED', language), headers: { allow: method } };
    if (method === 'POST' && !isSameOrigin(headers, options.origin))
      return refusal(403, 'FORBIDDEN_ORIGIN', language);
    const body: Body = method === 'POST' ? await readBody(request) : { kind: 'ok', value: {} };
    if (body.kind !== 'ok')
      return refusal(body.kind === 'TOO_LARGE' ? 413 : 400, body.kind, language);
    // A form of another site can send fields and text, never this type.
    if (Object.keys(body.value).length > 0 && !isJson(headers))
      return refusal(415, 'BAD_REQUEST', language);
    const source = { address: addressOf(request, options.proxies), requestId };
    try {
      return await handle({ headers, body: body.value, language, source });
    } catch (error) {
      if (error instanceof ValidationError) return problemsAnswer(error, language);
      options.log.error({ err: error, requestId, path }, 'a request to /auth failed');
      return refusal(isAway(error) ? 503 : 500, 'UNAVAILABLE', language);
    }
  };
  return async (
    request: IncomingMessage,
    response: ServerResponse,
    requestId: string = randomUUID(),
  ): Promise<void> => {
    try {
      send(response, await answer(request, requestId), requestId);
    } catch {
      // The client went away while it was sending.
      response.destroy();
    }
  };
};
