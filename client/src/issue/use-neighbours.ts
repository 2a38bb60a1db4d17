import { useEffect, useRef } from 'preact/hooks';
import { useLocation } from 'wouter';

/** Cards and rows of the board that are seen, in the order of reading. */
const links = (): readonly HTMLAnchorElement[] =>
  [...document.querySelectorAll<HTMLAnchorElement>('.board [data-id] a')].filter((link) =>
    link.checkVisibility(),
  );

const isWriting = (event: KeyboardEvent): boolean =>
  event.isComposing ||
  event.keyCode === 229 ||
  event.ctrlKey ||
  event.metaKey ||
  event.altKey ||
  (event.target instanceof Element &&
    event.target.closest('input, textarea, select, dialog, [contenteditable]') !== null);

/**
 * Goes from the open issue to the one before or after it on the board, as the board stands. J and K
 * do it too, unless somebody writes or an input method composes.
 */
export const useNeighbours = (id: string | null): ((by: 1 | -1) => void) => {
  const [, navigate] = useLocation();
  const go = (by: 1 | -1) => {
    const all = links();
    const at = all.findIndex(
      (link) => link.closest<HTMLElement>('[data-id]')?.dataset['id'] === id,
    );
    const next = at < 0 ? undefined : all[at + by];
    if (!next) return;
    next.scrollIntoView({ block: 'nearest' });
    // One step back leads to where one came from, not through all that was looked at.
    navigate(next.pathname + next.search, { replace: true, state: history.state });
  };
  const latest = useRef(go);
  latest.current = go;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase();
      if ((key !== 'j' && key !== 'k') || isWriting(event)) return;
      // The board below has the same keys for its cards.
      event.stopImmediatePropagation();
      latest.current(key === 'j' ? 1 : -1);
    };
    document.addEventListener('keydown', onKey, true);
    return () => document.removeEventListener('keydown', onKey, true);
  }, []);
  return go;
};
