type Entry<Value> = {
  readonly value: Promise<Value>;
  readonly until: number;
  /** Known once the value is there. */
  personId: string | null;
};

/** A small memory of who stands behind a proof. Bounded, and short-lived. */
export type ProofCache<Value> = {
  readonly get: (key: string, load: () => Promise<Value>) => Promise<Value>;
  /** Forgets what belongs to a person, or everything. */
  readonly forget: (personId?: string) => void;
};

/**
 * The life of an entry is counted on the process's own monotonic clock: it bounds how long another
 * server's revocation can go unnoticed here, whatever the calendar says.
 */
export const proofCache = <Value>(options: {
  readonly entries: number;
  readonly milliseconds: number;
  readonly personOf: (value: Value) => string | null;
}): ProofCache<Value> => {
  const known = new Map<string, Entry<Value>>();
  const drop = (key: string, entry: Entry<Value>): void => {
    if (known.get(key) === entry) known.delete(key);
  };
  const get = (key: string, load: () => Promise<Value>): Promise<Value> => {
    const found = known.get(key);
    if (found && found.until > performance.now()) return found.value;
    const entry: Entry<Value> = {
      value: load(),
      until: performance.now() + options.milliseconds,
      personId: null,
    };
    known.delete(key);
    known.set(key, entry);
    for (const oldest of known.keys()) {
      if (known.size <= options.entries) break;
      known.delete(oldest);
    }
    entry.value.then(
      (value) => {
        entry.personId = options.personOf(value);
        // What proves nothing is not remembered: a flood of guesses must not push out the others.
        if (entry.personId === null) drop(key, entry);
      },
      () => drop(key, entry),
    );
    return entry.value;
  };
  const forget = (personId?: string): void => {
    for (const [key, entry] of known) {
      // One still being loaded may have read what was there before the change.
      const isConcerned = entry.personId === personId || entry.personId === null;
      if (personId === undefined || isConcerned) known.delete(key);
    }
  };
  return { get, forget };
};
