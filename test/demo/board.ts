import { connect, until } from '../live/support/client.ts';

/** What a board keeps of its cases: one text for each, by id. */
type Cases = ReadonlyMap<string, unknown>;

/** Somebody's board: a snapshot, and from then on only what the stream says. */
export type Board = {
  readonly cases: () => Record<string, unknown>;
  /** The same, asked for now. */
  readonly fresh: () => Promise<Record<string, unknown>>;
  /** Resolves when the stream has told everything up to now. */
  readonly caughtUp: () => Promise<void>;
  readonly close: () => void;
};

const ISSUE = `__typename id number state version title { zh en } urgent targetOn
  light { tone reason dueOn } leadUnit { code } responsibleUnits { code } assistingUnits { code }
  ownerUnit { code } nextReport { period dueOn } steps { no state dueOn }
  reports { id kind period isLate } requests { id state } notices { id state }`;
const PROJECT = `__typename id number tier phase version name { zh en } ownerUnit { code }
  milestoneReports { id state }`;

const CHANGES = `subscription ($after: Cursor) { statusChanged(after: $after, filter: { rootTypes: [ISSUE, PROJECT] }) {
  kind cursor caseId case { ... on Issue { ${ISSUE} } ... on Project { ${PROJECT} } } } }`;

type Case = { readonly id: string };
type Page = {
  readonly edges: readonly { readonly node: Case }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
};

export const openBoard = async (url: string, token: string): Promise<Board> => {
  const ask = async (query: string, variables: Record<string, unknown>) => {
    const answer = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors, extensions } = (await answer.json()) as {
      data: { page: Page };
      errors?: readonly { message: string }[];
      extensions: { cursor: string };
    };
    if (errors) throw new Error(errors.map(({ message }) => message).join('; '));
    return { data, cursor: extensions.cursor };
  };
  const list = async (field: string, selection: string) => {
    const nodes: Case[] = [];
    const query = `query ($after: String) { page: ${field}(first: 50, after: $after) {
      edges { node { ${selection} } } pageInfo { hasNextPage endCursor } } }`;
    for (let after: string | null = null, cursor = ''; ; ) {
      const answer = await ask(query, { after });
      cursor ||= answer.cursor;
      nodes.push(...answer.data.page.edges.map(({ node }) => node));
      const { hasNextPage, endCursor } = answer.data.page.pageInfo;
      if (!hasNextPage) return { nodes, cursor };
      after = endCursor;
    }
  };
  const snapshot = async (): Promise<{ readonly cases: Cases; readonly cursor: string }> => {
    const issues = await list('issues', ISSUE);
    const projects = await list('projects', PROJECT);
    const nodes = [...issues.nodes, ...projects.nodes];
    return { cases: new Map(nodes.map((node) => [node.id, node])), cursor: issues.cursor };
  };

  const start = await snapshot();
  const client = await connect(url.replace('http', 'ws').concat('/graphql'), {
    authorization: `Bearer ${token}`,
  });
  const listening = client.listen(CHANGES, { after: start.cursor });
  await until(() => listening.changes.length > 0 || listening.error() !== null, 'the first frame');
  if (listening.error()) throw new Error(`the stream is refused: ${listening.error()}`);

  const kept = (): Cases => {
    const cases = new Map(start.cases);
    for (const { kind, caseId, case: subject } of listening.changes) {
      if (kind === 'EVENT' && subject) cases.set(String(subject['id']), subject);
      if (kind === 'TOMBSTONE' && caseId) cases.delete(caseId);
    }
    return cases;
  };
  const sorted = (cases: Cases) =>
    Object.fromEntries([...cases].sort(([a], [b]) => (a < b ? -1 : 1)));
  return {
    cases: () => sorted(kept()),
    fresh: async () => sorted((await snapshot()).cases),
    caughtUp: async () => {
      const { cursor } = await ask(
        '{ page: issues(first: 1) { edges { node { id } } pageInfo { hasNextPage endCursor } } }',
        {},
      );
      await until(
        () =>
          listening.error() !== null ||
          listening.changes.some((change) => change.cursor === cursor),
        'the end of the log',
      );
      if (listening.error()) throw new Error(`the stream ended: ${listening.error()}`);
    },
    close: client.kill,
  };
};
