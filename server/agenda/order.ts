import type { Patch } from '../kernel/change.ts';
import type { Placed } from './subject.ts';

/** Items that count stand first, in their order; withdrawn ones behind them. */
const ordered = (items: readonly Placed[]): readonly string[] => {
  const counting = items.filter(({ state }) => state !== 'WITHDRAWN');
  const withdrawn = items.filter(({ state }) => state === 'WITHDRAWN');
  return [...counting, ...withdrawn].map(({ id }) => id);
};

const behind = (ids: readonly string[], after: string | null): number =>
  after === null ? 0 : ids.indexOf(after) + 1;

/** The place of a new item: behind another one, else behind all that count. */
export const placeFor = (items: readonly Placed[], after: string | null): number =>
  after === null
    ? items.filter(({ state }) => state !== 'WITHDRAWN').length + 1
    : behind(ordered(items), after) + 1;

/** Moves the items behind a place by one, so that a new one has room. */
export const makeRoom = (items: readonly Placed[], place: number): readonly Patch[] =>
  numbered(
    items,
    ordered(items).map((id, index) => [id, index + 1 < place ? index + 1 : index + 2] as const),
  );

/** The positions after an item has moved behind another one, or to the front. */
export const moved = (
  items: readonly Placed[],
  id: string,
  after: string | null,
): readonly Patch[] => {
  const others = ordered(items).filter((other) => other !== id);
  const place = behind(others, after);
  const all = [...others.slice(0, place), id, ...others.slice(place)];
  return numbered(
    items,
    all.map((one, index) => [one, index + 1] as const),
  );
};

/** The positions after an item has been withdrawn: it stands behind all that count. */
export const withdrawn = (items: readonly Placed[], id: string): readonly Patch[] =>
  numbered(
    items,
    ordered(items.map((item) => (item.id === id ? { ...item, state: 'WITHDRAWN' } : item))).map(
      (one, index) => [one, index + 1] as const,
    ),
  );

/** Only what has another position than before is written. */
const numbered = (
  items: readonly Placed[],
  positions: readonly (readonly [string, number])[],
): readonly Patch[] =>
  positions
    .filter(([id, position]) => items.find((item) => item.id === id)?.position !== position)
    .map(([id, position]) => ({ table: 'agendaItem', id, set: { position } }));
