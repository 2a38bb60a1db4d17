/** Milliseconds after a key in which somebody counts as typing. */
const TYPING = 400;
/** Milliseconds that a change waits at most for the next key. */
const PATIENCE = 200;

/** Lets what changes the picture come between two keys of somebody who types. */
export type Pace = {
  /** Runs at once, unless somebody types: then when a key has been drawn, in the order of asking. */
  readonly run: (change: () => void) => void;
  /** Runs now all that waits. */
  readonly flush: () => void;
  /** Listens to the keys; returns how to stop. */
  readonly watch: () => () => void;
};

/** One per stream of changes. */
export const createPace = (): Pace => {
  const waiting: (() => void)[] = [];
  const state = { keyAt: Number.NEGATIVE_INFINITY };
  const flush = () => {
    for (const change of waiting.splice(0)) change();
  };
  const onKey = () => {
    state.keyAt = performance.now();
    // A task after the frame: the key is drawn by then, and the next one is still far.
    requestAnimationFrame(() => setTimeout(flush));
  };
  return {
    run: (change) => {
      waiting.push(change);
      if (performance.now() - state.keyAt > TYPING) flush();
      else setTimeout(flush, PATIENCE);
    },
    flush,
    watch: () => {
      addEventListener('keydown', onKey, true);
      return () => removeEventListener('keydown', onKey, true);
    },
  };
};
