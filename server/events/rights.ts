import type { Revocation, Signed, Verdict } from '../access/signed.ts';
import type { LogEvent } from './chain.ts';
import { type Member, streamError } from './member.ts';

/** The close code of a socket whose session or token is no more. */
export const FORBIDDEN = 4403;
const REASON = 'Forbidden';

/** A socket that somebody has opened, subscriptions or not. */
export type Connection = {
  readonly signed: Signed;
  readonly close: (code: number, reason: string) => void;
};

/** Whom a doubt about rights concerns. */
type Concerns = (signed: Signed) => boolean;

export const concernedBy =
  ({ personId, sessionId, tokenId }: Omit<Revocation, 'sequence'>): Concerns =>
  (signed) =>
    signed.viewer.personId === personId &&
    (sessionId === null || signed.sessionId === sessionId) &&
    (tokenId === null || signed.tokenId === tokenId);

/** Screens in a room show it until they are revoked or the meeting is over. */
const isOfScreens = ({ subjectType, action, toState }: LogEvent): boolean =>
  subjectType === 'Meeting' && (toState !== null || action === 'revokeScreen');

/**
 * Rights come from a person's proofs and appointments, and from what their units are; those of a
 * screen from its meeting.
 */
export const doubtFrom = (event: LogEvent): Concerns | null => {
  if (isOfScreens(event)) return ({ screen }) => screen?.meetingId === event.subjectId;
  if (event.subjectType === 'Unit') return () => true;
  if (event.subjectType !== 'Person') return null;
  return ({ viewer }) => viewer.personId === event.subjectId;
};

export type RightsOptions = {
  readonly members: () => Iterable<Member>;
  readonly connections: () => Iterable<Connection>;
  /** Reads the record anew; never from memory. */
  readonly recheck: (signed: Signed) => Promise<Verdict>;
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly isClosed: () => boolean;
};

/**
 * Doubts rights, and settles the doubts. As long as a member's rights are in doubt no frame leaves
 * for it, so that nothing above a revocation's place in the log does.
 */
export const createRights = (options: RightsOptions) => {
  /** Until the record can be read: what is in doubt stays held. */
  const ask = async (signed: Signed): Promise<Verdict> => {
    while (!options.isClosed()) {
      try {
        return await options.recheck(signed);
      } catch {
        await options.wait(1_000);
      }
    }
    return { kind: 'ENDED' };
  };
  const settleMember = async (member: Member, verdict: Promise<Verdict>): Promise<void> => {
    const { kind } = await verdict;
    if (kind === 'CHANGED') member.end(streamError('RIGHTS_CHANGED', member.language));
    if (kind === 'ENDED') {
      member.end();
      member.close(FORBIDDEN, REASON);
    }
    member.release();
  };
  const doubt = (concerns: Concerns): void => {
    // One look at the record per proof, however many streams hang on it.
    const asked = new Map<string, Promise<Verdict>>();
    const verdictOf = (signed: Signed): Promise<Verdict> => {
      const { sessionId, tokenId, screen, scopes } = signed;
      const key = `${sessionId} ${tokenId} ${screen?.id} ${scopes.join(' ')}`;
      const verdict = asked.get(key) ?? ask(signed);
      asked.set(key, verdict);
      return verdict;
    };
    const held = [...options.members()].filter((member) => concerns(member.signed()));
    for (const member of held) member.hold();
    for (const member of held) void settleMember(member, verdictOf(member.signed()));
    for (const connection of [...options.connections()]) {
      if (!concerns(connection.signed)) continue;
      void verdictOf(connection.signed).then(({ kind }) => {
        if (kind === 'ENDED') connection.close(FORBIDDEN, REASON);
      });
    }
  };
  return { doubt, ask };
};
