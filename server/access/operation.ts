import {
  type DocumentNode,
  type FragmentDefinitionNode,
  getOperationAST,
  Kind,
  type OperationTypeNode,
  type SelectionSetNode,
} from 'graphql';

const countIn = (
  set: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  known: Map<string, number>,
): number => {
  const count = (name: string): number => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const fragment = fragments.get(name);
    // A circle is refused by validation; until then it counts as nothing and ends here.
    known.set(name, 0);
    const found = fragment ? countIn(fragment.selectionSet, fragments, known) : 0;
    known.set(name, found);
    return found;
  };
  return set.selections.reduce((sum, selection) => {
    if (selection.kind === Kind.FIELD) return sum + 1;
    if (selection.kind === Kind.INLINE_FRAGMENT)
      return sum + countIn(selection.selectionSet, fragments, known);
    return sum + count(selection.name.value);
  }, 0);
};

/** The kind of an operation and how many fields stand at its root, aliases and fragments included. */
export const rootFieldsOf = (
  document: DocumentNode,
  operationName?: string | null,
): { readonly kind: OperationTypeNode | 'query'; readonly fields: number } => {
  const operation = getOperationAST(document, operationName);
  if (!operation) return { kind: 'query', fields: 0 };
  const fragments = new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION
        ? [[definition.name.value, definition] as const]
        : [],
    ),
  );
  return {
    kind: operation.operation,
    fields: countIn(operation.selectionSet, fragments, new Map()),
  };
};
