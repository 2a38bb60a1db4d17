import type { Database } from '../../server/database/client.ts';

type Columns = Record<string, unknown>;

const plain = (row: object): Columns => JSON.parse(JSON.stringify(row)) as Columns;

/** Who may see it stands on the events themselves; the version counts decisions. */
const LEFT_OUT = ['scopes', 'version', 'id'];

const same = (a: unknown, b: unknown): boolean =>
  // Columns that were never written hold their default.
  JSON.stringify(a ?? null) === JSON.stringify(b ?? null) || (a === undefined && b === false);

const differencesOf = (name: string, replayed: Columns, kept: Columns): string[] =>
  Object.keys(kept)
    .filter((key) => !LEFT_OUT.includes(key) && !same(replayed[key], kept[key]))
    .filter((key) => !(replayed[key] === undefined && isDefault(kept[key])))
    .map(
      (key) => `${name}.${key}: ${JSON.stringify(replayed[key])} ≠ ${JSON.stringify(kept[key])}`,
    );

const isDefault = (value: unknown): boolean =>
  value === null || value === false || (Array.isArray(value) && value.length === 0);

type Changes = {
  readonly set: Readonly<Record<string, readonly [unknown, unknown]>>;
  readonly rows: readonly { readonly table: string; readonly row: Columns }[];
  readonly patches: readonly {
    readonly table: string;
    readonly id: string;
    readonly set: Columns;
  }[];
};

/** What is kept: the subject's own columns, and the rows that hang on it by their table. */
type Kept = {
  readonly columns: object;
  readonly rows: Readonly<Record<string, readonly { readonly id: string }[]>>;
};

const issueKept = async (database: Database, id: string): Promise<Kept> => {
  const { assignments, steps, reports, claims, inquiries, siteChecks, ...columns } =
    await database.issue.findUniqueOrThrow({
      where: { id },
      include: {
        assignments: true,
        steps: true,
        reports: true,
        claims: true,
        inquiries: true,
        siteChecks: true,
      },
    });
  return {
    columns,
    rows: {
      assignment: assignments,
      planStep: steps,
      report: reports,
      claim: claims,
      inquiry: inquiries,
      siteCheck: siteChecks,
    },
  };
};

const projectKept = async (database: Database, id: string): Promise<Kept> => {
  const { milestones, milestoneReports, proposals, ...columns } =
    await database.project.findUniqueOrThrow({
      where: { id },
      include: { milestones: true, milestoneReports: true, proposals: true },
    });
  const signature = await database.signature.findMany({
    where: { proposalId: { in: proposals.map((proposal) => proposal.id) } },
  });
  return {
    columns,
    rows: {
      milestone: milestones,
      milestoneReport: milestoneReports,
      proposal: proposals,
      signature,
    },
  };
};

const decisionKept = async (database: Database, id: string): Promise<Kept> => {
  const { units, dissents, ...columns } = await database.decision.findUniqueOrThrow({
    where: { id },
    include: { units: true, dissents: true },
  });
  return { columns, rows: { decisionUnit: units, dissent: dissents } };
};

const KEPT = { Issue: issueKept, Project: projectKept, Decision: decisionKept } as const;

/** The states that an event's `fromState` and `toState` are about. */
const MACHINES = ['state', 'tier', 'phase'];

/**
 * Builds a case again from nothing but the log's `changes`, and tells every difference from what
 * is kept. Each change must also begin where the one before has ended.
 */
export const replayDifferences = async (
  database: Database,
  type: keyof typeof KEPT,
  id: string,
): Promise<string[]> => {
  const kept = await KEPT[type](database, id);
  const events = await database.event.findMany({
    where: { subjectType: type, subjectId: id },
    orderBy: { sequence: 'asc' },
  });
  const differences: string[] = [];
  const replayed: Columns = {};
  const children = new Map<string, Columns>();
  for (const { action, changes, fromState, toState } of events) {
    const { set, rows, patches } = changes as unknown as Changes;
    const before = MACHINES.map((machine) => replayed[machine] ?? null);
    if (toState !== null && fromState !== null && !before.includes(fromState))
      differences.push(`${action} begins in ${fromState}, not in ${before.join()}`);
    for (const [name, [was, now]] of Object.entries(set)) {
      if (!same(replayed[name], was) && !isDefault(was))
        differences.push(`${action}.${name} begins with ${JSON.stringify(was)}`);
      replayed[name] = now;
    }
    for (const { table, row } of rows) children.set(`${table} ${row['id']}`, { ...row });
    // Duties and notices are told by the events of whatever opens, moves and ends them.
    for (const { table, id: rowId, set: columns } of patches.filter(
      (one) => one.table in kept.rows,
    ))
      children.set(`${table} ${rowId}`, { ...children.get(`${table} ${rowId}`), ...columns });
  }
  differences.push(...differencesOf(type, replayed, plain(kept.columns)));
  const rows = Object.entries(kept.rows).flatMap(([name, list]) =>
    list.map((row) => ({ name, row })),
  );
  for (const { name, row } of rows) {
    const told = children.get(`${name} ${row.id}`);
    differences.push(
      ...(told ? differencesOf(name, told, plain(row)) : [`${name} ${row.id}: not told`]),
    );
  }
  if (rows.length !== children.size)
    differences.push(`${children.size} rows told, ${rows.length} kept`);
  return differences;
};
