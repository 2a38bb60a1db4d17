import { useEffect, useState } from 'preact/hooks';

/** The moment by a clock, again every second: drawn, never asked of the server. */
export const useNow = (clock: () => number): number => {
  const [now, setNow] = useState(clock);
  useEffect(() => {
    setNow(clock());
    const timer = setInterval(() => setNow(clock()), 1_000);
    return () => clearInterval(timer);
  }, [clock]);
  return now;
};
