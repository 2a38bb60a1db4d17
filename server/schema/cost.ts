import { complexityFromQuery } from '@pothos/plugin-complexity';
import { type DocumentNode, GraphQLError, type GraphQLSchema, Kind } from 'graphql';
import { fill, type Language, type Words } from '../kernel/text.ts';

/** Limits of one operation: above them nothing is read. */
export const LIMITS = { complexity: 12_000, depth: 14, breadth: 400 } as const;

type Measure = keyof typeof LIMITS;
type Cost = Readonly<Record<Measure, number>>;

const WORDS: Readonly<Record<Measure, Words>> = {
  complexity: {
    zh: '查询过大：约 {asked}，最多 {most}，请减少每页条数或内容',
    en: 'Asks for too much: about {asked}, at most {most}. Take smaller pages or fewer fields',
  },
  depth: {
    zh: '查询层级过深：{asked} 层，最多 {most} 层',
    en: 'Nested too deeply: {asked} levels, at most {most}',
  },
  breadth: {
    zh: '查询字段过多：{asked} 个，最多 {most} 个',
    en: 'Asks for too many fields: {asked}, at most {most}',
  },
};

/** How an operation is refused that costs too much. */
export const tooMuch = (measure: Measure, asked: number, language: Language): GraphQLError => {
  const most = LIMITS[measure];
  return new GraphQLError(fill(WORDS[measure][language], { asked, most }), {
    extensions: { code: 'TOO_COMPLEX', measure, asked, most },
  });
};

/** The document with one operation only: the one that runs. */
const only = (document: DocumentNode, operationName: string | null | undefined): DocumentNode => ({
  ...document,
  definitions: document.definitions.filter(
    (definition) =>
      definition.kind !== Kind.OPERATION_DEFINITION ||
      !operationName ||
      definition.name?.value === operationName,
  ),
});

type Asked = {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName?: string | null | undefined;
  readonly variableValues?: Readonly<Record<string, unknown>> | null | undefined;
};

/** What an operation costs; null where its variables are wrong, which its execution will tell. */
export const costOf = ({ schema, document, operationName, variableValues }: Asked): Cost | null => {
  try {
    const variables = { ...variableValues };
    return complexityFromQuery(only(document, operationName), { schema, variables });
  } catch {
    return null;
  }
};

/** Why an operation is refused before anything is read for it, or null. */
export const costRefusal = (asked: Asked, language: Language): GraphQLError | null => {
  const cost = costOf(asked);
  const measure = (['depth', 'breadth', 'complexity'] as const).find(
    (one) => cost !== null && cost[one] > LIMITS[one],
  );
  return cost && measure ? tooMuch(measure, cost[measure], language) : null;
};
