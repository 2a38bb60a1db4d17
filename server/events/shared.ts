import {
  type DocumentNode,
  type ExecutionResult,
  type GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
  print,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import { canonical } from './canonical.ts';

/** A subscription's document as its group shares it: without the cursor that each member begins at. */
export type SharedDocument = {
  readonly text: string;
  readonly operationName: string | null;
  /** Names of the variables that are left. */
  readonly variables: readonly string[];
  /** Fields that depend on the person; a document with any is not shared. */
  readonly personal: readonly string[];
  /** Whether it asks for the checksum of heartbeats. */
  readonly isChecked: boolean;
  readonly compiled: CompiledQuery;
};

type Prepared = SharedDocument | ExecutionResult;

/** Whether a subscription's field is carried by the hub. */
export const isLiveOperation = (schema: GraphQLSchema, document: DocumentNode): boolean => {
  const info = new TypeInfo(schema);
  let isFound = false;
  visit(
    document,
    visitWithTypeInfo(info, {
      Field: () => {
        if (info.getParentType() !== schema.getSubscriptionType()) return undefined;
        if (info.getFieldDef()?.extensions['live'] === true) isFound = true;
        return false;
      },
    }),
  );
  return isFound;
};

const withoutCursor = (
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): Pick<SharedDocument, 'personal' | 'isChecked'> & { readonly document: DocumentNode } => {
  const info = new TypeInfo(schema);
  const personal = new Set<string>();
  const state = { isChecked: false };
  const stripped: DocumentNode = visit(
    {
      ...document,
      definitions: document.definitions.filter(
        (definition) => definition.kind !== Kind.OPERATION_DEFINITION || definition === operation,
      ),
    },
    visitWithTypeInfo(info, {
      Field: (node) => {
        const field = info.getFieldDef();
        const parent = info.getParentType();
        if (field?.extensions['personal'] === true) personal.add(`${parent?.name}.${field.name}`);
        if (field?.extensions['checksum'] === true) state.isChecked = true;
        if (parent !== schema.getSubscriptionType()) return undefined;
        return { ...node, arguments: node.arguments?.filter(({ name }) => name.value !== 'after') };
      },
    }),
  );
  const used = new Set<string>();
  visit(stripped, {
    VariableDefinition: () => false,
    Variable: ({ name }) => void used.add(name.value),
  });
  const trimmed: DocumentNode = visit(stripped, {
    VariableDefinition: ({ variable }) => (used.has(variable.name.value) ? undefined : null),
  });
  return { document: trimmed, personal: [...personal], ...state };
};

const prepare = (
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): Prepared => {
  const shared = withoutCursor(schema, document, operation);
  const operationName = operation.name?.value ?? null;
  const compiled = compileQuery(schema, shared.document, operationName ?? undefined);
  if (!isCompiledQuery(compiled)) return compiled;
  const kept = getOperationAST(shared.document, operationName);
  return {
    text: print(shared.document),
    operationName,
    variables: (kept?.variableDefinitions ?? []).map(({ variable }) => variable.name.value),
    personal: shared.personal,
    isChecked: shared.isChecked,
    compiled,
  };
};

export const isPrepared = (prepared: Prepared): prepared is SharedDocument =>
  'compiled' in prepared;

/** Prepares each document once; Yoga's parser gives the same document for the same text. */
export const documentCache = (schema: GraphQLSchema) => {
  const known = new WeakMap<OperationDefinitionNode, Prepared>();
  return (document: DocumentNode, operationName: string | null | undefined): Prepared | null => {
    const operation = getOperationAST(document, operationName);
    if (!operation) return null;
    const found = known.get(operation) ?? prepare(schema, document, operation);
    known.set(operation, found);
    return found;
  };
};

/** The variables that a group shares, and the text that tells groups apart by them. */
export const sharedVariables = (
  { variables }: SharedDocument,
  given: Readonly<Record<string, unknown>>,
): { readonly values: Record<string, unknown>; readonly key: string } => {
  const values = Object.fromEntries(
    variables.filter((name) => Object.hasOwn(given, name)).map((name) => [name, given[name]]),
  );
  return { values, key: canonical(values) };
};

/** Errors as the client gets them. */
export type FormatErrors = (errors: readonly GraphQLError[]) => readonly object[];
