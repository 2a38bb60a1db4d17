import { useRef, useState } from 'preact/hooks';
import { useApi } from '../api/api.ts';
import type { Meant, Pen, Wish } from './pen.ts';
import { changedElsewhere, newest } from './pen-facts.ts';
import { type Hitch, runPen } from './run-pen.ts';
import { sendStep } from './send-step.ts';
import type { useHeldPen } from './use-held-pen.ts';
import type { Meeting } from './use-meeting.ts';

/** What is on its way: as far as a wish goes, or one change to what the record has. */
export type Sending = Wish | 'resume' | 'drop';

/** Sends the pen on: one thing at a time is on its way, and a cut line leaves it to a hand. */
export const usePenRun = ({
  hand: { base, held, put },
  known,
  meantOf,
  language,
}: {
  readonly hand: ReturnType<typeof useHeldPen>;
  /** As it is this very moment. */
  readonly known: () => {
    readonly meeting: Meeting;
    readonly isLive: boolean;
    readonly onInForce: (no: number) => void;
  };
  readonly meantOf: (pen: Pen) => Meant;
  readonly language: 'zh' | 'en';
}) => {
  const { lianxi, live } = useApi();
  const [hitch, setHitch] = useState<Hitch | null>(null);
  const [sending, setSending] = useState<Sending | null>(null);
  const [savedAt, setSavedAt] = useState<number | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const going = useRef<{ what: Sending; over: Promise<void> } | null>(null);
  const isShelving = useRef(false);

  const during = (what: Sending, work: () => Promise<void>): Promise<void> => {
    const over = Promise.resolve()
      .then(work)
      .finally(() => {
        going.current = null;
        setSending(null);
      });
    going.current = { what, over };
    setSending(what);
    setHitch(null);
    return over;
  };

  /** Goes on as far as wished, or to the first hitch. */
  const run = async (wish: Wish): Promise<void> => {
    const start = base();
    // Asked for while a pause is being saved: it goes on from there.
    if (going.current?.what === 'save' && wish === 'readBack') {
      going.current.what = wish;
      setSending(wish);
    }
    if (!start || going.current) return;
    if (!known().isLive) {
      isShelving.current = false;
      return put({ ...start, unsent: wish });
    }
    put({ ...start, unsent: null });
    await during(wish, async () => {
      const wished = () => (going.current?.what === 'readBack' ? 'readBack' : wish);
      const reached = await runPen({
        pen: held,
        put,
        wish: wished,
        recordedOf: (one) => newest(one.recorded, known().meeting),
        meantOf,
        isChangedElsewhere: (one) => changedElsewhere(one, known().meeting, language) !== null,
        send: (step) => sendStep(lianxi, step),
        onDone: () => {
          live.acted();
          setSavedAt(lianxi.serverTime());
        },
        language,
      });
      const left = held();
      if (reached.kind === 'hitch') setHitch(reached.hitch);
      else if (reached.kind === 'cut' && left) put({ ...left, unsent: wished() });
      else if (reached.kind === 'inForce') {
        setDone(reached.recorded.id);
        put(null);
        known().onInForce(reached.recorded.no ?? 0);
      } else if (reached.kind === 'wish' && isShelving.current) put(null);
      isShelving.current = false;
    });
  };
  return {
    run,
    during,
    /** When what is on its way is over; null where nothing is. */
    over: (): Promise<void> | null => going.current?.over ?? null,
    /** Whether the pen leaves the hand once its wish is fulfilled. */
    isShelving,
    hitch,
    setHitch,
    sending,
    savedAt,
    /** In force by this hand; the record tells it a moment later. */
    done,
  };
};
