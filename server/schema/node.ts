import { queryFromInfo } from '@pothos/plugin-prisma';
import type { GraphQLResolveInfo } from 'graphql';
import { EVERYONE, enterpriseScope } from '../kernel/authority.ts';
import { builder } from './builder.ts';
import type { Context } from './context.ts';
import { fromGlobalId } from './ids.ts';
import { badInput } from './messages.ts';

/** What `node` can load: by the record's ids, only what the viewer may see. */
type NodeLoader = (
  context: Context,
  ids: readonly string[],
  query: object,
) => Promise<readonly { readonly id: string }[]>;

const loaders = new Map<string, NodeLoader>();

/** A condition that keeps a list to what the viewer may see. */
export const visible = ({
  scopes,
}: Pick<Context, 'scopes'>): { scopes: { hasSome: string[] } } => ({
  scopes: { hasSome: [...scopes] },
});

const isApplicants = (token: string): boolean => token.startsWith(enterpriseScope(''));

/**
 * The same without what an enterprise sees of its own projects: remarks, opinions and evidence are
 * not for applicants (domain: visibility).
 */
export const visibleWithin = ({ scopes }: Pick<Context, 'scopes'>) =>
  visible({ scopes: scopes.filter((token) => !isApplicants(token)) });

/** Whether somebody belongs to an enterprise and to no unit: such a one sees no phones at all. */
export const isApplicant = ({ scopes }: Pick<Context, 'scopes'>): boolean =>
  scopes.some(isApplicants) && scopes.every((token) => token === EVERYONE || isApplicants(token));

/** Makes a type loadable by id. Visibility is the loader's, so no way by `node` goes around it. */
export const nodeType = (type: string, load: NodeLoader): void => {
  loaders.set(type, load);
};

/** Types that `node` answers, for checks. */
export const nodeTypes = (): string[] => [...loaders.keys()].sort();

const branded = <Row extends object>(row: Row, type: string): Row & { __typename: string } => ({
  ...row,
  __typename: type,
});

/** Several nodes of one type, with what was asked of them. */
export const loadNodes = async (
  context: Context,
  info: GraphQLResolveInfo,
  type: string,
  ids: readonly string[],
) => {
  const load = loaders.get(type);
  if (!load || ids.length === 0) return [];
  const query = queryFromInfo({ context, info, typeName: type });
  return (await load(context, ids, query)).map((row) => branded(row, type));
};

/** One node as the viewer may see it, or null. */
export const nodeOf = async (
  context: Context,
  info: GraphQLResolveInfo,
  type: string,
  id: string,
) => (await loadNodes(context, info, type, [id]))[0] ?? null;

const MAX_NODES = 100;

builder.queryFields((t) => ({
  node: t.field({
    type: builder.nodeInterfaceRef(),
    nullable: true,
    description: 'Any node by its id; null where it is missing or not for this viewer.',
    args: { id: t.arg.id({ required: true, description: 'A global id' }) },
    resolve: (_, { id }, context, info) => {
      const named = fromGlobalId(id);
      return named && nodeOf(context, info, named.type, named.id);
    },
  }),
  nodes: t.field({
    type: [builder.nodeInterfaceRef()],
    nullable: { list: false, items: true },
    description:
      'Several nodes, at most 100, in the order asked for; null for each that is missing.',
    complexity: ({ ids }) => ({ field: 1, multiplier: Math.max(1, ids.length) }),
    args: { ids: t.arg.idList({ required: true, description: 'Global ids' }) },
    resolve: async (_, { ids }, context, info) => {
      if (ids.length > MAX_NODES)
        throw badInput(
          context.language,
          { zh: `一次最多 ${MAX_NODES} 个`, en: `At most ${MAX_NODES} at a time` },
          'ids',
        );
      const named = ids.map((id) => fromGlobalId(id));
      const found = new Map<string, object>();
      for (const type of new Set(named.flatMap((one) => one?.type ?? []))) {
        const own = named.flatMap((one) => (one?.type === type ? [one.id] : []));
        for (const row of await loadNodes(context, info, type, own))
          found.set(`${type}:${row.id}`, row);
      }
      return named.map((one) => (one ? (found.get(`${one.type}:${one.id}`) ?? null) : null));
    },
  }),
}));
