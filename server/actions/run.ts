import { v7 as uuid } from 'uuid';
import { EVERYONE, type Held, meets, scopesOf, standingOf } from '../kernel/authority.ts';
import type { AnyChange, Insert } from '../kernel/change.ts';
import { actorBy, decide, rightsFor, stateOf } from '../kernel/decision.ts';
import { ConflictError, ForbiddenError, NotFoundError, ValidationError } from '../kernel/errors.ts';
import { readInput, refsIn } from '../kernel/input.ts';
import type { Facts, Ref } from '../kernel/lifecycle.ts';
import { apply } from './effects.ts';
import type { ActionRequest, Asker, Hand, Work } from './engine.ts';
import { withoutPersonal } from './personal.ts';
import { principalOf } from './principal.ts';
import { changedSince, draftOf } from './record.ts';
import { refusalError } from './refusal.ts';
import { type Action, actionOf } from './registry.ts';
import { type Loaded, load, nextNumber, table, tableOf } from './store.ts';
import { type Subjects, subjectsOf } from './subjects.ts';

const isAvailableToToken = (asker: Asker): boolean =>
  asker === 'SYSTEM' || asker.tokenScopes === null || asker.tokenScopes.includes('write');

/** Performs one action inside a transaction at work. */
export const run = async (work: Work, asker: Asker, request: ActionRequest): Promise<Ref> => {
  const action = actionOf(work.engine.registry, request.action);
  if (!isAvailableToToken(asker))
    throw new ForbiddenError({
      noun: action.noun.type,
      action: action.name,
      reason: 'READ_ONLY_TOKEN',
      clause: action.row.clause,
      values: {},
      who: [],
    });
  const behalf = request.onBehalf ? await principalOf(work, asker, action, request.onBehalf) : null;
  return runAs(work, request, {
    asker,
    principal: behalf?.principal ?? null,
    viewer: behalf?.viewer ?? (asker === 'SYSTEM' ? null : asker),
    cause: null,
  });
};

/** As {@link run}, inside a cascade. */
export const runAs = async (work: Work, request: ActionRequest, hand: Hand): Promise<Ref> => {
  const action = actionOf(work.engine.registry, request.action);
  const { noun, row } = action;
  const read = readInput(request.input, row.input);
  if (read.problems.length > 0) throw new ValidationError(read.problems);
  const input: Readonly<Record<string, unknown>> = read.value;

  const subjects = await subjectsOf(work, action, request.id ?? null, input);
  const { subject } = subjects;
  assertVisible(action, subjects, input, hand);
  const key = `${action.name} ${subject?.id ?? uuid()}`;
  if (work.performed.has(key)) return { type: noun.type, id: subject?.id ?? '' };
  work.performed.add(key);

  const held = heldOf(action, subjects, input, hand);
  const facts = (right: Held): Facts => factsOf(work, right, subjects.refs, hand);
  assertVersion(
    action,
    subject,
    held,
    request,
    hand,
    await changesOf(work, action, subject, request),
  );
  const decision = decide(row, subject, input, held, facts);
  if (!decision.isAllowed) throw refusalError(action, decision.denial, stateOf(row, subject));

  const series = row.series?.({ today: work.today });
  const number = series ? series.form(await nextNumber(work.transaction, series.name)) : '';
  const granted = { ...facts(decision.held), number };
  const change: AnyChange = row.change?.(subject, input as never, granted) ?? {};
  const to = toState(action, subject, input);
  const id = subject?.id ?? String(Reflect.get(change.set ?? {}, 'id') ?? granted.newId());
  const after = await write(work, action, subject, { id, change, to, request, hand });
  const draft = draftOf({ work, action, subject, after, change, to, facts: granted, hand });
  const index = work.drafts.push(await withoutPersonal(work, action, after, draft)) - 1;
  const effects = row.effects?.(after, input as never, granted, subject) ?? [];
  const next = { ...hand, cause: index };
  await apply(work, {
    action,
    root: noun.root(after),
    index,
    facts: granted,
    effects,
    perform: (caused) => runAs(work, caused, next),
  });
  for (const name of row.then ?? []) await tryNext(work, name, id, next);
  return { type: noun.type, id };
};

/** What a viewer does not see does not exist for them: neither the subject nor what an input names. */
const assertVisible = (
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
  if (subject && !isSeen(subject)) throw new NotFoundError();
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

const heldOf = (
  { noun }: Action,
  { subject, refs }: Subjects,
  input: Readonly<Record<string, unknown>>,
  { viewer, asker, cause }: Hand,
): readonly Held[] => [
  ...(viewer ? standingOf(viewer) : []),
  ...(viewer ? noun.policy.relations(viewer, subject, refs, input) : []),
  ...(asker === 'SYSTEM' || cause !== null ? [{ authority: 'SYSTEM' } as const] : []),
];

const factsOf = (
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

const changesOf = async (
  work: Work,
  { row, noun }: Action,
  subject: Loaded | null,
  { expectedVersion }: ActionRequest,
): Promise<readonly string[]> =>
  row.mode === 'decide' && subject && expectedVersion != null && expectedVersion !== subject.version
    ? changedSince(work.transaction, noun.type, subject.id, expectedVersion)
    : [];

const assertVersion = (
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

const toState = (
  { row, name }: Action,
  subject: Loaded | null,
  input: Readonly<Record<string, unknown>>,
): string | null => {
  if (row.to.length === 0) return null;
  const to = row.to.length === 1 ? row.to[0] : row.pick?.(subject, input as never);
  if (to === undefined || !row.to.includes(to))
    throw new Error(`${name} picks no state of its own`);
  return to;
};

type Writing = {
  readonly id: string;
  readonly change: AnyChange;
  readonly to: string | null;
  readonly request: ActionRequest;
  readonly hand: Hand;
};

/** Compare-and-set on the root row where the state is decided; rows are added under the root's lock. */
const write = async (
  work: Work,
  { noun, row }: Action,
  subject: Loaded | null,
  { id, change, to }: Writing,
): Promise<Loaded> => {
  const { transaction } = work;
  const own = table(transaction, tableOf(noun.model));
  const state = to === null ? {} : { [row.machine ?? 'state']: to };
  if (subject === null) await own.create({ data: { ...(change.set ?? {}), ...state, id } });
  else if (row.mode === 'decide') {
    const { count } = await own.updateMany({
      where: { id, version: subject.version },
      data: { ...(change.set ?? {}), ...state, version: { increment: 1 } },
    });
    if (count !== 1) throw new ConflictError(noun.type, id, subject.version, []);
  } else if (change.set || to !== null) {
    await own.update({ where: { id }, data: { ...(change.set ?? {}), ...state } });
  }
  for (const [name, rows] of groupByTable(change.insert ?? []))
    await table(transaction, name).createMany({ data: rows });
  for (const { table: name, id: rowId, set } of change.patch ?? [])
    await table(transaction, name).update({ where: { id: rowId }, data: set });
  const after = await load(transaction, noun, id);
  if (!after) throw new Error(`${noun.type} ${id} vanished while it was locked`);
  return withScopes(work, noun, after);
};

const groupByTable = (inserts: readonly Insert[]) => {
  const groups = new Map<(typeof inserts)[number]['table'], object[]>();
  for (const { table: name, row } of inserts) groups.set(name, [...(groups.get(name) ?? []), row]);
  return groups;
};

/** Keeps on the row who may see it now: the one source for queries, events and streams. */
const withScopes = async (work: Work, noun: Action['noun'], after: Loaded): Promise<Loaded> => {
  if (after.scopes === undefined) return after;
  const scopes = [...noun.policy.scopes(after)].sort();
  if (scopes.join() === after.scopes.join()) return after;
  await table(work.transaction, tableOf(noun.model)).update({
    where: { id: after.id },
    data: { scopes },
  });
  return { ...after, scopes };
};

/** What the product does by itself as soon as it may: a quorum reached, the last item done. */
const tryNext = async (work: Work, name: string, id: string, hand: Hand): Promise<void> => {
  const action = actionOf(work.engine.registry, name);
  const subjects = await subjectsOf(work, action, id, {});
  const held: Held[] = [{ authority: 'SYSTEM' }];
  const decision = decide(action.row, subjects.subject, {}, held, (right) =>
    factsOf(work, right, subjects.refs, hand),
  );
  if (decision.isAllowed) await runAs(work, { action: name, id }, hand);
};
