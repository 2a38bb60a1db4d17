import type { ActionButtonFragment, RecordButtonFragment } from '../gql/graphql.ts';
import { askedOf } from './asked.ts';

/** Types on which actions can be taken here. */
export type SubjectType = 'Issue' | 'Project' | 'Request' | 'Notice';

/** Something that can be done here: on the case itself, or on what hangs on it. */
export type Doable = {
  readonly type: SubjectType;
  readonly id: string;
  readonly action: ActionButtonFragment;
  /** The viewer may only record it for others. */
  readonly isForOthers?: boolean;
};

/** What the viewer may record for others on one thing, and not do for themselves. */
export const recordablesOn = (
  type: SubjectType,
  id: string,
  own: readonly ActionButtonFragment[],
  recordable: readonly RecordButtonFragment[],
): readonly Doable[] =>
  recordable
    .filter(({ action }) => !own.some((one) => one.action === action))
    .map((one) => ({
      type,
      id,
      action: { ...one, dueBy: null },
      isForOthers: true,
    }));

/** What can be done on one thing. */
export const doablesOn = (
  type: SubjectType,
  id: string,
  actions: readonly ActionButtonFragment[],
): readonly Doable[] => actions.map((action) => ({ type, id, action }));

/** What is owed first comes first. */
export const owedFirst = (doables: readonly Doable[]): readonly Doable[] =>
  doables.toSorted((a, b) => (a.action.dueBy ?? '9999').localeCompare(b.action.dueBy ?? '9999'));

/** Tells one thing to do from another. */
export const keyOf = ({ id, action }: Doable) => `${action.action} ${id}`;

/** What an address asks for, if it is offered. */
export const askedDoable = (doables: readonly Doable[], search: string): Doable | null => {
  const { actions, on } = askedOf(search);
  const offered = actions.flatMap((name) =>
    doables.filter(({ id, action }) => action.action === name && (!on || on === id)),
  );
  return offered[0] ?? null;
};
