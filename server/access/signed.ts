import type { Viewer } from '../kernel/authority.ts';
import type { Language } from '../kernel/text.ts';

/**
 * Somebody who has proven who they are, with the rights that their appointments give today; or a
 * screen in the room of a meeting, which shows that meeting and nothing else.
 */
export type Signed = {
  readonly viewer: Viewer;
  /** The tokens of `scopesOf(viewer)`, sorted. */
  readonly scopes: readonly string[];
  /** The sign-in name. */
  readonly username: string;
  /** The session or the API token that proved it; the other one is null. */
  readonly sessionId: string | null;
  readonly tokenId: string | null;
  /** From here on the proof is worth nothing, streams included. */
  readonly expiresAt: Date;
  /** Of a screen in a room: which one, of which meeting. There is nobody behind it. */
  readonly screen?: { readonly id: string; readonly meetingId: string };
};

/** The person behind a proof; null for a screen, which acts as nobody. */
export const personBehind = (signed: Signed | null): Signed | null =>
  signed?.screen ? null : signed;

/** What has become of a proof that a stream was opened with. */
export type Verdict =
  /** The same person with the same rights. */
  | { readonly kind: 'SAME' }
  /** The same person with other rights: the stream ends and is resumed under the new ones. */
  | { readonly kind: 'CHANGED'; readonly signed: Signed }
  /** Signed out, revoked, disabled or expired: the socket closes with 4403. */
  | { readonly kind: 'ENDED' };

/**
 * Rights taken away, or changed, at a place in the log: nothing above `sequence` may leave for
 * whoever it names. With neither a session nor a token it concerns all that the person holds.
 */
export type Revocation = {
  readonly sequence: bigint;
  readonly personId: string;
  readonly sessionId: string | null;
  readonly tokenId: string | null;
};

/** Where a request comes from, for the access record. */
export type RequestFacts = {
  readonly id: string;
  readonly address: string | null;
  readonly session: string | null;
};

/** What the guards look at of whoever asks for an operation. */
export type Asking = {
  readonly viewer: Viewer | null;
  /** The tokens of whoever asks: a screen has one and is no viewer. */
  readonly scopes?: readonly string[];
  readonly language: Language;
  readonly request: RequestFacts;
};
