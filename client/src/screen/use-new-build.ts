import { useEffect, useRef, useState } from 'preact/hooks';
import type { Lianxi } from '../../sdk/index.ts';

const SCRIPT = /<script[^>]*type="module"[^>]*src="([^"]+)"/;

/** The file of the build that this page runs. */
const ownScript = (): string | null =>
  document.querySelector('script[type=module][src]')?.getAttribute('src') ?? null;

/** Whether the server hands out another build than the one that runs here. */
const isNewBuild = async (): Promise<boolean> => {
  const response = await fetch(location.pathname, { cache: 'no-store' });
  const [, script] = SCRIPT.exec(await response.text()) ?? [];
  return response.ok && script !== undefined && script !== ownScript();
};

/**
 * Reads the page again where there is a new build, but only between two items: never while people
 * look at one. A new build comes with a new server, so it is looked for when the line is back.
 * `place` is the item in front of everybody, null where there is none.
 */
export const useNewBuild = (lianxi: Lianxi, place: string | null): void => {
  const [isWaiting, setWaiting] = useState(false);
  const found = useRef(place);
  useEffect(() => {
    const state = { wasLost: false };
    return lianxi.onLine(() => {
      const line = lianxi.line().state;
      if (line === 'lost') state.wasLost = true;
      if (line !== 'live' || !state.wasLost) return;
      state.wasLost = false;
      void isNewBuild().then(setWaiting, () => {});
    });
  }, [lianxi]);
  useEffect(() => {
    if (!isWaiting) found.current = place;
    else if (place === null || place !== found.current) location.reload();
  }, [isWaiting, place]);
};
