import type { Database } from '../database/client.ts';
import { head } from '../events/log.ts';
import { type Clock, dayAt } from '../kernel/calendar.ts';
import { ROOM, type RoomFacts, type RoomRow } from './rows.ts';

/** Rooms remembered: more meetings than that are not held at a time. */
const KEPT = 16;

/** What the rooms of meetings show, read once for all who look. */
export type Rooms = {
  /** A meeting as it was at this place of the log, or later; null where there is none. */
  readonly of: (meetingId: string, sequence: bigint) => Promise<RoomFacts | null>;
  /** The log is another one than before: nothing that was read counts. */
  readonly forget: () => void;
  /** Rooms read so far. */
  readonly stats: () => { readonly reads: number };
};

const byId = (rows: readonly { readonly id: string; readonly name: unknown }[]) =>
  new Map(rows.map(({ id, name }) => [id, name]));

const peopleIn = ({ presiderId, invitations }: RoomRow): string[] =>
  [presiderId, ...invitations.map(({ attendeeId }) => attendeeId)].filter((id) => id !== null);

/** In how many other meetings each of its issues has come up. */
const earlierOf = async (
  database: Pick<Database, 'agendaItem'>,
  { id, items }: RoomRow,
): Promise<ReadonlyMap<string, number>> => {
  const issueIds = items.flatMap(({ issueId }) => issueId ?? []);
  const before = await database.agendaItem.findMany({
    where: { issueId: { in: issueIds }, meetingId: { not: id }, startedAt: { not: null } },
    distinct: ['issueId', 'meetingId'],
    select: { issueId: true },
  });
  const counts = new Map<string, number>();
  for (const { issueId } of before)
    if (issueId) counts.set(issueId, (counts.get(issueId) ?? 0) + 1);
  return counts;
};

const read = (
  database: Database,
  meetingId: string,
  day: RoomFacts['day'],
): Promise<RoomFacts | null> =>
  database.$transaction(
    async (transaction) => {
      const { sequence } = await head(transaction as Database);
      const meeting = await transaction.meeting.findUnique({
        relationLoadStrategy: 'join',
        where: { id: meetingId },
        select: ROOM,
      });
      if (!meeting) return null;
      const units = await transaction.unit.findMany({ select: { id: true, shortName: true } });
      const people = await transaction.person.findMany({
        where: { id: { in: peopleIn(meeting) } },
        select: { id: true, name: true },
      });
      return {
        sequence,
        day,
        meeting,
        units: byId(units.map(({ id, shortName }) => ({ id, name: shortName }))),
        people: byId(people),
        earlier: await earlierOf(transaction, meeting),
      };
    },
    { isolationLevel: 'RepeatableRead' },
  );

/**
 * One event of a meeting makes a frame for each set of rights that looks at it, and who comes late
 * is told many events at once: all are served by one look at the meeting that is new enough.
 */
export const createRooms = (options: {
  readonly database: Database;
  readonly clock: Clock;
}): Rooms => {
  const held = new Map<string, RoomFacts>();
  const reading = new Map<string, Promise<RoomFacts | null>>();
  const state = { reads: 0 };
  const readOnce = (meetingId: string): Promise<RoomFacts | null> => {
    const known = reading.get(meetingId);
    if (known) return known;
    state.reads += 1;
    const work = read(options.database, meetingId, dayAt(options.clock.now())).finally(() =>
      reading.delete(meetingId),
    );
    reading.set(meetingId, work);
    return work;
  };
  const keep = (facts: RoomFacts): void => {
    held.delete(facts.meeting.id);
    held.set(facts.meeting.id, facts);
    for (const oldest of held.keys()) {
      if (held.size <= KEPT) break;
      held.delete(oldest);
    }
  };
  return {
    of: async (meetingId, sequence) => {
      const isNew = (facts: RoomFacts | undefined): facts is RoomFacts =>
        facts !== undefined &&
        facts.sequence >= sequence &&
        facts.day === dayAt(options.clock.now());
      const known = held.get(meetingId);
      if (isNew(known)) return known;
      // One that had begun before may have looked at what was there before: the next one has not.
      const first = await readOnce(meetingId);
      const facts = first && !isNew(first) ? await readOnce(meetingId) : first;
      if (facts) keep(facts);
      return facts;
    },
    forget: () => held.clear(),
    stats: () => ({ reads: state.reads }),
  };
};
