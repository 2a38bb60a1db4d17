import { idOf } from './ids.ts';

/** A condition of the database on a list. Empty lists match nothing. */
export type Where = Record<string, unknown>;

/** Ids of one type out of global ids; those of another type match nothing. */
export const idsIn = (type: string, ids: readonly string[] | null | undefined) =>
  ids ? { in: ids.flatMap((id) => idOf(type, id) ?? []) } : undefined;

/** What is looked for as it is: `%` and `_` stand for themselves and not for anything. */
const literally = (search: string): string => search.replace(/[\\%_]/g, '\\$&');

/** A column of plain text contains the words looked for. */
export const containsLine = (column: string, search: string): Where => ({
  [column]: { contains: literally(search), mode: 'insensitive' },
});

/** Either language of a text column contains the words looked for. */
export const containsText = (column: string, search: string): Where[] =>
  (['zh', 'en'] as const).map((language) => ({
    [column]: { path: [language], string_contains: literally(search), mode: 'insensitive' },
  }));

/** Leaves out what was not asked for. */
export const compact = (where: Where): Where =>
  Object.fromEntries(Object.entries(where).filter(([, value]) => value !== undefined));
