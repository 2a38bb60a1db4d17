import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useState } from 'preact/hooks';
import { useQuery } from 'urql';
import type { Change } from '../api/live.ts';
import { useReadAgain } from '../forms/use-read-again.ts';

/** Entries of the history read at first, and how many more at each asking. */
const PAGE = 20;

/** Entries that the API gives at once. */
const MOST = 100;

/** A case by its number, with its history; read again whenever something happened to it. */
export const useCase = <Data, Found>(
  query: TypedDocumentNode<Data, { number: string; first: number }>,
  number: string,
  caseOf: (data: Data) => Found | null | undefined,
  /** Whether a change is about what its page shows. */
  isAbout: (found: Found, change: Change) => boolean,
) => {
  const [first, setFirst] = useState(PAGE);
  const [{ data, fetching, error }, read] = useQuery({
    query,
    variables: { number, first },
    requestPolicy: 'cache-and-network',
  });
  const again = () => read({ requestPolicy: 'network-only' });
  const found = (data && caseOf(data)) ?? null;
  useReadAgain((change) => found !== null && isAbout(found, change), again);
  return {
    found,
    problem: found || fetching ? null : error ? ('unread' as const) : ('missing' as const),
    again,
    /** Null where no more can be read. */
    onMore: first < MOST ? () => setFirst(Math.min(MOST, first + PAGE)) : null,
  };
};
