import type { Database } from '../../server/database/client.ts';

type Columns = Record<string, unknown>;

const plain = (row: object): Columns => JSON.parse(JSON.stringify(row)) as Columns;

/** Tables whose rows hang on an issue and are written by its actions. */
const CHILDREN = ['assignment', 'planStep', 'report', 'claim', 'inquiry', 'siteCheck'] as const;

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

/**
 * Builds an issue again from nothing but the log's `changes`, and tells every difference from what
 * is kept. Each change must also begin where the one before has ended.
 */
export const replayDifferences = async (database: Database, id: string): Promise<string[]> => {
  const events = await database.event.findMany({
    where: { subjectType: 'Issue', subjectId: id },
    orderBy: { sequence: 'asc' },
  });
  const differences: string[] = [];
  const issue: Columns = {};
  const children = new Map<string, Columns>();
  for (const { action, changes, fromState, toState } of events) {
    const { set, rows, patches } = changes as unknown as Changes;
    if (toState !== null && fromState !== (issue['state'] ?? null))
      differences.push(`${action} begins in ${fromState}, not in ${issue['state']}`);
    for (const [name, [before, after]] of Object.entries(set)) {
      if (!same(issue[name], before) && !isDefault(before))
        differences.push(`${action}.${name} begins with ${JSON.stringify(before)}`);
      issue[name] = after;
    }
    for (const { table, row } of rows) children.set(`${table} ${row['id']}`, { ...row });
    for (const { table, id: rowId, set: columns } of patches)
      children.set(`${table} ${rowId}`, { ...children.get(`${table} ${rowId}`), ...columns });
  }
  const kept = await database.issue.findUniqueOrThrow({
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
  const { assignments, steps, reports, claims, inquiries, siteChecks, ...columns } = kept;
  const lists = [assignments, steps, reports, claims, inquiries, siteChecks];
  differences.push(...differencesOf('issue', issue, plain(columns)));
  let count = 0;
  for (const [index, name] of CHILDREN.entries()) {
    for (const row of lists[index] ?? []) {
      count += 1;
      const replayed = children.get(`${name} ${row.id}`);
      differences.push(
        ...(replayed ? differencesOf(name, replayed, plain(row)) : [`${name} ${row.id}: not told`]),
      );
    }
  }
  if (count !== children.size) differences.push(`${children.size} rows told, ${count} kept`);
  return differences;
};
