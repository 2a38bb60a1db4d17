import type { GraphQLError } from 'graphql';
import { UUID } from '../kernel/input.ts';
import { isUsable } from './clean.ts';

/** How the value of a sort key is written into a cursor and read back. */
export type KeyKind = 'text' | 'id' | 'moment' | 'number' | 'decimal' | 'bigint';

export type CursorKey = { readonly kind: KeyKind; readonly isNullable?: boolean };

type Value = string | number | null;

/** Columns are 32 bit. */
const MOST = 2 ** 31;

/** A value out of a cursor as the database takes it; undefined where it is none of that kind. */
const READERS: Readonly<Record<KeyKind, (value: string | number) => unknown>> = {
  text: (value) => (typeof value === 'string' && isUsable(value) ? value : undefined),
  id: (value) => (UUID.test(String(value)) ? value : undefined),
  moment: (value) => {
    const moment = new Date(typeof value === 'string' ? value : Number.NaN);
    const isOurs = !Number.isNaN(moment.getTime()) && moment.toISOString() === value;
    return isOurs && /^\d{4}-/.test(String(value)) ? moment : undefined;
  },
  number: (value) =>
    typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < MOST
      ? value
      : undefined,
  decimal: (value) =>
    typeof value === 'string' && /^-?\d{1,16}(\.\d{1,2})?$/.test(value) ? value : undefined,
  bigint: (value) =>
    typeof value === 'string' && /^\d{1,18}$/.test(value) ? BigInt(value) : undefined,
};

const written = (value: unknown): Value => {
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'number') return value;
  return value === null || value === undefined ? null : String(value);
};

/** The cursor of a row: the name of its list, and the values of the sort key. */
export const toPageCursor = (list: string, values: readonly unknown[]): string =>
  Buffer.from(JSON.stringify([list, ...values.map(written)])).toString('base64url');

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
};

/** The position that a cursor names. @throws what `refuse` makes, for anything that we never gave. */
export const fromPageCursor = (
  list: string,
  keys: readonly CursorKey[],
  text: string,
  refuse: () => GraphQLError,
): unknown[] => {
  const parts = parsed(text);
  if (!Array.isArray(parts) || parts[0] !== list || parts.length !== keys.length + 1)
    throw refuse();
  return keys.map(({ kind, isNullable }, index) => {
    const value: unknown = parts[index + 1];
    if (value === null && isNullable) return null;
    const read =
      typeof value === 'string' || typeof value === 'number' ? READERS[kind](value) : undefined;
    if (read === undefined) throw refuse();
    return read;
  });
};
