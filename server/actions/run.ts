import { v7 as uuid } from 'uuid';
import type { Held } from '../kernel/authority.ts';
import type { AnyChange } from '../kernel/change.ts';
import { decide, stateOf } from '../kernel/decision.ts';
import { ForbiddenError, ValidationError } from '../kernel/errors.ts';
import { readInput } from '../kernel/input.ts';
import type { Facts, Ref, Session } from '../kernel/lifecycle.ts';
import { apply } from './effects.ts';
import type { ActionRequest, Asker, Hand, Work } from './engine.ts';
import { withoutPersonal } from './personal.ts';
import { principalOf } from './principal.ts';
import { draftOf } from './record.ts';
import { refusalError } from './refusal.ts';
import { type Action, actionOf } from './registry.ts';
import { assertVersion, assertVisible, changesOf, factsOf, heldOf } from './rights.ts';
import { type Loaded, nextNumber } from './store.ts';
import { subjectsOf } from './subjects.ts';
import { write } from './write.ts';

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
    isSession: false,
    cause: null,
  });
};

/** The presiding chair's word, recorded by whoever acts for the office. */
const inSession = (hand: Hand, { personId, post, reference }: Session): Hand => ({
  ...hand,
  isSession: true,
  principal: { personId, unitId: null, post, evidence: { kind: 'MEETING', reference } },
});

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
  const after = await write(work, action, subject, { id, change, to });
  const draft = draftOf({ work, action, subject, after, change, to, facts: granted, hand });
  const index = work.drafts.push(await withoutPersonal(work, action, after, draft)) - 1;
  const effects = row.effects?.(after, input as never, granted, subject) ?? [];
  // What an open meeting decides goes no further than the action it decides on.
  const next: Hand = { ...hand, isSession: false, cause: index };
  await apply(work, {
    action,
    root: noun.root(after),
    index,
    facts: granted,
    effects,
    perform: (caused, session) => runAs(work, caused, session ? inSession(next, session) : next),
  });
  for (const name of row.then ?? []) await tryNext(work, name, id, next);
  return { type: noun.type, id };
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
