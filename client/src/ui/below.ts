/** Height of a lane's foot, less the air that may lie behind it; pixels. */
const FOOT = 26;
/** What may be left of a lane before its foot says so; pixels. */
const END = 13;

/** Tells how many cards of a scrolling lane lie below its lower edge, whenever that may change. */
export const watchBelow = (element: HTMLElement, tell: (below: number) => void): (() => void) => {
  const state = { frame: 0 };
  const count = () => {
    state.frame = 0;
    const { scrollHeight, scrollTop, clientHeight } = element;
    // Nothing but the lane's own end is left.
    if (scrollHeight - scrollTop - clientHeight <= END) return tell(0);
    const edge = element.getBoundingClientRect().bottom - FOOT * element.currentCSSZoom;
    // Of a card that is scrolled away only its place is laid out.
    const cards = [...element.querySelectorAll('li:not(:has(.ghost))')];
    tell(cards.filter((card) => card.getBoundingClientRect().bottom > edge).length);
  };
  // However much changes at once, it is counted once.
  const look = () => {
    state.frame ||= requestAnimationFrame(count);
  };
  const sizes = new ResizeObserver(look);
  const contents = new MutationObserver(look);
  sizes.observe(element);
  contents.observe(element, { childList: true, subtree: true });
  element.addEventListener('scroll', look, { passive: true });
  look();
  return () => {
    sizes.disconnect();
    contents.disconnect();
    element.removeEventListener('scroll', look);
    cancelAnimationFrame(state.frame);
  };
};
