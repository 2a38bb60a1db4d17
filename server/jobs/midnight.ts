import type { Engine } from '../actions/engine.ts';
import { dayAt } from '../kernel/calendar.ts';
import { sweep } from './sweep.ts';

/** How often the clock is looked at for a new Shanghai day, in milliseconds. */
const INTERVAL = 1_000;

/** Sweeps as soon as a new Shanghai day has begun, and tries again when that failed. */
export const watchMidnight = (
  engine: Engine,
  log: { readonly error: (facts: object, message: string) => void },
): { readonly close: () => Promise<void> } => {
  const state: { day: string; busy: Promise<void> | null } = {
    day: dayAt(engine.clock.now()),
    busy: null,
  };
  const look = async (today: string): Promise<void> => {
    try {
      await sweep(engine);
      state.day = today;
    } catch (error) {
      log.error({ err: error }, 'the midnight sweep failed and will be tried again');
    }
  };
  const timer = setInterval(() => {
    const today = dayAt(engine.clock.now());
    if (today === state.day || state.busy) return;
    state.busy = look(today).finally(() => {
      state.busy = null;
    });
  }, INTERVAL);
  timer.unref();
  return {
    close: async () => {
      clearInterval(timer);
      await state.busy;
    },
  };
};
