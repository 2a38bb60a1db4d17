/** The card of an issue as it is drawn now. */
export const findCard = (id: string): HTMLElement | null =>
  document.querySelector(`[data-id="${CSS.escape(id)}"]`);

const DURATION = 240;

/**
 * Lets a card slide from where it was. A copy slides above everything, because a lane cuts off what
 * leaves it; the card itself waits unseen in its new place.
 */
export const slideCard = (id: string, from: DOMRect | null): void => {
  const card = findCard(id);
  const isStill = document.hidden || matchMedia('(prefers-reduced-motion: reduce)').matches;
  if (!card || !from || isStill) return;
  const to = card.getBoundingClientRect();
  const copy = card.cloneNode(true);
  if (!(copy instanceof HTMLElement)) return;
  copy.removeAttribute('data-id');
  copy.setAttribute('aria-hidden', 'true');
  copy.classList.add('slide');
  copy.inert = true;
  Object.assign(copy.style, {
    left: `${to.left}px`,
    top: `${to.top}px`,
    width: `${to.width}px`,
    height: `${to.height}px`,
  });
  document.body.append(copy);
  card.style.visibility = 'hidden';
  const away = `translate(${from.left - to.left}px, ${from.top - to.top}px)`;
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
