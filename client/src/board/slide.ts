import { floatCopy } from '../ui/floating.ts';

const DURATION = 240;

/**
 * Lets a card slide from where it was: a copy of it does, and the card itself waits unseen in its
 * new place.
 */
export const slideCard = (card: HTMLElement | null, from: DOMRect | null): void => {
  const isStill = document.hidden || matchMedia('(prefers-reduced-motion: reduce)').matches;
  if (!card || !from || isStill) return;
  const zoom = card.currentCSSZoom;
  const to = card.getBoundingClientRect();
  const copy = floatCopy(card);
  card.style.visibility = 'hidden';
  const away = `translate(${(from.left - to.left) / zoom}px, ${(from.top - to.top) / zoom}px)`;
  const animation = copy.animate([{ transform: away }, { transform: 'none' }], {
    duration: DURATION,
    easing: 'cubic-bezier(.2, 0, 0, 1)',
  });
  const arrive = () => {
    copy.remove();
    card.style.visibility = '';
  };
  animation.finished.then(arrive, arrive);
};
