import { useLayoutEffect, useRef } from 'preact/hooks';
import { penFieldId } from './pen-problems.ts';
import type { PenState } from './use-pen.ts';

/**
 * Keeps the focus in the pen where its fields come and go: on what puts it in force once it is read
 * back, on the line once it is opened again, nowhere once it is in force. Only for whoever did that,
 * and not where they have turned to something else meanwhile.
 */
export const usePenFocus = ({ isReading, isBusy, recorded }: PenState) => {
  const form = useRef<HTMLFormElement>(null);
  const before = useRef({ isReading, isBusy });
  useLayoutEffect(() => {
    const was = before.current;
    before.current = { isReading, isBusy };
    if (was.isReading === isReading || !(was.isBusy || isBusy)) return;
    const at = document.activeElement;
    // A field that is switched off leaves the focus to nobody.
    if (at && at !== document.body && !form.current?.contains(at)) return;
    if (isReading) form.current?.querySelector<HTMLElement>('[data-pen=go]')?.focus();
    else if (recorded) document.getElementById(penFieldId('text'))?.focus();
    else if (at instanceof HTMLElement) at.blur();
  });
  return form;
};
