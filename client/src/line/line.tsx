import { useEffect, useState } from 'preact/hooks';
import type { Lianxi } from '../../sdk/index.ts';
import { useApi } from '../api/api.ts';
import { useSignal } from '../api/signal.ts';
import { Alarm, Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { formatTime } from '../words/format.ts';
import { useWords } from '../words/words.tsx';
import type { Dictionary } from '../words/zh.ts';

/** Milliseconds without a sign of life after which the picture counts as old. */
const STALE_AFTER = 8_000;
/** Milliseconds that the note of what was caught up stays. */
const NOTE_TIME = 8_000;

/** Renders again every second: a clock, not a poll; nothing is asked of the server. */
const useSeconds = () => {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return now;
};

const isStaleNow = (lianxi: Lianxi): boolean => {
  const { state, heardAt } = lianxi.line();
  return state !== 'live' && Date.now() - heardAt > STALE_AFTER;
};

/** Whether what is on screen may no longer be taken for true. */
export const useStale = (lianxi: Lianxi): boolean => {
  const [isStale, setStale] = useState(isStaleNow(lianxi));
  useEffect(() => {
    const look = () => setStale(isStaleNow(lianxi));
    const timer = setInterval(look, 500);
    const stop = lianxi.onLine(look);
    return () => {
      clearInterval(timer);
      stop();
    };
  }, [lianxi]);
  return isStale;
};

const ageWords = (seconds: number, words: Dictionary): string => {
  if (seconds < 120) return words.line.seconds(seconds);
  return seconds < 7_200
    ? words.line.minutes(Math.floor(seconds / 60))
    : words.line.hours(Math.floor(seconds / 3_600));
};

/** 实时 09:42:17, by the server's clock; or how long the line has been away. */
export const LineIndicator = () => {
  const { lianxi } = useApi();
  const { language, words } = useWords();
  useSeconds();
  const [{ state, faults }, setLine] = useState(lianxi.line());
  useEffect(() => {
    const look = () => setLine(lianxi.line());
    // It may have come alive between the first picture and now.
    look();
    return lianxi.onLine(look);
  }, [lianxi]);
  const mended = faults.healed + faults.late;
  const isAway = state === 'lost' || isStaleNow(lianxi);
  const word = isAway
    ? words.line.lost
    : state === 'live'
      ? words.line.live
      : words.line.connecting;
  return (
    <span
      class={isAway ? 'line away' : 'line'}
      data-line={isAway ? 'lost' : state}
      data-faults={JSON.stringify(faults)}
      title={mended > 0 ? words.line.mended(mended) : undefined}
    >
      <i class="shape" aria-hidden="true" />
      {word}
      {state === 'live' && <b>{formatTime(new Date(lianxi.serverTime()), language, true)}</b>}
    </span>
  );
};

/** Stands where the figures stood: old figures must not be read as true. */
export const StaleAlarm = ({
  lianxi,
  onRetry,
}: {
  readonly lianxi: Lianxi;
  readonly onRetry: () => void;
}) => {
  const { language, words } = useWords();
  const now = useSeconds();
  const { heardAt } = lianxi.line();
  const seconds = Math.max(0, Math.round((now - heardAt) / 1_000));
  const ahead = lianxi.serverTime() - Date.now();
  return (
    <Alarm
      age={words.line.cut(ageWords(seconds, words))}
      action={<Button onPress={onRetry}>{words.line.retry}</Button>}
    >
      {words.line.stopped(formatTime(new Date(heardAt + ahead), language, true))}
    </Alarm>
  );
};

/** 已补齐 6 条, for eight seconds after the line is back. */
export const CaughtUpBanner = () => {
  const { live, lianxi } = useApi();
  const { language, words } = useWords();
  const facts = useSignal(live.caughtUp);
  useEffect(() => {
    if (!facts) return;
    const timer = setTimeout(() => live.caughtUp.set(null), NOTE_TIME);
    return () => clearTimeout(timer);
  }, [facts, live]);
  if (!facts) return null;
  const ahead = lianxi.serverTime() - Date.now();
  const time = (at: number) => formatTime(new Date(at + ahead), language, true);
  return (
    <Banner tone="live" title={words.line.caughtUp(facts.count)}>
      {words.line.caughtUpSpan(time(facts.from), time(facts.until))}
    </Banner>
  );
};
