import type { AnyRow, Noun } from '../kernel/lifecycle.ts';

/** One action of the product, with the noun it belongs to. */
export type Action = { readonly name: string; readonly noun: Noun; readonly row: AnyRow };

/** All nouns and all actions by name. */
export type Registry = {
  readonly nouns: ReadonlyMap<string, Noun>;
  readonly actions: ReadonlyMap<string, Action>;
};

export const registryOf = (nouns: readonly Noun[]): Registry => ({
  nouns: new Map(nouns.map((noun) => [noun.type, noun])),
  actions: new Map(
    nouns.flatMap((noun) =>
      Object.entries(noun.lifecycle).map(([name, row]): [string, Action] => [
        name,
        { name, noun, row },
      ]),
    ),
  ),
});

/** The noun of a type; a type that is not registered is a mistake of the program. */
export const nounOf = (registry: Registry, type: string): Noun => {
  const noun = registry.nouns.get(type);
  if (!noun) throw new Error(`no noun ${type}`);
  return noun;
};

export const actionOf = (registry: Registry, name: string): Action => {
  const action = registry.actions.get(name);
  if (!action) throw new Error(`no action ${name}`);
  return action;
};
