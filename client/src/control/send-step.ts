import { type Lianxi, TransportError } from '../../sdk/index.ts';
import { actionIds } from '../gql/action-ids.ts';
import type { PenAction, Recorded, Step } from './pen.ts';

/** What came of one step. */
export type StepOutcome =
  | { readonly kind: 'done'; readonly recorded: Recorded }
  | {
      readonly kind: 'problems';
      readonly problems: readonly { readonly path: readonly string[]; readonly message: string }[];
    }
  | { readonly kind: 'conflict'; readonly message: string }
  | { readonly kind: 'refused'; readonly message: string; readonly clause: string | null }
  | { readonly kind: 'unanswered' };

/** The documents that answer with the decision; those of the forms do not. */
const DOCUMENTS: Readonly<Record<PenAction, string>> = {
  draftDecision: 'penDraft',
  editDecision: 'penEdit',
  readBackDecision: 'penReadBack',
  resumeDraft: 'penResume',
  putDecisionInForce: 'penInForce',
};

type Answer = {
  readonly __typename: string;
  readonly decision?: Recorded | null;
  readonly message?: string;
  readonly clause?: string | null;
  readonly issues?: readonly { readonly path: readonly string[]; readonly message: string }[];
};

/** Milliseconds for which a step is tried anew by itself; then a person decides. */
const PATIENCE = { giveUpAfter: 3_000 };

const outcomeOf = (answer: Answer): StepOutcome => {
  if (answer.decision) return { kind: 'done', recorded: answer.decision };
  const { message = '', clause = null } = answer;
  if (answer.__typename === 'ConflictError') return { kind: 'conflict', message };
  if (answer.issues && answer.issues.length > 0)
    return { kind: 'problems', problems: answer.issues };
  return { kind: 'refused', message, clause };
};

/** Sends one step and tells what came of it; never throws for what a person can act on. */
export const sendStep = async (
  lianxi: Lianxi,
  step: Omit<Step, 'written'>,
): Promise<StepOutcome> => {
  const documentId = actionIds[DOCUMENTS[step.action]];
  if (!documentId) throw new Error(`No document for ${step.action}`);
  try {
    const { data, errors } = await lianxi.act<Record<string, Answer>, { input: object }>(
      { documentId },
      { input: { ...step.input, idempotencyKey: step.key } },
      PATIENCE,
    );
    const answer = data?.[step.action];
    if (answer) return outcomeOf(answer);
    return { kind: 'refused', message: errors[0]?.message ?? '', clause: null };
  } catch (error) {
    if (error instanceof TransportError) return { kind: 'unanswered' };
    throw error;
  }
};
