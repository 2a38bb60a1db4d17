import {
  ConflictError,
  ForbiddenError,
  NotFoundError,
  RuleError,
  ValidationError,
} from '../../server/kernel/errors.ts';
import type { Expected } from './table.ts';

/** What came of an attempt, in the words of the table. */
export type Result = {
  readonly outcome: 'allowed' | 'NOT_FOUND' | 'FORBIDDEN' | 'RULE' | 'VALIDATION' | 'CONFLICT';
  readonly clause?: string;
  readonly reason?: string;
  /** The states in which a refusal by a rule says that the action is possible. */
  readonly allowed?: readonly string[];
};

/** A field that names the case itself: who does not see it is told nothing else. */
const CASE_FIELDS = ['project', 'issue'];

export const resultOf = (error: unknown): Result => {
  if (error instanceof NotFoundError) return { outcome: 'NOT_FOUND' };
  if (error instanceof ConflictError) return { outcome: 'CONFLICT' };
  if (error instanceof ForbiddenError)
    return { outcome: 'FORBIDDEN', clause: error.facts.clause, reason: error.facts.reason };
  if (error instanceof RuleError) {
    const { clause, reason, allowed } = error.facts;
    return { outcome: 'RULE', clause, reason, allowed };
  }
  if (error instanceof ValidationError) {
    const [first] = error.problems;
    const isHidden =
      error.problems.length === 1 &&
      first?.code === 'NOT_FOUND' &&
      CASE_FIELDS.includes(String(first.path[0]));
    if (isHidden) return { outcome: 'NOT_FOUND' };
    const clause = first?.values?.['clause'];
    // A rule that can name the field it is about stands at the field.
    if (typeof clause === 'string') return { outcome: 'RULE', clause, reason: String(first?.code) };
    return { outcome: 'VALIDATION', reason: JSON.stringify(error.problems) };
  }
  throw error;
};

/** What became of an attempt: allowed, or how it was refused. */
export const tried = (attempt: Promise<unknown>): Promise<Result> =>
  attempt.then((): Result => ({ outcome: 'allowed' }), resultOf);

const fits = (expected: Expected, result: Result, isCreating: boolean): boolean => {
  if (expected === 'allowed') return result.outcome === 'allowed';
  if (expected.refused !== result.outcome) return false;
  if (expected.refused === 'NOT_FOUND') return true;
  if (!expected.clauses.includes(result.clause ?? '')) return false;
  // Where nothing exists yet, the state is the case's, and a condition to the new thing.
  if (expected.refused === 'FORBIDDEN' || isCreating) return true;
  if ((expected.by === 'STATE') !== (result.reason === 'WRONG_STATE')) return false;
  // A refusal by the state tells in which it is possible.
  const { possible = [], impossible = [] } = expected;
  const told = result.allowed ?? [];
  return (
    expected.by === 'CONDITION' ||
    (possible.every((state) => told.includes(state)) &&
      !impossible.some((state) => told.includes(state)))
  );
};

/** Whether a result is one of those that the table calls right. Nothing expected: anything is. */
export const isRight = (
  expected: readonly Expected[],
  result: Result,
  isCreating: boolean,
): boolean => expected.length === 0 || expected.some((one) => fits(one, result, isCreating));
