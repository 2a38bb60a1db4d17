import { useLayoutEffect, useRef } from 'preact/hooks';
import { penFieldId } from './pen-problems.ts';
import type { PenState } from './use-pen.ts';

/**
 * Keeps the focus in the pen where its fields come and go: on what puts it in force once it is read
 * back, on the line once it is opened again, nowhere once it is in force. Only for whoever writes.
 */
export const usePenFocus = ({ isReading, recorded }: PenState) => {
  const form = useRef<HTMLFormElement>(null);
  const had = useRef(isReading);
  // Before the browser takes the focus from a field that cannot be written in any more.
  useLayoutEffect(() => {
    if (had.current === isReading) return;
    had.current = isReading;
    const at = document.activeElement;
    if (!(at instanceof HTMLElement) || !form.current?.contains(at)) return;
    if (isReading) form.current.querySelector<HTMLElement>('[data-pen=go]')?.focus();
    else if (recorded) document.getElementById(penFieldId('text'))?.focus();
    else at.blur();
  }, [isReading, recorded]);
  return form;
};
