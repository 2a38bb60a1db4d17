// What is generated and not committed: the database client, the board's typed documents, the built
// board. Each is made again only when what it is made from has changed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '..');
const STAMPS = path.join(ROOT, '.cache/prepared.json');

type Step = {
  readonly from: readonly string[];
  /** Files without which the step has not been done. */
  readonly to: readonly string[];
  readonly command: readonly [string, ...string[]];
};

const STEPS = {
  generate: {
    from: ['prisma/schema.prisma', 'prisma.config.ts', 'package.json'],
    to: ['server/generated/prisma/client.ts', 'server/generated/pothos.ts'],
    command: ['prisma', 'generate'],
  },
  schema: {
    from: ['server', 'prisma/schema.prisma'],
    to: ['schema.graphql'],
    command: ['node', '--disable-warning=ExperimentalWarning', 'scripts/schema.ts'],
  },
  codegen: {
    from: ['schema.graphql', 'codegen.ts', 'client', 'package.json'],
    to: ['client/src/gql/graphql.ts', 'client/src/gql/persisted-documents.json'],
    command: ['graphql-codegen', '--config', 'codegen.ts'],
  },
  build: {
    from: ['client', 'schema.graphql', 'codegen.ts', 'vite.config.ts', 'package.json'],
    to: ['client/dist/index.html'],
    command: ['vite', 'build', '--configLoader', 'native', '--logLevel', 'warn'],
  },
} as const satisfies Record<string, Step>;

export type StepName = keyof typeof STEPS;

/** Made, not written: never part of what something is made from. */
const MADE = new Set(['generated', 'gql', 'dist', 'node_modules']);

/**
 * Runs, in this order, those of the steps that are missing or stale. False when one failed: what it
 * said has been shown.
 */
export const prepare = (names: readonly StepName[]): boolean => {
  const stamps: Record<string, string> = readStamps();
  for (const name of names) {
    const step: Step = STEPS[name];
    const stamp = stampOf(step);
    const isThere = step.to.every((file) => fs.existsSync(path.join(ROOT, file)));
    if (isThere && stamps[name] === stamp) continue;
    if (!run(name, step)) return false;
    stamps[name] = stamp;
    fs.mkdirSync(path.dirname(STAMPS), { recursive: true });
    fs.writeFileSync(STAMPS, JSON.stringify(stamps));
  }
  return true;
};

const readStamps = (): Record<string, string> => {
  try {
    return JSON.parse(fs.readFileSync(STAMPS, 'utf8'));
  } catch {
    return {};
  }
};

const stampOf = ({ from, command }: Step): string => {
  const hash = createHash('sha256').update(JSON.stringify(command));
  for (const file of from.flatMap((place) => filesIn(path.join(ROOT, place)))) {
    hash.update(path.relative(ROOT, file)).update('\0').update(fs.readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
};

const filesIn = (place: string): readonly string[] => {
  const stats = fs.statSync(place, { throwIfNoEntry: false });
  if (!stats) return [];
  if (!stats.isDirectory()) return [place];
  const names = fs.readdirSync(place).filter((name) => !MADE.has(name));
  return names.sort().flatMap((name) => filesIn(path.join(place, name)));
};

const run = (name: string, { command: [program, ...parameters] }: Step): boolean => {
  process.stdout.write(`· ${name}\n`);
  const bin = path.join(ROOT, 'node_modules/.bin');
  const { status, stdout, stderr } = spawnSync(program, parameters, {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, PATH: `${bin}${path.delimiter}${process.env['PATH']}` },
  });
  if (status === 0) return true;
  process.stderr.write(`${stdout ?? ''}${stderr ?? ''}\n${program}: ${name} failed\n`);
  return false;
};

if (import.meta.main && !prepare(['generate', 'codegen', 'build'])) process.exitCode = 1;
