import { type RefObject, useLayoutEffect, useRef } from 'preact/compat';

/**
 * Lets what matters less give way where not all fits: `data-fit` of the box counts `1 2 3…` up to
 * the first step at which nothing is cut off. What each step gives up, the style sheet tells.
 */
export const useFit = (steps: number): RefObject<HTMLDivElement | null> => {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const place = box.current;
    if (!place) return;
    const settle = () => {
      for (let step = 0; step <= steps; step += 1) {
        place.dataset['fit'] = Array.from({ length: step }, (_, index) => index + 1).join(' ');
        if (place.scrollHeight <= place.clientHeight + 1) return;
      }
    };
    settle();
    const observer = new ResizeObserver(settle);
    observer.observe(place);
    void document.fonts.ready.then(settle);
    return () => observer.disconnect();
  });
  return box;
};
