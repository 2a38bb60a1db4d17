import { useRef, useState } from 'preact/hooks';
import { createKey } from '../../sdk/index.ts';
import { useApi } from '../api/api.ts';
import { sendAction } from '../forms/send.ts';
import { useStale } from '../line/line.tsx';
import { Button } from '../ui/button.tsx';
import { Light } from '../ui/light.tsx';
import { useLater } from '../words/later.ts';

/** What became of one row: on its way, done, or why not. */
type Result = 'sending' | 'done' | { readonly message: string };

type Row = { readonly id: string; readonly version: number };

/** Which issues are chosen, and what became of each: one change with a key of its own per issue. */
export const useVerifyQueue = (rows: readonly Row[]) => {
  const { lianxi, live } = useApi();
  const { words } = useLater();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [results, setResults] = useState<ReadonlyMap<string, Result>>(new Map());
  const keys = useRef(new Map<string, string>());
  const picked = rows.filter(({ id }) => chosen.has(id));
  const note = (id: string, result: Result) =>
    setResults((before) => new Map(before).set(id, result));
  const verifyOne = async ({ id, version }: Row) => {
    // Sending again after no answer is the same change.
    const place = `${id} ${version}`;
    const key = keys.current.get(place) ?? createKey();
    keys.current.set(place, key);
    note(id, 'sending');
    const outcome = await sendAction(lianxi, 'verifyIssue', {
      id,
      expectedVersion: version,
      idempotencyKey: key,
    });
    if (outcome.kind === 'done') return note(id, 'done');
    if (outcome.kind === 'unanswered') return note(id, { message: words.form.unansweredHint });
    keys.current.delete(place);
    const message = outcome.kind === 'problems' ? outcome.problems[0]?.message : outcome.message;
    note(id, { message: message || words.form.unreadable });
  };
  const send = async () => {
    for (const row of picked) await verifyOne(row);
    setChosen(new Set());
    live.acted();
  };
  return {
    chosen,
    results,
    count: picked.length,
    isSending: [...results.values()].includes('sending'),
    isAll: rows.length > 0 && picked.length === rows.length,
    pick: (id: string, isOn: boolean) =>
      setChosen(new Set(isOn ? [...chosen, id] : [...chosen].filter((one) => one !== id))),
    pickAll: (isOn: boolean) => setChosen(new Set(isOn ? rows.map(({ id }) => id) : [])),
    send,
  };
};

export type VerifyQueue = ReturnType<typeof useVerifyQueue>;

/** Above the queue: choose all, and verify what is chosen. */
export const VerifyBar = ({ queue }: { readonly queue: VerifyQueue }) => {
  const { lianxi } = useApi();
  const { later } = useLater();
  const isStale = useStale(lianxi);
  return (
    <div class="row verify-bar">
      <label class="pick">
        <input
          type="checkbox"
          checked={queue.isAll}
          onChange={(event) => queue.pickAll(event.currentTarget.checked)}
        />
        {later.desk.pickAll}
      </label>
      <Button
        data-batch="verifyIssue"
        isOff={queue.count === 0 || queue.isSending || isStale}
        onPress={() => void queue.send()}
      >
        {queue.count === 0 ? later.desk.batchNone : later.desk.batch(queue.count)}
      </Button>
    </div>
  );
};

/** What became of a row's verification. */
export const VerifyResult = ({ result }: { readonly result: Result | undefined }) => {
  const { later } = useLater();
  if (!result) return null;
  if (result === 'sending') return <span class="muted">{later.desk.sending}</span>;
  if (result === 'done') return <Light tone="done">{later.desk.verified}</Light>;
  return <Light tone="late">{`${later.desk.failed}：${result.message}`}</Light>;
};
