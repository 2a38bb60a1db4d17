import type { LogEvent } from './chain.ts';

/** What a subscription's field is resolved from, once per event and group. */
export type LiveRoot = {
  readonly kind: 'EVENT' | 'TOMBSTONE' | 'CHECKPOINT';
  readonly cursor: bigint;
  /** The server's time. */
  readonly headAt: Date;
  /** Null for checkpoints. Of a tombstone's event nothing but the case's id may be told. */
  readonly event: LogEvent | null;
};

/** What the `subscribe` of a live field returns: the hub takes it from there. */
export type Live = AsyncIterable<never> & {
  readonly after: bigint | null;
  /** Whether the filter takes an event, as it was before or as it is after. */
  readonly matches: (event: LogEvent) => boolean;
};

const none: AsyncIterator<never> = {
  next: () => Promise.resolve({ done: true, value: undefined }),
};

/** Declares what a subscription wants; give the field the extension `{ live: true }`. */
export const live = (wanted: Pick<Live, 'after' | 'matches'>): Live => ({
  ...wanted,
  [Symbol.asyncIterator]: () => none,
});

export const isLive = (value: unknown): value is Live =>
  typeof value === 'object' && value !== null && 'matches' in value && 'after' in value;
