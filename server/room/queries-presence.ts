import type { Database } from '../database/client.ts';
import type { Watching } from '../events/watch.ts';

/** Milliseconds for which one look at the table serves all who ask. */
const KEPT = 1_000;

/** Somebody, or a screen, that has a meeting open. */
export type Present = {
  /** `person:ID` or `screen:ID`. */
  readonly who: string;
  readonly unitId: string | null;
  /** The item that they write on. */
  readonly itemId: string | null;
  readonly seenAt: Date;
  /** Of a screen. */
  readonly name: unknown;
};

/** Who has which meeting open right now, on all servers together. */
export type Presence = {
  /** Notes who listens on this server. */
  readonly mark: (watching: readonly Watching[]) => Promise<void>;
  /** Who was seen within 15 seconds. */
  readonly of: (meetingId: string) => Promise<readonly Present[]>;
};

/**
 * Kept outside the log and forgotten after a minute. The record's own clock counts: the servers
 * that share it need not agree about the time.
 */
export const createPresence = (database: Database): Presence => {
  const held = new Map<string, { readonly rows: Promise<readonly Present[]>; until: number }>();
  const read = (meetingId: string): Promise<readonly Present[]> => database.$queryRaw`
    select p."who", p."unitId", p."itemId", p."seenAt", s."name" from "Presence" p
      left join "MeetingScreen" s on p."who" = 'screen:' || s."id"::text
      where p."meetingId" = ${meetingId}::uuid and p."seenAt" > now() - interval '15 seconds'
      order by p."who"`;
  return {
    mark: async (watching) => {
      const column = (name: keyof Watching) => watching.map((one) => one[name]);
      await database.$executeRaw`
        insert into "Presence" ("meetingId", "who", "unitId", "itemId", "seenAt")
        select *, now() from unnest(
          ${column('meetingId')}::uuid[], ${column('who')}::text[],
          ${column('unitId')}::uuid[], ${column('itemId')}::uuid[])
        on conflict ("meetingId", "who") do update set "unitId" = excluded."unitId",
          "itemId" = excluded."itemId", "seenAt" = excluded."seenAt"`;
      await database.$executeRaw`
        delete from "Presence" where "seenAt" < now() - interval '1 minute'`;
    },
    of: (meetingId) => {
      const known = held.get(meetingId);
      if (known && known.until > performance.now()) return known.rows;
      const rows = read(meetingId);
      for (const [key, { until }] of held) if (until <= performance.now()) held.delete(key);
      held.set(meetingId, { rows, until: performance.now() + KEPT });
      rows.catch(() => held.delete(meetingId));
      return rows;
    },
  };
};
