import type { Held } from './authority.ts';
import type { Clause } from './clauses.ts';
import {
  type Actor,
  ANY,
  type AnyRow,
  clauseOf,
  type Facts,
  type Principal,
  type Refusal,
  type Who,
} from './lifecycle.ts';

/** Allowed by a right, or denied with the reason and the clause. */
export type Decision =
  | { readonly isAllowed: true; readonly held: Held }
  | { readonly isAllowed: false; readonly denial: Denial };

export type Denial = {
  readonly kind: 'forbidden' | 'rule';
  readonly code: string;
  readonly clause: Clause;
  readonly values: Readonly<Record<string, unknown>>;
  readonly path: readonly (string | number)[];
  readonly who: readonly Who[];
};

const deny = (row: AnyRow, subject: unknown, kind: Denial['kind'], refusal: Refusal): Decision => ({
  isAllowed: false,
  denial: {
    kind: refusal.isForbidden ? 'forbidden' : kind,
    code: refusal.code,
    clause: refusal.clause ?? clauseOf(row, subject),
    values: refusal.values ?? {},
    path: refusal.path ?? [],
    who: row.who,
  },
});

const fits = (who: Who, held: Held): boolean =>
  typeof who === 'string'
    ? who === held.authority
    : who[0] === held.authority && held.isHead === true;

/** The rights among those held by which the row may be used. */
export const rightsFor = (row: AnyRow, held: readonly Held[]): Held[] =>
  row.who.flatMap((who) => held.filter((right) => fits(who, right)));

export const stateOf = (row: AnyRow, subject: unknown): string | null => {
  if (typeof subject !== 'object' || subject === null) return null;
  const state: unknown = Reflect.get(subject, row.machine ?? 'state');
  return typeof state === 'string' ? state : null;
};

/** Who acts by a right, for the record and the guards. */
export const actorBy = (
  held: Held,
  person: { readonly personId: string | null; readonly unitId: string | null },
  principal: Principal | null,
): Actor => ({
  personId: person.personId,
  unitId: principal ? person.unitId : (held.unitId ?? person.unitId),
  authority: held.authority,
  isHead: held.isHead ?? false,
  principal: principal && { ...principal, unitId: principal.unitId ?? held.unitId ?? null },
});

const togetherRefusal = (row: AnyRow, subject: unknown, actor: Actor): Refusal | null => {
  if (!row.together) return null;
  const signer = actor.principal?.personId ?? actor.personId;
  const signed = row.together.signed(subject);
  if (signed.some(({ post }) => post === actor.authority)) return { code: 'ALREADY_SIGNED' };
  // One person never gives two signatures that must be two people's (3.1).
  return signed.some(({ personId }) => personId === signer) ? { code: 'SAME_PERSON' } : null;
};

/**
 * The one place where "may this be done" is answered: first who, then the state, then the row's
 * conditions. With `input` null it tells what is available; with an input also whether that input
 * may stand.
 */
export const decide = (
  row: AnyRow,
  subject: unknown,
  input: Readonly<Record<string, unknown>> | null,
  held: readonly Held[],
  factsFor: (held: Held) => Facts,
): Decision => {
  const rights = rightsFor(row, held);
  if (rights.length === 0) return deny(row, subject, 'forbidden', { code: 'NOT_YOURS' });
  const state = stateOf(row, subject);
  const isIn = row.from.includes(ANY) || (state !== null && row.from.includes(state));
  if (row.from.length > 0 && !isIn)
    return deny(row, subject, 'rule', { code: 'WRONG_STATE', values: { state } });
  let denial: Decision | null = null;
  for (const right of rights) {
    const facts = factsFor(right);
    const refusal =
      togetherRefusal(row, subject, facts.actor) ??
      (subject === null ? null : row.guard?.(subject, facts)) ??
      (input === null ? null : row.check?.(subject, input, facts));
    if (!refusal) return { isAllowed: true, held: right };
    denial ??= deny(row, subject, 'rule', refusal);
  }
  return denial ?? deny(row, subject, 'forbidden', { code: 'NOT_YOURS' });
};
