import type { ActionButtonFragment, RecordButtonFragment } from '../gql/graphql.ts';
import { askedOf } from './asked.ts';

/** Types on which actions can be taken here. */
export type SubjectType =
  | 'Issue'
  | 'Project'
  | 'Request'
  | 'Notice'
  | 'Meeting'
  | 'AgendaItem'
  | 'Decision'
  | 'Minutes';

/** Something that can be done here: on the case itself, or on what hangs on it. */
export type Doable = {
  readonly type: SubjectType;
  readonly id: string;
  readonly action: ActionButtonFragment;
  /** The viewer may only record it for others. */
  readonly isForOthers?: boolean;
};

/** Something with what can be done on it. */
export type Offers = {
  readonly id: string;
  readonly availableActions: readonly ActionButtonFragment[];
  readonly recordableActions?: readonly RecordButtonFragment[];
};

/** A case with what hangs on it. */
type CaseOffers = Offers & {
  readonly requests: readonly Offers[];
  readonly notices?: readonly Offers[];
};

/** What the viewer may do on one thing. */
export const doablesOn = (type: SubjectType, { id, availableActions }: Offers): readonly Doable[] =>
  availableActions.map((action) => ({ type, id, action }));

/** What the viewer may record there for others, and not do for themselves. */
export const recordablesOn = (
  type: SubjectType,
  { id, availableActions, recordableActions = [] }: Offers,
): readonly Doable[] =>
  recordableActions
    .filter(({ action }) => !availableActions.some((one) => one.action === action))
    .map((one) => ({ type, id, action: { ...one, dueBy: null }, isForOthers: true }));

const onEach = (
  type: 'Issue' | 'Project',
  one: CaseOffers,
  on: (type: SubjectType, offers: Offers) => readonly Doable[],
): readonly Doable[] => [
  ...on(type, one),
  ...one.requests.flatMap((request) => on('Request', request)),
  ...(one.notices ?? []).flatMap((notice) => on('Notice', notice)),
];

/** All that the viewer may do on a case and on what hangs on it; what is owed first comes first. */
export const doablesOnCase = (type: 'Issue' | 'Project', one: CaseOffers): readonly Doable[] =>
  owedFirst(onEach(type, one, doablesOn));

/** What is owed first, by its date. */
export const owedFirst = (doables: readonly Doable[]): readonly Doable[] =>
  doables.toSorted((a, b) => (a.action.dueBy ?? '9999').localeCompare(b.action.dueBy ?? '9999'));

/** What the viewer may record there for others, and not do for themselves. */
export const recordablesOnCase = (type: 'Issue' | 'Project', one: CaseOffers): readonly Doable[] =>
  onEach(type, one, recordablesOn);

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
