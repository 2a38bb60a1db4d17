import type { Database, Transaction } from '../database/client.ts';
import { append, type EventDraft } from '../events/log.ts';
import type { Clock } from '../kernel/calendar.ts';
import { NotFoundError } from '../kernel/errors.ts';
import type { Revocation } from './signed.ts';

/** What takes a proof away. Each is written to the log, so that it has its place among the events. */
export const REVOKING = ['signOut', 'revokeSession', 'revokeApiToken', 'disableAccount'] as const;
export type Revoking = (typeof REVOKING)[number];

type Proofs = Pick<Revocation, 'sessionId' | 'tokenId'>;

/** Ends proofs, tells the log, and then those who listen. */
export type Revoker = {
  /** @throws NotFoundError when it is not there, or not this person's. */
  readonly revoke: (
    personId: string,
    proofs: Proofs,
    by: { readonly action: Revoking; readonly actorId: string },
    besides?: (transaction: Transaction) => Promise<void>,
  ) => Promise<bigint>;
  /** Heard after the commit, in this process; others see it when they follow the log. */
  readonly onRevoked: (listener: (revocation: Revocation) => void) => () => void;
};

const end = async (
  transaction: Transaction,
  personId: string,
  { sessionId, tokenId }: Proofs,
  now: Date,
): Promise<number> => {
  const everything = sessionId === null && tokenId === null;
  const sessions =
    sessionId !== null || everything
      ? await transaction.session.deleteMany({
          where: { ...(sessionId === null ? {} : { id: sessionId }), user: { personId } },
        })
      : { count: 0 };
  const tokens =
    tokenId !== null || everything
      ? await transaction.apiToken.updateMany({
          where: { ...(tokenId === null ? {} : { id: tokenId }), personId, revokedAt: null },
          data: { revokedAt: now },
        })
      : { count: 0 };
  return sessions.count + tokens.count;
};

const draft = (
  person: { readonly id: string; readonly version: number },
  proofs: Proofs,
  by: { readonly action: Revoking; readonly actorId: string },
  now: Date,
): EventDraft => ({
  at: now,
  action: by.action,
  subjectType: 'Person',
  subjectId: person.id,
  subjectVersion: person.version,
  rootType: 'Person',
  rootId: person.id,
  fromState: null,
  toState: null,
  clause: '4.8',
  authority: by.actorId === person.id ? 'SYSTEM' : 'ADMIN',
  actorId: by.actorId,
  actorUnitId: null,
  principalId: null,
  principalUnitId: null,
  principalPost: null,
  evidence: null,
  changes: {
    set: { sessionId: [proofs.sessionId, null], tokenId: [proofs.tokenId, null] },
    rows: [],
    patches: [],
  },
  effects: [],
  cause: null,
  // Nobody's board shows who signs out: it is in the log for its place and its chain only.
  scopesBefore: [],
  scopesAfter: [],
});

export const buildRevoker = (options: {
  readonly database: Database;
  readonly clock: Clock;
  readonly committed: (sequence: bigint) => void;
  readonly invalidate: (personId: string) => void;
}): Revoker => {
  const listeners = new Set<(revocation: Revocation) => void>();
  return {
    revoke: async (personId, proofs, by, besides) => {
      const now = options.clock.now();
      const sequence = await options.database.$transaction(async (transaction) => {
        const person = await transaction.person.findUnique({
          where: { id: personId },
          select: { id: true, version: true },
        });
        const ended = person ? await end(transaction, personId, proofs, now) : 0;
        const isOne = proofs.sessionId !== null || proofs.tokenId !== null;
        if (!person || (isOne && ended === 0)) throw new NotFoundError();
        await besides?.(transaction);
        const [place] = await append(transaction, [draft(person, proofs, by, now)]);
        if (place === undefined) throw new Error('the log gave no place');
        return place;
      });
      options.invalidate(personId);
      for (const listener of listeners) listener({ sequence, personId, ...proofs });
      options.committed(sequence);
      return sequence;
    },
    onRevoked: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
};
