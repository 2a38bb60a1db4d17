import {
  type DocumentNode,
  type FragmentDefinitionNode,
  getOperationAST,
  Kind,
  type OperationTypeNode,
  type SelectionSetNode,
} from 'graphql';

type Found = { readonly count: number; readonly names: ReadonlySet<string> };

const NOTHING: Found = { count: 0, names: new Set() };

const foundIn = (
  set: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  known: Map<string, Found>,
): Found => {
  const inFragment = (name: string): Found => {
    const before = known.get(name);
    if (before) return before;
    const fragment = fragments.get(name);
    // A circle is refused by validation; here it counts as nothing and ends.
    known.set(name, NOTHING);
    const found = fragment ? foundIn(fragment.selectionSet, fragments, known) : NOTHING;
    known.set(name, found);
    return found;
  };
  const parts = set.selections.map((selection): Found => {
    if (selection.kind === Kind.FIELD) return { count: 1, names: new Set([selection.name.value]) };
    if (selection.kind === Kind.INLINE_FRAGMENT)
      return foundIn(selection.selectionSet, fragments, known);
    return inFragment(selection.name.value);
  });
  return {
    count: parts.reduce((sum, { count }) => sum + count, 0),
    names: new Set(parts.flatMap(({ names }) => [...names])),
  };
};

/** What an operation asks for at its root, aliases and fragments seen through. */
export type RootFields = Found & { readonly kind: `${OperationTypeNode}` };

/** Counts each field as often as it is asked for; nested fragments cost no more than their text. */
export const rootFieldsOf = (document: DocumentNode, operationName?: string | null): RootFields => {
  const operation = getOperationAST(document, operationName);
  if (!operation) return { kind: 'query', ...NOTHING };
  const fragments = new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION
        ? [[definition.name.value, definition] as const]
        : [],
    ),
  );
  return { kind: operation.operation, ...foundIn(operation.selectionSet, fragments, new Map()) };
};
