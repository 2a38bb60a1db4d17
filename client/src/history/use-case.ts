import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useRef } from 'preact/hooks';
import { useQuery } from 'urql';
import { type Cursor, laterCursor } from '../../sdk/index.ts';
import type { Change } from '../api/live.ts';
import { useReadAgain } from '../forms/use-read-again.ts';

/** A case by its number, with the newest of its history; read again whenever something happened to it. */
export const useCase = <Data, Found>(
  query: TypedDocumentNode<Data, { number: string }>,
  number: string,
  caseOf: (data: Data) => Found | null | undefined,
  /** Whether a change is about what its page shows. */
  isAbout: (found: Found, change: Change) => boolean,
) => {
  const [{ data, fetching, error, extensions }, read] = useQuery({
    query,
    variables: { number },
    requestPolicy: 'cache-and-network',
  });
  const told: unknown = extensions?.['cursor'];
  const readAt = useRef<Cursor>('0');
  if (typeof told === 'string') readAt.current = laterCursor(readAt.current, told);
  const again = () => read({ requestPolicy: 'network-only' });
  const found = (data && caseOf(data)) ?? null;
  useReadAgain((change) => found !== null && isAbout(found, change), again);
  return {
    found,
    problem: found || fetching ? null : error ? ('unread' as const) : ('missing' as const),
    again,
    /** How far the record had come when this was read. */
    readAt: readAt.current,
  };
};
