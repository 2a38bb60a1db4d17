import { floatCopy } from '../ui/floating.ts';

/** Pixels that the pointer travels before a press becomes carrying. */
const SLACK = 8;

/** What carrying a card calls, in this order; it ends by a drop or by being given up. */
export type Carrying = {
  /** Whether the card can be taken at all. */
  readonly onTake: (id: string) => boolean;
  readonly onMove: (x: number, y: number) => void;
  readonly onDrop: (x: number, y: number) => void;
  readonly onGiveUp: () => void;
};

type Press = { readonly card: HTMLElement; readonly x: number; readonly y: number };

/** Lets a mouse or a pen carry the cards of the board; a finger scrolls it. */
export const watchCarrying = (carrying: Carrying): (() => void) => {
  const state: { press: Press | null; copy: HTMLElement | null } = { press: null, copy: null };
  const end = () => {
    state.copy?.remove();
    state.press?.card.removeAttribute('data-carried');
    document.documentElement.removeAttribute('data-carrying');
    Object.assign(state, { press: null, copy: null });
  };
  const giveUp = () => {
    const wasCarrying = state.copy !== null;
    end();
    if (wasCarrying) carrying.onGiveUp();
  };
  const onDown = (event: PointerEvent) => {
    if (event.button !== 0 || event.pointerType === 'touch' || event.ctrlKey || event.metaKey)
      return;
    const card =
      event.target instanceof Element &&
      event.target.closest<HTMLElement>('.board .lanes [data-id]');
    if (card) state.press = { card, x: event.clientX, y: event.clientY };
  };
  const onMove = (event: PointerEvent) => {
    const { press } = state;
    if (!press) return;
    const [across, down] = [event.clientX - press.x, event.clientY - press.y];
    if (!state.copy) {
      if (Math.hypot(across, down) < SLACK) return;
      if (!carrying.onTake(press.card.dataset['id'] ?? '')) {
        state.press = null;
        return;
      }
      state.copy = floatCopy(press.card, 'carried');
      press.card.setAttribute('data-carried', '');
      document.documentElement.setAttribute('data-carrying', '');
      press.card.setPointerCapture(event.pointerId);
    }
    const zoom = press.card.currentCSSZoom;
    state.copy.style.transform = `translate(${across / zoom}px, ${down / zoom}px)`;
    carrying.onMove(event.clientX, event.clientY);
  };
  const onUp = (event: PointerEvent) => {
    const wasCarrying = state.copy !== null;
    end();
    if (!wasCarrying) return;
    // The press that ends here is no click on the card.
    const stop = (click: Event) => {
      click.preventDefault();
      click.stopPropagation();
    };
    addEventListener('click', stop, { capture: true, once: true });
    setTimeout(() => removeEventListener('click', stop, { capture: true }), 0);
    carrying.onDrop(event.clientX, event.clientY);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !state.copy) return;
    event.preventDefault();
    event.stopPropagation();
    giveUp();
  };
  // A link would be carried as an address.
  const onDrag = (event: DragEvent) => {
    if (event.target instanceof Element && event.target.closest('.board [data-id]'))
      event.preventDefault();
  };
  const listening = new AbortController();
  const { signal } = listening;
  document.addEventListener('pointerdown', onDown, { signal });
  document.addEventListener('pointermove', onMove, { signal });
  document.addEventListener('pointerup', onUp, { signal });
  document.addEventListener('pointercancel', giveUp, { signal });
  document.addEventListener('dragstart', onDrag, { signal });
  document.addEventListener('keydown', onKey, { signal, capture: true });
  return () => {
    giveUp();
    listening.abort();
  };
};
