// Migrates the database of the address given. A process of its own: the schema engine leaves a
// timer behind that would keep a test run from ending for ten seconds.
import { migrate } from '../../server/database/migrate.ts';

await migrate(process.argv[2] ?? '');
process.exit();
