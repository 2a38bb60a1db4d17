import { useEffect, useRef } from 'preact/hooks';
import { useApi } from '../api/api.ts';
import { isSame } from '../forms/values.ts';
import { dayOf } from '../words/format.ts';
import { fieldsOf, isEmpty, meantBy, type Pen, type Written } from './pen.ts';
import { isLookedOn } from './pen-acts.ts';
import { changedElsewhere, IN_HAND, itemFactsOf, leftOf, newest } from './pen-facts.ts';
import type { NamedUnit } from './understand.ts';
import { useHeldPen } from './use-held-pen.ts';
import type { Meeting } from './use-meeting.ts';
import { usePenActs } from './use-pen-acts.ts';
import { usePenRun } from './use-pen-run.ts';

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
  const { lianxi } = useApi();
  const { language, isLive } = facts;
  const now = () => new Date(lianxi.serverTime()).toISOString();
  const hand = useHeldPen(meeting, facts, now);
  const { shown, base, put } = hand;
  const held = useRef({ meeting, units, ...facts });
  held.current = { meeting, units, ...facts };
  const known = () => held.current;
  const today = dayOf(new Date(lianxi.serverTime()));
  const meantOf = (one: Pen) => {
    const about = known().meeting.items.find(({ id }) => id === one.item) ?? null;
    return meantBy(one.written, itemFactsOf(about, known().meeting), known().units, today);
  };
  const running = usePenRun({ hand, known, meantOf, language });
  const { run, over, hitch, setHitch, sending, isShelving } = running;

  const item = meeting.items.find(({ id }) => id === shown?.item) ?? null;
  const meant = shown && meantOf(shown);
  const recorded = shown && newest(shown.recorded, meeting);
  /** The draft as somebody else has made it meanwhile. */
  const theirs = shown && !sending ? changedElsewhere(shown, meeting, language) : null;
  // A line reads otherwise while no unit is known.
  const isReadable = units.length > 0;
  const isUnsaved =
    isReadable && meant !== null && !isSame(fieldsOf(meant, language), shown?.saved);

  const write = (change: Partial<Written>) => {
    const one = base();
    if (!one) return;
    const next = { ...one, at: now(), written: { ...one.written, ...change } };
    // What is typed on a cut line waits for a hand to send it.
    const waits = known().isLive ? one.unsent : (one.unsent ?? 'save');
    put({ ...next, unsent: isEmpty(next) ? null : waits });
    if (change.isShown !== undefined && !isShelving.current) hand.showNext(change.isShown);
    setHitch(null);
  };

  // While the room looks on, each pause shows what was written; never what a cut line left behind.
  const isDue =
    isUnsaved &&
    shown !== null &&
    isLookedOn(shown, meant) &&
    !shown.unsent &&
    !sending &&
    !theirs &&
    isLive &&
    recorded?.state !== 'READ_BACK';
  const typed = shown ? JSON.stringify(shown.written) : '';
  useEffect(() => {
    if (!isDue || hitch) return;
    const timer = setTimeout(() => void run('save'), PAUSE);
    return () => clearTimeout(timer);
  }, [isDue, hitch, typed]);
  // What was typed a moment before the line was cut waits for a hand too.
  const wasLive = useRef(isLive);
  useEffect(() => {
    const isCut = wasLive.current && !isLive;
    wasLive.current = isLive;
    const one = base();
    if (!isCut || !isUnsaved || over() || !one || one.unsent || isEmpty(one)) return;
    put({ ...one, unsent: 'save' });
  }, [isLive]);
  // In force or struck by another hand, or by an answer that got lost.
  const gone = recorded && !IN_HAND.includes(recorded.state) ? recorded : null;
  const dropped = useRef<string | null>(null);
  useEffect(() => {
    const one = base();
    if (!gone || !isReadable || over() || one?.recorded?.id !== gone.id) return;
    const { id, no, state } = gone;
    const told = known().meeting.decisions.find((decision) => decision.id === id) ?? null;
    const isDropped = dropped.current === id;
    const left = leftOf(one, meantOf(one), told, { language, isDropped });
    put(left);
    if (left) setHitch({ kind: state === 'STRUCK' ? 'struck' : 'overtaken', no: no ?? 0 });
    if (state !== 'STRUCK') facts.onInForce(no ?? 0);
  }, [gone?.id, gone?.state, sending, isReadable]);

  const acts = usePenActs({
    hand,
    running,
    known: () => known().meeting,
    language,
    now,
    write,
    onDrop: (id) => {
      dropped.current = id;
    },
  });

  const isReading = recorded?.state === 'READ_BACK' && !theirs && !isUnsaved;
  const isBusy = sending !== null && sending !== 'save';
  const mayGo =
    meant !== null &&
    meant.text !== '' &&
    (isReadable || !recorded) &&
    !isBusy &&
    !theirs &&
    !(isLive && shown?.unsent);
  return {
    pen: shown,
    item,
    meant,
    recorded,
    theirs,
    today,
    hitch,
    sending,
    savedAt: running.savedAt,
    done: running.done,
    /** Read back as it stands here: the next step puts it in force. */
    isReading,
    /** Something is on its way that must be waited for. */
    isBusy,
    /** Whether it can go on now: read back, or put in force. */
    mayGo,
    write,
    go: () => {
      if (mayGo) void run(isReading ? 'inForce' : 'readBack');
    },
    /** Sends on what a cut line left behind: under the same key. */
    sendOn: () => run(base()?.unsent ?? 'save'),
    ...acts,
  };
};

/** The pen at work, as its parts take it. */
export type PenState = ReturnType<typeof usePen>;
