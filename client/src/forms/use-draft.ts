import { useEffect, useRef, useState } from 'preact/hooks';
import {
  type Draft,
  type Kept,
  keepDraft,
  onDraftElsewhere,
  parseDraft,
  readDraft,
} from './draft.ts';
import { isSame, type Values } from './values.ts';

/** Milliseconds that a letter waits at most before it is kept. */
const SAVE_AFTER = 1_000;

const keptOf = ({ at, version, values }: Kept): Kept => ({ at, version, values });

type Typed = Pick<Draft, 'values' | 'version' | 'sent'>;

/**
 * The draft of one form. It is written shortly after each letter and at the latest when the page
 * goes; what another window wrote meanwhile is put beside it and never over it.
 */
export const useDraft = (place: string, now: () => Date) => {
  const found = useRef(readDraft(place)).current;
  const [keptAt, setKeptAt] = useState(found?.at ?? null);
  const [other, setOther] = useState<Kept | null>(found?.other ?? null);
  const [isGoneElsewhere, setGoneElsewhere] = useState(false);
  const held = useRef<{
    /** Of the newest stored draft that this window knows. */
    seen: string | null;
    waiting: Typed | null;
    timer: number;
    other: Kept | null;
    shown: Values | null;
  }>({
    seen: found?.at ?? null,
    waiting: null,
    timer: 0,
    other,
    shown: found?.values ?? null,
  }).current;

  const setBeside = (kept: Kept | null) => {
    held.other = kept && keptOf(kept);
    setOther(held.other);
  };
  const flush = () => {
    clearTimeout(held.timer);
    held.timer = 0;
    const { waiting } = held;
    if (!waiting) return;
    held.waiting = null;
    const stored = readDraft(place);
    const isForeign =
      stored !== null && stored.at !== held.seen && !isSame(stored.values, waiting.values);
    if (isForeign) setBeside(stored);
    const at = now().toISOString();
    keepDraft(place, { ...waiting, at, ...(held.other ? { other: held.other } : {}) });
    held.seen = at;
    setKeptAt(at);
  };
  const keep = (typed: Typed) => {
    held.waiting = typed;
    held.shown = typed.values;
    if (!held.timer) held.timer = setTimeout(flush, SAVE_AFTER);
  };
  /** Sent, or cleared: removes what was written here, and leaves what another window wrote. */
  const drop = () => {
    clearTimeout(held.timer);
    held.timer = 0;
    held.waiting = null;
    held.shown = null;
    const stored = readDraft(place);
    if (stored && stored.at === held.seen) keepDraft(place, stored.other ?? null);
    const left = readDraft(place);
    held.seen = left?.at ?? null;
    setKeptAt(null);
    // Typing on must not write over what is left.
    setBeside(left);
  };
  /** What was beside is gone for good, also where another window wrote it. */
  const forgetBeside = () => {
    held.seen = readDraft(place)?.at ?? null;
    setBeside(null);
  };

  useEffect(() => {
    addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', flush);
    const stop = onDraftElsewhere((key, text) => {
      if (key !== place) return;
      const stored = parseDraft(text);
      setGoneElsewhere(stored === null && held.shown !== null);
      if (stored && held.shown && !isSame(stored.values, held.shown)) setBeside(stored);
    });
    return () => {
      flush();
      stop();
      removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', flush);
    };
  }, [place]);

  return { found, keptAt, other, isGoneElsewhere, keep, flush, drop, setBeside, forgetBeside };
};
