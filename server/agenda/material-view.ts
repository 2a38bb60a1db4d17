import type { Material, MaterialFact } from './material.ts';
import type { MaterialStep } from './material-steps.ts';

/** Material as it is shown: with the names of its units. */
export type MaterialView = Omit<Material, 'facts' | 'history'> & {
  readonly facts: readonly (Omit<MaterialFact, 'unit'> & { readonly unit: unknown })[];
  readonly history: readonly (Omit<MaterialStep, 'who'> & { readonly who: unknown })[];
};

/** Units that a material names, by id. */
export const unitsOfMaterial = (material: unknown): readonly string[] => {
  const { facts, history } = material as Material;
  return [...facts.map(({ unit }) => unit), ...history.map(({ who }) => who)].filter(
    (id) => id !== null,
  );
};

/** What was frozen, with the names that its units have now. */
export const viewOfMaterial = (
  material: unknown,
  units: ReadonlyMap<string, unknown>,
): MaterialView => {
  const nameOf = (id: string | null): unknown => (id && units.get(id)) || null;
  const { facts, history, ...rest } = material as Material;
  return {
    ...rest,
    facts: facts.map((fact) => ({ ...fact, unit: nameOf(fact.unit) })),
    history: history.map((step) => ({ ...step, who: nameOf(step.who) })),
  };
};
