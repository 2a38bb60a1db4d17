import { cacheExchange } from '@urql/exchange-graphcache';
import { keyless, possibleTypes } from '../gql/cache-facts.ts';
import { BoardDocument, type BoardQuery, type ChangesSubscription } from '../gql/graphql.ts';

type Change = ChangesSubscription['statusChanged'];
type IssueCard = BoardQuery['board'][number]['issues'][number];

/**
 * The columns with one issue in its place, or without it where it is no longer visible. A known
 * issue needs no place: the board groups by the state that the cache holds for it.
 */
export const placeIssue = (data: BoardQuery, id: string, issue: IssueCard | null): BoardQuery => {
  const isKnown = data.board.some(({ issues }) => issues.some((known) => known.id === id));
  if (isKnown === (issue !== null)) return data;
  return {
    ...data,
    board: data.board.map((column) => {
      if (issue === null)
        return { ...column, issues: column.issues.filter((known) => known.id !== id) };
      return column.state === issue.state
        ? { ...column, issues: [...column.issues, issue] }
        : column;
    }),
  };
};

const issueOf = (change: Change): IssueCard | null =>
  change.case?.__typename === 'Issue' ? change.case : null;

/** Keys of the things that a list of the cache links to. */
const listOf = (links: unknown): readonly string[] => (Array.isArray(links) ? links : []);

/** The normalised cache: every answer and every live change of a thing updates that one thing. */
export const createCache = () =>
  cacheExchange({
    possibleTypes,
    keys: Object.fromEntries(keyless.map((name) => [name, () => null])),
    updates: {
      Subscription: {
        statusChanged: (result, _args, cache) => {
          const change = result['statusChanged'] as Change;
          const issue = issueOf(change);
          const id = issue?.id ?? change.caseId;
          if (!id || (change.kind === 'EVENT' && !issue)) return;
          // Nearly all changes are of known issues: to read the whole board for them takes too long.
          const key = cache.keyOfEntity({ __typename: 'Issue', id });
          const isKnown = listOf(cache.resolve('Query', 'board')).some((column) =>
            listOf(cache.resolve(column, 'issues')).includes(key ?? ''),
          );
          if (isKnown === (issue !== null)) return;
          cache.updateQuery({ query: BoardDocument }, (data) =>
            data ? placeIssue(data, id, issue) : null,
          );
        },
      },
    },
  });
