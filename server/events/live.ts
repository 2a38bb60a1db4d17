import type { LogEvent } from './chain.ts';

/** Names a case: the root that events belong to. */
export type CaseRef = { readonly type: string; readonly id: string };

/** What a subscription's field is resolved from, once per event and group. */
export type LiveRoot = {
  readonly kind: 'EVENT' | 'TOMBSTONE' | 'CHECKPOINT';
  readonly cursor: bigint;
  /** The server's time. */
  readonly headAt: Date;
  /** What happened; null for tombstones and checkpoints. */
  readonly event: LogEvent | null;
  /** The case that changed, or that left; null where only a part of one did. */
  readonly caseRef: CaseRef | null;
  /** Of a heartbeat: what those who hear it see on the board. */
  readonly checksum: string | null;
};

/** What whoever listens has open by it: a meeting, and the item that they write on. */
export type Opened = { readonly meetingId: string; readonly itemId: string | null };

/** What the `subscribe` of a live field returns: the hub takes it from there. */
export type Live = AsyncIterable<never> & {
  readonly after: bigint | null;
  /** Whether the filter takes an event, as it was before or as it is after. */
  readonly matches: (event: LogEvent) => boolean;
  readonly watching?: Opened;
};

const none: AsyncIterator<never> = {
  next: () => Promise.resolve({ done: true, value: undefined }),
};

/** Declares what a subscription wants; give the field the extension `{ live: true }`. */
export const live = (wanted: Omit<Live, typeof Symbol.asyncIterator>): Live => ({
  ...wanted,
  [Symbol.asyncIterator]: () => none,
});

export const isLive = (value: unknown): value is Live =>
  typeof value === 'object' && value !== null && 'matches' in value && 'after' in value;
