import { Prisma } from '../generated/prisma/client.ts';
import { type AnyChange, type Insert, NO_TEXT } from '../kernel/change.ts';
import { ConflictError } from '../kernel/errors.ts';
import type { Work } from './engine.ts';
import type { Action } from './registry.ts';
import { type Loaded, load, table, tableOf } from './store.ts';

type Writing = {
  readonly id: string;
  readonly change: AnyChange;
  readonly to: string | null;
};

/** Compare-and-set on the root row where the state is decided; rows are added under the root's lock. */
export const write = async (
  work: Work,
  { noun, row }: Action,
  subject: Loaded | null,
  { id, change, to }: Writing,
): Promise<Loaded> => {
  const { transaction } = work;
  const own = table(transaction, tableOf(noun.model));
  const state = to === null ? {} : { [row.machine ?? 'state']: to };
  if (subject === null) await own.create({ data: { ...(change.set ?? {}), ...state, id } });
  else if (row.mode === 'decide') {
    const { count } = await own.updateMany({
      where: { id, version: subject.version },
      data: { ...columns(change.set), ...state, version: { increment: 1 } },
    });
    if (count !== 1) throw new ConflictError(noun.type, id, subject.version, []);
  } else if (change.set || to !== null) {
    await own.update({ where: { id }, data: { ...columns(change.set), ...state } });
  }
  for (const [name, rows] of groupByTable(change.insert ?? []))
    await table(transaction, name).createMany({ data: rows });
  for (const { table: name, id: rowId, set } of change.patch ?? [])
    await table(transaction, name).update({ where: { id: rowId }, data: columns(set) });
  const after = await load(transaction, noun, id);
  if (!after) throw new Error(`${noun.type} ${id} vanished while it was locked`);
  return withScopes(work, noun, after);
};

const columns = (set: object = {}): object =>
  Object.fromEntries(
    Object.entries(set).map(([name, value]) => [name, value === NO_TEXT ? Prisma.DbNull : value]),
  );

const groupByTable = (inserts: readonly Insert[]) => {
  const groups = new Map<(typeof inserts)[number]['table'], object[]>();
  for (const { table: name, row } of inserts) groups.set(name, [...(groups.get(name) ?? []), row]);
  return groups;
};

/** Keeps on the row who may see it now: the one source for queries, events and streams. */
const withScopes = async (work: Work, noun: Action['noun'], after: Loaded): Promise<Loaded> => {
  if (after.scopes === undefined) return after;
  const scopes = [...noun.policy.scopes(after)].sort();
  if (scopes.join() === after.scopes.join()) return after;
  await table(work.transaction, tableOf(noun.model)).update({
    where: { id: after.id },
    data: { scopes },
  });
  return { ...after, scopes };
};
