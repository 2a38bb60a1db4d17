import { useMemo } from 'preact/hooks';
import { useLocation, useSearch } from 'wouter';
import { type BoardQuery, changeQuery, parseQuery, writeQuery } from './query.ts';

/** Changes a part of what the board shows. */
export type ChangeQuery = (part: Partial<BoardQuery>) => void;

/**
 * What the address asks of the board. Each change is a step that one can go back from, except the
 * letters of a search that has begun.
 */
export const useBoardQuery = (): { readonly query: BoardQuery; readonly change: ChangeQuery } => {
  const text = useSearch();
  const [path, navigate] = useLocation();
  const query = useMemo(() => parseQuery(text), [text]);
  const change: ChangeQuery = (part) => {
    const before = parseQuery(location.search);
    const next = changeQuery(before, part);
    const [from, to] = [writeQuery(before), writeQuery(next)];
    if (from === to) return;
    const replace = part.search !== undefined && before.search !== '' && next.search !== '';
    navigate(`${path}${to}`, { replace });
  };
  return { query, change };
};
