import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from '../database/client.ts';
import { answer, type Route } from './http.ts';
import type { Metrics } from './metrics.ts';

/** A database that has not answered by then is away, in milliseconds. */
const PATIENCE = 2_000;

/**
 * `/healthz`: the process lives, restarting it would not help. `/readyz`: it can serve; 503 while
 * the database is away and while it drains. `/metrics`: for the operator's monitoring.
 */
export const healthRoutes = (options: {
  readonly database: Database;
  readonly metrics: Metrics;
  /** Whether the process still takes work. */
  readonly isOpen: () => boolean;
}): readonly Route[] => [
  { path: '/healthz', methods: ['GET'], handle: (_, response) => answer(response, 200) },
  {
    path: '/readyz',
    methods: ['GET'],
    handle: async (_, response) => {
      const isReady = options.isOpen() && (await isReachable(options.database));
      answer(response, isReady ? 200 : 503);
    },
  },
  {
    path: '/metrics',
    methods: ['GET'],
    handle: (_, response) => {
      response.writeHead(200, {
        'content-type': 'text/plain; version=0.0.4; charset=utf-8',
        'cache-control': 'no-store',
      });
      response.end(options.metrics.render());
    },
  },
];

const isReachable = async (database: Database): Promise<boolean> => {
  const asked = database.$queryRaw`select 1`.then(
    () => true,
    () => false,
  );
  return Promise.race([asked, wait(PATIENCE, false, { ref: false })]);
};
