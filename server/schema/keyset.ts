import { queryFromInfo } from '@pothos/plugin-prisma';
import type { GraphQLResolveInfo } from 'graphql';
import type { Language } from '../kernel/text.ts';
import type { Context } from './context.ts';
import { badInput } from './messages.ts';
import { fromPageCursor, type KeyKind, toPageCursor } from './page-cursor.ts';

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
  readonly kind: KeyKind;
};

export type PageArguments = {
  readonly first?: number | null | undefined;
  readonly last?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly before?: string | null | undefined;
};

const DEFAULT_SIZE = 20;
const MAX_SIZE = 100;
const MAX_KEYS = 3;

const cursorWords = {
  zh: '这个位置不属于这个列表',
  en: 'This cursor is not one of this list',
};

/** The order that was asked for, and what decides between equals. @throws BAD_USER_INPUT for more than three keys. */
export const orderOf = (
  asked:
    | readonly { readonly field: string; readonly direction?: string | null | undefined }[]
    | null
    | undefined,
  keys: Readonly<Record<string, Omit<OrderKey, 'direction'>>>,
  last: OrderKey,
  language: Language,
): OrderKey[] => {
  if (asked && asked.length > MAX_KEYS)
    throw badInput(
      language,
      { zh: `最多按 ${MAX_KEYS} 项排序`, en: `An order has at most ${MAX_KEYS} keys` },
      'orderBy',
    );
  const wanted = (asked ?? []).flatMap(({ field, direction }): OrderKey[] => {
    const key = keys[field];
    return key ? [{ ...key, direction: direction === 'DESC' ? 'desc' : 'asc' }] : [];
  });
  // A column decides once: what comes again would turn the condition of the first around.
  return [...wanted, last].filter(
    ({ column }, index, all) => all.findIndex((key) => key.column === column) === index,
  );
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
  const valuesOf = (text: string) => fromPageCursor(list, order, text, refuse);
  const conditions = [
    ...(from != null ? [beyond(order, valuesOf(from), isForward)] : []),
    ...(bound != null ? [beyond(order, valuesOf(bound), !isForward)] : []),
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
    cursor: toPageCursor(
      list,
      order.map(({ column }) => Reflect.get(node, column)),
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

/** What a page costs: a question to the database, and as many nodes as are asked for. */
export const pageCost = ({ first, last }: PageArguments) => ({
  field: 20,
  multiplier: Math.max(1, (first ?? last ?? DEFAULT_SIZE) / 10),
});
