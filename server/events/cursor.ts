import type { Database } from '../database/client.ts';
import { head, type Place } from './log.ts';

/** Decimal digits of the mark at the end of a cursor. */
const MARK = 1_000_000n;

/** Six decimal digits of the chain at an event: they differ in another database, or another history of this one. */
const markOf = ({ sequence, hash }: Place): bigint =>
  sequence === 0n ? 0n : BigInt(`0x${hash.slice(0, 12)}`) % MARK;

/**
 * The cursor of a place in the log: its sequence followed by six digits of the chain there.
 * Cursors compare as numbers like the sequences they stand for; 0 is before the first event.
 * A bare sequence would not do: after a restored backup, or against another database, it would be
 * taken up in the middle of another history, without anybody noticing the gap.
 */
export const cursorOf = (place: Place): bigint => place.sequence * MARK + markOf(place);

/** The sequence that a cursor names; whether it is of this log is another question. */
export const sequenceOf = (cursor: bigint): bigint => cursor / MARK;

/** The cursor where the log ends now: read it before the first read of an answer. */
export const headCursor = async (database: Database): Promise<bigint> =>
  cursorOf(await head(database));

const placeAt = async (database: Database, sequence: bigint): Promise<Place | null> =>
  sequence === 0n
    ? { sequence, hash: '' }
    : database.event.findUnique({ where: { sequence }, select: { sequence: true, hash: true } });

/** The cursor of a sequence of this log; null where the log has not come so far. */
export const cursorAt = async (database: Database, sequence: bigint): Promise<bigint | null> => {
  const place = await placeAt(database, sequence);
  return place && cursorOf(place);
};

/** The place that a cursor names, if it is of this very log; null for any other. */
export const placeOf = async (database: Database, cursor: bigint): Promise<Place | null> => {
  const sequence = sequenceOf(cursor);
  // Past what a sequence can be it is nobody's.
  if (cursor < 0n || sequence > BigInt(Number.MAX_SAFE_INTEGER)) return null;
  const place = await placeAt(database, sequence);
  return place && cursorOf(place) === cursor ? place : null;
};
