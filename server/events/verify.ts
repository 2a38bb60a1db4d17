import type { Database } from '../database/client.ts';
import { linkOf } from './chain.ts';
import { after, head } from './log.ts';

/** What a walk along the chain has found. */
export type Verification =
  | { readonly isSound: true; readonly events: bigint; readonly hash: string }
  | {
      readonly isSound: false;
      /** The first row that does not fit: altered, missing, inserted, or cut off at the end. */
      readonly sequence: bigint;
      readonly reason: 'MISSING' | 'ALTERED' | 'HEAD_DIFFERS';
    };

/** Walks the chain from the first event to the head; reads 1,000 rows at a time. */
export const verify = async (database: Database): Promise<Verification> => {
  // The head first: what is appended while we walk is not held against it.
  const end = await head(database);
  let sequence = 0n;
  let hash = '';
  while (sequence < end.sequence) {
    const events = await after(database, sequence);
    if (events.length === 0) return { isSound: false, sequence: sequence + 1n, reason: 'MISSING' };
    for (const event of events) {
      if (event.sequence > end.sequence) break;
      sequence += 1n;
      if (event.sequence !== sequence) return { isSound: false, sequence, reason: 'MISSING' };
      hash = linkOf(hash, event);
      if (event.hash !== hash) return { isSound: false, sequence, reason: 'ALTERED' };
    }
  }
  return hash === end.hash
    ? { isSound: true, events: sequence, hash }
    : { isSound: false, sequence: end.sequence, reason: 'HEAD_DIFFERS' };
};
