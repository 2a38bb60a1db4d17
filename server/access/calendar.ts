import { sealed, unsealed } from './secrets.ts';

const PURPOSE = 'calendar';

/** The address, on this server, of a person's meetings for a calendar program. */
export const calendarPath = (secret: string, personId: string): string =>
  `/calendar/${sealed(secret, PURPOSE, personId)}.ics`;

/** Whose calendar a token of {@link calendarPath} opens, or null. */
export const calendarPerson = (secret: string, token: string): string | null =>
  unsealed(secret, PURPOSE, token);
