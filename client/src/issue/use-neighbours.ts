import { useEffect, useRef } from 'preact/hooks';
import { useLocation } from 'wouter';
import { isWriting, seenLinks } from '../board/use-keys.ts';

/** Links of the cards and rows of the board that are seen, in the order of reading. */
const cardLinks = (): readonly HTMLAnchorElement[] =>
  seenLinks(document.querySelector('.board') ?? document).filter(
    (link): link is HTMLAnchorElement =>
      link instanceof HTMLAnchorElement && link.dataset['left'] === undefined,
  );

/**
 * Goes from the open issue to the one before or after it on the board, as the board stands. J and K
 * do it too, unless somebody writes or an input method composes.
 */
export const useNeighbours = (id: string | null): ((by: 1 | -1) => void) => {
  const [, navigate] = useLocation();
  const go = (by: 1 | -1) => {
    const all = cardLinks();
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
