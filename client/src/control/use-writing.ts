import { useEffect } from 'preact/hooks';
import type { Cursor, Source } from '../../sdk/index.ts';
import { useApi } from '../api/api.ts';
import { persistedSource } from '../api/source.ts';
import type { WritingSubscription } from '../gql/graphql.ts';
import { WritingDocument } from '../gql/later.ts';

/** Tells everybody on which item the viewer writes, for as long as there is one (U-07). */
export const useWriting = (
  meeting: string,
  item: string | null,
  /** How far the record has been read. */
  cursor: () => Cursor,
): void => {
  const { lianxi } = useApi();
  useEffect(() => {
    if (!item) return;
    // It tells and is told nothing: a stream beside the one that carries the room.
    const { stop } = lianxi.follow({
      source: persistedSource(WritingDocument) as Source<WritingSubscription>,
      variables: { id: meeting, writing: item },
      after: cursor(),
      pick: ({ meeting: frame }) => ({ ...frame, caseId: null }),
      onChange: () => {},
      onReload: () => Promise.resolve(cursor()),
    });
    return stop;
  }, [lianxi, meeting, item]);
};
