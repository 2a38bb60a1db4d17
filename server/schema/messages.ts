import { GraphQLError } from 'graphql';
import { accessWords } from '../access/words.ts';
import { nounOf, type Registry } from '../actions/registry.ts';
import {
  type DomainError,
  ForbiddenError,
  RuleError,
  type RuleProblem,
  ValidationError,
} from '../kernel/errors.ts';
import type { InputProblem } from '../kernel/input.ts';
import { fill, type Language, type Words } from '../kernel/text.ts';
import { AUTHORITY_WORDS, COMMON_REFUSALS, ERROR_WORDS, PROBLEM_WORDS } from '../kernel/words.ts';

const words = (table: Readonly<Record<string, Words>>, key: string): Words | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

/** `LEAD+HEAD` in words. */
const whoIn = (who: readonly string[], language: Language): string =>
  who
    .filter((one) => one !== 'SYSTEM' && one !== 'SESSION')
    .map((one) =>
      one
        .split('+')
        .map((part) => words(AUTHORITY_WORDS, part)?.[language] ?? part)
        .join(language === 'zh' ? '' : ', '),
    )
    .join(language === 'zh' ? '或' : ' or ');

/** Accounts, sessions and tokens are no noun of the regulation, but have refusals too. */
const NO_NOUN: Readonly<Record<string, Readonly<Record<string, Words>>>> = { Access: accessWords };

/** The sentence of a refusal in a language. */
export const refusalText = (
  registry: Registry,
  refusal: {
    readonly noun: string;
    readonly action: string;
    readonly reason: string;
    readonly values: Readonly<Record<string, unknown>>;
    readonly who?: readonly string[];
  },
  language: Language,
): string => {
  const aside = words(NO_NOUN[refusal.noun] ?? {}, refusal.reason);
  if (aside) return fill(aside[language], refusal.values);
  const { words: own } = nounOf(registry, refusal.noun);
  const sentence = words(own.refusals, refusal.reason) ?? words(COMMON_REFUSALS, refusal.reason);
  const state = String(refusal.values['state'] ?? '');
  return fill(sentence?.[language] ?? refusal.reason, {
    ...refusal.values,
    state: words(own.states, state)?.[language] ?? state,
    action: words(own.actions, refusal.action)?.[language] ?? refusal.action,
    who: whoIn(refusal.who ?? [], language),
  });
};

/** The sentence of one problem with an input. */
export const problemText = (
  registry: Registry,
  problem: InputProblem | RuleProblem,
  language: Language,
): string => {
  const own =
    'noun' in problem
      ? words(NO_NOUN[problem.noun] ?? nounOf(registry, problem.noun).words.refusals, problem.code)
      : undefined;
  const sentence = own ?? words(PROBLEM_WORDS, problem.code);
  return fill(sentence?.[language] ?? problem.code, problem.values);
};

/** The message of an error in a language. */
export const messageOf = (registry: Registry, error: DomainError, language: Language): string => {
  if (error instanceof RuleError || error instanceof ForbiddenError)
    return refusalText(registry, error.facts, language);
  if (error instanceof ValidationError)
    return error.problems
      .map((problem) => problemText(registry, problem, language))
      .join(language === 'zh' ? '；' : '; ');
  return words(ERROR_WORDS, error.code)?.[language] ?? error.code;
};

/** Nobody is signed in. */
export const unauthenticated = (language: Language): GraphQLError =>
  new GraphQLError(ERROR_WORDS.UNAUTHENTICATED[language], {
    extensions: { code: 'UNAUTHENTICATED' },
  });

/** Something that was sent cannot be used, where no typed result can say so: an argument of a query. */
export const badInput = (language: Language, words: Words, path?: string): GraphQLError =>
  new GraphQLError(words[language], {
    extensions: { code: 'BAD_USER_INPUT', ...(path ? { path } : {}) },
  });
