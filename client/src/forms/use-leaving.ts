import { useEffect, useRef } from 'preact/hooks';
import type { Path } from './values.ts';

const pathOf = (place: Element): Path =>
  (place.getAttribute('data-path') ?? '')
    .split('.')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));

/**
 * Tells which field of a form the focus has left. It waits for the pointer to be released, so that
 * no message moves a button away under it, and says nothing while an input method composes.
 */
export const useLeaving = (onLeave: (path: Path) => void) => {
  const latest = useRef(onLeave);
  latest.current = onLeave;
  const held = useRef({ isDown: false, isComposing: false, left: [] as Path[] }).current;
  useEffect(() => {
    const down = () => {
      held.isDown = true;
    };
    const up = () => {
      held.isDown = false;
      // After the click that the release makes.
      setTimeout(() => {
        for (const path of held.left.splice(0)) latest.current(path);
      });
    };
    document.addEventListener('pointerdown', down, true);
    document.addEventListener('pointerup', up, true);
    document.addEventListener('pointercancel', up, true);
    return () => {
      document.removeEventListener('pointerdown', down, true);
      document.removeEventListener('pointerup', up, true);
      document.removeEventListener('pointercancel', up, true);
    };
  }, []);
  return {
    onCompositionStart: () => {
      held.isComposing = true;
    },
    onCompositionEnd: () => {
      held.isComposing = false;
    },
    onFocusOut: ({ target, relatedTarget }: FocusEvent) => {
      const place = target instanceof Element ? target.closest('[data-path]') : null;
      // Whoever goes to another window has not left the field.
      if (!place || held.isComposing || !document.hasFocus()) return;
      if (relatedTarget instanceof Element) {
        if (place.contains(relatedTarget)) return;
        // Sending looks at everything anyway.
        if (relatedTarget.matches('button[type=submit]')) return;
      }
      if (held.isDown) held.left.push(pathOf(place));
      else latest.current(pathOf(place));
    },
  };
};
