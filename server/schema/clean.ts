import SchemaBuilder, {
  type SchemaTypes as AnyTypes,
  BasePlugin,
  type PothosOutputFieldConfig,
} from '@pothos/core';
import type { GraphQLFieldResolver } from 'graphql';
import type { Language } from '../kernel/text.ts';
import { PROBLEM_WORDS } from '../kernel/words.ts';
import { badInput } from './messages.ts';

/** Name under which the builder knows the plugin. */
export const CLEAN = 'clean';

declare global {
  export namespace PothosSchemaTypes {
    interface Plugins<Types extends AnyTypes> {
      clean: CleanPlugin<Types>;
    }
  }
}

/** PostgreSQL stores neither NUL nor half a character. */
export const isUsable = (text: string): boolean => text.isWellFormed() && !text.includes('\u0000');

/** Where in some arguments a text stands that no record can hold, or null. */
const unusableIn = (value: unknown, path: readonly string[] = []): readonly string[] | null => {
  if (typeof value === 'string') return isUsable(value) ? null : path;
  if (typeof value !== 'object' || value === null || value instanceof Date) return null;
  for (const [name, inner] of Object.entries(value)) {
    const found = unusableIn(inner, [...path, name]);
    if (found) return found;
  }
  return null;
};

/** Refuses such a text in the arguments of anything that is read. Mutations answer with a type. */
class CleanPlugin<Types extends AnyTypes> extends BasePlugin<Types> {
  override wrapResolve(
    resolver: GraphQLFieldResolver<unknown, Types['Context'], object>,
    { kind, args: declared }: PothosOutputFieldConfig<Types>,
  ): GraphQLFieldResolver<unknown, Types['Context'], object> {
    if (kind === 'Mutation' || Object.keys(declared).length === 0) return resolver;
    return (parent, args, context, info) => {
      const path = unusableIn(args);
      if (!path) return resolver(parent, args, context, info);
      const { language } = context as { language: Language };
      throw badInput(language, PROBLEM_WORDS.BAD_CHARACTER, path.join('.'));
    };
  }
}

SchemaBuilder.registerPlugin(CLEAN, CleanPlugin);
