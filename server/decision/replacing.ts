import type { Refusal } from '../kernel/lifecycle.ts';
import { CHARGING, type DecisionEffect, isStanding } from './vocabulary.ts';

/** A decision as far as another one that takes its place looks at it. */
type About = {
  readonly effect: string;
  readonly issueId: string | null;
  readonly projectId: string | null;
  readonly issue: { readonly projectId: string } | null;
};

/**
 * By which effect another decision undoes what one has brought about, or goes on from it; null
 * where nothing is left of it once it is superseded.
 */
const UNDONE_BY: Readonly<Record<DecisionEffect, readonly DecisionEffect[] | null>> = {
  TASK: null,
  REPORT: null,
  RESOLVE: null,
  ASSIGN: ['REASSIGN'],
  REASSIGN: ['REASSIGN'],
  SET_DATE: ['SET_DATE', 'REASSIGN'],
  DECLINE: ['ASSIGN'],
  LIST: ['DELIST'],
  DELIST: ['LIST'],
  DETERMINE: ['REVERT'],
  REVERT: ['DETERMINE'],
};

/** Whether both are about the same issue; of what is decided on projects, the same project. */
const isOnSame = (one: About, other: About): boolean =>
  one.issueId === null || PROJECTS.includes(one.effect)
    ? projectIdOf(one) === projectIdOf(other)
    : one.issueId === other.issueId;

const PROJECTS: readonly string[] = [
  'LIST',
  'DELIST',
  'DETERMINE',
  'REVERT',
] as const satisfies readonly DecisionEffect[];

const projectIdOf = ({ projectId, issue }: About): string | null =>
  projectId ?? issue?.projectId ?? null;

/** Nobody is charged any more by what has ended with its issue. */
const isAtWork = ({ state, effect }: { readonly state: string; readonly effect: string }) =>
  isStanding(state) && !(state === 'DONE' && CHARGING.includes(effect));

/** A decision takes the place of another one only together with what that one brought about (4.8). */
export const replacementRefusal = (
  old: (About & { readonly state: string }) | null,
  next: About,
): Refusal | null => {
  const undoing = old && isAtWork(old) ? UNDONE_BY[old.effect as DecisionEffect] : null;
  if (!old || !undoing) return null;
  return undoing.some((effect) => effect === next.effect) && isOnSame(old, next)
    ? null
    : { code: 'NOT_UNDONE', clause: '4.8', path: ['replaces'] };
};
