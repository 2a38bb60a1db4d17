import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useApi } from '../api/api.ts';
import { isSame } from '../forms/values.ts';
import { dayOf } from '../words/format.ts';
import { fieldsOf, isEmpty, meantBy, newPen, type Pen, type Wish, type Written } from './pen.ts';
import { isLookedOn, resumeDraft, strikeDraft } from './pen-acts.ts';
import { IN_HAND, itemFactsOf, newest, openedBy, penOf } from './pen-facts.ts';
import { keepPen, penPlace, readPen } from './pen-store.ts';
import { type Hitch, runPen } from './run-pen.ts';
import { sendStep } from './send-step.ts';
import type { NamedUnit } from './understand.ts';
import type { Decision, Meeting } from './use-meeting.ts';

/** Milliseconds after the last key in which somebody is still writing. */
const PAUSE = 700;

/** The decision that the clerk writes: kept on this machine, sent step by step, done once. */
export const usePen = (
  meeting: Meeting,
  units: readonly NamedUnit[],
  facts: {
    readonly viewerId: string;
    readonly language: 'zh' | 'en';
    readonly isLive: boolean;
    readonly onInForce: (no: number) => void;
  },
) => {
  const { lianxi, live } = useApi();
  const place = penPlace(facts.viewerId, meeting.id);
  const now = () => new Date(lianxi.serverTime());
  const current = meeting.items.find(({ state }) => state === 'CURRENT') ?? null;
  const [pen, setPen] = useState<Pen | null>(
    () => readPen(place) ?? openedBy(meeting, facts, now().toISOString()),
  );
  const [hitch, setHitch] = useState<Hitch | null>(null);
  const [sending, setSending] = useState<Wish | null>(null);
  const [savedAt, setSavedAt] = useState<number | null>(null);
  const [done, setDone] = useState<string | null>(null);
  // Letters come faster than pictures: each goes on from the last.
  const held = useRef(pen);
  const busy = useRef(false);
  const wished = useRef<Wish>('save');
  const isShelving = useRef(false);
  const showing = useRef(pen?.written.isShown ?? true);
  const known = useRef({ meeting, units, facts });
  known.current = { meeting, units, facts };

  const put = (next: Pen | null) => {
    held.current = next;
    setPen(next);
    keepPen(place, next && !isEmpty(next) ? next : null);
  };
  // A blank pen goes along with the agenda; one in use stays with its item.
  const shown = useMemo(() => {
    if (pen && (!isEmpty(pen) || pen.item === current?.id)) return pen;
    return current ? newPen(current.id, now().toISOString(), showing.current) : null;
  }, [pen, current?.id]);
  const item = meeting.items.find(({ id }) => id === shown?.item) ?? null;
  const today = dayOf(now());
  const meantOf = (one: Pen) => {
    const { meeting: what, units: named } = known.current;
    const about = what.items.find(({ id }) => id === one.item) ?? null;
    return meantBy(one.written, itemFactsOf(about, what), named, today);
  };
  const meant = shown && meantOf(shown);
  const recorded = shown && newest(shown.recorded, meeting);

  /** Goes on as far as wished, or to the first hitch. */
  const run = async (wish: Wish): Promise<void> => {
    // Asked for while a pause is being saved: it goes on from there.
    if (busy.current && wished.current === 'save' && wish === 'readBack') {
      wished.current = wish;
      setSending(wish);
    }
    const start = held.current ?? shown;
    if (!start || busy.current) return;
    if (!known.current.facts.isLive) return put({ ...start, unsent: wish });
    busy.current = true;
    wished.current = wish;
    setSending(wish);
    setHitch(null);
    put({ ...start, unsent: null });
    const reached = await runPen({
      pen: () => held.current,
      put,
      wish: () => wished.current,
      recordedOf: (one) => newest(one.recorded, known.current.meeting),
      meantOf,
      send: (step) => sendStep(lianxi, step),
      onDone: () => {
        live.acted();
        setSavedAt(lianxi.serverTime());
      },
      language: facts.language,
    }).finally(() => {
      busy.current = false;
      setSending(null);
    });
    const left = held.current;
    if (reached.kind === 'hitch') setHitch(reached.hitch);
    else if (reached.kind === 'cut' && left) put({ ...left, unsent: wished.current });
    else if (reached.kind === 'inForce') {
      setDone(reached.recorded.id);
      put(null);
      known.current.facts.onInForce(reached.recorded.no ?? 0);
    } else if (reached.kind === 'wish' && isShelving.current) put(null);
    isShelving.current = false;
  };

  const write = (change: Partial<Written>) => {
    const one = held.current ?? shown;
    if (!one) return;
    put({ ...one, at: now().toISOString(), written: { ...one.written, ...change } });
    // As somebody chose it, so is the next one.
    if (!isShelving.current) showing.current = change.isShown ?? showing.current;
    setHitch(null);
  };

  // While the room looks on, each pause shows what was written; never what a cut line left behind.
  const isDue =
    shown !== null &&
    meant !== null &&
    isLookedOn(shown, meant) &&
    !shown.unsent &&
    !sending &&
    facts.isLive &&
    recorded?.state !== 'READ_BACK' &&
    !isSame(fieldsOf(meant, facts.language), shown.saved);
  const typed = shown ? JSON.stringify(shown.written) : '';
  useEffect(() => {
    if (!isDue || hitch) return;
    const timer = setTimeout(() => void run('save'), PAUSE);
    return () => clearTimeout(timer);
  }, [isDue, hitch, typed]);
  // In force or struck by another hand, or by an answer that got lost: there is nothing left to write.
  const gone = recorded && !IN_HAND.includes(recorded.state) ? recorded : null;
  useEffect(() => {
    if (!gone || busy.current) return;
    put(null);
    if (gone.state !== 'STRUCK') facts.onInForce(gone.no ?? 0);
  }, [gone?.id, gone?.state, sending]);

  return {
    pen: shown,
    item,
    meant,
    recorded,
    today,
    hitch,
    sending,
    savedAt,
    /** In force by this hand; the record tells it a moment later. */
    done,
    isReading: recorded?.state === 'READ_BACK',
    write,
    run,
    /** Sends on what a cut line left behind: under the same key. */
    sendOn: () => run(held.current?.unsent ?? 'save'),
    /** The read-back text is opened again. */
    resume: async () => {
      const one = held.current ?? shown;
      if (!one || busy.current || recorded?.state !== 'READ_BACK') return;
      busy.current = true;
      const outcome = await resumeDraft(lianxi, recorded).finally(() => {
        busy.current = false;
      });
      if (outcome.kind === 'done') put({ ...one, recorded: outcome.recorded });
      else if (outcome.kind !== 'unanswered') setHitch(outcome);
    },
    /** Goes on with a draft of the record. */
    open: (decision: Decision) => {
      setHitch(null);
      put(penOf(decision, now().toISOString(), facts.language));
    },
    /** Writes anew what was struck. */
    rewrite: (decision: Decision) => {
      const { written } = penOf(decision, now().toISOString(), facts.language);
      const item = decision.item?.id ?? current?.id;
      if (!item) return;
      put({
        ...newPen(item, now().toISOString(), written.isShown),
        written,
        replaces: decision.id,
      });
    },
    /** Among the drafts of the record, off the screens; the pen is free for another one. */
    shelve: () => {
      isShelving.current = true;
      write({ isShown: false });
      void run('save');
    },
    /** Written for nothing; what the record has of it is struck. */
    drop: async (reason: string) => {
      const one = held.current;
      if (!one || busy.current) return;
      setHitch(null);
      if (!recorded) return put(null);
      const outcome = await strikeDraft(lianxi, recorded, { [facts.language]: reason });
      if (outcome.kind === 'done') put(null);
      else if (outcome.kind === 'refused') setHitch(outcome);
    },
  };
};

/** The pen at work, as its parts take it. */
export type PenState = ReturnType<typeof usePen>;
