import { type Lianxi, TransportError } from '../../sdk/index.ts';
import { actionIds } from '../gql/action-ids.ts';
import type { Path, Values } from './values.ts';

/** What came of sending an action. */
export type Outcome =
  /** Done; `number` is that of a case that is new. */
  | { readonly kind: 'done'; readonly cursor: string; readonly number: string | null }
  | { readonly kind: 'problems'; readonly problems: readonly { path: Path; message: string }[] }
  | { readonly kind: 'conflict'; readonly version: number; readonly message: string }
  | { readonly kind: 'refused'; readonly message: string; readonly clause: string | null }
  | { readonly kind: 'unanswered' };

type Answer = {
  readonly __typename: string;
  readonly cursor?: string;
  readonly subject?: { readonly number: string } | null;
  readonly message?: string;
  readonly clause?: string;
  readonly currentVersion?: number;
  readonly issues?: readonly { readonly path: readonly string[]; readonly message: string }[];
};

const outcomeOf = (answer: Answer): Outcome => {
  if (answer.cursor !== undefined)
    return { kind: 'done', cursor: answer.cursor, number: answer.subject?.number ?? null };
  const message = answer.message ?? '';
  switch (answer.__typename) {
    case 'ValidationError':
      return { kind: 'problems', problems: answer.issues ?? [] };
    case 'ConflictError':
      return { kind: 'conflict', version: answer.currentVersion ?? 0, message };
    default:
      return { kind: 'refused', message, clause: answer.clause ?? null };
  }
};

/** Sends an action and tells what came of it; never throws for what a person can act on. */
export const sendAction = async (
  lianxi: Lianxi,
  action: string,
  input: Values,
): Promise<Outcome> => {
  const documentId = actionIds[action];
  if (!documentId) throw new Error(`No document for ${action}`);
  try {
    const { data, errors } = await lianxi.act<Record<string, Answer>, { input: Values }>(
      { documentId },
      { input },
    );
    const answer = data?.[action];
    if (answer) return outcomeOf(answer);
    return { kind: 'refused', message: errors[0]?.message ?? '', clause: null };
  } catch (error) {
    if (error instanceof TransportError) return { kind: 'unanswered' };
    throw error;
  }
};
