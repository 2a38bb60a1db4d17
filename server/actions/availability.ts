import { type Held, standingOf, type Viewer } from '../kernel/authority.ts';
import { dayAt, toDay } from '../kernel/calendar.ts';
import type { Clause } from '../kernel/clauses.ts';
import { actorBy, type Denial, decide, rightsFor } from '../kernel/decision.ts';
import { clauseOf, type Facts, type Noun } from '../kernel/lifecycle.ts';
import type { Engine } from './engine.ts';
import type { Represented } from './principal.ts';
import type { Action } from './registry.ts';
import type { Loaded } from './store.ts';

/** What a viewer may do with a subject now, and what is theirs but not now. */
export type Availability = {
  readonly available: readonly {
    readonly action: Action;
    readonly clause: Clause;
    readonly dueBy: string | null;
    /** Values to fill the form with; ids are the record's own. */
    readonly prefilled: Readonly<Record<string, unknown>>;
  }[];
  readonly blocked: readonly {
    readonly action: Action;
    readonly denial: Denial;
    readonly clause: Clause;
  }[];
};

/** Whether a viewer may change anything at all: a token may be for reading only. */
export const isWriter = ({ tokenScopes }: Viewer): boolean =>
  tokenScopes === null || tokenScopes.includes('write');

/**
 * Answers from the same rows and by the same decision as perform. Actions that are nobody's but
 * the system's, or another's altogether, are left out.
 */
export const availabilityOf = (
  engine: Engine,
  viewer: Viewer,
  noun: Noun,
  subject: Loaded,
): Availability => {
  if (!isWriter(viewer)) return { available: [], blocked: [] };
  return answer(engine, viewer, subject, offersOn(engine, noun, subject));
};

/** An action that the office may record for others, and for whom. */
export type Recordable = Availability['available'][number] & {
  readonly principals: readonly Represented[];
};

/** What a viewer may record with evidence for each of those represented, by the same decision. */
export const recordableOf = (
  engine: Engine,
  viewer: Viewer,
  noun: Noun,
  subject: Loaded,
  represented: readonly Represented[],
): readonly Recordable[] => {
  if (!isWriter(viewer)) return [];
  const offers = offersOn(engine, noun, subject);
  const found = new Map<string, Recordable>();
  for (const one of represented)
    for (const offer of answer(engine, one.viewer, subject, offers).available) {
      const before = found.get(offer.action.name) ?? { ...offer, principals: [] };
      found.set(offer.action.name, { ...before, principals: [...before.principals, one] });
    }
  return [...found.values()];
};

/** All that may be done on a subject, or added to it, whoever may. */
const offersOn = (engine: Engine, noun: Noun, subject: Loaded): readonly Offered[] => {
  const own = Object.entries(noun.lifecycle)
    .filter(([, row]) => row.from.length > 0)
    .map(([name, row]): Offered => ({ action: { name, noun, row }, subject, refs: {} }));
  const offered = [...engine.registry.actions.values()]
    .filter(({ row }) => row.offeredOn === noun.type)
    .map(
      (action): Offered => ({
        action,
        subject: null,
        refs: { [noun.type.toLowerCase()]: subject },
      }),
    );
  return [...own, ...offered];
};

type Offered = {
  readonly action: Action;
  readonly subject: Loaded | null;
  readonly refs: Readonly<Record<string, unknown>>;
};

const answer = (
  engine: Engine,
  viewer: Viewer,
  holder: Loaded,
  offers: readonly Offered[],
): Availability => {
  const available: Availability['available'][number][] = [];
  const blocked: Availability['blocked'][number][] = [];
  for (const { action, subject, refs } of offers) {
    const { row, noun } = action;
    const held = [...standingOf(viewer), ...noun.policy.relations(viewer, subject, refs, null)];
    if (rightsFor(row, held).length === 0) continue;
    const facts = (right: Held) => factsFor(engine, viewer, right, refs);
    const decision = decide(row, subject, null, held, facts);
    const refusal = decision.isAllowed ? row.offer?.(holder, facts(decision.held)) : null;
    if (!decision.isAllowed) {
      const { denial } = decision;
      if (denial.kind === 'rule') blocked.push({ action, denial, clause: denial.clause });
    } else if (refusal) {
      const clause = refusal.clause ?? row.clause;
      const denial = {
        kind: 'rule',
        code: refusal.code,
        clause,
        values: refusal.values ?? {},
        path: [],
        who: row.who,
      } as const;
      blocked.push({ action, denial, clause });
    } else
      available.push({
        action,
        clause: clauseOf(row, subject),
        dueBy: dueBy(holder, row.settles ?? [], viewer),
        prefilled: {
          ...(subject ? row.prefill?.(subject, facts(decision.held)) : {}),
          ...(row.offeredOn ? { [fieldOf(row, row.offeredOn)]: holder.id } : {}),
        },
      });
  }
  return { available, blocked };
};

/** Under what rules an action would be taken now, by whom. */
export const factsFor = (
  engine: Engine,
  viewer: Viewer,
  held: Held,
  refs: Readonly<Record<string, unknown>>,
): Facts => {
  const now = engine.clock.now();
  const today = dayAt(now);
  const { version, values } = engine.directory.rules(today);
  return {
    now,
    today,
    rules: values,
    ruleVersion: version,
    units: engine.directory.units(),
    actor: actorBy(
      held,
      { personId: viewer.personId, unitId: viewer.memberships[0]?.unitId ?? null },
      null,
    ),
    refs,
    newId: () => '',
    number: '',
  };
};

/** The field by which a row that adds to a case names it. */
const fieldOf = ({ input }: Action['row'], type: string): string =>
  Object.keys(input).find((name) => input[name]?.kind === 'ref' && input[name].to === type) ??
  type.toLowerCase();

type HeldDuty = {
  readonly kind: string;
  readonly state: string;
  readonly dueOn: Date;
  readonly holderUnitId: string | null;
  readonly holderPost: string | null;
};

/** By when an action is owed by the viewer: the earliest open duty that it settles. */
const dueBy = (subject: Loaded, settles: readonly string[], viewer: Viewer): string | null => {
  const duties: unknown = Reflect.get(subject, 'duties');
  if (!Array.isArray(duties)) return null;
  const days = (duties as HeldDuty[])
    .filter(
      ({ state, kind, holderUnitId, holderPost }) =>
        state === 'PENDING' &&
        settles.includes(kind) &&
        (viewer.memberships.some(({ unitId }) => unitId === holderUnitId) ||
          viewer.posts.some((post) => post === holderPost)),
    )
    .map(({ dueOn }) => toDay(dueOn));
  return days.sort()[0] ?? null;
};
