// `npm run docs` writes what the lifecycle rows say for people who read: a state diagram and a table
// per noun, and the map of the regulation: clause → action → test. `--check` fails where a file in
// docs/ is not what would be written.
import fs from 'node:fs';
import path from 'node:path';
import { CLAUSES } from '../server/kernel/clauses.ts';
import { ANY, type AnyRow, type Noun, type Who } from '../server/kernel/lifecycle.ts';
import { NOUNS } from '../server/nouns.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const MADE = '<!-- Made by `npm run docs` from the lifecycle rows. -->';

type Entry = { readonly name: string; readonly noun: Noun; readonly row: AnyRow };

const entries: readonly Entry[] = NOUNS.flatMap((noun) =>
  Object.entries(noun.lifecycle).map(([name, row]) => ({ name, noun, row })),
);

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const inBoth = (words: { readonly zh: string; readonly en: string } | undefined): string =>
  words ? `${words.zh} ${words.en}` : '';

const whoText = (who: Who): string => (typeof who === 'string' ? who : who.join(' + '));

const signers = ({ who, together }: AnyRow): string =>
  [...who.map(whoText), ...(together ? [`${together.posts.join(' and ')} together`] : [])].join(
    ', ',
  );

/** Mermaid, which GitHub and most editors draw. */
const diagram = (noun: Noun, machine: string): string => {
  const { states, final } = noun.machines[machine] ?? { states: [], final: [] };
  const moves = new Map<string, string[]>();
  const add = (from: string, to: string, label: string) => {
    const key = `${from} --> ${to}`;
    moves.set(key, [...(moves.get(key) ?? []), label]);
  };
  for (const [name, row] of Object.entries(noun.lifecycle)) {
    if ((row.machine ?? 'state') !== machine) continue;
    const from = row.from.length === 0 ? ['[*]'] : row.from.filter((state) => state !== ANY);
    for (const state of from) for (const to of row.to) add(state, to, `${name} ${row.clause}`);
  }
  for (const state of noun.machines[machine]?.byEffect ?? []) {
    if (!final.includes(state)) add('[*]', state, 'effect');
  }
  for (const state of final) moves.set(`${state} --> [*]`, []);
  const lines = [...moves].map(([move, labels]) =>
    labels.length > 0 ? `  ${move}: ${labels.join(', ')}` : `  ${move}`,
  );
  const names = states.map((state) => `  ${state}: ${state} ${noun.words.states[state]?.zh ?? ''}`);
  return ['```mermaid', 'stateDiagram-v2', ...names, ...lines, '```'].join('\n');
};

const actionRow = (noun: Noun, name: string, row: AnyRow): readonly string[] => [
  `\`${name}\``,
  inBoth(noun.words.actions[name]),
  `${row.from.join(', ') || 'new'} → ${row.to.join(', ') || 'stays'}`,
  signers(row),
  row.clause,
  row.mode,
  [
    ...(row.opens ?? []).map((kind: string) => `opens ${kind}`),
    ...(row.settles ?? []).map((kind: string) => `settles ${kind}`),
    ...(row.causes ?? []).map((action: string) => `causes \`${action}\``),
    ...(row.then ?? []).map((action: string) => `then \`${action}\``),
  ].join(', '),
];

const lifecyclePage = (noun: Noun): string => {
  const head = ['Action', 'Name', 'From → to', 'Who', 'Clause', 'Mode', 'Duties and consequences'];
  const rows = Object.entries(noun.lifecycle).map(([name, row]) => actionRow(noun, name, row));
  const machines = Object.keys(noun.machines).map((machine) => diagram(noun, machine));
  return [MADE, `# ${inBoth(noun.words.name)}`, ...machines, table(head, rows)].join('\n\n');
};

/** Test files by the actions that they name. */
const testsOf = (): ReadonlyMap<string, readonly string[]> => {
  const files = fs.readdirSync(path.join(ROOT, 'test'), { recursive: true, encoding: 'utf8' });
  // The hand-written table of who may do what is run by a test of its own.
  const tests = files.filter((file) => /\.test\.ts$|(^|\W)table[\w-]*\.ts$/.test(file)).sort();
  const texts = tests.map((file): [string, ReadonlySet<string>] => [
    `test/${file.split(path.sep).join('/')}`,
    new Set(fs.readFileSync(path.join(ROOT, 'test', file), 'utf8').match(/\w+/g)),
  ]);
  return new Map(
    entries.map(({ name }) => [
      name,
      texts.filter(([, words]) => words.has(name)).map(([file]) => file),
    ]),
  );
};

const regulationPage = (): string => {
  const tests = testsOf();
  const rows = CLAUSES.flatMap((clause) =>
    entries
      .filter(({ row }) => row.clause === clause)
      .map(({ name, noun }) => [
        clause,
        `\`${name}\` ${inBoth(noun.words.actions[name])}`,
        (tests.get(name) ?? []).map((file) => `[${path.basename(file)}](../${file})`).join(', ') ||
          '–',
      ]),
  );
  const title = '# 条款对照 Map of the regulation';
  return [MADE, title, table(['Clause', 'Action', 'Tests that name it'], rows)].join('\n\n');
};

const pages = new Map([
  ...NOUNS.map((noun): [string, string] => [
    `docs/lifecycles/${noun.type.toLowerCase()}.md`,
    lifecyclePage(noun),
  ]),
  ['docs/regulation.md', regulationPage()],
]);

const isCheck = process.argv[2] === '--check';
for (const [name, text] of pages) {
  const file = path.join(ROOT, name);
  const there = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : null;
  if (there === `${text}\n`) continue;
  if (isCheck) {
    console.error(`${name} is stale: npm run docs`);
    process.exitCode = 1;
    continue;
  }
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, `${text}\n`);
  console.log(name);
}
