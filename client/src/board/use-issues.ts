import { useEffect, useMemo } from 'preact/hooks';
import { useQuery } from 'urql';
import { useApi } from '../api/api.ts';
import { BoardDocument, type IssueCardFragment } from '../gql/graphql.ts';

const NO_ISSUES: readonly IssueCardFragment[] = [];

/** All issues of the board; a reload after a gap reads them anew. */
export const useIssues = () => {
  const { client, lianxi, live } = useApi();
  const [{ data, error, extensions }, read] = useQuery({
    query: BoardDocument,
    requestPolicy: 'cache-and-network',
  });
  const cursor: unknown = extensions?.['cursor'];
  useEffect(() => {
    // A frame that was made before this answer and arrives after it must not undo it.
    if (typeof cursor === 'string') lianxi.held.noteAll(cursor);
  }, [cursor, lianxi]);
  useEffect(
    () =>
      live.onReload(async () => {
        const answer = await client
          .query(BoardDocument, {}, { requestPolicy: 'network-only' })
          .toPromise();
        return answer.data ? (answer.extensions?.['cursor'] ?? null) : null;
      }),
    [client, live],
  );
  useEffect(
    () =>
      live.onExamine(() => {
        const held = client.readQuery(BoardDocument, {}, { requestPolicy: 'cache-only' });
        return held?.data?.board.flatMap((column) => column.issues) ?? null;
      }),
    [client, live],
  );
  const issues = useMemo(() => data?.board.flatMap((column) => column.issues) ?? NO_ISSUES, [data]);
  return {
    issues,
    projects: data?.projects.totalCount ?? 0,
    isRead: data != null,
    error,
    read,
    lianxi,
  };
};
