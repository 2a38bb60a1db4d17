/**
 * A copy of a card above everything, in the card's place: a lane cuts off what leaves it. The copy
 * is for the eye only.
 */
export const floatCopy = (card: HTMLElement, ...names: readonly string[]): HTMLElement => {
  const copy = card.cloneNode(true) as HTMLElement;
  const { left, top, width, height } = card.getBoundingClientRect();
  // A page shown larger counts in its own pixels.
  const zoom = card.currentCSSZoom;
  copy.removeAttribute('data-id');
  copy.setAttribute('aria-hidden', 'true');
  copy.classList.add('slide', ...names);
  copy.inert = true;
  Object.assign(copy.style, {
    left: `${left / zoom}px`,
    top: `${top / zoom}px`,
    width: `${width / zoom}px`,
    height: `${height / zoom}px`,
  });
  document.body.append(copy);
  return copy;
};
