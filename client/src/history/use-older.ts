import { useState } from 'preact/hooks';
import { useApi } from '../api/api.ts';
import { OlderDocument } from '../gql/later.ts';
import type { Entry } from './history.tsx';

/** Entries read at each asking. */
const PAGE = 50;

type Read = { readonly nodes: readonly Entry[]; readonly after: string | null };

/** The history of a case beyond its newest entries, a page at each asking, to the very first. */
export const useOlder = (root: string, newest: readonly Entry[]) => {
  const { client } = useApi();
  const [read, setRead] = useState<Read>({ nodes: [], after: null });
  const [state, setState] = useState<'ready' | 'reading' | 'unread'>('ready');
  const known = new Set(newest.map(({ id }) => id));
  const more = async () => {
    if (state === 'reading') return;
    setState('reading');
    const { data } = await client
      .query(
        OlderDocument,
        { root, first: PAGE, after: read.after },
        { requestPolicy: 'network-only' },
      )
      .toPromise();
    setState(data ? 'ready' : 'unread');
    if (!data) return;
    const { nodes, pageInfo } = data.events;
    setRead({ nodes: [...read.nodes, ...nodes], after: pageInfo.endCursor ?? null });
  };
  return {
    nodes: [...newest, ...read.nodes.filter(({ id }) => !known.has(id))],
    isUnread: state === 'unread',
    more,
  };
};
