// `npm run schema` prints the API's contract, sorted, to schema.graphql. `--check` fails where that
// file is stale, where something has no description, or where the contract breaks the one that was
// released last without CHANGELOG.md saying so. `--release` makes it the released one.
import fs from 'node:fs';
import path from 'node:path';
import {
  buildSchema,
  findBreakingChanges,
  type GraphQLNamedType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from 'graphql';
import { schema, sdl } from '../server/schema/index.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const CONTRACT = path.join(ROOT, 'schema.graphql');
const RELEASED = path.join(ROOT, 'schema.released.graphql');
const CHANGELOG = path.join(ROOT, 'CHANGELOG.md');

const read = (file: string): string => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '');

const fieldsOf = (type: GraphQLNamedType) =>
  isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)
    ? Object.values(type.getFields())
    : [];

const undescribed = (): readonly string[] =>
  Object.values(schema.getTypeMap())
    .filter(({ name }) => !name.startsWith('__'))
    .flatMap((type) => [
      ...(type.description ? [] : [`${type.name} has no description`]),
      ...fieldsOf(type)
        .filter(({ description }) => !description)
        .map(({ name }) => `${type.name}.${name} has no description`),
    ]);

const undeclaredBreaks = (): readonly string[] => {
  const released = read(RELEASED);
  if (released === '') return [];
  const changelog = read(CHANGELOG);
  return findBreakingChanges(buildSchema(released), buildSchema(sdl()))
    .filter(({ description }) => !changelog.includes(description))
    .map(
      ({ description }) =>
        `breaks the released contract and is not in CHANGELOG.md: ${description}`,
    );
};

const check = (): readonly string[] => [
  ...(read(CONTRACT) === sdl() ? [] : ['schema.graphql is stale: npm run schema']),
  ...undescribed(),
  ...undeclaredBreaks(),
];

const [mode] = process.argv.slice(2);
if (mode === '--check') {
  const problems = check();
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length > 0 ? 1 : 0;
} else {
  fs.writeFileSync(CONTRACT, sdl());
  if (mode === '--release') fs.writeFileSync(RELEASED, sdl());
}
