import type { Clause } from './clauses.ts';
import type { InputProblem } from './input.ts';

/** A refusal that the caller can act on. Everything else is masked. */
export abstract class DomainError extends Error {
  abstract readonly code: string;
}

/** Something sent cannot be used; each problem names its field. Mend the input and send again. */
export class ValidationError extends DomainError {
  readonly code = 'BAD_USER_INPUT';
  readonly problems: readonly (InputProblem | RuleProblem)[];
  constructor(problems: readonly (InputProblem | RuleProblem)[]) {
    super('BAD_USER_INPUT');
    this.problems = problems;
  }
}

/** A problem with a field that a rule of the noun names. */
export type RuleProblem = {
  readonly path: readonly (string | number)[];
  readonly code: string;
  readonly values?: Readonly<Record<string, unknown>>;
  readonly noun: string;
};

type RefusalFacts = {
  readonly noun: string;
  readonly action: string;
  readonly reason: string;
  readonly clause: Clause;
  readonly values: Readonly<Record<string, unknown>>;
};

/** A rule stands in the way: the state, or a condition. Wait, or take one of `allowed`. */
export class RuleError extends DomainError {
  readonly code = 'RULE';
  readonly facts: RefusalFacts & {
    readonly from: string | null;
    /** The states in which the action is possible. */
    readonly allowed: readonly string[];
  };
  constructor(facts: RuleError['facts']) {
    super('RULE');
    this.facts = facts;
  }
}

/** The viewer sees the thing but the action is somebody else's. */
export class ForbiddenError extends DomainError {
  readonly code = 'FORBIDDEN';
  readonly facts: RefusalFacts & { readonly who: readonly string[] };
  constructor(facts: ForbiddenError['facts']) {
    super('FORBIDDEN');
    this.facts = facts;
  }
}

/** Somebody was quicker. Look at what is there now, then decide again with its version. */
export class ConflictError extends DomainError {
  readonly code = 'CONFLICT';
  readonly type: string;
  readonly id: string;
  readonly version: number;
  /** What has changed since the version that the caller had seen. */
  readonly changedFields: readonly string[];
  constructor(type: string, id: string, version: number, changedFields: readonly string[]) {
    super('CONFLICT');
    this.type = type;
    this.id = id;
    this.version = version;
    this.changedFields = changedFields;
  }
}

/** Missing, or not for this viewer: nobody can tell which. */
export class NotFoundError extends DomainError {
  readonly code = 'NOT_FOUND';
  constructor() {
    super('NOT_FOUND');
  }
}

/** The same idempotency key came with another input. Use a fresh key for another action. */
export class IdempotencyMismatchError extends DomainError {
  readonly code = 'IDEMPOTENCY_MISMATCH';
  constructor() {
    super('IDEMPOTENCY_MISMATCH');
  }
}

/** Nobody is signed in. */
export class UnauthenticatedError extends DomainError {
  readonly code = 'UNAUTHENTICATED';
  constructor() {
    super('UNAUTHENTICATED');
  }
}

/** The database is away. Nothing was written; try again with the same idempotency key. */
export class UnavailableError extends DomainError {
  readonly code = 'UNAVAILABLE';
  constructor() {
    super('UNAVAILABLE');
  }
}
