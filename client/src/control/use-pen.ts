import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { createKey } from '../../sdk/index.ts';
import { useApi } from '../api/api.ts';
import { sendAction } from '../forms/send.ts';
import { isSame } from '../forms/values.ts';
import { dayOf } from '../words/format.ts';
import {
  afterStep,
  fieldsOf,
  isEmpty,
  meantBy,
  newPen,
  nextStep,
  type Pen,
  type Recorded,
  type Wish,
  type Written,
} from './pen.ts';
import { itemFactsOf, penOf } from './pen-facts.ts';
import { keepPen, penPlace, readPen } from './pen-store.ts';
import { type StepOutcome, sendStep } from './send-step.ts';
import type { NamedUnit } from './understand.ts';
import type { Decision, Meeting } from './use-meeting.ts';

/** Milliseconds after the last key in which somebody is still writing. */
const PAUSE = 700;

/** What stands in the way, as the server or this page says it. */
export type Hitch = Exclude<StepOutcome, { kind: 'done' } | { kind: 'unanswered' }>;

/** A draft elsewhere may have gone on meanwhile: the newer of both counts. */
const newest = (recorded: Recorded | null, meeting: Meeting): Recorded | null => {
  const told = recorded && meeting.decisions.find(({ id }) => id === recorded.id);
  if (!told || !recorded || told.version < recorded.version) return recorded;
  return { id: told.id, version: told.version, state: told.state, no: told.no ?? null };
};

const IN_HAND = ['DRAFT', 'READ_BACK'];

/** What the viewer writes before the eyes of the room, on whichever machine it was begun. */
const openedBy = (
  { items, decisions }: Meeting,
  { viewerId, language }: { readonly viewerId: string; readonly language: 'zh' | 'en' },
  at: string,
): Pen | null => {
  const current = items.find(({ state }) => state === 'CURRENT');
  const mine = decisions.find(
    ({ state, isShown, item, draftedBy }) =>
      IN_HAND.includes(state) &&
      (isShown || state === 'READ_BACK') &&
      item?.id === current?.id &&
      draftedBy?.id === viewerId,
  );
  return mine ? penOf(mine, at, language) : null;
};

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
    return current ? newPen(current.id, now().toISOString(), pen?.written.isShown) : null;
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

  const stop = (one: Pen, wish: Wish) => put({ ...one, unsent: wish });

  /** Goes on as far as wished, or to the first hitch. */
  const run = async (wish: Wish): Promise<void> => {
    const start = held.current ?? shown;
    if (!start || busy.current) return;
    if (!known.current.facts.isLive) return stop(start, wish);
    busy.current = true;
    setSending(wish);
    setHitch(null);
    put({ ...start, unsent: null });
    try {
      for (;;) {
        const one = held.current;
        if (!one) return;
        const from = { ...one, recorded: newest(one.recorded, known.current.meeting) };
        const step = nextStep(from, meantOf(one), wish, {
          language: known.current.facts.language,
          newKey: createKey,
        });
        if (!step) return;
        put({ ...one, unanswered: step });
        const outcome = await sendStep(lianxi, step);
        const after = held.current ?? one;
        if (outcome.kind === 'unanswered') return stop(after, wish);
        if (outcome.kind === 'done') {
          live.acted();
          setSavedAt(lianxi.serverTime());
          put(afterStep(after, step, outcome.recorded));
          if (step.action !== 'putDecisionInForce') continue;
          setDone(outcome.recorded.id);
          put(null);
          return known.current.facts.onInForce(outcome.recorded.no ?? 0);
        }
        // Somebody else's text must not be read out for this one: it is sent again.
        put({
          ...after,
          unanswered: null,
          ...(outcome.kind === 'conflict' ? { saved: null } : {}),
        });
        return setHitch(outcome);
      }
    } finally {
      busy.current = false;
      setSending(null);
    }
  };

  const write = (change: Partial<Written>) => {
    const one = held.current ?? shown;
    if (!one) return;
    put({ ...one, at: now().toISOString(), written: { ...one.written, ...change } });
    setHitch(null);
  };

  // While the room looks on, each pause shows what was written; never what a cut line left behind.
  const isDue =
    shown !== null &&
    meant !== null &&
    !shown.unsent &&
    !sending &&
    facts.isLive &&
    meant.text !== '' &&
    (meant.isShown || (recorded !== null && shown.saved?.['isShown'] === true)) &&
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
      const outcome = await sendStep(lianxi, {
        action: 'resumeDraft',
        key: createKey(),
        input: { id: recorded.id, expectedVersion: recorded.version },
      }).finally(() => {
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
    shelve: async () => {
      if (busy.current) return;
      write({ isShown: false });
      await run('save');
      const one = held.current;
      if (one && !one.unsent && !one.unanswered && one.saved?.['isShown'] === false) put(null);
    },
    /** Written for nothing; what the record has of it is struck. */
    drop: async (reason: string) => {
      const one = held.current;
      if (!one || busy.current) return;
      setHitch(null);
      if (!recorded) return put(null);
      const outcome = await sendAction(lianxi, 'strikeDecision', {
        id: recorded.id,
        expectedVersion: recorded.version,
        reason: { [facts.language]: reason },
        idempotencyKey: createKey(),
      });
      if (outcome.kind === 'done') put(null);
      else if (outcome.kind === 'refused') setHitch(outcome);
    },
  };
};

/** The pen at work, as its parts take it. */
export type PenState = ReturnType<typeof usePen>;
