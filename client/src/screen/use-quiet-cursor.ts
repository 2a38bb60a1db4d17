import { useEffect, useState } from 'preact/hooks';

/** Milliseconds without a movement after which the pointer is out of the picture. */
const QUIET_AFTER = 3_000;

/** Whether nobody has moved the pointer for three seconds. */
export const useQuietCursor = (): boolean => {
  const [isQuiet, setQuiet] = useState(false);
  useEffect(() => {
    const state = { timer: setTimeout(() => setQuiet(true), QUIET_AFTER) };
    const onMove = () => {
      clearTimeout(state.timer);
      setQuiet(false);
      state.timer = setTimeout(() => setQuiet(true), QUIET_AFTER);
    };
    addEventListener('pointermove', onMove);
    return () => {
      clearTimeout(state.timer);
      removeEventListener('pointermove', onMove);
    };
  }, []);
  return isQuiet;
};
