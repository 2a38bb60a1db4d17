// Prisma's own schema engine as WebAssembly: no binary to download. It writes the usual
// `_prisma_migrations`, so `prisma migrate deploy` works on the same database.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import type { MigrationList, SchemaEngine, SchemasContainer } from '@prisma/schema-engine-wasm';
import pg from 'pg';
import { StartFailure } from '../failure.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../prisma');
const FILTERS = { externalTables: [], externalEnums: [] };

/** One migrates, others that start at the same time wait. */
const LOCK = 7_180_002;

type Migration = { readonly name: string; readonly sql: string };

/** The migrations this code knows, oldest first. */
const migrations = (): readonly Migration[] => {
  const folder = path.join(FOLDER, 'migrations');
  if (!fs.existsSync(folder)) return [];
  const names = fs
    .readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory());
  return names
    .map(({ name }) => ({
      name,
      sql: fs.readFileSync(path.join(folder, name, 'migration.sql'), 'utf8'),
    }))
    .sort((left, right) => (left.name < right.name ? -1 : 1));
};

/**
 * Brings a database to this code's schema and tells which migrations it took. Refuses one that a
 * newer version has migrated, or that is not ours.
 */
export const migrate = async (url: string): Promise<readonly string[]> => {
  // A pool of our own: `free()` leaves the adapter's open, and then the database cannot be a template.
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  const lock = await pool.connect();
  try {
    await lock.query(`select pg_advisory_lock(${LOCK})`);
    const known = migrations();
    const applied = await appliedTo(lock);
    assertKnown(known, applied);
    // The engine takes half a second to wake; a database that is up to date does not need it.
    if (known.every(({ name, sql }) => applied.get(name) === checksum(sql))) return [];
    return await applyTo(wholeScripts(pool));
  } finally {
    lock.release(true);
    await pool.end();
  }
};

/** For commands, which migrate nothing: refuses a database that this code's server has not started on. */
export const assertMigrated = async (url: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const known = migrations();
    const applied = await appliedTo(client);
    assertKnown(known, applied);
    if (known.every(({ name }) => applied.has(name))) return;
  } finally {
    await client.end();
  }
  throw new StartFailure({
    zh: '这里还没有本版本的数据；请先运行 npm start。',
    en: 'There are no data of this version here yet: run npm start first.',
  });
};

const checksum = (sql: string): string => createHash('sha256').update(sql).digest('hex');

/** Names of the finished migrations with the checksum of their script. */
const appliedTo = async (client: pg.ClientBase): Promise<ReadonlyMap<string, string>> => {
  const table = await client.query("select to_regclass('_prisma_migrations') is not null as has");
  if (!table.rows[0]?.has) return new Map();
  const { rows } = await client.query<{ name: string; checksum: string }>(
    `select migration_name as name, checksum from _prisma_migrations
      where finished_at is not null and rolled_back_at is null`,
  );
  return new Map(rows.map((row) => [row.name, row.checksum]));
};

const assertKnown = (known: readonly Migration[], applied: ReadonlyMap<string, string>): void => {
  const names = new Set(known.map(({ name }) => name));
  const unknown = [...applied.keys()].filter((name) => !names.has(name)).sort();
  if (unknown.length === 0) return;
  throw new StartFailure({
    zh: `数据库由更新的版本写成（含未知的迁移 ${unknown.join('、')}）；请使用该版本或更新的程序启动。`,
    en: `The database was written by a newer version (it has the unknown migration ${unknown.join(', ')}): start that version or a later one.`,
  });
};

/**
 * The adapter's own way would split a script at every semicolon, also inside a function or a comment.
 * Sent whole, it is one transaction besides: a migration is applied or it is not.
 */
const wholeScripts = (pool: pg.Pool): SqlMigrationAwareDriverAdapterFactory => {
  const factory = new PrismaPg(pool);
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connectToShadowDb: () => factory.connectToShadowDb(),
    connect: async () => {
      const adapter = await factory.connect();
      adapter.executeScript = async (script) => {
        await pool.query(script);
      };
      return adapter;
    },
  };
};

const applyTo = async (
  adapter: SqlMigrationAwareDriverAdapterFactory,
): Promise<readonly string[]> => {
  const engine = await wake(adapter);
  try {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: migrationList(),
      filters: FILTERS,
    });
    return appliedMigrationNames;
  } finally {
    engine.free();
  }
};

const wake = async (adapter: SqlMigrationAwareDriverAdapterFactory): Promise<SchemaEngine> => {
  const { SchemaEngine } = await import('@prisma/schema-engine-wasm');
  const datamodels = schema().files.map((file): [string, string] => [file.path, file.content]);
  return SchemaEngine.new(
    { datamodels },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(adapter),
  );
};

const schema = (): SchemasContainer => {
  const file = path.join(FOLDER, 'schema.prisma');
  return { files: [{ path: file, content: fs.readFileSync(file, 'utf8') }] };
};

const migrationList = (): MigrationList => ({
  baseDir: path.join(FOLDER, 'migrations'),
  lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
  shadowDbInitScript: '',
  migrationDirectories: migrations().map(({ name, sql }) => ({
    path: name,
    migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
  })),
});

/**
 * The SQL that is missing between the migrations and `schema.prisma`: '' when there is none. All
 * migrations are applied to an empty database in memory. Needs the packages for development.
 */
export const missingMigration = async (): Promise<string> => {
  const { PGlite } = await import('@electric-sql/pglite');
  const { PrismaPGlite } = await import('pglite-prisma-adapter');
  const database = await PGlite.create();
  const adapter = new PrismaPGlite(database) as unknown as SqlMigrationAwareDriverAdapterFactory;
  const engine = await wake(adapter);
  try {
    await engine.applyMigrations({ migrationsList: migrationList(), filters: FILTERS });
    const { exitCode, stdout } = await engine.diff({
      from: { tag: 'schemaDatasource', ...schema(), configDir: FOLDER },
      to: { tag: 'schemaDatamodel', ...schema() },
      script: true,
      exitCode: true,
      filters: FILTERS,
    });
    return exitCode === 2 ? (stdout ?? '') : '';
  } finally {
    engine.free();
    await database.close();
  }
};
