/** A calendar day in Shanghai, `YYYY-MM-DD`. Days compare as strings. */
export type Day = string;

/** Where the time comes from; injected, so that a year can be replayed and a midnight tested. */
export type Clock = { readonly now: () => Date };

export const systemClock: Clock = { now: () => new Date() };

const DAY = 86_400_000;
// Shanghai has kept UTC+8 without summer time since 1991; the server's zone never matters.
const OFFSET = 8 * 3_600_000;

/** The Shanghai day of a moment. */
export const dayAt = (moment: Date): Day =>
  new Date(moment.getTime() + OFFSET).toISOString().slice(0, 10);

/** The first moment of a Shanghai day. */
export const startOf = (day: Day): Date => new Date(Date.parse(`${day}T00:00:00Z`) - OFFSET);

/** A day as the database holds it (a `date`, which drivers give as UTC midnight). */
export const toDate = (day: Day): Date => new Date(`${day}T00:00:00Z`);

/** A `date` column read back as a day. */
export const toDay = (date: Date): Day => date.toISOString().slice(0, 10);

/** As {@link toDay}, for columns that may be empty. */
export const toDayOrNull = (date: Date | null): Day | null => (date ? toDay(date) : null);

export const addDays = (day: Day, days: number): Day =>
  toDay(new Date(toDate(day).getTime() + days * DAY));

/** Whole days from one day to another; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((toDate(to).getTime() - toDate(from).getTime()) / DAY);

/** The days after `from` up to and including `to`. */
export const daysAfter = (from: Day, to: Day): Day[] =>
  Array.from({ length: Math.max(0, daysBetween(from, to)) }, (_, i) => addDays(from, i + 1));

/** Whether the text is a day that exists. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) &&
  toDay(toDate(text)) === text;
