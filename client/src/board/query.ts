import type { IssueCardFragment } from '../gql/graphql.ts';

/** How the board can be arranged. */
export const GROUPINGS = ['status', 'unit', 'due'] as const;
export type Grouping = (typeof GROUPINGS)[number];

const SHOWS = ['late', 'near', 'solved'] as const;

/** What of the board is looked at, and how; all of it stands in the address. */
export type BoardQuery = {
  readonly by: Grouping;
  readonly search: string;
  /** Global id of the responsible unit. */
  readonly unit: string | null;
  /** Global id of the township. */
  readonly township: string | null;
  readonly show: (typeof SHOWS)[number] | null;
};

/** Everything, by status. */
export const WHOLE_BOARD: BoardQuery = {
  by: 'status',
  search: '',
  unit: null,
  township: null,
  show: null,
};

/** Reads the query part of an address; what it does not know, it leaves out. */
export const parseQuery = (text: string): BoardQuery => {
  const values = new URLSearchParams(text);
  return {
    by: GROUPINGS.find((one) => one === values.get('by')) ?? 'status',
    search: values.get('q')?.trim() ?? '',
    unit: values.get('unit') || null,
    township: values.get('township') || null,
    show: SHOWS.find((one) => one === values.get('show')) ?? null,
  };
};

/** The query part of an address, with its question mark; empty for the whole board by status. */
export const writeQuery = ({ by, search, unit, township, show }: BoardQuery): string => {
  const known = { by: by === 'status' ? null : by, q: search.trim(), unit, township, show };
  const entries = Object.entries(known).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return entries.length === 0 ? '' : `?${new URLSearchParams(entries)}`;
};

/** The query with a part of it changed. What is solved has no due date: the two never go together. */
export const changeQuery = (query: BoardQuery, part: Partial<BoardQuery>): BoardQuery => {
  const next = { ...query, ...part };
  if (next.by !== 'due' || next.show !== 'solved') return next;
  return part.show === 'solved' ? { ...next, by: 'status' } : { ...next, show: null };
};

/** Whether something of the board may be left out. */
export const isFiltering = ({ search, unit, township, show }: BoardQuery): boolean =>
  Boolean(search || unit || township || show);

const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

// A change makes a new object, so that what is kept here never grows old.
const haystacks = new WeakMap<IssueCardFragment, string>();

const haystackOf = (issue: IssueCardFragment): string => {
  const known = haystacks.get(issue);
  if (known !== undefined) return known;
  const { title, projectName, ownerUnit, leadUnit } = issue;
  const texts = [title, projectName, ownerUnit.shortName, leadUnit?.shortName];
  const all = texts.flatMap((text) => [text?.zh ?? '', text?.en ?? '']);
  const made = folded([issue.number, ...all].join('\n'));
  haystacks.set(issue, made);
  return made;
};

const isShown = (issue: IssueCardFragment, show: BoardQuery['show']): boolean => {
  if (show === null) return true;
  if (show === 'solved') return issue.state === 'RESOLVED';
  return issue.state !== 'RESOLVED' && issue.light.tone === show.toUpperCase();
};

/** Those of the board's issues that a query asks for; every word of the search must be found. */
export const filterIssues = (
  issues: readonly IssueCardFragment[],
  query: BoardQuery,
): readonly IssueCardFragment[] => {
  if (!isFiltering(query)) return issues;
  const terms = folded(query.search).split(/\s+/).filter(Boolean);
  return issues.filter(
    (issue) =>
      isShown(issue, query.show) &&
      (query.unit === null || issue.leadUnit?.id === query.unit) &&
      (query.township === null || issue.township?.id === query.township) &&
      terms.every((term) => haystackOf(issue).includes(term)),
  );
};
