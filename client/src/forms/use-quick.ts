import { useRef, useState } from 'preact/hooks';
import { type Cursor, createKey } from '../../sdk/index.ts';
import { useApi } from '../api/api.ts';
import { useWords } from '../words/words.tsx';
import { type Outcome, sendAction } from './send.ts';
import type { Values } from './values.ts';

/** Why something was not done, in the server's words where it answered. */
export const useWhyNot = () => {
  const { words } = useWords();
  return (outcome: Exclude<Outcome, { kind: 'done' }>): string => {
    if (outcome.kind === 'unanswered') return words.form.unansweredHint;
    const message = outcome.kind === 'problems' ? outcome.problems[0]?.message : outcome.message;
    return message || words.form.unreadable;
  };
};

/**
 * Sends small changes without a form, each at once. Sending the same again after no answer is the
 * same change.
 */
export const useQuick = (again: () => void) => {
  const { lianxi, live } = useApi();
  const whyNot = useWhyNot();
  const [sending, setSending] = useState(0);
  const [trouble, setTrouble] = useState<string | null>(null);
  const unanswered = useRef(new Map<string, string>()).current;
  /** Gives the place of the change in the log once it is done, null where it was not. */
  const send = async (action: string, input: Values): Promise<Cursor | null> => {
    const body = JSON.stringify([action, input]);
    const key = unanswered.get(body) ?? createKey();
    setSending((count) => count + 1);
    setTrouble(null);
    const outcome = await sendAction(lianxi, action, { ...input, idempotencyKey: key }).finally(
      () => setSending((count) => count - 1),
    );
    if (outcome.kind === 'unanswered') unanswered.set(body, key);
    else unanswered.delete(body);
    if (outcome.kind === 'done') live.acted();
    else setTrouble(whyNot(outcome));
    again();
    return outcome.kind === 'done' ? outcome.cursor : null;
  };
  return { send, isSending: sending > 0, trouble };
};

/** What sends small changes. */
export type Quick = ReturnType<typeof useQuick>;
