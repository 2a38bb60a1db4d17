import { useEffect, useState } from 'preact/hooks';
import { isWriting } from '../board/use-keys.ts';

/** Keys of every page: F fills the screen or gives it back, ? tells all keys. */
export const usePageKeys = () => {
  const [isListed, setListed] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isWriting(event)) return;
      if (event.key === '?') setListed(true);
      else if (event.key.toLowerCase() !== 'f') return;
      else if (document.fullscreenElement) void document.exitFullscreen();
      // A browser may refuse it, as on some phones: the page stays as it is.
      else void document.documentElement.requestFullscreen().catch(() => {});
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return { isListed, setListed };
};
