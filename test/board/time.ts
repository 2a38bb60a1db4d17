import { DEMO_NOW } from '../../prisma/demo/clock.ts';

/** A moment of the district's own time, from when the run begins. */
export const momentIn = (milliseconds: number): string =>
  new Date(DEMO_NOW.getTime() + milliseconds).toISOString();

/** A day of the district's own time, from the one on which the run begins. */
export const inDays = (days: number): string => momentIn(days * 86_400_000).slice(0, 10);
