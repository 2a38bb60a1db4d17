import { useEffect, useState } from 'preact/hooks';
import type { Lianxi } from '../../sdk/index.ts';

/** Whether the line is there this moment: what is sent now arrives. */
export const useIsLive = (lianxi: Lianxi): boolean => {
  const [isLive, setLive] = useState(lianxi.line().state === 'live');
  useEffect(() => {
    const look = () => setLive(lianxi.line().state === 'live');
    look();
    return lianxi.onLine(look);
  }, [lianxi]);
  return isLive;
};
