import { standingOf, type Viewer } from '../kernel/authority.ts';
import { decide, rightsFor } from '../kernel/decision.ts';
import { factsFor, isWriter, type Recordable } from './availability.ts';
import type { Engine } from './engine.ts';
import type { Represented } from './principal.ts';
import type { Action } from './registry.ts';

/**
 * What a viewer may begin that belongs to no case yet, and for which posts that may be recorded:
 * `represented` are those of whom the viewer keeps the record.
 */
export const startsOf = (
  engine: Engine,
  viewer: Viewer,
  represented: readonly Represented[],
): readonly (Recordable & { readonly isForOthers: boolean })[] => {
  if (!isWriter(viewer)) return [];
  const starts = [...engine.registry.actions.values()].filter(
    ({ row }) => row.from.length === 0 && !row.offeredOn,
  );
  const mayStart = (one: Viewer, { row, noun }: Action): boolean => {
    const held = [...standingOf(one), ...noun.policy.relations(one, null, {}, null)];
    if (rightsFor(row, held).length === 0) return false;
    return decide(row, null, null, held, (right) => factsFor(engine, one, right, {})).isAllowed;
  };
  return starts.flatMap((action) => {
    const principals = represented.filter((one) => mayStart(one.viewer, action));
    const isOwn = mayStart(viewer, action);
    if (!isOwn && principals.length === 0) return [];
    const { clause } = action.row;
    return [{ action, clause, dueBy: null, prefilled: {}, principals, isForOthers: !isOwn }];
  });
};
