import type { Database } from '../database/client.ts';
import { type Day, toDate } from '../kernel/calendar.ts';
import type { FeedMeeting } from './feed.ts';

/** Days that a feed looks back. */
const BACK = 400;

/** Actions after which a calendar has something to change: its time, its length, its agenda. */
const MOVING = [
  'postponeMeeting',
  'cancelMeeting',
  'addItem',
  'amendItem',
  'moveItem',
  'withdrawItem',
  'extendTimer',
];

const NOTIFIED = 'notifyMeeting';

/** The posts and units that a person has today; null where the account is closed or never was. */
const placesOf = async (database: Database, personId: string, today: Day) => {
  const day = toDate(today);
  const person = await database.person.findUnique({
    where: { id: personId },
    select: {
      user: { select: { disabledAt: true } },
      appointments: {
        where: { from: { lte: day }, OR: [{ to: null }, { to: { gte: day } }] },
        select: { post: true, unitId: true },
      },
    },
  });
  if (!person?.user || person.user.disabledAt) return null;
  return {
    posts: person.appointments.map(({ post }) => post),
    unitIds: person.appointments.flatMap(({ unitId }) => unitId ?? []),
  };
};

/**
 * The meetings that a person's calendar shows: those that a unit of theirs is invited to, that they
 * preside over, or that their office runs, from the notice on; called off ones too, as such.
 */
export const meetingsOf = async (
  database: Database,
  personId: string,
  now: Date,
  today: Day,
): Promise<readonly FeedMeeting[] | null> => {
  const places = await placesOf(database, personId, today);
  if (!places) return null;
  const { posts, unitIds } = places;
  const isOffice = await database.unit.count({
    where: { id: { in: unitIds }, roles: { has: 'OFFICE' } },
  });
  const found = await database.meeting.findMany({
    where: {
      notifiedAt: { not: null },
      startsAt: { gte: new Date(now.getTime() - BACK * 86_400_000) },
      ...(isOffice > 0
        ? {}
        : {
            OR: [
              { invitations: { some: { unitId: { in: unitIds } } } },
              { presidingPost: { in: posts } },
            ],
          }),
    },
    include: {
      items: {
        where: { state: { not: 'WITHDRAWN' } },
        orderBy: { position: 'asc' },
        select: { title: true, plannedMinutes: true },
      },
    },
    orderBy: { startsAt: 'asc' },
    take: 1_000,
  });
  const moves = await database.event.findMany({
    where: {
      rootType: 'Meeting',
      rootId: { in: found.map(({ id }) => id) },
      action: { in: [NOTIFIED, ...MOVING] },
    },
    select: { rootId: true, action: true, at: true },
    orderBy: { sequence: 'asc' },
  });
  return found.map(({ items, ...meeting }) => {
    const all = moves.filter(({ rootId }) => rootId === meeting.id);
    // What came before the notice was in nobody's calendar.
    const own = all.slice(all.findIndex(({ action }) => action === NOTIFIED));
    return {
      ...meeting,
      minutes: items.reduce((sum, { plannedMinutes }) => sum + plannedMinutes, 0),
      agenda: items.map(({ title }) => title),
      sequence: own.length - 1,
      changedAt: own.at(-1)?.at ?? meeting.proposedAt,
    };
  });
};
