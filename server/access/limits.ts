/** How much one key may take: `capacity` at once, and `perSecond` again after that. */
export type Allowance = { readonly capacity: number; readonly perSecond: number };

export type Limiter = {
  /** Takes `cost`; null when granted, else after how many seconds it is worth trying again. */
  readonly take: (key: string, cost?: number) => number | null;
};

type Bucket = { left: number; at: number };

/**
 * Token buckets by key, at most `keys` of them: the one that was used longest ago goes first.
 * Counted on the monotonic clock of the process.
 */
export const limiter = (allowance: Allowance, keys = 10_000): Limiter => {
  const buckets = new Map<string, Bucket>();
  return {
    take: (key, cost = 1) => {
      const now = performance.now() / 1_000;
      const bucket = buckets.get(key) ?? { left: allowance.capacity, at: now };
      const left = Math.min(
        allowance.capacity,
        bucket.left + (now - bucket.at) * allowance.perSecond,
      );
      const isGranted = left >= cost;
      buckets.delete(key);
      buckets.set(key, { left: isGranted ? left - cost : left, at: now });
      for (const oldest of buckets.keys()) {
        if (buckets.size <= keys) break;
        buckets.delete(oldest);
      }
      if (isGranted) return null;
      return Math.max(
        1,
        Math.ceil((Math.min(cost, allowance.capacity) - left) / allowance.perSecond),
      );
    },
  };
};

/** Wrong passwords in a row, by the name typed, whether or not anybody has that name. */
export type Lockout = {
  /** Seconds until the name may be tried again, or null. */
  readonly lockedFor: (name: string) => number | null;
  readonly failed: (name: string) => void;
  readonly succeeded: (name: string) => void;
};

type Failures = { count: number; last: number };

/** After `attempts` failures in a row a name is locked for `minutes` from the last one. */
export const lockout = (
  now: () => Date,
  { attempts = 10, minutes = 15, names = 10_000 } = {},
): Lockout => {
  const failures = new Map<string, Failures>();
  const span = minutes * 60_000;
  const current = (name: string): Failures | null => {
    const found = failures.get(name);
    return found && now().getTime() - found.last < span ? found : null;
  };
  return {
    lockedFor: (name) => {
      const found = current(name);
      if (!found || found.count < attempts) return null;
      return Math.max(1, Math.ceil((found.last + span - now().getTime()) / 1_000));
    },
    failed: (name) => {
      const count = (current(name)?.count ?? 0) + 1;
      failures.delete(name);
      failures.set(name, { count, last: now().getTime() });
      for (const oldest of failures.keys()) {
        if (failures.size <= names) break;
        failures.delete(oldest);
      }
    },
    succeeded: (name) => void failures.delete(name),
  };
};
