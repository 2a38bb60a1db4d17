import { hasScreens, meets } from '../kernel/authority.ts';
import { withoutPhonesIn } from '../kernel/phone.ts';
import { attendanceIn, excusedIn, isHere } from './attendance.ts';
import { draftFor, type RoomDecision, takenFor } from './decisions.ts';
import { currentOf, nextOf, type RoomCurrent, type RoomItem, type RoomNext } from './item.ts';
import type { InvitationRow, ItemRow, RoomFacts } from './rows.ts';

/** Who looks at a room: a screen that everybody in it sees, or somebody by their own rights. */
export type Audience =
  | { readonly kind: 'SCREEN' }
  | { readonly kind: 'MEMBER'; readonly scopes: readonly string[] };

/** The whole picture of a meeting's room. */
export type Room = Pick<
  RoomFacts['meeting'],
  | 'id'
  | 'number'
  | 'kind'
  | 'state'
  | 'title'
  | 'place'
  | 'startsAt'
  | 'openedAt'
  | 'presidingPost'
  | 'screenMode'
> & {
  readonly presiderName: unknown;
  readonly isBlank: boolean;
  readonly presentCount: number;
  readonly invitedCount: number;
  readonly excused: readonly unknown[];
  readonly plannedMinutes: number;
  readonly usedSeconds: number;
  readonly items: readonly RoomItem[];
  readonly current: RoomCurrent | null;
  readonly draft: RoomDecision | null;
  readonly decisions: readonly RoomDecision[];
  readonly next: RoomNext | null;
  readonly attendance: readonly (InvitationRow & { readonly unitName: unknown })[];
};

/** What a blank screen still has: which meeting it is. */
const NOTHING = {
  presentCount: 0,
  invitedCount: 0,
  excused: [],
  plannedMinutes: 0,
  usedSeconds: 0,
  items: [],
  current: null,
  draft: null,
  decisions: [],
  next: null,
  attendance: [],
} as const;

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** What is current, and what screens show of it: one that is held stays while others come up. */
const shownItem = (
  { screenMode, heldItemId }: RoomFacts['meeting'],
  items: readonly ItemRow[],
  isScreen: boolean,
): ItemRow | null => {
  const held = isScreen && screenMode === 'HOLD' ? items.find(({ id }) => id === heldItemId) : null;
  return held ?? items.find(({ state }) => state === 'CURRENT') ?? null;
};

/**
 * A meeting as its room sees it (6.7). Whatever is closed, meant for others, or still being written
 * unseen is left out here, in one place: what a screen gets can be read by anybody in the room.
 */
export const roomOf = (facts: RoomFacts, audience: Audience): Room | null => {
  if (audience.kind === 'SCREEN') return withoutPhonesIn(pictureOf(facts, audience));
  return meets(facts.meeting.scopes, audience.scopes) ? pictureOf(facts, audience) : null;
};

const pictureOf = (facts: RoomFacts, audience: Audience): Room => {
  const { meeting, people } = facts;
  const isScreen = audience.kind === 'SCREEN';
  const { id, number, kind, state, title, place, startsAt, openedAt, presidingPost } = meeting;
  const items = meeting.items.filter((item) => item.state !== 'WITHDRAWN');
  const shown = shownItem(meeting, items, isScreen);
  const isClosed = items.some((item) => item.isClosed && item.state === 'CURRENT');
  const isBlank =
    !hasScreens(state) || meeting.screenMode === 'BLANK' || isClosed || (shown?.isClosed ?? false);
  const head = {
    ...{ id, number, kind, state, title, place, startsAt, openedAt, presidingPost },
    screenMode: meeting.screenMode,
    presiderName: (meeting.presiderId && people.get(meeting.presiderId)) || null,
    isBlank,
  };
  if (isScreen && isBlank) return { ...head, ...NOTHING };
  const members = meeting.invitations.filter(({ role }) => role === 'MEMBER');
  return {
    ...head,
    presentCount: members.filter(isHere).length,
    invitedCount: members.length,
    excused: excusedIn(facts, members),
    plannedMinutes: sum(items.map(({ plannedMinutes }) => plannedMinutes)),
    usedSeconds: sum(items.map(({ usedSeconds }) => usedSeconds)),
    items: items.map((item) => itemFor(item, isScreen)),
    current: shown && currentOf(facts, shown, items.length),
    draft: shown && draftFor(facts, shown, audience),
    decisions: takenFor(facts, audience),
    next: nextOf(facts, items, isScreen),
    attendance: attendanceIn(facts),
  };
};

/** A closed item keeps its place on the agenda; what it is about is not for the screens. */
const itemFor = (item: ItemRow, isScreen: boolean): RoomItem =>
  isScreen && item.isClosed ? { ...item, title: null, kind: null } : item;
