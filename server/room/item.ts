import { type MaterialView, viewOfMaterial } from '../agenda/material-view.ts';
import { isHere } from './attendance.ts';
import type { ItemRow, RoomFacts } from './rows.ts';

/** One line of the agenda; `title` and `kind` are null where it is closed to who looks. */
export type RoomItem = Pick<
  ItemRow,
  'id' | 'position' | 'state' | 'plannedMinutes' | 'usedSeconds' | 'runningSince' | 'isClosed'
> & { readonly title: ItemRow['title'] | null; readonly kind: string | null };

/** The item that is dealt with, and what a chair asks for. */
export type RoomCurrent = {
  readonly item: RoomItem;
  readonly title: unknown;
  readonly total: number;
  readonly timesOnAgenda: number;
  readonly projectName: unknown;
  readonly issueNumber: string | null;
  readonly unitName: unknown;
  readonly material: MaterialView | null;
  readonly views: readonly { readonly unitName: unknown; readonly text: unknown }[];
  readonly callNext: readonly unknown[];
};

/** What comes up next, and whom to call for it. */
export type RoomNext = { readonly title: unknown; readonly callUnits: readonly unknown[] };

/** Units that an item concerns, each once: who is asked, who is in charge, who raised it. */
const concernedBy = ({ issue, project, followedDecision }: ItemRow): readonly string[] => [
  ...new Set([
    ...(issue?.responsibleIds ?? []),
    ...(issue?.assistingIds ?? []),
    ...(issue?.askedUnitIds ?? []),
    ...(followedDecision?.responsibleIds ?? []),
    ...(followedDecision?.assistingIds ?? []),
    ...(issue ? [issue.ownerUnitId] : project ? [project.ownerUnitId] : []),
  ]),
];

/** Those of them that are in the room, or are still to come. */
const callable = ({ meeting, units }: RoomFacts, ids: readonly string[]): readonly unknown[] =>
  ids.flatMap((id) => {
    const invited = meeting.invitations.find(({ unitId }) => unitId === id);
    const isAway = !invited || !(isHere(invited) || invited.presence === 'EXPECTED');
    return isAway ? [] : (units.get(id) ?? []);
  });

/** A unit may change its mind: its latest view counts. */
const latestViews = ({ views }: ItemRow): ItemRow['views'] =>
  views.filter(({ unitId }, index) => !views.slice(index + 1).some((one) => one.unitId === unitId));

/** The item that is shown, large. */
export const currentOf = (facts: RoomFacts, item: ItemRow, total: number): RoomCurrent => {
  const { units, earlier } = facts;
  const { issue, project, issueId } = item;
  const ownerUnitId = issue?.ownerUnitId ?? project?.ownerUnitId ?? null;
  const views = latestViews(item);
  const isToBeHeard = (id: string): boolean => !views.some(({ unitId }) => unitId === id);
  return {
    item,
    title: item.title,
    total,
    timesOnAgenda: issueId ? (earlier.get(issueId) ?? 0) + 1 : 1,
    projectName: issue?.project.name ?? project?.name ?? null,
    issueNumber: issue?.number ?? null,
    unitName: (ownerUnitId && units.get(ownerUnitId)) || null,
    material: item.material ? viewOfMaterial(item.material, units) : null,
    views: views.map(({ unitId, text }) => ({ unitName: units.get(unitId) ?? {}, text })),
    callNext: callable(facts, concernedBy(item).filter(isToBeHeard)),
  };
};

/** The first item that waits behind the current one, else the first that waits at all. */
export const nextOf = (
  facts: RoomFacts,
  items: readonly ItemRow[],
  isScreen: boolean,
): RoomNext | null => {
  const at = items.find(({ state }) => state === 'CURRENT')?.position ?? 0;
  const waiting = items.filter(({ state }) => state === 'PLANNED');
  const next = waiting.find(({ position }) => position > at) ?? waiting[0];
  if (!next) return null;
  if (isScreen && next.isClosed) return { title: null, callUnits: [] };
  return { title: next.title, callUnits: callable(facts, concernedBy(next)) };
};
