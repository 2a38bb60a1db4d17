import pg from 'pg';
import { loadDemo } from '../../prisma/demo/load.ts';
import { registryOf } from '../../server/actions/registry.ts';
import { connect } from '../../server/database/client.ts';
import { startEmbedded } from '../../server/database/embedded.ts';
import { migrate } from '../../server/database/migrate.ts';
import { systemClock } from '../../server/kernel/calendar.ts';
import { NOUNS } from '../../server/nouns.ts';
import { directoryOf, seedRules } from '../../server/rules/directory.ts';

const e = await startEmbedded('/tmp/demo/data');
await e.empty('demo');
await migrate(e.url('demo'));
const database = connect(e.url('demo'));
await database.logHead.createMany({ data: [{ id: 1 }], skipDuplicates: true });
await seedRules(database);
const engine = {
  database,
  registry: registryOf(NOUNS),
  clock: systemClock,
  directory: await directoryOf(database),
  committed: () => {},
};
const t = performance.now();
try {
  await loadDemo({ engine });
} catch (x) {
  console.log(x, JSON.stringify((x as any).facts ?? (x as any).problems));
}
console.log(
  'took',
  Math.round(performance.now() - t),
  'ms',
  await database.event.count(),
  'events',
  await database.issue.count(),
  'issues',
);
await database.$disconnect();
await e.stop();
