import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

/** The house keeps its arrows: what may import what (see README, map of the folders). */

const SERVER = path.resolve(import.meta.dirname, '../../server');

const NOUNS = [
  'unit',
  'person',
  'enterprise',
  'project',
  'issue',
  'request',
  'duty',
  'notice',
  'meeting',
  'agenda',
  'decision',
  'minutes',
];

/** Files of a noun that read the record or face the API. */
const isImpure = (file: string): boolean => /^(graphql.*|queries.*)\.ts$/.test(path.basename(file));

type Import = { readonly from: string; readonly to: string; readonly isType: boolean };

const files = fs
  .readdirSync(SERVER, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.startsWith('generated'));

const imports: readonly Import[] = files.flatMap((file) => {
  const text = fs.readFileSync(path.join(SERVER, file), 'utf8');
  return [
    ...text.matchAll(/^(?:import|export)\s([^;]*?)from\s+'([^']+)'|^import\s+'([^']+)'/gms),
  ].map(([, names = '', specifier, bare]) => {
    const name = specifier ?? bare ?? '';
    const to = name.startsWith('.')
      ? path.relative(SERVER, path.resolve(SERVER, path.dirname(file), name))
      : name;
    return { from: file, to, isType: /^type\s/.test(names.trim()) };
  });
});

const folderOf = (file: string): string => file.split(path.sep)[0] ?? '';
const told = (wrong: readonly Import[]): string[] => wrong.map(({ from, to }) => `${from} → ${to}`);

describe('arrows between the rooms', () => {
  it('reads the imports', () => {
    expect(imports.length).toBeGreaterThan(300);
  });

  it('the kernel imports nothing but itself, and types of the database', () => {
    const wrong = imports.filter(
      ({ from, to, isType }) =>
        folderOf(from) === 'kernel' &&
        folderOf(to) !== 'kernel' &&
        !(isType && folderOf(to) === 'generated'),
    );
    expect(told(wrong)).toEqual([]);
  });

  it('nouns never import each other', () => {
    const wrong = imports.filter(
      ({ from, to }) =>
        NOUNS.includes(folderOf(from)) &&
        NOUNS.includes(folderOf(to)) &&
        folderOf(from) !== folderOf(to),
    );
    expect(told(wrong)).toEqual([]);
  });

  it('rules are pure: only the kernel, their own noun and types', () => {
    const wrong = imports.filter(
      ({ from, to, isType }) =>
        NOUNS.includes(folderOf(from)) &&
        !isImpure(from) &&
        !isType &&
        folderOf(to) !== 'kernel' &&
        folderOf(to) !== folderOf(from),
    );
    expect(told(wrong)).toEqual([]);
  });

  it('the engine knows no noun, and nobody but the schema and the app knows all nouns', () => {
    const wrong = imports.filter(
      ({ from, to }) =>
        (folderOf(from) === 'actions' &&
          [...NOUNS, 'schema', 'transport'].includes(folderOf(to))) ||
        (to === 'nouns.ts' && !['schema', 'app.ts'].includes(folderOf(from))),
    );
    expect(told(wrong)).toEqual([]);
  });

  it('only the app puts the schema together, and only one file reads the environment', () => {
    const wrong = imports.filter(({ from, to }) => to === 'schema/index.ts' && from !== 'app.ts');
    expect(told(wrong)).toEqual([]);
    const readers = files.filter((file) =>
      /process\.env/.test(fs.readFileSync(path.join(SERVER, file), 'utf8')),
    );
    expect(readers.filter((file) => file !== 'config.ts' && file !== 'main.ts')).toEqual([]);
  });
});
