import DataLoader from 'dataloader';
import type { Person, Unit } from '../generated/prisma/client.ts';
import type { Context } from './context.ts';

/** Units and people that rows name by id: those asked for in one turn are read together. */
type Loaders = {
  readonly unit: DataLoader<string, Unit | null>;
  readonly person: DataLoader<string, Person | null>;
};

const known = new WeakMap<Context, Loaders>();

const inOrder = <Row extends { readonly id: string }>(
  ids: readonly string[],
  rows: readonly Row[],
) => {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id) ?? null);
};

const loadersOf = (context: Context): Loaders => {
  const found = known.get(context);
  if (found) return found;
  const { database } = context;
  const made: Loaders = {
    unit: new DataLoader(async (ids) =>
      inOrder(ids, await database.unit.findMany({ where: { id: { in: [...ids] } } })),
    ),
    person: new DataLoader(async (ids) =>
      inOrder(ids, await database.person.findMany({ where: { id: { in: [...ids] } } })),
    ),
  };
  known.set(context, made);
  return made;
};

/** Units in the order given. */
export const unitsByIds = async (context: Context, ids: readonly string[]): Promise<Unit[]> =>
  (await Promise.all(ids.map((id) => loadersOf(context).unit.load(id)))).filter(
    (unit) => unit !== null,
  );

export const unitById = (context: Context, id: string | null): Promise<Unit | null> =>
  id ? loadersOf(context).unit.load(id) : Promise.resolve(null);

export const personById = (context: Context, id: string | null): Promise<Person | null> =>
  id ? loadersOf(context).person.load(id) : Promise.resolve(null);
