import { queryFromInfo } from '@pothos/plugin-prisma';
import type { GraphQLError, GraphQLResolveInfo } from 'graphql';
import type { Language } from '../kernel/text.ts';
import type { Context } from './context.ts';
import { badInput } from './messages.ts';

/**
 * Pages by the sort key itself and not by a row: a row that is deleted or moved never ends a
 * list, and what is inserted never repeats or hides a neighbour.
 */

/** One key of an order. Nulls come last either way. */
export type OrderKey = {
  readonly column: string;
  readonly direction: 'asc' | 'desc';
  readonly isNullable?: boolean;
  /** How the column's value is written into a cursor and read back. */
  readonly kind: 'text' | 'moment' | 'number' | 'bigint';
};

export type PageArguments = {
  readonly first?: number | null | undefined;
  readonly last?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly before?: string | null | undefined;
};

const DEFAULT_SIZE = 20;
const MAX_SIZE = 100;

type Value = string | number | null;

const toCursor = (list: string, values: readonly Value[]): string =>
  Buffer.from(JSON.stringify([list, ...values])).toString('base64url');

const cursorWords = {
  zh: '这个位置不属于这个列表',
  en: 'This cursor is not one of this list',
};

const fromCursor = (
  list: string,
  keys: number,
  text: string,
  refuse: () => GraphQLError,
): Value[] => {
  let parsed: unknown;
  try {
    parsed = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    throw refuse();
  }
  if (!Array.isArray(parsed) || parsed[0] !== list || parsed.length !== keys + 1) throw refuse();
  const values: unknown[] = parsed.slice(1);
  const isValue = (value: unknown): value is Value =>
    value === null || typeof value === 'string' || typeof value === 'number';
  if (!values.every(isValue)) throw refuse();
  return values;
};

const written = (value: unknown): Value => {
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'object' && value !== null) return String(value);
  return value === null || value === undefined ? null : (value as string | number);
};

const readBack = ({ kind }: OrderKey, value: Value, refuse: () => GraphQLError): unknown => {
  if (value === null) return null;
  if (kind === 'number') {
    if (typeof value !== 'number') throw refuse();
    return value;
  }
  if (typeof value !== 'string') throw refuse();
  if (kind === 'moment') {
    const moment = new Date(value);
    if (Number.isNaN(moment.getTime())) throw refuse();
    return moment;
  }
  if (kind === 'bigint') {
    if (!/^\d{1,18}$/.test(value)) throw refuse();
    return BigInt(value);
  }
  return value;
};

/** Rows that come after a position in an order, as a condition. */
const beyond = (
  order: readonly OrderKey[],
  values: readonly unknown[],
  isForward: boolean,
): object => ({
  OR: order.flatMap((key, index): object[] => {
    const equal = Object.fromEntries(
      order.slice(0, index).map((one, i) => [one.column, values[i]]),
    );
    const value = values[index];
    const isUp = (key.direction === 'asc') === isForward;
    if (value === null)
      // Nulls are last: forward nothing follows them by this key, backward all that is not null.
      return isForward ? [] : [{ ...equal, NOT: { [key.column]: null } }];
    const further = { ...equal, [key.column]: isUp ? { gt: value } : { lt: value } };
    return key.isNullable && isForward ? [further, { ...equal, [key.column]: null }] : [further];
  }),
});

const orderBy = (order: readonly OrderKey[], isForward: boolean): object[] =>
  order.map(({ column, direction, isNullable }) => {
    const turned = isForward ? direction : direction === 'asc' ? 'desc' : 'asc';
    return {
      [column]: isNullable ? { sort: turned, nulls: isForward ? 'last' : 'first' } : turned,
    };
  });

/** What a list reads: its condition, its order, one row more than a page. */
export type PageQuery = {
  readonly where: object;
  readonly orderBy: object[];
  readonly take: number;
};

type Page<Row> = {
  readonly edges: { readonly cursor: string; readonly node: Row }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly totalCount: () => Promise<number>;
};

/** One page of a list. @throws BAD_USER_INPUT for a size out of bounds or a cursor of another list. */
export const pageOf = async <Row extends object>(options: {
  /** Name of the list; cursors carry it together with the order. */
  readonly list: string;
  readonly arguments: PageArguments;
  readonly order: readonly OrderKey[];
  readonly context: Context;
  readonly info: GraphQLResolveInfo;
  readonly read: (query: PageQuery) => Promise<Row[]>;
  readonly count: () => Promise<number>;
}): Promise<Page<Row>> => {
  const { arguments: args, order, context, info } = options;
  const { language } = context;
  const list = `${options.list} ${order.map(({ column, direction }) => `${column} ${direction}`).join()}`;
  const refuse = () => badInput(language, cursorWords);
  const size = sizeOf(args, language);
  const isForward = args.last == null;
  const from = isForward ? args.after : args.before;
  const bound = isForward ? args.before : args.after;
  const valuesOf = (text: string) =>
    fromCursor(list, order.length, text, refuse).map((value, index) => {
      const key = order[index];
      return key ? readBack(key, value, refuse) : value;
    });
  const conditions = [
    ...(from ? [beyond(order, valuesOf(from), isForward)] : []),
    ...(bound ? [beyond(order, valuesOf(bound), !isForward)] : []),
  ];
  const found = await options.read({
    ...queryFromInfo({ context, info, paths: [['edges', 'node'], ['nodes']] }),
    where: { AND: conditions },
    orderBy: orderBy(order, isForward),
    take: size + 1,
  });
  const hasMore = found.length > size;
  const rows = isForward ? found.slice(0, size) : found.slice(0, size).reverse();
  const edges = rows.map((node) => ({
    node,
    cursor: toCursor(
      list,
      order.map(({ column }) => written(Reflect.get(node, column))),
    ),
  }));
  return {
    edges,
    pageInfo: {
      hasNextPage: isForward ? hasMore : Boolean(args.before),
      hasPreviousPage: isForward ? Boolean(args.after) : hasMore,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: options.count,
  };
};

const sizeOf = ({ first, last }: PageArguments, language: Language): number => {
  if (first != null && last != null)
    throw badInput(language, {
      zh: 'first 和 last 只能给一个',
      en: 'Give first or last, not both',
    });
  const size = first ?? last ?? DEFAULT_SIZE;
  if (size < 0 || size > MAX_SIZE)
    throw badInput(
      language,
      { zh: `每页 0 至 ${MAX_SIZE} 条`, en: `From 0 to ${MAX_SIZE} a page` },
      first != null ? 'first' : 'last',
    );
  return size;
};

/** What a page costs: by how many nodes are asked for. */
export const pageCost = ({ first, last }: PageArguments) => ({
  field: 5,
  multiplier: Math.max(1, (first ?? last ?? DEFAULT_SIZE) / 10),
});
