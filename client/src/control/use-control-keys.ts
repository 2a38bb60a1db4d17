import { useEffect, useRef } from 'preact/hooks';
import { isWriting } from '../board/use-keys.ts';

/** What the keys of the control do. */
export type ControlKeys = {
  readonly next: () => void;
  readonly previous: () => void;
  readonly toggleTimer: () => void;
  /** To the line in which a decision is written. */
  readonly write: () => void;
  readonly search: () => void;
  /** Reads back, then puts in force. */
  readonly effect: () => void;
};

/** Whether an input method has the key. */
export const isComposing = (event: KeyboardEvent) => event.isComposing || event.keyCode === 229;

/** Where a key has a meaning of its own: a list goes by arrows, a button is pressed by Space. */
const isTaken = (event: KeyboardEvent, within: string): boolean =>
  event.target instanceof Element && event.target.closest(within) !== null;

/**
 * ← → item, Space timer, D decision, / search, Ctrl+Enter read back and put in force. None while an
 * input method composes; letters, arrows and Space not while somebody writes (U-04).
 */
export const useControlKeys = (keys: ControlKeys): void => {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isComposing(event) || event.repeat) return;
      const act = (what: () => void) => {
        event.preventDefault();
        what();
      };
      const { next, previous, toggleTimer, write, search, effect } = latest.current;
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        // In another form it is the form's: nothing is read back from there.
        if (!isTaken(event, 'dialog, form:not(.control-pen), .control-add')) act(effect);
        return;
      }
      if (isWriting(event)) return;
      if (event.key === 'ArrowRight' && !isTaken(event, '[role=menu]')) act(next);
      else if (event.key === 'ArrowLeft' && !isTaken(event, '[role=menu]')) act(previous);
      else if (event.key === ' ' && !isTaken(event, 'button, a, summary, [role=menuitem]'))
        act(toggleTimer);
      else if (event.key === '/') act(search);
      else if (event.key.toLowerCase() === 'd') act(write);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
};
