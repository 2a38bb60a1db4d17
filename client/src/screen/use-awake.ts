import { useEffect } from 'preact/hooks';

/**
 * Keeps the screen from going dark while the page is seen. Browsers give the lock back whenever the
 * page is hidden, and grant it only to addresses they trust: elsewhere the machine's own setting counts.
 */
export const useAwake = (): void => {
  useEffect(() => {
    const state = { lock: null as WakeLockSentinel | null };
    const ask = async () => {
      if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
      state.lock = await navigator.wakeLock.request('screen').catch(() => null);
    };
    void ask();
    document.addEventListener('visibilitychange', ask);
    return () => {
      document.removeEventListener('visibilitychange', ask);
      void state.lock?.release();
    };
  }, []);
};
