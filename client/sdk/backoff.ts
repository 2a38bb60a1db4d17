/** How long to wait before trying again. */
export type Backoff = {
  /** First ceiling in milliseconds; default 400. */
  readonly first?: number;
  /** Highest ceiling in milliseconds; default 4,000: a line that is back is used within five seconds. */
  readonly most?: number;
  /** Number in [0, 1); injected so that tests can hold it still. */
  readonly random?: () => number;
};

/**
 * Milliseconds before attempt `attempt` (0 is the first retry). The ceiling doubles, the wait is
 * drawn from its upper half: after a restart of the server a thousand boards come back spread over
 * seconds and not in one wave, and nobody retries at once.
 */
export const backoffDelay = (attempt: number, options: Backoff = {}): number => {
  const { first = 400, most = 4_000, random = Math.random } = options;
  const ceiling = Math.min(most, first * 2 ** Math.min(attempt, 16));
  return Math.round(ceiling / 2 + (random() * ceiling) / 2);
};

/** A wait that can be cut short. */
export type Wait = { readonly done: Promise<void>; readonly skip: () => void };

/** Waits `milliseconds`, or until `skip` is called. */
export const startWait = (milliseconds: number): Wait => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, milliseconds);
  return {
    done: promise,
    skip: () => {
      clearTimeout(timer);
      resolve();
    },
  };
};
