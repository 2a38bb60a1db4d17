const DURATION = 240;

/**
 * Lets a card slide from where it was. A copy slides above everything, because a lane cuts off what
 * leaves it; the card itself waits unseen in its new place.
 */
export const slideCard = (card: HTMLElement | null, from: DOMRect | null): void => {
  const isStill = document.hidden || matchMedia('(prefers-reduced-motion: reduce)').matches;
  if (!card || !from || isStill) return;
  const copy = card.cloneNode(true);
  if (!(copy instanceof HTMLElement)) return;
  // A page shown larger counts in its own pixels.
  const zoom = card.currentCSSZoom;
  const to = card.getBoundingClientRect();
  copy.removeAttribute('data-id');
  copy.setAttribute('aria-hidden', 'true');
  copy.classList.add('slide');
  copy.inert = true;
  Object.assign(copy.style, {
    left: `${to.left / zoom}px`,
    top: `${to.top / zoom}px`,
    width: `${to.width / zoom}px`,
    height: `${to.height / zoom}px`,
  });
  document.body.append(copy);
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
