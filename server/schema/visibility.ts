import SchemaBuilder, {
  type SchemaTypes as AnyTypes,
  BasePlugin,
  type PothosOutputFieldConfig,
} from '@pothos/core';
import type { GraphQLFieldResolver } from 'graphql';
import { meets } from '../kernel/authority.ts';

/** Name under which the builder knows the plugin. */
export const VISIBILITY = 'visibility';

declare global {
  export namespace PothosSchemaTypes {
    interface Plugins<Types extends AnyTypes> {
      visibility: VisibilityPlugin<Types>;
    }
  }
}

const hasScopes = (value: unknown): value is { readonly scopes: readonly string[] } =>
  typeof value === 'object' && value !== null && Array.isArray(Reflect.get(value, 'scopes'));

/**
 * Whatever way a node is reached (a relation, a list, an error, a stream), it is there only for
 * those whose tokens meet its own. Queries ask the database for no more; this is the rule that
 * no edge can forget.
 */
export const seen = (value: unknown, scopes: readonly string[]): unknown => {
  if (Array.isArray(value))
    return value.some((item) => hasScopes(item) && !meets(item.scopes, scopes))
      ? value.filter((item) => !hasScopes(item) || meets(item.scopes, scopes))
      : value;
  return hasScopes(value) && !meets(value.scopes, scopes) ? null : value;
};

class VisibilityPlugin<Types extends AnyTypes> extends BasePlugin<Types> {
  override wrapResolve(
    resolver: GraphQLFieldResolver<unknown, Types['Context'], object>,
    { type }: PothosOutputFieldConfig<Types>,
  ): GraphQLFieldResolver<unknown, Types['Context'], object> {
    const kind = type.kind === 'List' ? type.type.kind : type.kind;
    if (kind !== 'Object' && kind !== 'Interface' && kind !== 'Union') return resolver;
    return async (parent, args, context, info) =>
      seen(await resolver(parent, args, context, info), (context as { scopes: string[] }).scopes);
  }
}

SchemaBuilder.registerPlugin(VISIBILITY, VisibilityPlugin);
