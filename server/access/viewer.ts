import type { IncomingMessage } from 'node:http';
import { type Day, dayAt } from '../kernel/calendar.ts';
import { proofCache } from './cache.ts';
import { bySession, byToken, type ProofOptions } from './proofs.ts';
import { byScreen, screenIn } from './screens.ts';
import { cookieOf, digestOf, openCookie } from './secrets.ts';
import type { Signed, Verdict } from './signed.ts';

/** Proofs remembered at most, and for how long: another server's revocation is seen after that. */
const REMEMBERED = 5_000;
const REMEMBERED_FOR = 4_000;

type Proof =
  | { readonly kind: 'session'; readonly token: string }
  | { readonly kind: 'token'; readonly hash: string }
  | { readonly kind: 'screen'; readonly id: string };

type ViewerOptions = ProofOptions & { readonly secret: string; readonly cookieName: string };

/** The headers of a request as Node hands it over. */
export const headersOf = (request: Pick<IncomingMessage, 'headers'>): Headers => {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined && !name.startsWith(':'))
      headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
};

/** Tells who asks, from a session's cookie, an API token or the link of a screen. */
export type Viewers = {
  /** Null: nobody. A token that is sent decides alone; cookies are then not looked at. */
  readonly signedOf: (headers: Headers) => Promise<Signed | null>;
  /** As {@link Viewers.signedOf}, for a socket: `authorization` or `screen` of the first message, else its cookie. */
  readonly signedOfSocket: (
    request: Pick<IncomingMessage, 'headers'>,
    payload: Readonly<Record<string, unknown>> | null | undefined,
  ) => Promise<Signed | null>;
  /** What has become of a proof, read from the record and never from memory. */
  readonly recheck: (signed: Signed) => Promise<Verdict>;
  /** Forgets what is remembered of a person, or of everybody (a unit has changed). */
  readonly invalidate: (personId?: string) => void;
  /** Follows the log: what concerns a person's or a unit's rights is forgotten. */
  readonly observe: (
    events: readonly { readonly subjectType: string; readonly subjectId: string }[],
  ) => void;
};

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((value, index) => value === b[index]);

const hasSameRights = (a: Signed, b: Signed): boolean =>
  same(a.scopes, b.scopes) && JSON.stringify(a.viewer) === JSON.stringify(b.viewer);

export const buildViewers = (options: ViewerOptions): Viewers => {
  const { clock, cookieName, secret, database } = options;
  const remembered = proofCache<Signed | null>({
    entries: REMEMBERED,
    milliseconds: REMEMBERED_FOR,
    personOf: (signed) => signed?.viewer.personId ?? null,
  });
  const proofOf = (headers: Headers): Proof | null => {
    const authorization = headers.get('authorization');
    if (authorization !== null) {
      const [, scheme, token] = /^(Bearer|Screen) +(\S+)$/i.exec(authorization) ?? [];
      if (!scheme || !token) return null;
      if (scheme.toLowerCase() === 'bearer') return { kind: 'token', hash: digestOf(token) };
      const id = screenIn(secret, token);
      return id === null ? null : { kind: 'screen', id };
    }
    const raw = cookieOf(headers, cookieName);
    const token = raw === null ? null : openCookie(raw, secret);
    return token === null ? null : { kind: 'session', token };
  };
  const load = (
    proof: Exclude<Proof, { readonly kind: 'screen' }>,
    today: Day,
  ): Promise<Signed | null> =>
    proof.kind === 'token'
      ? byToken(options, proof.hash, today)
      : bySession(options, proof.token, today);
  const signedOf = async (headers: Headers): Promise<Signed | null> => {
    const proof = proofOf(headers);
    if (!proof) return null;
    // Never remembered: with the end of its meeting it is worth nothing at once, on every server.
    if (proof.kind === 'screen') return byScreen(options, proof.id);
    // The day is part of the key: at midnight in Shanghai appointments begin and end.
    const today = dayAt(clock.now());
    const key = `${today} ${proof.kind} ${proof.kind === 'token' ? proof.hash : proof.token}`;
    const signed = await remembered.get(key, () => load(proof, today));
    return signed && signed.expiresAt > clock.now() ? signed : null;
  };
  const reload = async (signed: Signed, today: Day): Promise<Signed | null> => {
    const { sessionId, tokenId, screen } = signed;
    if (screen) return byScreen(options, screen.id);
    if (tokenId !== null) {
      const found = await database.apiToken.findUnique({
        where: { id: tokenId },
        select: { hash: true },
      });
      return found && byToken(options, found.hash, today);
    }
    if (sessionId === null) return null;
    const found = await database.session.findUnique({
      where: { id: sessionId },
      select: { token: true },
    });
    return found && bySession(options, found.token, today);
  };
  return {
    signedOf,
    signedOfSocket: (request, payload) => {
      const headers = headersOf(request);
      const screen = payload?.['screen'];
      const authorization =
        screen === undefined || screen === null
          ? (payload?.['authorization'] ?? payload?.['Authorization'])
          : `Screen ${screen}`;
      // The first message stands for the header: what is sent there must prove something.
      if (authorization !== undefined && authorization !== null)
        headers.set('authorization', typeof authorization === 'string' ? authorization : '');
      return signedOf(headers);
    },
    recheck: async (signed) => {
      const now = clock.now();
      const current = await reload(signed, dayAt(now));
      if (!current || current.expiresAt <= now) return { kind: 'ENDED' };
      return hasSameRights(signed, current)
        ? { kind: 'SAME' }
        : { kind: 'CHANGED', signed: current };
    },
    invalidate: remembered.forget,
    observe: (events) => {
      for (const { subjectType, subjectId } of events) {
        if (subjectType === 'Unit') remembered.forget();
        if (subjectType === 'Person') remembered.forget(subjectId);
      }
    },
  };
};
