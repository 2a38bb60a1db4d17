import type { Denial } from '../kernel/decision.ts';
import { type DomainError, ForbiddenError, RuleError, ValidationError } from '../kernel/errors.ts';
import type { Action } from './registry.ts';

/** `LEAD` or `LEAD+HEAD`: a right as refusals and diagrams print it. */
export const whoText = (who: Denial['who'][number]): string =>
  typeof who === 'string' ? who : who.join('+');

/** The error that a denial becomes: at a field, by a rule, or because it is another's to do. */
export const refusalError = (
  { noun, name, row }: Action,
  denial: Denial,
  from: string | null,
): DomainError => {
  const { kind, code, clause, values, path, who } = denial;
  if (kind === 'forbidden')
    return new ForbiddenError({
      noun: noun.type,
      action: name,
      reason: code,
      clause,
      values,
      who: who.map(whoText),
    });
  if (path.length > 0)
    return new ValidationError([{ path, code, values: { ...values, clause }, noun: noun.type }]);
  return new RuleError({
    noun: noun.type,
    action: name,
    reason: code,
    clause,
    values,
    from,
    allowed: row.from,
  });
};
