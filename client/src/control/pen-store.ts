import { draftKey } from '../forms/draft.ts';
import { isRecord } from '../forms/values.ts';
import type { Pen } from './pen.ts';

/** Where the decision that somebody is writing in a meeting is kept on this machine. */
export const penPlace = (person: string, meeting: string): string =>
  draftKey(person, meeting, 'pen');

const isPen = (value: unknown): value is Pen =>
  isRecord(value) &&
  typeof value['at'] === 'string' &&
  typeof value['item'] === 'string' &&
  isRecord(value['written']) &&
  typeof value['written']['line'] === 'string';

/** What is kept there, or nothing. */
export const readPen = (place: string): Pen | null => {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(place) ?? 'null');
    if (!isPen(value)) return null;
    // The page went while a step was on its way: a person looks at it and sends it on.
    return { ...value, unsent: value.unsent ?? (value.unanswered ? 'save' : null) };
  } catch {
    // Storage may be switched off, or hold what an older page wrote.
    return null;
  }
};

/** Keeps it there; null clears the place. */
export const keepPen = (place: string, pen: Pen | null): void => {
  try {
    if (pen) localStorage.setItem(place, JSON.stringify(pen));
    else localStorage.removeItem(place);
  } catch {
    // As above.
  }
};
