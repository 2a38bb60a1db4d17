import { useEffect } from 'preact/hooks';

const SEARCH = '.search input';

/** Links of the cards, rows and left places that are seen, in the order of reading. */
export const seenLinks = (within: ParentNode): readonly HTMLElement[] =>
  // To ask a card that is scrolled away whether it is seen would lay it out.
  [...within.querySelectorAll('.stack, .rows')]
    .filter((list) => list.checkVisibility())
    .flatMap((list) => [...list.querySelectorAll<HTMLElement>('[data-id] a, a[data-left]')]);

/** The lanes, or the sections of a list. */
const lanes = (): readonly HTMLElement[] => [
  ...document.querySelectorAll<HTMLElement>('.board [data-lane]'),
];

const step = (by: 1 | -1) => {
  const all = seenLinks(document.querySelector('.board') ?? document);
  const now =
    document.activeElement?.closest('[data-id], [data-left]') ??
    document.querySelector('[data-id][aria-current]');
  const at = now ? all.findIndex((link) => now.contains(link)) : -1;
  const next = at < 0 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1);
  all[next]?.focus();
};

const goToLane = (index: number) => {
  const lane = lanes()[index];
  if (!lane) return;
  // On a phone one lane is seen at a time: its tab shows it.
  if (!lane.checkVisibility())
    document.querySelectorAll<HTMLElement>('.lane-tabs button')[index]?.click();
  requestAnimationFrame(() => seenLinks(lane)[0]?.focus());
};

/** Whether a key belongs to what is being written, to an input method or to the browser. */
export const isWriting = (event: KeyboardEvent): boolean =>
  event.isComposing ||
  event.keyCode === 229 ||
  event.ctrlKey ||
  event.metaKey ||
  event.altKey ||
  (event.target instanceof Element &&
    event.target.closest('input, textarea, select, dialog, [contenteditable]') !== null);

/**
 * Keys of the board: / searches, J and K go from card to card, 1 to 9 to a lane. None while somebody
 * writes or an input method composes; Enter opens a card because it is a link.
 */
export const useBoardKeys = (): void => {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isWriting(event)) return;
      const key = event.key.toLowerCase();
      const search = document.querySelector<HTMLInputElement>(SEARCH);
      if (key === '/' && search?.checkVisibility()) {
        // Else the key itself would be the first letter.
        event.preventDefault();
        search.focus();
        search.select();
      } else if (key === 'j') step(1);
      else if (key === 'k') step(-1);
      else if (/^[1-9]$/.test(key)) goToLane(Number(key) - 1);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
};
