import type { Written } from '../words/format.ts';

/** A unit as the room names it. */
export type RoomUnit = { readonly id: string; readonly name: Written };

/** A decision as the room sees it: while it is written, read back, or in force. */
export type RoomDecision = {
  readonly id: string;
  /** The item that it was taken on; null for one taken on none. */
  readonly itemId: string | null;
  readonly no: number | null;
  readonly state: string;
  readonly text: Written;
  readonly responsible: readonly RoomUnit[];
  readonly assisting: readonly RoomUnit[];
  readonly dueOn: string | null;
  readonly clause: string;
  readonly inForceAt: string | null;
  readonly acknowledgedCount: number;
  readonly unitCount: number;
  readonly acknowledged: readonly { readonly id: string }[];
  readonly dissents: readonly { readonly unitName: Written; readonly text: Written }[];
};

/** One line of the agenda. */
export type RoomItem = {
  readonly id: string;
  readonly position: number;
  /** Null where the item is closed to screens. */
  readonly title: Written | null;
  readonly state: string;
  readonly plannedMinutes: number;
  /** Seconds used up to `runningSince`. */
  readonly usedSeconds: number;
  readonly runningSince: string | null;
  readonly isClosed: boolean;
};

/** What the room is shown about an item. */
export type RoomMaterial = {
  readonly facts: readonly {
    readonly kind: string;
    readonly number: number | null;
    readonly text: Written | null;
    readonly unit: Written | null;
    readonly on: string | null;
  }[];
  readonly tags: readonly { readonly kind: string; readonly number: number | null }[];
  readonly history: readonly {
    readonly on: string;
    readonly who: Written | null;
    readonly what: string;
    readonly text: Written | null;
  }[];
};

/** The item that is being dealt with. */
export type RoomCurrent = {
  readonly item: RoomItem;
  readonly total: number;
  /** Meetings in which it has come up, this one included. */
  readonly timesOnAgenda: number;
  readonly title: Written | null;
  readonly projectName: Written | null;
  readonly unitName: Written | null;
  readonly issueNumber: string | null;
  readonly material: RoomMaterial | null;
  readonly views: readonly { readonly unitName: Written; readonly text: Written }[];
};

/** Who is asked to come, and how that stands. */
export type RoomAttendance = {
  readonly id: string;
  readonly unitName: Written;
  readonly role: string;
  readonly presence: string;
  readonly attendeeName: Written | null;
  readonly isSubstitute: boolean;
};

/** The whole picture of the meeting room; every frame of the stream carries it. */
export type Room = {
  readonly id: string;
  readonly number: string;
  readonly title: Written;
  readonly state: string;
  readonly place: Written;
  readonly startsAt: string;
  readonly presidingPost: string;
  readonly presiderName: Written | null;
  readonly isBlank: boolean;
  readonly screenMode: string;
  readonly presentCount: number;
  readonly invitedCount: number;
  readonly excused: readonly Written[];
  readonly plannedMinutes: number;
  readonly items: readonly RoomItem[];
  readonly current: RoomCurrent | null;
  readonly draft: RoomDecision | null;
  readonly decisions: readonly RoomDecision[];
  readonly next: { readonly title: Written | null; readonly callUnits: readonly Written[] } | null;
  readonly attendance: readonly RoomAttendance[];
};

/** Seconds that an item has taken by a moment; milliseconds since 1970. */
export const usedBy = (item: RoomItem, now: number): number => {
  const since = item.runningSince ? Math.max(0, now - Date.parse(item.runningSince)) / 1_000 : 0;
  return Math.floor(item.usedSeconds + since);
};

/** Minutes used of so many seconds, as every page tells them: 9:24 is 9. */
export const usedMinutes = (seconds: number): number => Math.floor(seconds / 60);

/** 9:24; past an hour 1:02:05. */
export const clockOf = (seconds: number): string => {
  const whole = Math.max(0, Math.round(seconds));
  const [hours, minutes, rest] = [
    Math.floor(whole / 3_600),
    Math.floor((whole % 3_600) / 60),
    whole % 60,
  ];
  const tail = String(rest).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`;
};

/** The timer of an item: what it has taken, and what is left of the plan; negative is over it. */
export const timerOf = (item: RoomItem, now: number) => {
  const used = usedBy(item, now);
  return {
    used,
    left: item.plannedMinutes * 60 - used,
    isPaused: item.state === 'CURRENT' && item.runningSince === null,
  };
};

const STANDING = ['IN_FORCE', 'ACKNOWLEDGED', 'REPORTED', 'DONE'];

/** Whether a decision stands: in force or done, neither struck nor replaced by a later one. */
export const isStanding = ({ state }: { readonly state: string }): boolean =>
  STANDING.includes(state);

/** Milliseconds for which a decision that has just come into force stands in front of everybody. */
const FRESH = 60_000;

/** The decision in front of everybody: the one being written or read back, else the one just in force. */
export const decisionInFront = (room: Room, now: number): RoomDecision | null => {
  if (room.draft) return room.draft;
  // What was decided on another item stands no longer in front of this one.
  const isOnCurrent = ({ itemId }: RoomDecision) => itemId === (room.current?.item.id ?? null);
  const fresh = room.decisions.filter(
    (one) =>
      isStanding(one) &&
      isOnCurrent(one) &&
      one.inForceAt !== null &&
      now - Date.parse(one.inForceAt) < FRESH,
  );
  return fresh.at(-1) ?? null;
};

/** Items that count: those taken off the agenda are not shown. */
export const shownItems = <Item extends { readonly state: string; readonly position: number }>(
  items: readonly Item[],
): readonly Item[] =>
  items
    .filter(({ state }) => state !== 'WITHDRAWN')
    .toSorted((one, other) => one.position - other.position);

/** Whether an item has been dealt with, or put off. */
export const isPast = ({ state }: RoomItem): boolean => state === 'DONE' || state === 'DEFERRED';

/**
 * Part of a long agenda around what is current: at most `most` lines, with how many stand before
 * and after it.
 */
export const agendaWindow = (items: readonly RoomItem[], most: number) => {
  const now = items.findIndex(({ state }) => state === 'CURRENT');
  const next = now >= 0 ? now : items.findIndex((item) => !isPast(item));
  const first = Math.max(0, Math.min(Math.max(0, next - 1), items.length - most));
  const shown = items.slice(first, first + most);
  return { shown, before: first, after: Math.max(0, items.length - first - shown.length) };
};
