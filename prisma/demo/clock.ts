import type { Clock } from '../../server/kernel/calendar.ts';

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
