import { type Fields, refsIn } from '../kernel/input.ts';
import type { Noun, Ref } from '../kernel/lifecycle.ts';
import type { Work } from './engine.ts';
import { type Action, nounOf } from './registry.ts';
import { type Loaded, type Lock, load, loadMany, lock, sightOf } from './store.ts';

/** What an action looks at, loaded under its locks. */
export type Subjects = {
  readonly subject: Loaded | null;
  /** The subject was named and is not there. */
  readonly isMissing: boolean;
  /** Other subjects by the name that the row gave them. */
  readonly refs: Readonly<Record<string, unknown>>;
  /** What the input names, by `Type id`. */
  readonly inputRefs: ReadonlyMap<string, { readonly scopes?: readonly string[] }>;
};

/** Nouns that are always a case of their own. */
const CASES = new Set(['Project', 'Issue', 'Meeting']);

/** Nouns whose rows change often and are locked; units and people are only looked at. */
const LOCKED = new Set([...CASES, 'Decision']);

const lockOf = (work: Work, ref: Ref, isShared: boolean): Lock[] =>
  LOCKED.has(ref.type)
    ? [{ ...ref, model: nounOf(work.engine.registry, ref.type).model, isShared }]
    : [];

const flat = (refs: Readonly<Record<string, Ref | readonly Ref[] | null>>): Ref[] =>
  Object.values(refs).flatMap((ref) => ref ?? []);

/**
 * Looks first without a lock to learn which roots are touched, locks them in sorted order, and
 * loads again under the locks.
 */
export const subjectsOf = async (
  work: Work,
  { noun, row }: Action,
  id: string | null,
  input: Readonly<Record<string, unknown>>,
): Promise<Subjects> => {
  const isCreating = row.from.length === 0 && id === null;
  const isOwnRoot = CASES.has(noun.type);
  const needsPeek = !isCreating && id !== null && (row.reads !== undefined || !isOwnRoot);
  const peeked = needsPeek && id !== null ? await load(work.transaction, noun, id) : null;
  if (needsPeek && !peeked) return NOTHING;
  const wanted = row.reads?.(peeked as never, input as never) ?? {};
  const root: Ref[] = peeked ? [noun.root(peeked)] : id !== null ? [{ type: noun.type, id }] : [];
  const offered = row.offeredOn ? await rootsOf(work, caseIn(row.offeredOn, wanted)) : [];
  const exclusive = [...root, ...offered];
  await lock(work.transaction, [
    ...exclusive.flatMap((ref) => lockOf(work, ref, false)),
    ...flat(wanted)
      .filter((ref) => !exclusive.some((own) => own.type === ref.type && own.id === ref.id))
      // What an effect will change is locked for that at once.
      .flatMap((ref) => lockOf(work, ref, !row.causes)),
  ]);
  const subject = id === null ? null : await load(work.transaction, noun, id);
  if (id !== null && !subject) return NOTHING;
  const refs: Record<string, unknown> = {};
  for (const [name, ref] of Object.entries(wanted)) refs[name] = await loadRefs(work, ref);
  return {
    subject,
    isMissing: row.from.length > 0 && !subject,
    refs,
    inputRefs: await inputRefsOf(work, noun, row.input, input, [subject, ...Object.values(refs)]),
  };
};

const NOTHING: Subjects = { subject: null, isMissing: true, refs: {}, inputRefs: new Map() };

/** The cases that these belong to: what hangs on a case is locked with it. */
const rootsOf = async (work: Work, refs: readonly Ref[]): Promise<readonly Ref[]> => {
  const roots = await Promise.all(
    refs.map(async (ref) => {
      if (LOCKED.has(ref.type)) return ref;
      const noun = nounOf(work.engine.registry, ref.type);
      const found = await load(work.transaction, noun, ref.id);
      return found ? noun.root(found) : ref;
    }),
  );
  return roots;
};

/** A row that adds something to a case names it among what it reads, by the type's own name. */
const caseIn = (
  type: string,
  wanted: Readonly<Record<string, Ref | readonly Ref[] | null>>,
): readonly Ref[] => flat(wanted).filter((ref) => ref.type === type);

const hasRow = (subject: Loaded | null, id: string): boolean =>
  Object.values(subject ?? {}).some(
    (rows) => Array.isArray(rows) && rows.some((row: unknown) => Object(row).id === id),
  );

const loadRefs = async (work: Work, ref: Ref | readonly Ref[] | null): Promise<unknown> => {
  if (ref === null) return null;
  if (isList(ref)) {
    const [first] = ref;
    return first
      ? loadMany(
          work.transaction,
          nounOf(work.engine.registry, first.type),
          ref.map(({ id }) => id),
        )
      : [];
  }
  return load(work.transaction, nounOf(work.engine.registry, ref.type), ref.id);
};

const isList = (ref: Ref | readonly Ref[]): ref is readonly Ref[] => Array.isArray(ref);

const seenOf = (work: Work, type: string, loaded: Loaded): { scopes?: readonly string[] } => {
  const noun = work.engine.registry.nouns.get(type);
  return noun ? { scopes: sightOf(noun, loaded) } : {};
};

const inputRefsOf = async (
  work: Work,
  noun: Noun,
  fields: Fields,
  input: Readonly<Record<string, unknown>>,
  at: readonly unknown[],
): Promise<Subjects['inputRefs']> => {
  const known = new Map<string, { readonly scopes?: readonly string[] }>();
  const wanted = new Map<string, Set<string>>();
  const loaded = at.flat() as (Loaded | null)[];
  for (const { to, id } of refsIn(input, { kind: 'group', name: noun.type, fields })) {
    const unit = to === 'Unit' ? work.engine.directory.units().get(id) : undefined;
    const own = loaded.find((one) => one?.id === id);
    if (unit) known.set(`${to} ${id}`, {});
    else if (own) known.set(`${to} ${id}`, seenOf(work, to, own));
    // A report, an appointment, an inquiry: no noun of its own, but a row of what is at hand.
    else if (!work.engine.registry.nouns.has(to)) {
      if (loaded.some((one) => hasRow(one, id))) known.set(`${to} ${id}`, {});
    } else if (to !== 'Unit') wanted.set(to, (wanted.get(to) ?? new Set()).add(id));
  }
  for (const [to, ids] of wanted) {
    const found = await loadMany(work.transaction, nounOf(work.engine.registry, to), [...ids]);
    for (const one of found) known.set(`${to} ${one.id}`, seenOf(work, to, one));
  }
  return known;
};
