import SchemaBuilder from '@pothos/core';
import ComplexityPlugin from '@pothos/plugin-complexity';
import PrismaPlugin from '@pothos/plugin-prisma';
import RelayPlugin from '@pothos/plugin-relay';
import ScopeAuthPlugin from '@pothos/plugin-scope-auth';
import type { Database } from '../database/client.ts';
import type PrismaTypes from '../generated/pothos.ts';
import { getDatamodel } from '../generated/pothos.ts';
import type { Text } from '../kernel/text.ts';
import { CLEAN } from './clean.ts';
import type { Context } from './context.ts';
import { LIMITS, tooMuch } from './cost.ts';
import { unauthenticated } from './messages.ts';
import { VISIBILITY } from './visibility.ts';

/** What the schema is made of. */
export type SchemaTypes = {
  Context: Context;
  PrismaTypes: PrismaTypes;
  AuthScopes: { signedIn: boolean };
  DefaultFieldNullability: false;
  DefaultInputFieldRequiredness: false;
  Scalars: {
    Date: { Input: string; Output: Date | string };
    DateTime: { Input: Date; Output: Date };
    Decimal: { Input: string; Output: { toFixed(places: number): string } };
    Cursor: { Input: bigint; Output: bigint };
    JSON: { Input: unknown; Output: unknown };
  };
  Objects: { Text: Text };
  /** Every connection counts, but only when asked. */
  Connection: { totalCount: () => Promise<number> };
};

/** The builder's types, for helpers that take one of its refs. */
export type Types = PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>;

/**
 * The one builder; each noun's `graphql.ts` adds its chapter. It holds no data: the database comes
 * with the context, so one schema serves every app of a process.
 */
export const builder = new SchemaBuilder<SchemaTypes>({
  defaultFieldNullability: false,
  plugins: [VISIBILITY, ScopeAuthPlugin, CLEAN, ComplexityPlugin, RelayPlugin, PrismaPlugin],
  scopeAuth: {
    authorizeOnSubscribe: true,
    // A stream's shared execution has no person, only the tokens of those who look.
    authScopes: (context) => ({ signedIn: context.viewer !== null || context.scopes.length > 0 }),
    unauthorizedError: (_, context) => unauthenticated(context.language),
  },
  complexity: {
    defaultComplexity: 1,
    defaultListMultiplier: 10,
    limit: LIMITS,
    // The transport has refused before; this is for what goes around it.
    complexityError: (kind, { complexity, depth, breadth }) => {
      if (kind === 'Depth') return tooMuch('depth', depth, 'zh');
      if (kind === 'Breadth') return tooMuch('breadth', breadth, 'zh');
      return tooMuch('complexity', complexity, 'zh');
    },
  },
  relay: {
    nodeTypeOptions: { description: 'Anything with an id of its own.' },
    pageInfoTypeOptions: { description: 'Where a page lies in its list.' },
    idFieldOptions: { description: 'Names it among everything; opaque, and the same for ever.' },
    hasNextPageFieldOptions: { description: 'Whether more follows this page.' },
    hasPreviousPageFieldOptions: { description: 'Whether more precedes this page.' },
    startCursorFieldOptions: {
      description: 'Cursor of the first node here; null on an empty page.',
    },
    endCursorFieldOptions: { description: 'Cursor of the last node here; null on an empty page.' },
    defaultConnectionTypeOptions: { description: 'One page of a list.' },
    defaultEdgeTypeOptions: { description: 'One node of a list, and where it stands.' },
    edgesFieldOptions: { description: 'Nodes with their cursors.' },
    nodeFieldOptions: { description: 'The node.' },
    cursorFieldOptions: { description: 'Where in the list the node stands.' },
    pageInfoFieldOptions: { description: 'Where this page lies.' },
    firstArgOptions: { description: 'How many from the start, at most 100. Default 20.' },
    lastArgOptions: { description: 'How many from the end, at most 100.' },
    afterArgOptions: { description: 'Only what follows this cursor.' },
    beforeArgOptions: { description: 'Only what precedes this cursor.' },
    clientMutationId: 'omit',
    cursorType: 'String',
    nodeQueryOptions: false,
    nodesQueryOptions: false,
    nodesOnConnection: { description: 'The nodes without their edges.' },
  },
  prisma: {
    client: (context): Database => context.database,
    dmmf: getDatamodel(),
    onUnusedQuery: null,
  },
});

builder.queryType({
  description: 'Everything that can be read. A viewer gets what is theirs to see, on every path.',
  authScopes: { signedIn: true },
});
builder.mutationType({
  description: 'One mutation per action of a lifecycle, named by its verb and noun.',
  authScopes: { signedIn: true },
});
builder.subscriptionType({
  description: 'What happens, as it happens. Resumes from a cursor without loss.',
  authScopes: { signedIn: true },
});

builder.globalConnectionField('totalCount', (t) =>
  t.int({
    description: 'How many there are in all, for this viewer and filter. Counted only when asked.',
    complexity: 10,
    resolve: (connection) => connection.totalCount(),
  }),
);
