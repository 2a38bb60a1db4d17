import type { Viewer } from '../kernel/authority.ts';
import { ForbiddenError, NotFoundError, UnauthenticatedError } from '../kernel/errors.ts';
import type { AccessRecorder } from './record.ts';
import type { RequestFacts } from './signed.ts';

/** The unit that a viewer mostly speaks for, for the record: the only one, or the first. */
export const unitOf = (viewer: Viewer | null): string | null =>
  viewer?.memberships[0]?.unitId ?? null;

/**
 * Puts a refused authorisation on record: who tried what on what, and why it was refused. Other
 * errors pass: they are no matter of rights. Call it where an action's errors become answers.
 */
export const recordRefusal = async (
  record: AccessRecorder,
  asked: {
    readonly viewer: Viewer | null;
    readonly request: RequestFacts;
    /** The action tried, and on what: `Issue:` and its id, or null. */
    readonly action: string;
    readonly object: string | null;
  },
  error: unknown,
): Promise<void> => {
  const isRefusal =
    error instanceof ForbiddenError ||
    error instanceof NotFoundError ||
    error instanceof UnauthenticatedError;
  if (!isRefusal) return;
  const reason = error instanceof ForbiddenError ? error.facts.reason : null;
  await record({
    action: 'refuse',
    outcome: 'REFUSED',
    personId: asked.viewer?.personId ?? null,
    unitId: unitOf(asked.viewer),
    object: asked.object,
    detail: { action: asked.action, code: error.code, reason },
    source: { address: asked.request.address, requestId: asked.request.id },
  });
};
