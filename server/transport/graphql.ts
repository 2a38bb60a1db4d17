import { usePersistedOperations } from '@graphql-yoga/plugin-persisted-operations';
import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import {
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  parse,
} from 'graphql';
import { createYoga, type Plugin } from 'graphql-yoga';
import type { Logger } from 'pino';
import { DomainError } from '../kernel/errors.ts';
import { fill, type Language } from '../kernel/text.ts';
import { ERROR_WORDS } from '../kernel/words.ts';
import type { Context } from '../schema/context.ts';
import { costRefusal } from '../schema/cost.ts';

/** Where GraphQL is served. */
export const GRAPHQL_PATH = '/graphql';

/** Tokens of one document at most: a parser is no place to spend a second in. */
const MAX_TOKENS = 4_000;

/** What the database's absence looks like, in whatever layer it is noticed. */
const AWAY =
  /P1001|P1002|P1008|P1017|P2024|P2028|ECONNREFUSED|ENOENT|ECONNRESET|57P0[123]|terminating connection|Connection terminated|timeout exceeded when trying to connect|closed the connection/;

const isAway = (error: Error): boolean =>
  AWAY.test(
    `${error.message} ${Reflect.get(error, 'code')} ${JSON.stringify(Reflect.get(error, 'meta') ?? null)}`,
  );

type Presenting = {
  readonly language: Language;
  readonly requestId: string;
  readonly log: Pick<Logger, 'error'>;
};

/** Names of fields and values that were nearly meant are for nobody who does not know them. */
const withoutSuggestion = (error: GraphQLError): GraphQLError => {
  const message = error.message.replace(/ Did you mean .*\?$/s, '');
  if (message === error.message) return error;
  const { nodes = null, path = null, extensions } = error;
  return new GraphQLError(message, { nodes, path, extensions });
};

/** What never began to run: a variable of the wrong type, an operation that is not there. */
const withCode = (error: GraphQLError): GraphQLError => {
  if (error.path || error.extensions['code'] !== undefined) return error;
  const { message, nodes = null, extensions } = error;
  return new GraphQLError(message, {
    nodes,
    extensions: { ...extensions, code: 'BAD_USER_INPUT' },
  });
};

/** An error as the client gets it: what it can act on as it is, all else masked and logged. */
export const presentError = (error: GraphQLError, presenting: Presenting): GraphQLError => {
  const { language, requestId, log } = presenting;
  const cause = error.originalError;
  if (!cause || cause instanceof GraphQLError) return withCode(withoutSuggestion(error));
  const code =
    cause instanceof DomainError ? cause.code : isAway(cause) ? 'UNAVAILABLE' : 'INTERNAL';
  if (code === 'INTERNAL')
    log.error({ err: cause, request: requestId, path: error.path }, 'an answer was masked');
  const words =
    code === 'UNAUTHENTICATED' || code === 'UNAVAILABLE' ? ERROR_WORDS[code] : ERROR_WORDS.INTERNAL;
  return new GraphQLError(fill(words[language], { request: requestId }), {
    ...(error.nodes ? { nodes: error.nodes } : {}),
    ...(error.path ? { path: error.path } : {}),
    extensions: { code, requestId },
  });
};

/** Presents the errors of an execution, over HTTP and sockets alike. */
const usePresentedErrors = (log: Presenting['log']): Plugin<Context> => {
  const present = (result: ExecutionResult, { language, request }: Context): ExecutionResult =>
    result.errors
      ? {
          ...result,
          errors: result.errors.map((error) =>
            presentError(error, { language, requestId: request.id, log }),
          ),
        }
      : result;
  return {
    onExecute: ({ args }) => ({
      onExecuteDone: ({ result, setResult }) => {
        if (!(Symbol.asyncIterator in result)) setResult(present(result, args.contextValue));
      },
    }),
  };
};

/** Says with every answer how far the log had come before its first read: where a stream may start. */
const useCursor = (): Plugin<Context> => ({
  onExecute: async ({ args }) => {
    const { contextValue, document, operationName } = args;
    const operation = getOperationAST(document, operationName);
    if (operation?.operation !== 'query' || contextValue.scopes.length === 0) return undefined;
    const cursor = await contextValue.cursor().catch(() => null);
    return {
      onExecuteDone: ({ result, setResult }) => {
        if (cursor === null || Symbol.asyncIterator in result) return;
        setResult({ ...result, extensions: { ...result.extensions, cursor: String(cursor) } });
      },
    };
  },
});

/** M-07: what is nested deeper than the stack is the sender's mistake, not ours. */
const orTooDeep = <Result>(work: () => Result): Result => {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new GraphQLError('The document is nested too deeply', {
      extensions: { code: 'GRAPHQL_PARSE_FAILED' },
    });
  }
};

/** Refuses what costs too much before anything is read for it. */
const useCostLimit = (): Plugin<Context> => ({
  onExecute: ({ args, setResultAndStopExecution }) => {
    const refusal = costRefusal(args, args.contextValue.language);
    if (refusal) setResultAndStopExecution({ errors: [refusal] });
  },
});

/** Validation comes before anybody is known, so it tells nobody what there would have been. */
const useNoSuggestions = (): Plugin => ({
  onValidate:
    () =>
    ({ valid, result, setResult }) => {
      if (!valid) setResult(result.map((error) => withoutSuggestion(error)));
    },
});

const useTokenLimit = (): Plugin => ({
  onParse: ({ setParseFn }) => {
    setParseFn((source, options) =>
      orTooDeep(() => parse(source, { ...options, maxTokens: MAX_TOKENS })),
    );
  },
  onValidate: ({ validateFn, setValidationFn }) => {
    setValidationFn((...given: Parameters<typeof validateFn>) =>
      orTooDeep(() => validateFn(...given)),
    );
  },
});

/** The document that a request names by its id, in any of the usual places. */
export const documentIdOf = (parameters: object): string | null => {
  const named: unknown =
    Reflect.get(parameters, 'documentId') ??
    Reflect.get(Object(Reflect.get(parameters, 'extensions')), 'documentId');
  return typeof named === 'string' ? named : null;
};

/** The HTTP side of GraphQL: Yoga with the product's guards. */
export const buildYoga = (options: {
  readonly schema: GraphQLSchema;
  /** Documents of our own clients, by their hash. */
  readonly persisted: ReadonlyMap<string, string>;
  /** The page for trying things out; off in production. */
  readonly hasGraphiQL: boolean;
  readonly contextOf: (initial: never) => Promise<Context>;
  // biome-ignore lint/suspicious/noExplicitAny: each plugin knows as much of the context as it needs
  readonly plugins: readonly Plugin<any>[];
  readonly log: Presenting['log'];
}) =>
  createYoga<object, Context>({
    schema: options.schema,
    graphqlEndpoint: GRAPHQL_PATH,
    landingPage: false,
    logging: false,
    multipart: false,
    batching: false,
    cors: false,
    graphiql: options.hasGraphiQL,
    renderGraphiQL,
    maskedErrors: false,
    parserAndValidationCache: true,
    context: options.contextOf as (initial: object) => Promise<Context>,
    plugins: [
      ...options.plugins,
      useTokenLimit(),
      useNoSuggestions(),
      usePersistedOperations({
        allowArbitraryOperations: true,
        extractPersistedOperationId: documentIdOf,
        getPersistedOperation: (id) => options.persisted.get(id) ?? null,
      }),
      usePresentedErrors(options.log),
      useCostLimit(),
      useCursor(),
    ],
  });
