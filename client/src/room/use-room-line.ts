import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Lianxi } from '../../sdk/index.ts';
import { useStale } from '../line/line.tsx';
import type { RoomLine } from './head.tsx';

/** How the line stands; an old picture stands still from when it was last known to be true. */
export const useRoomLine = (lianxi: Lianxi): RoomLine => {
  const isStale = useStale(lianxi);
  const [isLive, setLive] = useState(true);
  useEffect(() => lianxi.onLine(() => setLive(lianxi.line().state !== 'lost')), [lianxi]);
  const since = lianxi.line().heardAt + lianxi.serverTime() - Date.now();
  return useMemo(
    () => ({ isLive: isLive && !isStale, staleSince: isStale ? since : null }),
    [isLive, isStale],
  );
};
