import type { Clock } from '../../server/kernel/calendar.ts';

/** The moment at which the replayed history ends: the now of the demo. */
export const DEMO_NOW = new Date('2026-11-24T09:42:17+08:00');

/** A clock that stands still until it is set; it never goes back. */
export type SettableClock = Clock & {
  readonly set: (moment: Date) => void;
};

export const settableClock = (start: Date): SettableClock => {
  const time = { now: start };
  return {
    now: () => time.now,
    set: (moment) => {
      if (moment < time.now) throw new RangeError(`the clock stands at ${time.now.toISOString()}`);
      time.now = moment;
    },
  };
};
