import type { Transaction } from '../database/client.ts';
import type { EventDraft } from '../events/log.ts';
import type { AnyChange } from '../kernel/change.ts';
import { stateOf } from '../kernel/decision.ts';
import { clauseOf, type Facts } from '../kernel/lifecycle.ts';
import type { Hand, Work } from './engine.ts';
import type { Action } from './registry.ts';
import type { Loaded } from './store.ts';

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** A value as the log keeps it: what JSON can say, amounts and moments as text. */
export const asJson = (value: unknown): Json =>
  value === undefined ? null : (JSON.parse(JSON.stringify(value)) as Json);

const HIDDEN = new Set(['scopes', 'version']);

/** Columns that differ, as `{ field: [before, after] }`. Creation: everything that is set. */
const differences = (before: Loaded | null, after: Loaded): Record<string, Json> => {
  const fields: Record<string, Json> = {};
  for (const [name, value] of Object.entries(after)) {
    // Relations are written as rows of their own.
    const earlier: unknown = before ? Reflect.get(before, name) : null;
    // A relation that has become empty looks like a list of values: it was one before.
    if (HIDDEN.has(name) || name === 'id' || isRelation(value) || isRelation(earlier)) continue;
    const now = asJson(value);
    const was = asJson(earlier);
    if (JSON.stringify(was) !== JSON.stringify(now)) fields[name] = [was, now];
  }
  return fields;
};

const isRelation = (value: unknown): boolean =>
  Array.isArray(value)
    ? value.some((item) => typeof item === 'object' && item !== null && Reflect.has(item, 'id'))
    : typeof value === 'object' && value !== null && Reflect.has(value, 'id');

type Written = {
  readonly work: Work;
  readonly action: Action;
  readonly subject: Loaded | null;
  readonly after: Loaded;
  readonly change: AnyChange;
  readonly to: string | null;
  readonly facts: Facts;
  readonly hand: Hand;
};

/** The event of one action: what, who, on whose behalf, by which right and clause, from → to, what changed, who may see it. */
export const draftOf = ({
  work,
  action,
  subject,
  after,
  change,
  to,
  facts,
  hand,
}: Written): EventDraft => {
  const { noun, row, name } = action;
  const root = noun.root(after);
  const told = noun.policy.told ?? noun.policy.scopes;
  const scopesAfter = told(after);
  const { actor } = facts;
  return {
    at: work.now,
    action: name,
    subjectType: noun.type,
    subjectId: after.id,
    subjectVersion: after.version,
    rootType: root.type,
    rootId: root.id,
    fromState: subject ? stateOf(row, subject) : null,
    toState: to,
    clause: clauseOf(row, after),
    authority: actor.authority,
    actorId: actor.personId,
    actorUnitId: actor.unitId,
    principalId: actor.principal?.personId ?? null,
    principalUnitId: actor.principal?.unitId ?? null,
    principalPost: actor.principal?.post ?? null,
    evidence: actor.principal ? asJson(actor.principal.evidence) : null,
    changes: {
      set: differences(subject, after),
      rows: (change.insert ?? []).map(({ table, row: written }) => ({
        table,
        row: asJson(written),
      })),
      patches: (change.patch ?? []).map(({ table, id, set }) => ({ table, id, set: asJson(set) })),
    },
    effects: [],
    cause: hand.cause,
    scopesBefore: [...(subject ? told(subject) : [])],
    scopesAfter: [...scopesAfter],
  };
};

/** The fields that events have changed since a version was seen: what a conflict tells. */
export const changedSince = async (
  transaction: Transaction,
  subjectType: string,
  subjectId: string,
  version: number,
): Promise<readonly string[]> => {
  const events = await transaction.event.findMany({
    where: { subjectType, subjectId, subjectVersion: { gt: version } },
    select: { changes: true },
  });
  const names = events.flatMap(({ changes }) => {
    const set: unknown = Reflect.get(Object(changes), 'set');
    return Object.keys(Object(set));
  });
  return [...new Set(names)].sort();
};
