/**
 * A place in the log: the sequence of an event, in decimal. Opaque to everybody but the two
 * functions of this file; it travels as a string because it may outgrow a double.
 */
export type Cursor = string;

/** Below 0 where `a` lies before `b`, 0 where they are the same place. */
export const compareCursors = (a: Cursor, b: Cursor): number =>
  a.length === b.length ? (a < b ? -1 : a > b ? 1 : 0) : a.length - b.length;

/** The later of two places. */
export const laterCursor = (a: Cursor, b: Cursor): Cursor => (compareCursors(a, b) < 0 ? b : a);
