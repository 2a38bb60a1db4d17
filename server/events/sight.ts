import { checksumOf, digestOf } from '../../client/sdk/digest.ts';
import type { Database } from '../database/client.ts';
import { BOARD_SIZE } from '../issue/queries.ts';
import { shownIssues } from '../issue/queries-shown.ts';
import { type Clock, type Day, dayAt } from '../kernel/calendar.ts';
import type { RuleValues } from '../kernel/lifecycle.ts';
import { cursorOf } from './cursor.ts';
import { head, type Place } from './log.ts';

/** Pictures kept, for boards that ask which cases of one differ. */
const KEPT = 4;

/** A case on somebody's board, and the digest of what its card tells. */
export type SeenCase = { readonly id: string; readonly digest: string };

/** What the boards show at one place of the log, on one day. */
export type Picture = {
  readonly place: Place;
  /** The cases that the holder of these tokens sees. */
  readonly casesFor: (scopes: readonly string[]) => readonly SeenCase[];
  /** Null for a board that has room for a part of them only. */
  readonly checksumFor: (scopes: readonly string[]) => string | null;
};

/** What the boards show, read once for all who look. */
export type Sight = {
  /** The picture at the head of the log: the last one, as long as log and day are at that place. */
  readonly at: (place: Place) => Promise<Picture>;
  /** The picture of a checkpoint that is not long ago; else a new one. */
  readonly of: (cursor: bigint | null) => Promise<Picture>;
  /** Pictures read so far, and boards that asked what differs. */
  readonly stats: () => { readonly reads: number; readonly asked: number };
};

export type SightOptions = {
  readonly database: Database;
  readonly clock: Clock;
  readonly rules: () => RuleValues;
};

type Held = SeenCase & { readonly scopes: readonly string[] };
type Taken = Picture & { readonly day: Day };

const pictureOf = (place: Place, day: Day, cases: readonly Held[]): Taken => {
  const sums = new Map<string, string | null>();
  const casesFor = (scopes: readonly string[]): readonly SeenCase[] => {
    const own = new Set(scopes);
    return cases
      .filter((one) => one.scopes.some((token) => own.has(token)))
      .map(({ id, digest }) => ({ id, digest }));
  };
  return {
    place,
    day,
    casesFor,
    checksumFor: (scopes) => {
      const key = JSON.stringify(scopes);
      const known = sums.get(key);
      if (known !== undefined) return known;
      const seen = casesFor(scopes);
      const sum = seen.length > BOARD_SIZE ? null : checksumOf(seen.map(({ digest }) => digest));
      sums.set(key, sum);
      return sum;
    },
  };
};

/**
 * Reads what boards show in one snapshot with the head of the log. It costs one look at the board
 * per heartbeat, whoever and however many listen, and none while nothing happens.
 */
export const createSight = ({ database, clock, rules }: SightOptions): Sight => {
  const state = { taken: [] as readonly Taken[], reads: 0, asked: 0 };
  const current = { reading: null as Promise<Taken> | null };

  const read = async (): Promise<Taken> => {
    const day = dayAt(clock.now());
    const [place, issues] = await database.$transaction(
      async (transaction) => [
        await head(transaction as Database),
        await shownIssues(transaction, day, rules()),
      ],
      { isolationLevel: 'RepeatableRead' },
    );
    state.reads += 1;
    const cases = issues.map(({ id, scopes, facts }) => ({ id, scopes, digest: digestOf(facts) }));
    const taken = pictureOf(place, day, cases);
    state.taken = [taken, ...state.taken].slice(0, KEPT);
    return taken;
  };
  const take = (): Promise<Taken> => {
    current.reading ??= read().finally(() => {
      current.reading = null;
    });
    return current.reading;
  };
  return {
    at: async (place) => {
      const [last] = state.taken;
      const isSame = last?.place.sequence === place.sequence && last.place.hash === place.hash;
      return last && isSame && last.day === dayAt(clock.now()) ? last : take();
    },
    of: async (cursor) => {
      state.asked += 1;
      return state.taken.find(({ place }) => cursorOf(place) === cursor) ?? take();
    },
    stats: () => ({ reads: state.reads, asked: state.asked }),
  };
};
