import { createHash } from 'node:crypto';
import type { Transaction } from '../database/client.ts';
import { append } from '../events/log.ts';
import { EVERYONE, meets, scopesOf } from '../kernel/authority.ts';
import { dayAt } from '../kernel/calendar.ts';
import { DomainError, IdempotencyMismatchError, NotFoundError } from '../kernel/errors.ts';
import type { ActionRequest, Asker, Engine, Outcome, Work } from './engine.ts';
import { nounOf } from './registry.ts';
import { run } from './run.ts';
import { load } from './store.ts';

const ATTEMPTS = 6;

/** The hash of an input: a key that comes again with another input is refused. */
export const inputHash = (request: ActionRequest): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        request.action,
        request.id ?? null,
        request.expectedVersion ?? null,
        request.input ?? null,
        request.onBehalf ?? null,
      ]),
    )
    .digest('hex');

/** Deadlocks, serialisation failures and races for one key or number: the whole is tried again. */
const isWorthRetrying = (error: unknown): boolean => {
  const text = JSON.stringify(error, Object.getOwnPropertyNames(error ?? {}));
  return /"P2034"|40P01|40001|"P2002"|TransactionWriteConflict/.test(text);
};

/**
 * The same key sent twice at once: the second waits for the first and is then refused by what the
 * first has done. Tried again, it finds the first's record and is answered the same.
 */
const isTwin = async (
  { database }: Engine,
  steps: readonly Step[],
  error: unknown,
): Promise<boolean> => {
  if (!(error instanceof DomainError) || error instanceof IdempotencyMismatchError) return false;
  for (const { asker, request } of steps) {
    if (asker === 'SYSTEM' || !request.idempotencyKey) continue;
    const { personId } = asker;
    const personId_key = { personId, key: request.idempotencyKey };
    if (await database.idempotencyRecord.findUnique({ where: { personId_key } })) return true;
  }
  return false;
};

const replayOf = async (
  work: Work,
  asker: Asker,
  request: ActionRequest,
): Promise<Outcome | null> => {
  if (asker === 'SYSTEM' || !request.idempotencyKey) return null;
  const record = await work.transaction.idempotencyRecord.findUnique({
    where: { personId_key: { personId: asker.personId, key: request.idempotencyKey } },
  });
  if (!record) return null;
  if (record.inputHash !== inputHash(request)) throw new IdempotencyMismatchError();
  const subject = await load(
    work.transaction,
    nounOf(work.engine.registry, record.subjectType),
    record.subjectId,
  );
  // A replay is answered under today's rights.
  if (!subject || !meets(subject.scopes ?? [EVERYONE], scopesOf(asker))) throw new NotFoundError();
  const { subjectType, subjectId, sequence } = record;
  return { type: subjectType, id: subjectId, sequence, isReplay: true };
};

const remember = async (
  work: Work,
  asker: Asker,
  request: ActionRequest,
  outcome: Outcome,
): Promise<void> => {
  if (asker === 'SYSTEM' || !request.idempotencyKey) return;
  await work.transaction.idempotencyRecord.create({
    data: {
      personId: asker.personId,
      key: request.idempotencyKey,
      action: request.action,
      inputHash: inputHash(request),
      subjectType: outcome.type,
      subjectId: outcome.id,
      sequence: outcome.sequence,
      at: work.now,
    },
  });
};

/** One thing to be done in a transaction, and by whom. */
export type Step = {
  readonly asker: Asker;
  readonly request: ActionRequest;
  /** A refusal skips this step and not the whole: what a sweep finds done already. */
  readonly isOptional?: boolean;
};

/**
 * Performs several actions in one transaction, one commit and one stretch of the log: sweeps and
 * imports. All are done, or none.
 */
export const performAll = async (
  engine: Engine,
  steps: readonly Step[],
  /** Written in the same transaction, before the log: a sweep's checkpoint. */
  besides?: (transaction: Transaction) => Promise<void>,
): Promise<readonly Outcome[]> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const outcomes = await engine.database.$transaction(
        (transaction) => inTransaction(engine, transaction, steps, besides),
        { maxWait: 5_000, timeout: 30_000 },
      );
      const last = outcomes.at(-1);
      if (outcomes.some(({ type }) => type === 'Unit' || type === 'Person'))
        await engine.directory.refresh();
      if (last && outcomes.some(({ isReplay }) => !isReplay)) engine.committed(last.sequence);
      return outcomes;
    } catch (error) {
      if (attempt >= ATTEMPTS) throw error;
      if (!isWorthRetrying(error) && !(await isTwin(engine, steps, error))) throw error;
    }
  }
};

const inTransaction = async (
  engine: Engine,
  transaction: Transaction,
  steps: readonly Step[],
  besides?: (transaction: Transaction) => Promise<void>,
): Promise<readonly Outcome[]> => {
  const now = engine.clock.now();
  const work: Work = {
    engine,
    transaction,
    now,
    today: dayAt(now),
    drafts: [],
    performed: new Set(),
    duties: new Map(),
  };
  const done: (Done | null)[] = [];
  for (const { asker, request, isOptional } of steps) {
    const replay = await replayOf(work, asker, request);
    if (replay) {
      done.push({ at: -1, type: replay.type, id: replay.id, replay });
      continue;
    }
    work.performed.clear();
    const at = work.drafts.length;
    try {
      const { type, id } = await run(work, asker, request);
      done.push({ at, type, id });
    } catch (error) {
      // A refusal comes before anything of the action is written.
      if (!isOptional || !(error instanceof DomainError) || work.drafts.length > at) throw error;
      done.push(null);
    }
  }
  await besides?.(transaction);
  const sequences = work.drafts.length > 0 ? await append(transaction, work.drafts) : [];
  const outcomes = done.map(
    (one): Outcome | null =>
      one && (one.replay ?? { ...one, sequence: sequences[one.at] ?? 0n, isReplay: false }),
  );
  for (const [index, { asker, request }] of steps.entries()) {
    const outcome = outcomes[index];
    if (outcome && !outcome.isReplay) await remember(work, asker, request, outcome);
  }
  return outcomes.filter((outcome) => outcome !== null);
};

type Done = {
  /** Index of its event in the transaction. */
  readonly at: number;
  readonly type: string;
  readonly id: string;
  readonly replay?: Outcome;
};

/**
 * The one way to change anything: loads, locks, decides, changes, interprets the effects, appends
 * the events, remembers the key, all in one transaction.
 * @throws ValidationError, RuleError, ForbiddenError, ConflictError, NotFoundError, IdempotencyMismatchError
 */
export const perform = async (
  engine: Engine,
  asker: Asker,
  request: ActionRequest,
): Promise<Outcome> => {
  const [outcome] = await performAll(engine, [{ asker, request }]);
  if (!outcome) throw new Error('an action gave no outcome');
  return outcome;
};
