import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { DEMO_NOW } from '../../prisma/demo/clock.ts';
import { loadDemo } from '../../prisma/demo/load.ts';
import { createToken } from '../../server/access/tokens.ts';
import { type App, buildApp } from '../../server/app.ts';
import { sweep } from '../../server/jobs/sweep.ts';
import { addDays, dayAt, daysAfter, startOf } from '../../server/kernel/calendar.ts';
import { handClock } from '../support/app.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';

/** The product with the demo district in it, listening, on a clock that the test moves. */
export type Stage = {
  readonly app: App;
  readonly store: TestDatabase;
  readonly url: string;
  readonly clock: ReturnType<typeof handClock>;
  /** Time goes on to a moment; the clock does its work at each midnight on the way. */
  readonly passTo: (moment: Date) => Promise<void>;
  /** A token of a person that outlives the month. */
  readonly token: (code: string) => Promise<string>;
  readonly close: () => Promise<void>;
};

export const openStage = async (): Promise<Stage> => {
  const clock = handClock(DEMO_NOW.toISOString());
  const store = await createDatabase();
  const app = await buildApp({
    database: store.database,
    databaseUrl: store.url,
    clock,
    secret: 'a-secret-of-the-tests-and-of-nothing-else',
    origin: 'http://127.0.0.1',
    demo: true,
    development: false,
    // A month of working days passes in seconds, and everybody signs in every morning.
    accessLimits: { signIns: { capacity: 10_000, perSecond: 1_000 } },
    log: pino({ level: 'silent' }),
  });
  await loadDemo({ engine: app.engine });
  await new Promise<void>((resolve) => app.server.listen(0, '127.0.0.1', resolve));
  return {
    app,
    store,
    clock,
    url: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`,
    passTo: async (moment) => {
      for (const day of daysAfter(dayAt(clock.now()), dayAt(moment))) {
        clock.set(startOf(day));
        await sweep(app.engine);
      }
      clock.set(moment);
    },
    token: async (code) => {
      const { id: personId } = await store.database.person.findUniqueOrThrow({ where: { code } });
      const expiresAt = startOf(addDays(dayAt(clock.now()), 90));
      const wanted = { personId, name: 'board', scopes: ['read'], expiresAt };
      return (await createToken(store.database, wanted, clock.now())).secret;
    },
    close: async () => {
      await app.close();
      await store.close();
    },
  };
};
