import { type Cursor, compareCursors, laterCursor } from './cursor.ts';

/**
 * Remembers how new the copy of each subject is, so that an older patch never overwrites a newer
 * answer: a mutation's result may arrive before the stream tells the same change.
 */
export type Held = {
  /** An answer was read at `cursor`: all that it holds is at least that new. */
  readonly noteAll: (cursor: Cursor) => void;
  /** One subject is now as new as `cursor`. */
  readonly note: (id: string, cursor: Cursor) => void;
  /** Whether a patch of `id` at `cursor` tells something that is not held yet. */
  readonly isNews: (id: string, cursor: Cursor) => boolean;
  /** How new the copy of a subject is. */
  readonly at: (id: string) => Cursor;
  /** The newest place of anything that is held. */
  readonly newest: () => Cursor;
  /** Everything was reloaded at `cursor`. */
  readonly reset: (cursor: Cursor) => void;
};

/** Starts with nothing held. */
export const createHeld = (): Held => {
  const subjects = new Map<string, Cursor>();
  const floor = { cursor: '0', newest: '0' };
  const at = (id: string): Cursor => subjects.get(id) ?? floor.cursor;
  const noteAll = (cursor: Cursor) => {
    floor.cursor = laterCursor(floor.cursor, cursor);
    floor.newest = laterCursor(floor.newest, cursor);
    for (const [id, at] of subjects) {
      if (compareCursors(at, floor.cursor) <= 0) subjects.delete(id);
    }
  };
  return {
    noteAll,
    note: (id, cursor) => {
      floor.newest = laterCursor(floor.newest, cursor);
      subjects.set(id, laterCursor(at(id), cursor));
    },
    at,
    isNews: (id, cursor) => compareCursors(cursor, at(id)) > 0,
    newest: () => floor.newest,
    reset: (cursor) => {
      subjects.clear();
      floor.cursor = cursor;
      floor.newest = cursor;
    },
  };
};
