import { useRef, useState } from 'preact/hooks';
import { createKey } from '../../sdk/index.ts';
import { useApi } from '../api/api.ts';
import { sendAction } from '../forms/send.ts';
import { useStale } from '../line/line.tsx';
import { Button } from '../ui/button.tsx';
import { Light } from '../ui/light.tsx';
import { useDesk } from './words.ts';

/** What became of one row: on its way, done, or why not. */
type Result = 'sending' | 'done' | { readonly message: string };

type Issue = { readonly id: string; readonly version: number };
type Row = { readonly id: string; readonly kind: string; readonly issue: Issue | null };

const isFailure = (result: Result | undefined) => typeof result === 'object';

/**
 * Which rows are chosen to be verified together, and what became of each. Every row is a change
 * with a key of its own; what fails stays with its reason and stops no other.
 */
export const useVerifyQueue = () => {
  const { lianxi, live } = useApi();
  const { words } = useDesk();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [results, setResults] = useState<ReadonlyMap<string, Result>>(new Map());
  /** Rows on their way, all of a batch. */
  const [batch, setBatch] = useState<ReadonlySet<string>>(new Set());
  const isSending = batch.size > 0;
  const [outcome, setOutcome] = useState<{ done: number; failed: number } | null>(null);
  const keys = useRef(new Map<string, string>());
  const note = (id: string, result: Result) =>
    setResults((before) => new Map(before).set(id, result));
  const verifyOne = async ({ id, version }: Issue): Promise<Result> => {
    // Sending again after no answer is the same change.
    const place = `${id} ${version}`;
    const key = keys.current.get(place) ?? createKey();
    keys.current.set(place, key);
    const input = { id, expectedVersion: version, idempotencyKey: key };
    const answer = await sendAction(lianxi, 'verifyIssue', input).catch(() => null);
    if (answer?.kind === 'done') return 'done';
    if (!answer || answer.kind === 'unanswered') return { message: words.form.unansweredHint };
    keys.current.delete(place);
    const message = answer.kind === 'problems' ? answer.problems[0]?.message : answer.message;
    return { message: message || words.form.unreadable };
  };
  const pickedOf = (rows: readonly Row[]) => rows.filter(({ id }) => chosen.has(id));
  const send = async (rows: readonly Row[]) => {
    const picked = pickedOf(rows);
    if (isSending || picked.length === 0) return;
    setBatch(new Set(picked.map(({ id }) => id)));
    setOutcome(null);
    setResults(new Map());
    const made: Result[] = [];
    for (const { id, issue } of picked) {
      if (!issue) continue;
      note(id, 'sending');
      const result = await verifyOne(issue);
      made.push(result);
      note(id, result);
    }
    const failed = made.filter(isFailure).length;
    setOutcome({ done: made.length - failed, failed });
    setChosen(new Set());
    setBatch(new Set());
    live.acted();
  };
  return {
    chosen,
    results,
    isSending,
    outcome,
    /** Rows that stay where they are until they are through and somebody has read why not. */
    held: new Set([...batch, ...[...results].flatMap(([id, one]) => (isFailure(one) ? [id] : []))]),
    countOf: (rows: readonly Row[]) => pickedOf(rows).length,
    pick: (ids: readonly string[], isOn: boolean) => {
      const next = new Set(chosen);
      for (const id of ids) isOn ? next.add(id) : next.delete(id);
      setChosen(next);
    },
    send,
  };
};

/** Rows that can be verified together. */
export type VerifyQueue = ReturnType<typeof useVerifyQueue>;

/** Above the queue: choose all, and verify what is chosen. */
export const VerifyBar = ({
  queue,
  rows,
}: {
  readonly queue: VerifyQueue;
  /** Those that can be verified now. */
  readonly rows: readonly Row[];
}) => {
  const { lianxi } = useApi();
  const { desk, later } = useDesk();
  const isStale = useStale(lianxi);
  const count = queue.countOf(rows);
  const isAll = rows.length > 0 && count === rows.length;
  const { outcome } = queue;
  return (
    <div class="row verify-bar">
      <label class="pick">
        <input
          type="checkbox"
          checked={isAll}
          disabled={queue.isSending}
          ref={(box) => {
            if (box) box.indeterminate = count > 0 && !isAll;
          }}
          onChange={(event) =>
            queue.pick(
              rows.map(({ id }) => id),
              event.currentTarget.checked,
            )
          }
        />
        {later.desk.pickAll}
      </label>
      <span class="muted small" role="status">
        {outcome ? desk.verified(outcome.done, outcome.failed) : ''}
        {!outcome && count > 0 ? desk.chosen(count, rows.length) : ''}
      </span>
      <Button
        data-batch="verifyIssue"
        isOff={count === 0 || queue.isSending || isStale}
        onPress={() => void queue.send(rows)}
      >
        {count === 0 ? later.desk.batchNone : later.desk.batch(count)}
      </Button>
    </div>
  );
};

/** What became of a row's verification. */
export const VerifyResult = ({
  queue,
  id,
}: {
  readonly queue: VerifyQueue;
  readonly id: string;
}) => {
  const { desk, later } = useDesk();
  const result = queue.results.get(id);
  if (!result) return null;
  if (result === 'sending') return <span class="muted">{later.desk.sending}</span>;
  if (result === 'done') return <Light tone="done">{later.desk.verified}</Light>;
  return <Light tone="late">{desk.notVerified(result.message)}</Light>;
};
