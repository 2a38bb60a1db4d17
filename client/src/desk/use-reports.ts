import { useRef, useState } from 'preact/hooks';
import { useQuery } from 'urql';
import { useApi } from '../api/api.ts';
import { useReadAfterChange } from '../api/use-read-after-change.ts';
import { OwedReportsDocument } from '../gql/later.ts';
import type { Sendable } from './report-form.tsx';
import type { Owed, SlotState } from './report-slot.tsx';

/** The oldest period that has begun, of each issue. */
const begun = (duties: readonly Owed[], today: string): readonly Owed[] => {
  const open = duties.filter(({ beginsOn }) => beginsOn <= today);
  return [...Map.groupBy(open, ({ issue }) => issue.id).values()].flatMap(([first]) => first ?? []);
};

/** All reports that the viewer's unit owes, what is typed in them, and what became of each. */
export const useReports = (
  today: string,
  /** One was sent, and not all: the number of its issue. */
  onSentOne: (number: string) => void,
) => {
  const { live } = useApi();
  const [{ data, error }, read] = useQuery({
    query: OwedReportsDocument,
    requestPolicy: 'cache-and-network',
  });
  const again = () => read({ requestPolicy: 'network-only' });
  useReadAfterChange(again);
  const pending = (data?.duties.nodes ?? []).flatMap((duty) =>
    duty.issue ? [{ ...duty, issue: duty.issue }] : [],
  );
  // What stands on the page stays there in its order, whatever happens meanwhile.
  const shown = useRef<readonly Owed[]>([]);
  const [sent, setSent] = useState<ReadonlySet<string>>(new Set());
  const [failed, setFailed] = useState<ReadonlySet<string>>(new Set());
  const [filled, setFilled] = useState<ReadonlySet<string>>(new Set());
  const [sending, setSending] = useState<{ at: number; all: number } | null>(null);
  const [result, setResult] = useState<{ sent: number; failed: number } | null>(null);
  const sendables = useRef(new Map<string, Sendable>());
  const done = useRef(new Set<string>());
  // The form that sends may be of a picture older than `sending`.
  const isSendingAll = useRef(false);
  const known = new Set(shown.current.map(({ issue }) => issue.id));
  shown.current = [
    ...shown.current,
    ...begun(pending, today).filter(({ issue }) => !known.has(issue.id)),
  ];
  const stateOf = ({ id }: Owed): SlotState => {
    if (sent.has(id)) return 'sent';
    return data && !pending.some((one) => one.id === id) ? 'byOther' : 'open';
  };
  const ready = shown.current.filter((one) => filled.has(one.id) && stateOf(one) === 'open');
  const onSendable = (id: string, one: Sendable | null) => {
    if (one) sendables.current.set(id, one);
    else sendables.current.delete(id);
    setFilled((before) => {
      const next = new Set(before);
      if (one?.isFilled) next.add(id);
      else next.delete(id);
      return next;
    });
  };
  const onSent = (id: string) => {
    done.current.add(id);
    setSent((before) => new Set(before).add(id));
    live.acted();
    const one = shown.current.find((owed) => owed.id === id);
    if (one && !isSendingAll.current) onSentOne(one.issue.number);
  };
  const sendAll = async (): Promise<string | null> => {
    if (isSendingAll.current || ready.length === 0) return null;
    isSendingAll.current = true;
    const lost = new Set<string>();
    setResult(null);
    setFailed(new Set());
    for (const [index, { id }] of ready.entries()) {
      setSending({ at: index + 1, all: ready.length });
      // One that cannot be sent stops no other; what was typed stays in its form.
      await sendables.current
        .get(id)
        ?.send()
        .catch(() => {});
      if (!done.current.has(id)) lost.add(id);
    }
    isSendingAll.current = false;
    setSending(null);
    setFailed(lost);
    setResult({ sent: ready.length - lost.size, failed: lost.size });
    return ready.find(({ id }) => lost.has(id))?.issue.number ?? null;
  };
  return {
    reports: shown.current,
    isRead: data !== undefined,
    error,
    again,
    stateOf,
    failed,
    ready: ready.length,
    sending,
    result,
    onSendable,
    onSent,
    sendAll,
  };
};
