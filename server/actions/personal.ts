import { createHash, randomBytes } from 'node:crypto';
import type { EventDraft } from '../events/log.ts';
import type { Work } from './engine.ts';
import type { Action } from './registry.ts';
import type { Loaded } from './store.ts';

/**
 * Takes personal values out of an event before it is chained: the log keeps a salted digest, the
 * value stands beside it and can be erased without breaking the chain.
 */
export const withoutPersonal = async (
  work: Work,
  { noun }: Action,
  after: Loaded,
  draft: EventDraft,
): Promise<EventDraft> => {
  if (noun.personal.length === 0) return draft;
  const changes = Object(draft.changes) as { readonly set: Readonly<Record<string, unknown>> };
  const set: Record<string, unknown> = { ...changes.set };
  for (const field of noun.personal) {
    const pair = set[field];
    if (!Array.isArray(pair)) continue;
    const digests: (string | null)[] = [];
    for (const value of pair) digests.push(await digestOf(work, after.id, value));
    set[field] = digests;
  }
  return { ...draft, changes: { ...changes, set } as unknown as EventDraft['changes'] };
};

const digestOf = async (work: Work, personId: string, value: unknown): Promise<string | null> => {
  if (value === null || value === undefined) return null;
  const text = JSON.stringify(value);
  const salt = randomBytes(16).toString('hex');
  const digest = createHash('sha256').update(salt).update(text).digest('hex');
  await work.transaction.personalValue.create({ data: { digest, salt, value: text, personId } });
  return digest;
};
