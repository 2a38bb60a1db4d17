import { useState } from 'preact/hooks';
import { useApi } from '../api/api.ts';
import { sendAction } from '../forms/send.ts';
import type { Values } from '../forms/values.ts';

/** An action that one tap takes: nothing is asked, and a second tap while it is sent does nothing. */
export const useTap = (caseId: string, onDone: () => void) => {
  const { lianxi, live } = useApi();
  const [state, setState] = useState<'idle' | 'sending' | 'unanswered'>('idle');
  const [refusal, setRefusal] = useState<string | null>(null);
  const tap = async (action: string, input: Values) => {
    if (state === 'sending') return;
    setState('sending');
    setRefusal(null);
    const outcome = await sendAction(lianxi, action, input);
    setState(outcome.kind === 'unanswered' ? 'unanswered' : 'idle');
    if (outcome.kind === 'done') {
      lianxi.held.note(caseId, outcome.cursor);
      live.acted();
      onDone();
    } else if (outcome.kind === 'problems') setRefusal(outcome.problems[0]?.message ?? '');
    else if (outcome.kind !== 'unanswered') setRefusal(outcome.message);
  };
  return { state, refusal, tap };
};
