import { UUID } from '../kernel/input.ts';

/** A global id: base64 of `Type:uuid`. Opaque to clients. */
export const globalId = (type: string, id: string): string =>
  Buffer.from(`${type}:${id}`).toString('base64');

/** What a global id names, or null where it is none of ours. Only the canonical form counts. */
export const fromGlobalId = (
  text: string,
): { readonly type: string; readonly id: string } | null => {
  const decoded = Buffer.from(text, 'base64').toString('utf8');
  const at = decoded.indexOf(':');
  const type = decoded.slice(0, at);
  const id = decoded.slice(at + 1);
  return at > 0 && UUID.test(id) && globalId(type, id) === text ? { type, id } : null;
};

/** The record's id of a node of one type, or null. */
export const idOf = (type: string, text: string | null | undefined): string | null => {
  const named = text ? fromGlobalId(text) : null;
  return named?.type === type ? named.id : null;
};
