import { useEffect, useState } from 'preact/hooks';

/** A value that tells when it changes. */
export type Signal<T> = {
  readonly get: () => T;
  readonly set: (value: T) => void;
  readonly listen: (listener: (value: T) => void) => () => void;
};

/** Starts with a value. */
export const createSignal = <T>(initial: T): Signal<T> => {
  const state = { value: initial };
  const listeners = new Set<(value: T) => void>();
  return {
    get: () => state.value,
    set: (value) => {
      state.value = value;
      for (const listener of listeners) listener(value);
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

/** The value of a signal, kept up to date in a component. */
export const useSignal = <T>(signal: Signal<T>): T => {
  const [value, setValue] = useState(signal.get);
  useEffect(() => {
    setValue(() => signal.get());
    return signal.listen((next) => setValue(() => next));
  }, [signal]);
  return value;
};
