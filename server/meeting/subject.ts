import type { Prisma } from '../generated/prisma/client.ts';

/** States of a meeting (4.6, 6.7). */
export const MEETING_STATES = [
  'PROPOSED',
  'APPROVED',
  'NOTIFIED',
  'IN_SESSION',
  'ADJOURNED',
  'CLOSED',
  'MINUTES_SIGNED',
  'MINUTES_ISSUED',
  'REJECTED',
  'CANCELLED',
] as const;
export type MeetingState = (typeof MEETING_STATES)[number];

/** What an action on a meeting looks at. */
export const meetingInclude = {
  items: {
    orderBy: { position: 'asc' },
    select: {
      id: true,
      kind: true,
      state: true,
      title: true,
      note: true,
      issueId: true,
      projectId: true,
      decisionId: true,
      position: true,
      plannedMinutes: true,
      grantedMinutes: true,
      isClosed: true,
      runningSince: true,
      issue: { select: { id: true, state: true } },
    },
  },
  invitations: { orderBy: { position: 'asc' } },
  screens: { orderBy: { addedAt: 'asc' } },
  decisions: { orderBy: { no: 'asc' }, select: { id: true, no: true, state: true } },
  notices: { where: { state: 'SENT' }, select: { id: true, unitId: true, kind: true } },
} as const satisfies Prisma.MeetingInclude;

export type MeetingSubject = Prisma.MeetingGetPayload<{ include: typeof meetingInclude }>;
export type MeetingItem = MeetingSubject['items'][number];
export type Invited = MeetingSubject['invitations'][number];

/** The item that is being dealt with. */
export const currentOf = ({ items }: MeetingSubject): MeetingItem | undefined =>
  items.find(({ state }) => state === 'CURRENT');

/** The units invited; guests may come from none. */
export const invitedUnits = ({ invitations }: Pick<MeetingSubject, 'invitations'>): string[] =>
  invitations.flatMap(({ unitId }) => unitId ?? []);
