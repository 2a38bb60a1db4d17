// `npm run migration NAME` writes the migration between the last one and prisma/schema.prisma;
// `--check` fails when there is something to write.
import fs from 'node:fs';
import path from 'node:path';
import { missingMigration } from '../server/database/migrate.ts';

const MIGRATIONS = path.resolve(import.meta.dirname, '../prisma/migrations');

const [name = ''] = process.argv.slice(2);
const isCheck = name === '--check';
if (!isCheck && !/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error(
    'Name the migration in small letters and underscores: npm run migration add_referral',
  );
  process.exit(1);
}

const sql = await missingMigration();
if (sql === '') console.log('The migrations say all that prisma/schema.prisma says.');
else if (isCheck) {
  console.error(
    `prisma/schema.prisma is ahead of the migrations (npm run migration NAME writes one):\n${sql}`,
  );
  process.exitCode = 1;
} else {
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const folder = path.join(MIGRATIONS, `${stamp}_${name}`);
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'migration.sql'), sql);
  fs.writeFileSync(path.join(MIGRATIONS, 'migration_lock.toml'), 'provider = "postgresql"\n');
  console.log(path.join(folder, 'migration.sql'));
}
// PGlite keeps the process alive.
process.exit();
