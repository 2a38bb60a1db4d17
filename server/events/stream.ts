import type { GraphQLError } from 'graphql';

/** What graphql-ws and Yoga are handed: it never yields, and only ends. The hub writes the frames. */
export type LiveStream = AsyncGenerator<never, undefined, undefined> & { readonly isLive: true };

export const isLiveStream = (value: unknown): value is LiveStream =>
  typeof value === 'object' && value !== null && Reflect.get(value, 'isLive') === true;

/**
 * `begun` is called with the first `next`: by then the transport knows the subscription, so that
 * a client's `complete` finds it. `left` is called synchronously when the client goes.
 */
export const liveStream = (options: { readonly begun: () => void; readonly left: () => void }) => {
  const { promise, resolve, reject } = Promise.withResolvers<IteratorResult<never, undefined>>();
  // Nobody may be waiting when it fails.
  promise.catch(() => {});
  const state = { isBegun: false, isOver: false };
  const over = { done: true, value: undefined } as const;
  const finish = (error?: GraphQLError): void => {
    if (state.isOver) return;
    state.isOver = true;
    if (error) reject(error);
    else resolve(over);
  };
  const leave = (): void => {
    if (!state.isOver) options.left();
    finish();
  };
  const stream: LiveStream = {
    isLive: true,
    next: () => {
      if (!state.isBegun) {
        state.isBegun = true;
        options.begun();
      }
      return promise;
    },
    return: () => {
      leave();
      return Promise.resolve(over);
    },
    throw: (error) => {
      leave();
      return Promise.reject(error);
    },
    [Symbol.asyncIterator]: () => stream,
    [Symbol.asyncDispose]: () => {
      leave();
      return Promise.resolve();
    },
  };
  return { stream, finish };
};
