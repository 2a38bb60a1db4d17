import type { Registry } from '../actions/registry.ts';
import {
  ConflictError,
  DomainError,
  ForbiddenError,
  IdempotencyMismatchError,
  NotFoundError,
  RuleError,
  ValidationError,
} from '../kernel/errors.ts';
import { builder } from './builder.ts';
import { messageOf, problemText } from './messages.ts';
import { nodeOf } from './node.ts';

/** An error that a caller can act on, with what its message needs. */
export class Told<E extends DomainError = DomainError> {
  readonly error: E;
  readonly registry: Registry;
  constructor(error: E, registry: Registry) {
    this.error = error;
    this.registry = registry;
  }
}

const ErrorInterface = builder.interfaceRef<Told>('Error').implement({
  description: 'Something that the caller can act on. Codes are stable, messages are for people.',
  fields: (t) => ({
    code: t.string({ description: 'Stable code', resolve: ({ error }) => error.code }),
    message: t.string({
      description:
        'A sentence in the language of the request (`accept-language`, Chinese by default)',
      resolve: ({ error, registry }, _, { language }) => messageOf(registry, error, language),
    }),
  }),
});

const InputIssue = builder
  .objectRef<{ path: (string | number)[]; code: string; message: string }>('InputIssue')
  .implement({
    description: 'One thing wrong with an input.',
    fields: (t) => ({
      path: t.stringList({
        description: 'The field, from the outside in; list places as numbers',
        resolve: ({ path }) => path.map(String),
      }),
      code: t.exposeString('code', { description: 'Stable code' }),
      message: t.exposeString('message', { description: 'What to do about it' }),
    }),
  });

const is =
  <E extends DomainError>(type: abstract new (...parameters: never[]) => E) =>
  (value: unknown): boolean =>
    value instanceof Told && value.error instanceof type;

const ValidationErrorType = builder.objectRef<Told<ValidationError>>('ValidationError').implement({
  description: 'Something sent cannot be used. Mend the fields named and send again.',
  interfaces: [ErrorInterface],
  isTypeOf: is(ValidationError),
  fields: (t) => ({
    issues: t.field({
      type: [InputIssue],
      description: 'All that is wrong, at once',
      resolve: ({ error, registry }, _, { language }) =>
        error.problems.map((problem) => ({
          path: [...problem.path],
          code: problem.code,
          message: problemText(registry, problem, language),
        })),
    }),
  }),
});

const RuleErrorType = builder.objectRef<Told<RuleError>>('RuleError').implement({
  description: 'A rule stands in the way: the state it is in, or a condition of the action.',
  interfaces: [ErrorInterface],
  isTypeOf: is(RuleError),
  fields: (t) => ({
    clause: t.string({
      description: 'The clause of the regulation',
      resolve: ({ error }) => error.facts.clause,
    }),
    action: t.string({ description: 'What was asked', resolve: ({ error }) => error.facts.action }),
    reason: t.string({
      description: 'Stable code of the rule',
      resolve: ({ error }) => error.facts.reason,
    }),
    from: t.string({
      nullable: true,
      description: 'The state it is in',
      resolve: ({ error }) => error.facts.from,
    }),
    allowed: t.stringList({
      description: 'States in which the action is possible',
      resolve: ({ error }) => [...error.facts.allowed],
    }),
  }),
});

const ForbiddenErrorType = builder.objectRef<Told<ForbiddenError>>('ForbiddenError').implement({
  description: 'The action is somebody else’s to take.',
  interfaces: [ErrorInterface],
  isTypeOf: is(ForbiddenError),
  fields: (t) => ({
    clause: t.string({
      description: 'The clause that gives the action to others',
      resolve: ({ error }) => error.facts.clause,
    }),
    reason: t.string({
      description: 'Stable code',
      resolve: ({ error }) => error.facts.reason,
    }),
    who: t.stringList({
      description: 'Whose it is: authorities',
      resolve: ({ error }) => [...error.facts.who],
    }),
  }),
});

const ConflictErrorType = builder.objectRef<Told<ConflictError>>('ConflictError').implement({
  description: 'Somebody was quicker. Look at `current`, then decide again with its version.',
  interfaces: [ErrorInterface],
  isTypeOf: is(ConflictError),
  fields: (t) => ({
    current: t.field({
      type: builder.nodeInterfaceRef(),
      nullable: true,
      description: 'The node as it is now',
      resolve: ({ error }, _, context, info) => nodeOf(context, info, error.type, error.id),
    }),
    currentVersion: t.int({
      description: 'Its version',
      resolve: ({ error }) => error.version,
    }),
    changedFields: t.stringList({
      description: 'What has changed since the version that was expected',
      resolve: ({ error }) => [...error.changedFields],
    }),
  }),
});

const NotFoundErrorType = builder.objectRef<Told<NotFoundError>>('NotFoundError').implement({
  description: 'Missing, or not for this viewer: the same answer for both.',
  interfaces: [ErrorInterface],
  isTypeOf: is(NotFoundError),
});

const IdempotencyMismatchErrorType = builder
  .objectRef<Told<IdempotencyMismatchError>>('IdempotencyMismatchError')
  .implement({
    description: 'The same idempotency key came with another input; nothing was done.',
    interfaces: [ErrorInterface],
    isTypeOf: is(IdempotencyMismatchError),
  });

/** All errors that an action may answer. */
export const ERROR_TYPES = [
  ValidationErrorType,
  RuleErrorType,
  ForbiddenErrorType,
  ConflictErrorType,
  NotFoundErrorType,
  IdempotencyMismatchErrorType,
] as const;

/** Turns a refusal into data; whatever else goes wrong is thrown on, and masked. */
export const told = async <Answer>(
  registry: Registry,
  answer: () => Promise<Answer>,
): Promise<Answer | Told> => {
  try {
    return await answer();
  } catch (error) {
    if (
      error instanceof DomainError &&
      error.code !== 'UNAUTHENTICATED' &&
      error.code !== 'UNAVAILABLE'
    )
      return new Told(error, registry);
    throw error;
  }
};
