import { useEffect, useState } from 'preact/hooks';
import { useQuery } from 'urql';
import { useApi } from '../api/api.ts';
import { useChanges } from '../api/live.ts';
import { IssueDocument } from '../gql/later.ts';

/** Entries of the history read at first, and how many more at each asking. */
const PAGE = 20;

/** One issue, read again whenever something happened to it. */
export const useIssue = (number: string) => {
  const { live } = useApi();
  const [first, setFirst] = useState(PAGE);
  const [{ data, fetching, error }, read] = useQuery({
    query: IssueDocument,
    variables: { number, first },
    requestPolicy: 'cache-and-network',
  });
  const again = () => read({ requestPolicy: 'network-only' });
  const issue = data?.issue ?? null;
  // What the viewer may do depends on the person, so no shared stream can tell it: read again.
  useChanges(live, (change) => {
    if (issue && change.caseId === issue.id) again();
  });
  useEffect(
    () =>
      live.onReload(async () => {
        again();
        return null;
      }),
    [live],
  );
  return {
    issue,
    problem: issue || fetching ? null : error ? ('unread' as const) : ('missing' as const),
    again,
    onMore: () => setFirst(Math.min(100, first + PAGE)),
  };
};
