import type { Database, Transaction } from '../database/client.ts';
import { canonical } from './canonical.ts';
import { type LogEvent, linkOf } from './chain.ts';

/** What JSON can say. Personal values are already digests here. */
type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * An event before it has its place in the log. `cause` is the index of an earlier draft of the same
 * batch, or the sequence of an event that is in the log already.
 */
export type EventDraft = Readonly<
  Omit<LogEvent, 'sequence' | 'hash' | 'cause' | 'evidence' | 'changes' | 'effects'>
> & {
  readonly evidence: Json;
  readonly changes: Json;
  readonly effects: readonly { readonly [key: string]: Json }[];
  readonly cause: number | bigint | null;
};

/** A place in the log, with the chain's link there. Sequence 0, link '' before the first event. */
export type Place = { readonly sequence: bigint; readonly hash: string };

const causeOf = (cause: EventDraft['cause'], first: bigint): bigint | null =>
  typeof cause === 'number' ? first + BigInt(cause) : cause;

/**
 * Appends a batch and returns its sequences. Call it last in the transaction: it holds the one
 * lock of the log until the commit, so that numbers follow the order of commits without a gap and
 * a reader that asks "after N" skips nothing. Two statements, whatever the size of the batch.
 */
export const append = async (
  transaction: Transaction,
  drafts: readonly EventDraft[],
): Promise<bigint[]> => {
  if (drafts.length === 0) return [];
  const [head] = await transaction.$queryRaw<Place[]>`
    select sequence, hash from "LogHead" where id = 1 for update`;
  if (!head) throw new Error('the log has no head: its migration has not been applied');
  const first = head.sequence + 1n;
  let link = head.hash;
  const rows = drafts.map((draft, index) => {
    // Through JSON and back, as the database will give it: what is hashed is what is stored.
    const columns: Omit<LogEvent, 'hash' | 'at'> = JSON.parse(canonical({ ...draft, at: null }));
    const event = {
      ...columns,
      at: draft.at,
      sequence: first + BigInt(index),
      cause: causeOf(draft.cause, first),
    };
    link = linkOf(link, event);
    return { ...event, hash: link };
  });
  const last = first + BigInt(rows.length - 1);
  await transaction.$executeRaw`
    with head as (update "LogHead" set sequence = ${last}, hash = ${link} where id = 1)
    insert into "Event" (
      sequence, at, action, "subjectType", "subjectId", "subjectVersion", "rootType", "rootId",
      "fromState", "toState", clause, authority, "actorId", "actorUnitId", "principalId",
      "principalUnitId", "principalPost", evidence, changes, effects, cause, "scopesBefore",
      "scopesAfter", hash)
    select
      sequence, at, action, "subjectType", "subjectId", "subjectVersion", "rootType", "rootId",
      "fromState", "toState", clause, authority, "actorId", "actorUnitId", "principalId",
      "principalUnitId", "principalPost", evidence, changes, effects, cause, "scopesBefore",
      "scopesAfter", hash
    from jsonb_to_recordset(${canonical(rows)}::jsonb) as event (
      sequence bigint, at timestamptz, action text, "subjectType" text, "subjectId" uuid,
      "subjectVersion" int, "rootType" text, "rootId" uuid, "fromState" text, "toState" text,
      clause text, authority text, "actorId" uuid, "actorUnitId" uuid, "principalId" uuid,
      "principalUnitId" uuid, "principalPost" text, evidence jsonb, changes jsonb, effects jsonb,
      cause bigint, "scopesBefore" text[], "scopesAfter" text[], hash text)`;
  return rows.map(({ sequence }) => sequence);
};

/** The events after a sequence, in order; at most `limit`, default 1,000. */
export const after = (database: Database, sequence: bigint, limit = 1_000): Promise<LogEvent[]> =>
  database.event.findMany({
    where: { sequence: { gt: sequence } },
    orderBy: { sequence: 'asc' },
    take: limit,
  });

/** Where the log ends now. */
export const head = async (database: Database): Promise<Place> => {
  const found = await database.logHead.findUnique({
    where: { id: 1 },
    select: { sequence: true, hash: true },
  });
  return found ?? { sequence: 0n, hash: '' };
};
