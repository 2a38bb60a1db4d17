import type { Transaction } from '../database/client.ts';
import { Prisma } from '../generated/prisma/client.ts';
import type { ModelName, Table } from '../kernel/change.ts';
import type { Noun, Ref } from '../kernel/lifecycle.ts';

/** A loaded subject: the columns every noun's root row has, and the rest as its own noun knows it. */
export type Loaded = {
  readonly id: string;
  readonly version: number;
  readonly scopes?: readonly string[];
};

/** The tokens of those who see it: kept on the row, or those of the case it belongs to. */
export const sightOf = (noun: Noun, loaded: Loaded): readonly string[] =>
  loaded.scopes ?? noun.policy.scopes(loaded);

type Delegate = {
  findUnique(args: object): Promise<Loaded | null>;
  findMany(args: object): Promise<Loaded[]>;
  create(args: object): Promise<unknown>;
  createMany(args: object): Promise<unknown>;
  update(args: object): Promise<unknown>;
  updateMany(args: object): Promise<{ count: number }>;
};

/** The client's access to a table by name. Reads and writes of all nouns go the same way. */
export const table = (transaction: Transaction, name: Table): Delegate =>
  transaction[name] as unknown as Delegate;

export const tableOf = (model: ModelName): Table =>
  (model.charAt(0).toLowerCase() + model.slice(1)) as Table;

/** Loads a subject with everything its rows look at. */
export const load = (transaction: Transaction, noun: Noun, id: string): Promise<Loaded | null> =>
  table(transaction, tableOf(noun.model)).findUnique({
    where: { id },
    ...(Object.keys(noun.include).length > 0 ? { include: noun.include } : {}),
  });

/** Loads several of one noun, in the order of `ids`; the missing are left out. */
export const loadMany = async (
  transaction: Transaction,
  noun: Noun,
  ids: readonly string[],
): Promise<Loaded[]> => {
  const found = await table(transaction, tableOf(noun.model)).findMany({
    where: { id: { in: [...ids] } },
    ...(Object.keys(noun.include).length > 0 ? { include: noun.include } : {}),
  });
  const byId = new Map(found.map((subject) => [subject.id, subject]));
  return ids.flatMap((id) => byId.get(id) ?? []);
};

/** A row to be locked: to be changed, or only to stay as it is. */
export type Lock = Ref & { readonly model: ModelName; readonly isShared: boolean };

/** Locks in one order everywhere, so that two actions on the same subjects wait and never block each other. */
export const lock = async (transaction: Transaction, locks: readonly Lock[]): Promise<void> => {
  const sorted = [...locks].sort((a, b) =>
    a.type === b.type ? (a.id < b.id ? -1 : 1) : a.type < b.type ? -1 : 1,
  );
  for (const { model, id, isShared } of sorted) {
    const from = Prisma.raw(`"${model}"`);
    const strength = Prisma.raw(isShared ? 'share' : 'update');
    await transaction.$queryRaw`select id from ${from} where id = ${id}::uuid for ${strength}`;
  }
};

/** The next number of a series; the row lock makes it gap-free in commit order. */
export const nextNumber = async (transaction: Transaction, series: string): Promise<number> => {
  const [row] = await transaction.$queryRaw<{ value: number }[]>`
    insert into "Counter" (series, value) values (${series}, 1)
    on conflict (series) do update set value = "Counter".value + 1 returning value`;
  if (!row) throw new Error('a counter gave no number');
  return row.value;
};
