import type { Database } from '../database/client.ts';
import { type Day, toDate } from '../kernel/calendar.ts';
import { personWords } from '../person/words.ts';

/** The sign-ins of a demo district; nobody real has them. */
export type DemoSignIns = () => Promise<{
  readonly password: string;
  readonly usernames: readonly string[];
}>;

/** The people of a demo as a visitor may choose one: name, and post or unit. */
export const demoPeople = async (
  database: Database,
  today: Day,
  { password, usernames }: Awaited<ReturnType<DemoSignIns>>,
) => {
  const day = toDate(today);
  const people = await database.person.findMany({
    where: { code: { in: [...usernames] } },
    select: {
      code: true,
      name: true,
      appointments: {
        where: { from: { lte: day }, OR: [{ to: null }, { to: { gte: day } }] },
        orderBy: { from: 'desc' },
        select: {
          post: true,
          unit: { select: { shortName: true } },
          enterprise: { select: { name: true } },
        },
      },
    },
  });
  return {
    password,
    people: usernames.flatMap((username) => {
      const person = people.find(({ code }) => code === username);
      const held = person?.appointments[0];
      if (!person || !held) return [];
      const place = held.unit?.shortName ?? held.enterprise?.name ?? null;
      const post = personWords.choices?.['Post']?.[held.post] ?? null;
      return [{ username, name: person.name, place, post }];
    }),
  };
};
