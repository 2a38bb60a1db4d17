import type { LogEvent } from './chain.ts';

/** What a subscription's field is resolved from, once per event and group. */
export type LiveRoot = {
  readonly kind: 'EVENT' | 'TOMBSTONE' | 'CHECKPOINT';
  readonly cursor: bigint;
  /** The server's time. */
  readonly headAt: Date;
  /** Null for checkpoints. Of a tombstone's event nothing but the case's id may be told. */
  readonly event: LogEvent | null;
  /** Loads rows of one kind, those asked for in the same turn together. */
  readonly loadMany: LoadMany;
};

/**
 * Collects the keys that are asked for in one turn under the same `slot` (an object that stands
 * for one place of the document), loads them together and remembers them.
 */
export type LoadMany = <Row>(
  slot: object,
  key: string,
  load: (keys: readonly string[]) => Promise<ReadonlyMap<string, Row>>,
) => Promise<Row | null>;

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

/** A loader for one batch of events: what it has read is as new as the last of them. */
export const batchLoader = (): LoadMany => {
  type Slot = {
    readonly rows: Map<string, Promise<unknown>>;
    next: { readonly keys: string[]; readonly rows: Promise<ReadonlyMap<string, unknown>> } | null;
  };
  const slots = new WeakMap<object, Slot>();
  return <Row>(
    at: object,
    key: string,
    load: (keys: readonly string[]) => Promise<ReadonlyMap<string, Row>>,
  ): Promise<Row | null> => {
    const slot: Slot = slots.get(at) ?? { rows: new Map(), next: null };
    slots.set(at, slot);
    const known = slot.rows.get(key);
    if (known) return known as Promise<Row | null>;
    if (!slot.next) {
      const keys: string[] = [];
      const rows = Promise.resolve().then(() => {
        slot.next = null;
        return load(keys);
      });
      slot.next = { keys, rows };
    }
    slot.next.keys.push(key);
    const row = slot.next.rows.then((rows) => (rows.get(key) as Row | undefined) ?? null);
    slot.rows.set(key, row);
    return row;
  };
};
