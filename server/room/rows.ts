import type { Prisma } from '../generated/prisma/client.ts';
import type { Day } from '../kernel/calendar.ts';

/** All that the picture of a meeting's room is made of, but names. No phone is among it. */
export const ROOM = {
  id: true,
  number: true,
  kind: true,
  state: true,
  title: true,
  place: true,
  startsAt: true,
  openedAt: true,
  presidingPost: true,
  presiderId: true,
  screenMode: true,
  heldItemId: true,
  scopes: true,
  items: {
    orderBy: { position: 'asc' },
    select: {
      id: true,
      kind: true,
      state: true,
      title: true,
      position: true,
      plannedMinutes: true,
      isClosed: true,
      usedSeconds: true,
      runningSince: true,
      material: true,
      issueId: true,
      issue: {
        select: {
          number: true,
          ownerUnitId: true,
          askedUnitIds: true,
          responsibleIds: true,
          assistingIds: true,
          project: { select: { name: true } },
        },
      },
      project: { select: { name: true, ownerUnitId: true } },
      followedDecision: { select: { responsibleIds: true, assistingIds: true } },
      views: { orderBy: { at: 'asc' }, select: { unitId: true, text: true } },
    },
  },
  invitations: {
    orderBy: { position: 'asc' },
    select: {
      id: true,
      unitId: true,
      guestName: true,
      role: true,
      presence: true,
      attendeeId: true,
      attendeeName: true,
      isSubstitute: true,
    },
  },
  decisions: {
    orderBy: { no: 'asc' },
    select: {
      id: true,
      no: true,
      state: true,
      source: true,
      effect: true,
      text: true,
      itemId: true,
      responsibleIds: true,
      assistingIds: true,
      dueOn: true,
      isShown: true,
      inForceAt: true,
      scopes: true,
      issue: { select: { number: true } },
      units: { select: { unitId: true, acknowledgedAt: true } },
      dissents: { orderBy: { at: 'asc' }, select: { unitId: true, text: true } },
    },
  },
} as const satisfies Prisma.MeetingSelect;

export type RoomRow = Prisma.MeetingGetPayload<{ select: typeof ROOM }>;
export type ItemRow = RoomRow['items'][number];
export type DecisionRow = RoomRow['decisions'][number];
export type InvitationRow = RoomRow['invitations'][number];

/** A meeting at one place of the log, with the names of whom it names. */
export type RoomFacts = {
  readonly sequence: bigint;
  readonly day: Day;
  readonly meeting: RoomRow;
  /** Short names of units, and names of the people who preside or attend. */
  readonly units: ReadonlyMap<string, unknown>;
  readonly people: ReadonlyMap<string, unknown>;
  /** In how many other meetings an issue has come up. */
  readonly earlier: ReadonlyMap<string, number>;
};
