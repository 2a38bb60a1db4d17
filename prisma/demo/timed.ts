import { type Day, dayAt, startOf } from '../../server/kernel/calendar.ts';
import type { Deed, Find } from './deed.ts';

/** What happens at one moment of the demo's past. */
export type Timed = {
  readonly at: Date;
  readonly deeds: (find: Find) => Promise<readonly Deed[]>;
};

/** A moment of a Shanghai day. */
export const moment = (day: Day, hour: number, minute = 0): Date =>
  new Date(startOf(day).getTime() + (hour * 60 + minute) * 60_000);

/** The same wall-clock time on a later day. */
export const onDay = (at: Date, day: Day): Date =>
  new Date(startOf(day).getTime() + (at.getTime() - startOf(dayAt(at)).getTime()));
