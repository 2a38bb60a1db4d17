import type { DeskDuty } from './facts.ts';
import type { Shown } from './steady.ts';

/** The oldest due first, each always in the same place. */
export const byDue = (a: DeskDuty, b: DeskDuty) =>
  a.dueOn.localeCompare(b.dueOn) || a.id.localeCompare(b.id);

/** Duties by what is to be done: the group with the oldest first, in each the oldest due first. */
export const grouped = (duties: readonly DeskDuty[]): readonly DeskDuty[] => [
  ...[...Map.groupBy(duties.toSorted(byDue), ({ kind }) => kind).values()].flat(),
];

/** Rows that follow one another and are of one kind. */
export const groupsOf = (
  rows: readonly Shown<DeskDuty>[],
): readonly (readonly [DeskDuty['kind'], readonly Shown<DeskDuty>[]])[] => [
  ...Map.groupBy(rows, ({ row }) => row.kind),
];
