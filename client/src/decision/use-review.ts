import { useEffect, useRef, useState } from 'preact/hooks';
import { useApi } from '../api/api.ts';
import { useReadAfterChange } from '../api/use-read-after-change.ts';
import type { DecisionFilter } from '../gql/graphql.ts';
import { DecisionsDocument } from '../gql/later.ts';
import type { DecisionFacts } from './facts.ts';

/** Decisions in one answer, with all that can be done on each. */
const PAGE = 20;

/** Decisions at most: a review that long is narrowed down. */
const MOST = 200;

type Read = { readonly nodes: readonly DecisionFacts[]; readonly totalCount: number };

/** All decisions that a filter lets through, page by page; read again after each change. */
export const useReview = (filter: DecisionFilter) => {
  const { client } = useApi();
  const [read, setRead] = useState<Read | null>(null);
  const [isUnread, setUnread] = useState(false);
  const asked = JSON.stringify(filter);
  const latest = useRef('');
  const load = async () => {
    // A later asking makes an earlier one moot.
    const turn = `${asked} ${crypto.randomUUID()}`;
    latest.current = turn;
    const nodes: DecisionFacts[] = [];
    let after: string | null = null;
    do {
      const { data }: { data?: Awaited<ReturnType<typeof pageAfter>>['data'] } =
        await pageAfter(after);
      if (latest.current !== turn) return;
      setUnread(!data);
      if (!data) return;
      nodes.push(...data.decisions.nodes);
      const { totalCount, pageInfo } = data.decisions;
      after = pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null;
      if (after === null || nodes.length >= MOST) setRead({ nodes, totalCount });
    } while (after !== null && nodes.length < MOST);
  };
  const pageAfter = (after: string | null) =>
    client
      .query(DecisionsDocument, { first: PAGE, after, filter }, { requestPolicy: 'network-only' })
      .toPromise();
  useEffect(() => {
    setRead(null);
    void load();
    return () => {
      latest.current = '';
    };
  }, [asked]);
  const again = () => void load();
  useReadAfterChange(again);
  return { read, isUnread, again };
};
