import { v7 as uuid } from 'uuid';
import { EVERYONE, type Held, meets, scopesOf, standingOf } from '../kernel/authority.ts';
import { actorBy, rightsFor } from '../kernel/decision.ts';
import { ConflictError, NotFoundError, ValidationError } from '../kernel/errors.ts';
import { refsIn } from '../kernel/input.ts';
import type { Facts } from '../kernel/lifecycle.ts';
import type { ActionRequest, Hand, Work } from './engine.ts';
import { changedSince } from './record.ts';
import type { Action } from './registry.ts';
import { type Loaded, sightOf } from './store.ts';
import type { Subjects } from './subjects.ts';

/** What a viewer does not see does not exist for them: neither the subject nor what an input names. */
export const assertVisible = (
  { row, noun }: Action,
  { subject, inputRefs, isMissing }: Subjects,
  input: Readonly<Record<string, unknown>>,
  { viewer, cause }: Hand,
): void => {
  if (isMissing) throw new NotFoundError();
  // What an action brings about in turn was judged with the action itself.
  if (cause !== null) return;
  const scopes = viewer ? scopesOf(viewer) : null;
  const isSeen = (loaded: { scopes?: readonly string[] } | null): boolean =>
    scopes === null || meets(loaded?.scopes ?? [EVERYONE], scopes);
  if (subject && !isSeen({ scopes: sightOf(noun, subject) })) throw new NotFoundError();
  const unseen = refsIn(input, { kind: 'group', name: noun.type, fields: row.input }).filter(
    ({ to, id }) => {
      const found = inputRefs.get(`${to} ${id}`);
      return !found || !isSeen(found);
    },
  );
  // The case that something is to be added to is a subject like any other.
  if (unseen.some(({ to }) => to === row.offeredOn)) throw new NotFoundError();
  const problems = unseen.map(({ path }) => ({ path, code: 'NOT_FOUND' as const }));
  if (problems.length > 0) throw new ValidationError(problems);
};

/** All rights that count: by post, by relation, and the product’s own where it acts. */
export const heldOf = (
  { noun }: Action,
  { subject, refs }: Subjects,
  input: Readonly<Record<string, unknown>>,
  { viewer, asker, isSession, cause }: Hand,
): readonly Held[] => [
  ...(viewer ? standingOf(viewer) : []),
  ...(viewer ? noun.policy.relations(viewer, subject, refs, input) : []),
  ...(asker === 'SYSTEM' || cause !== null
    ? [{ authority: isSession ? 'SESSION' : 'SYSTEM' } as const]
    : []),
];

/** Under what rules, and by whom, an action is taken. */
export const factsOf = (
  work: Work,
  held: Held,
  refs: Readonly<Record<string, unknown>>,
  hand: Hand,
): Facts => {
  const { version, values } = work.engine.directory.rules(work.today);
  const person = hand.asker === 'SYSTEM' ? null : hand.asker;
  return {
    now: work.now,
    today: work.today,
    rules: values,
    ruleVersion: version,
    units: work.engine.directory.units(),
    actor: actorBy(
      held,
      { personId: person?.personId ?? null, unitId: person?.memberships[0]?.unitId ?? null },
      hand.principal,
    ),
    refs,
    newId: () => uuid(),
    number: '',
  };
};

/** What has changed since the version that a decision is about. */
export const changesOf = async (
  work: Work,
  { row, noun }: Action,
  subject: Loaded | null,
  { expectedVersion }: ActionRequest,
): Promise<readonly string[]> =>
  row.mode === 'decide' && subject && expectedVersion != null && expectedVersion !== subject.version
    ? changedSince(work.transaction, noun.type, subject.id, expectedVersion)
    : [];

/** A decision is about the version that was seen (compare-and-set). @throws ConflictError */
export const assertVersion = (
  { row, noun }: Action,
  subject: Loaded | null,
  held: readonly Held[],
  { expectedVersion }: ActionRequest,
  { asker, cause }: Hand,
  changedFields: readonly string[],
): void => {
  if (row.mode !== 'decide' || !subject || asker === 'SYSTEM' || cause !== null) return;
  // Who may not do it at all is told so, and learns nothing about versions.
  if (rightsFor(row, held).length === 0) return;
  if (expectedVersion == null)
    throw new ValidationError([{ path: ['expectedVersion'], code: 'REQUIRED' }]);
  if (expectedVersion !== subject.version)
    throw new ConflictError(noun.type, subject.id, subject.version, changedFields);
};
