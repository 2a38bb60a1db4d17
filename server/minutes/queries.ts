import type { Event } from '../generated/prisma/client.ts';
import type { Context } from '../schema/context.ts';
import { type Told, toldKey } from './subject.ts';

const toldIn = (key: string): Told => {
  const [action = '', type = '', id = '', row = ''] = key.split(' ');
  return { action, type, id, ...(row ? { row } : {}) };
};

const hasRow = ({ changes }: Event, row: string): boolean => {
  const rows: unknown = Reflect.get(Object(changes), 'rows');
  return (
    Array.isArray(rows) &&
    rows.some((one) => Reflect.get(Object(Reflect.get(Object(one), 'row')), 'id') === row)
  );
};

/** The one of several events: a meeting is opened for the first time, anything else ends in its last. */
const oneOf = (events: readonly Event[], { action, row }: Told): Event | undefined => {
  if (row) return events.find((event) => hasRow(event, row));
  return action === 'openMeeting' ? events[0] : events.at(-1);
};

/** The events that paragraphs tell of, as far as the viewer may see them, in one query. */
export const toldEvents = async (
  { database, scopes }: Pick<Context, 'database' | 'scopes'>,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Event>> => {
  const told = keys.map(toldIn);
  const events = await database.event.findMany({
    where: {
      subjectId: { in: [...new Set(told.map(({ id }) => id))] },
      action: { in: [...new Set(told.map(({ action }) => action))] },
      scopesAfter: { hasSome: [...scopes] },
    },
    orderBy: { sequence: 'asc' },
  });
  return new Map(
    told.flatMap((one) => {
      const own = events.filter(
        ({ subjectId, subjectType, action }) =>
          subjectId === one.id && subjectType === one.type && action === one.action,
      );
      const event = oneOf(own, one);
      return event ? [[toldKey(one), event] as const] : [];
    }),
  );
};
