import type { Database } from '../database/client.ts';
import { type Day, dayAt, toDate } from '../kernel/calendar.ts';
import type { LogEvent } from './chain.ts';
import { placeOf } from './cursor.ts';
import type { Group } from './group.ts';
import type { StreamLimits } from './limits.ts';
import { after, type Place } from './log.ts';
import type { Member } from './member.ts';

/** Events read and executed together while a backlog is replayed. */
const PAGE = 200;

type Joining = {
  readonly database: Database;
  readonly limits: StreamLimits;
  readonly group: Group;
  readonly member: Member;
  /** Where the group stood when it became a member. */
  readonly barrier: Place;
  /** The cursor that the client comes with; null: from now on. */
  readonly cursor: bigint | null;
  readonly today: Day;
};

/** Whether an event gave or took rights of a person. */
const touchesRights = ({ subjectType, subjectId, changes }: LogEvent, personId: string): boolean =>
  subjectType === 'Person' &&
  subjectId === personId &&
  JSON.stringify(changes).includes('"table":"appointment"');

/** Whether an appointment of a person began or ended by the calendar since a day. */
const hasTurned = async (
  database: Database,
  personId: string,
  since: Day,
  today: Day,
): Promise<boolean> => {
  if (since >= today) return false;
  const found = await database.appointment.findFirst({
    where: {
      personId,
      OR: [
        { from: { gt: toDate(since), lte: toDate(today) } },
        { to: { gte: toDate(since), lt: toDate(today) } },
      ],
    },
    select: { id: true },
  });
  return found !== null;
};

/**
 * Brings one who joins up to the others: what came after its cursor is read from the log up to the
 * barrier where the group stood when it became a member; what comes live meanwhile is held.
 * False: it cannot be done without a gap, and everything has to be loaded again.
 */
export const catchUp = async (joining: Joining): Promise<boolean> => {
  const { database, limits, group, member, barrier, cursor, today } = joining;
  const start = cursor === null ? barrier : await placeOf(database, cursor);
  if (!start) return false;
  member.resumeAfter(start.sequence);
  if (barrier.sequence - start.sequence > BigInt(limits.backlog)) return false;
  const { personId } = member.signed().viewer;
  let read = start.sequence;
  while (read < barrier.sequence && !member.isOver()) {
    const page = await after(database, read, PAGE);
    const events = page.filter(({ sequence }) => sequence <= barrier.sequence);
    const [first] = events;
    const last = events.at(-1);
    if (!first || !last) return false;
    // What the client holds was loaded under other rights: no event tells what it has to drop.
    // One that begins with the first event holds nothing.
    if (start.sequence > 0n) {
      if (events.some((event) => touchesRights(event, personId))) return false;
      if (read === start.sequence && (await hasTurned(database, personId, dayAt(first.at), today)))
        return false;
    }
    await member.replay(await group.pageOf(events));
    read = last.sequence;
  }
  // Where it stands now, said at once: a stream of which nothing is heard is not known to live.
  const place = start.sequence > barrier.sequence ? start : barrier;
  await member.replay([await group.checkpoint(place, null)]);
  return true;
};
