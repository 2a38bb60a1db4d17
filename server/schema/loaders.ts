import DataLoader from 'dataloader';
import { holdersOf, type Seat } from '../actions/principal.ts';
import { nounOf } from '../actions/registry.ts';
import { type Loaded, loadMany } from '../actions/store.ts';
import type { Decision, Person, Unit } from '../generated/prisma/client.ts';
import type { Viewer } from '../kernel/authority.ts';
import type { Context } from './context.ts';

/** What rows name by id: that which is asked for in one turn is read together. */
type Loaders = {
  readonly unit: DataLoader<string, Unit | null>;
  readonly person: DataLoader<string, Person | null>;
  readonly decision: DataLoader<string, Decision | null>;
  // Neither is kept: an action of the same request may change them.
  readonly holder: DataLoader<Seat, Viewer | null>;
  /** By noun. */
  readonly subjects: Map<string, DataLoader<string, Loaded | null>>;
};

const known = new WeakMap<Context, Loaders>();

const subjectLoader = ({ database, engine }: Context, type: string) =>
  new DataLoader<string, Loaded | null>(
    async (ids) =>
      inOrder(ids, await loadMany(database, nounOf(engine.registry, type), [...new Set(ids)])),
    { cache: false },
  );

const inOrder = <Row extends { readonly id: string }>(
  ids: readonly string[],
  rows: readonly Row[],
) => {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id) ?? null);
};

const seatKey = ({ post, unitId = '' }: Seat): string => `${post} ${unitId}`;

const holdersIn = async ({ database, engine, today }: Context, seats: readonly Seat[]) => {
  const distinct = [...new Map(seats.map((seat) => [seatKey(seat), seat])).values()];
  const at = { transaction: database, today: today(), engine };
  const found = await holdersOf(at, distinct);
  const byKey = new Map(distinct.map((seat, index) => [seatKey(seat), found[index] ?? null]));
  return seats.map((seat) => byKey.get(seatKey(seat)) ?? null);
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
    decision: new DataLoader(async (ids) =>
      inOrder(ids, await database.decision.findMany({ where: { id: { in: [...ids] } } })),
    ),
    holder: new DataLoader((seats) => holdersIn(context, seats), { cache: false }),
    subjects: new Map(),
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

export const decisionById = (context: Context, id: string | null): Promise<Decision | null> =>
  id ? loadersOf(context).decision.load(id) : Promise.resolve(null);

/** Who holds each of these posts today, in their order. */
export const holdersOfSeats = (context: Context, seats: readonly Seat[]) =>
  Promise.all(seats.map((seat) => loadersOf(context).holder.load(seat)));

/** A node with all that its lifecycle looks at, as it is now. */
export const subjectById = (context: Context, type: string, id: string): Promise<Loaded | null> => {
  const { subjects } = loadersOf(context);
  const loader = subjects.get(type) ?? subjectLoader(context, type);
  subjects.set(type, loader);
  return loader.load(id);
};
