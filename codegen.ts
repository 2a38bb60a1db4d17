import fs from 'node:fs';
import path from 'node:path';
import type { CodegenConfig } from '@graphql-codegen/cli';
import { addTypenameSelectionDocumentTransform } from '@graphql-codegen/client-preset';
import {
  buildSchema,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isObjectType,
  isUnionType,
} from 'graphql';

const SCHEMA = 'schema.graphql';
const OUT = 'client/src/gql/';

const pascal = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

const FACTS = ['cursor', 'isReplay', 'code', 'message', 'clause', 'currentVersion'];

/**
 * What each member of a result union is asked for. The board reads the changed thing anew anyway;
 * whoever made something new goes on with it by its number.
 */
const selectionOf = (type: GraphQLObjectType, isNew: boolean): string => {
  const fields = Object.values(type.getFields());
  const names = fields.map(({ name }) => name);
  const issues = names.includes('issues') ? ['issues { path code message }'] : [];
  const numbered = fields.filter((field) => {
    const subject = stripped(field.type);
    return (
      isNew && isObjectType(subject) && String(subject.getFields()['number']?.type) === 'String!'
    );
  });
  const subjects = numbered.map(({ name }) => `subject: ${name} { number }`);
  return [...FACTS.filter((name) => names.includes(name)), ...issues, ...subjects].join(' ');
};

/** One mutation document per action: whatever the schema offers, the board's forms can send. */
const actionDocuments = (schema: GraphQLSchema): string =>
  Object.values(schema.getMutationType()?.getFields() ?? {})
    .filter(({ name }) => isAction(schema, name))
    .map((field) => {
      const result = stripped(field.type);
      const members = isUnionType(result) ? result.getTypes() : [];
      const input = stripped(field.args[0]?.type);
      const isNew = isInputObjectType(input) && !input.getFields()['id'];
      const fragments = members.map(
        (type) => `... on ${type.name} { ${selectionOf(type, isNew)} }`,
      );
      return `mutation ${pascal(field.name)}($input: ${field.args[0]?.type}) {
  ${field.name}(input: $input) { __typename ${fragments.join(' ')} }
}`;
    })
    .join('\n');

const isAction = (schema: GraphQLSchema, name: string): boolean => {
  const actions = schema.getType('ActionName');
  return isEnumType(actions) && actions.getValue(name) !== undefined;
};

const stripped = (type: unknown): unknown => {
  const inner: unknown = typeof type === 'object' && type ? Reflect.get(type, 'ofType') : undefined;
  return inner ? stripped(inner) : type;
};

/** Whether its id names it everywhere: one that is plain text does so only within what holds it. */
const isIdentified = (type: GraphQLObjectType): boolean => {
  const id = type.getFields()['id'];
  return id !== undefined && String(id.type) === 'ID!';
};

/** What the normalised cache must know of the schema: members of abstract types, types without id. */
const cacheFacts = (schema: GraphQLSchema): string => {
  // Results of actions never enter the cache: what they changed is read anew.
  const types = Object.values(schema.getTypeMap()).filter(
    ({ name }) => !/^__|(Payload|Result|Error|Edge)$/.test(name),
  );
  const possible = Object.fromEntries(
    types
      .filter(isAbstractType)
      .map((type) => [type.name, schema.getPossibleTypes(type).map(({ name }) => name)]),
  );
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const keyless = types
    .filter(isObjectType)
    .filter((type) => !roots.includes(type) && !isIdentified(type))
    .map(({ name }) => name);
  return `export const possibleTypes: Record<string, string[]> = ${JSON.stringify(possible)};
export const keyless: readonly string[] = ${JSON.stringify(keyless)};
`;
};

/** Vocabularies whose words the board shows; the schema describes each value as `English · 中文`. */
const VOCABULARIES = ['ActionName', 'Post', 'EvidenceKind'];

/** Those that only screens loaded later show: a file of their own. */
const LATER = [
  'ActionName',
  'DutyKind',
  'Severity',
  'Tier',
  'Phase',
  'MilestoneKind',
  'ProposalKind',
  'ClaimView',
  'RequestKind',
  'RequestState',
  'MeetingKind',
  'MeetingState',
  'AgendaItemKind',
  'AgendaItemState',
  'DecisionState',
  'DecisionEffect',
  'DecisionSource',
  'MinutesState',
];

/** Results of actions that no card of the board tells of: their names load later. */
const OFF_BOARD = [
  'MeetingResult',
  'AgendaItemResult',
  'DecisionResult',
  'MinutesResult',
  'UnitResult',
  'PersonResult',
  'EnterpriseResult',
];

const isOffBoard = (schema: GraphQLSchema, action: string): boolean => {
  const field = schema.getMutationType()?.getFields()[action];
  const result = stripped(field?.type);
  return isUnionType(result) && OFF_BOARD.includes(result.name);
};

const vocabulary = (
  schema: GraphQLSchema,
  names: readonly string[],
  variable: string,
  areOffBoard: boolean,
): string => {
  const words = names.map((name) => {
    const type = schema.getType(name);
    if (!isEnumType(type)) throw new Error(`no vocabulary ${name} in the schema`);
    const own = type
      .getValues()
      .filter((value) => name !== 'ActionName' || isOffBoard(schema, value.name) === areOffBoard);
    const values = own.map((value) => {
      const [en, zh] = (value.description ?? '').split(' · ');
      if (!en || !zh) throw new Error(`${name}.${value.name} is not described in both languages`);
      return [value.name, { zh, en }];
    });
    return [name, Object.fromEntries(values)];
  });
  return `export const ${variable} = ${JSON.stringify(Object.fromEntries(words))} as const;
`;
};

/** The texts of all documents by their ids. */
const manifest = (): Record<string, string> =>
  JSON.parse(fs.readFileSync(path.join(OUT, 'persisted-documents.json'), 'utf8'));

/** The id of each action's persisted document, so that forms load no documents at all. */
const actionIds = (): string => {
  const ids = Object.entries(manifest()).flatMap(([id, text]) => {
    const name = /\bmutation (\w+)/.exec(text)?.[1];
    return name ? [[name.charAt(0).toLowerCase() + name.slice(1), id]] : [];
  });
  return `export const actionIds: Readonly<Record<string, string>> = ${JSON.stringify(Object.fromEntries(ids))};
`;
};

/** Folders whose documents the first view needs; all others go into a file that loads later. */
const FIRST = ['api', 'app', 'board'];

const firstDocuments = (): readonly string[] =>
  FIRST.flatMap((folder) => fs.globSync(`client/src/${folder}/*.graphql`)).flatMap((file) =>
    [...fs.readFileSync(file, 'utf8').matchAll(/^(?:query|mutation|subscription) (\w+)/gm)].map(
      ([, name]) => `${name}Document`,
    ),
  );

/** Of a line that exports a document: its name, the id of its text, its types. */
const DOCUMENT =
  /^export const (?<name>\w+Document) = .*?"hash":"(?<hash>[^"]+)".* as unknown as DocumentNode<(?<data>\w+), ?(?<variables>\w+)>;$/;

const IMPORTS = "import { documentOf } from '../api/document.ts';";

/**
 * Syntax trees weigh five times what their texts do: a document is its text, read when it is first
 * needed. And one module cannot load in two parts: what the first view can do without goes into
 * `later.ts`. Fragments stand in each text that uses them.
 */
const writeDocuments = () => {
  const file = path.join(OUT, 'graphql.ts');
  const first = firstDocuments();
  const texts = manifest();
  const lines = fs.readFileSync(file, 'utf8').split('\n');
  const later = { types: [] as string[], lines: [] as string[] };
  const kept = lines.flatMap((line) => {
    const found = DOCUMENT.exec(line)?.groups;
    if (!found) return line.startsWith('export const ') ? [] : [line];
    const { name = '', hash = '', data = '', variables = '' } = found;
    const text = JSON.stringify(texts[hash]);
    const written = `export const ${name} = /* @__PURE__ */ documentOf<${data}, ${variables}>('${hash}', ${text});`;
    if (first.includes(name)) return [written];
    later.types.push(data, variables);
    later.lines.push(written);
    return [];
  });
  const head = [IMPORTS, `import type { ${later.types.join(', ')} } from './graphql.ts';`];
  fs.writeFileSync(path.join(OUT, 'later.ts'), `${[...head, ...later.lines].join('\n')}\n`);
  const typed = kept.findIndex((line) => line.includes('TypedDocumentNode as DocumentNode'));
  kept.splice(typed, 1, IMPORTS);
  fs.writeFileSync(file, kept.join('\n'));
  for (const unused of ['gql.ts', 'index.ts']) fs.rmSync(path.join(OUT, unused), { force: true });
};

const schema = buildSchema(fs.readFileSync(SCHEMA, 'utf8'));

export default {
  schema: SCHEMA,
  documents: ['client/src/**/*.graphql', actionDocuments(schema)].filter((part) => part !== ''),
  emitLegacyCommonJSImports: false,
  hooks: {
    afterAllFileWrite: () => {
      writeDocuments();
      fs.writeFileSync(path.join(OUT, 'cache-facts.ts'), cacheFacts(schema));
      fs.writeFileSync(path.join(OUT, 'action-ids.ts'), actionIds());
      fs.writeFileSync(
        path.join(OUT, 'vocabulary.ts'),
        vocabulary(schema, VOCABULARIES, 'vocabulary', false),
      );
      fs.writeFileSync(
        path.join(OUT, 'later-vocabulary.ts'),
        vocabulary(schema, LATER, 'laterVocabulary', true),
      );
    },
  },
  generates: {
    [OUT]: {
      preset: 'client',
      documentTransforms: [addTypenameSelectionDocumentTransform],
      presetConfig: { fragmentMasking: false, persistedDocuments: true },
      config: {
        enumsAsTypes: true,
        useTypeImports: true,
        importExtension: '.ts',
        scalars: {
          Date: 'string',
          DateTime: 'string',
          Decimal: 'string',
          Cursor: 'string',
          JSON: 'unknown',
        },
      },
    },
  },
} satisfies CodegenConfig;
