import type { Database } from '../../server/database/client.ts';
import {
  type Appointed,
  type Post,
  type Units,
  type Viewer,
  viewerOf,
} from '../../server/kernel/authority.ts';
import { type Day, toDay, toDayOrNull } from '../../server/kernel/calendar.ts';
import type { DemoPerson } from './data.ts';

/** The people of the demo as they act: by sign-in name, with the posts they hold on a day. */
export type Cast = {
  /** Reads people and appointments again, after some were recorded. */
  readonly refresh: () => Promise<void>;
  readonly personId: (code: string) => string;
  readonly viewer: (code: string, units: Units, day: Day) => Viewer;
};

export const castOf = async (database: Database): Promise<Cast> => {
  const known = new Map<
    string,
    { readonly id: string; readonly appointed: readonly Appointed[] }
  >();
  const find = (code: string) => {
    const person = known.get(code);
    if (!person) throw new Error(`the demo has no person ${code}`);
    return person;
  };
  const refresh = async (): Promise<void> => {
    const people = await database.person.findMany({ include: { appointments: true } });
    for (const { id, code, appointments } of people) {
      const appointed = appointments.map(({ post, unitId, enterpriseId, from, to }) => ({
        post: post as Post,
        unitId,
        enterpriseId,
        from: toDay(from),
        to: toDayOrNull(to),
      }));
      known.set(code, { id, appointed });
    }
  };
  await refresh();
  return {
    refresh,
    personId: (code) => find(code).id,
    viewer: (code, units, day) => {
      const { id, appointed } = find(code);
      return viewerOf(id, appointed, units, day);
    },
  };
};

/** Clerk before chief before head: whoever of them is in post takes a unit's daily steps. */
const DAILY: readonly Post[] = ['CLERK', 'OFFICE', 'SECTION_CHIEF', 'OFFICE_HEAD', 'HEAD'];

/** Who takes a step for a unit: somebody in post on that day, and the day on which they can. */
export type Acting = (unit: string, day: Day) => { readonly code: string; readonly day: Day };

export const actingOf = (people: readonly DemoPerson[]): Acting => {
  const held = people.flatMap(({ id, appointments }) =>
    appointments.map(({ unit, post, from, to }) => ({
      code: id,
      unit,
      rank: DAILY.indexOf(post),
      from,
      to,
    })),
  );
  return (unit, day) => {
    const candidates = held.filter(
      (one) => one.unit === unit && one.rank >= 0 && (one.to === null || one.to >= day),
    );
    const [inPost] = candidates.filter(({ from }) => from <= day).sort((a, b) => a.rank - b.rank);
    if (inPost) return { code: inPost.code, day };
    // Nobody was there yet: the step waits for the first who is.
    const [first] = candidates.sort((a, b) => (a.from < b.from ? -1 : 1));
    if (!first) throw new Error(`nobody of ${unit} is in post on ${day}`);
    return { code: first.code, day: first.from };
  };
};
