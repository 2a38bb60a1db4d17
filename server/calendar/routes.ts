import type { IncomingMessage, ServerResponse } from 'node:http';
import { calendarPerson } from '../access/calendar.ts';
import type { Database } from '../database/client.ts';
import { type Clock, dayAt } from '../kernel/calendar.ts';
import type { RuleValues } from '../kernel/lifecycle.ts';
import { answer, pathOf, type Route } from '../transport/http.ts';
import { feedOf } from './feed.ts';
import { meetingsOf } from './queries.ts';

const PREFIX = '/calendar/';

/**
 * Meetings for calendars, by a secret address: a calendar program cannot sign in. Who has the
 * address sees one person's meetings and nothing else.
 */
export const calendarRoutes = (options: {
  readonly database: Database;
  readonly clock: Clock;
  readonly secret: string;
  readonly origin: string;
  readonly rules: () => RuleValues;
}): readonly Route[] => [
  {
    path: `${PREFIX}*`,
    methods: ['GET'],
    handle: async (request: IncomingMessage, response: ServerResponse) => {
      const { database, clock, secret, origin } = options;
      const [token = '', rest] = pathOf(request).slice(PREFIX.length).split('.ics');
      const personId = rest === '' ? calendarPerson(secret, token) : null;
      const now = clock.now();
      const meetings = personId && (await meetingsOf(database, personId, now, dayAt(now)));
      if (!meetings) return answer(response, 404);
      const name = options.rules().documents.bodyName.zh;
      const feed = Buffer.from(feedOf(meetings, { name, origin }));
      response.writeHead(200, {
        'content-type': 'text/calendar; charset=utf-8',
        'content-length': feed.length,
        'content-disposition': 'inline; filename="meetings.ics"',
        'cache-control': 'private, max-age=300',
      });
      return response.end(feed);
    },
  },
];
