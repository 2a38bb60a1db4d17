import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Light } from './light.tsx';

/** Head of a lane, or of a section in one. */
export const LaneHead = (head: {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly count: number;
  readonly late: { readonly count: number; readonly word: string } | null;
  readonly note: string;
  /** Changes that wait until the lane may move. */
  readonly waiting: { readonly word: string; readonly onShow: () => void } | null;
}) => (
  <h2 class="lane-head" id={head.id} aria-label={head.label}>
    <b>{head.name}</b>
    <b>{head.count}</b>
    {head.late && (
      <Light tone="late">
        <span class="unseen">{head.late.word}</span>
        {head.late.count}
      </Light>
    )}
    {head.waiting && (
      <button type="button" class="lane-waiting" onClick={head.waiting.onShow}>
        {head.waiting.word}
      </button>
    )}
    <span class="lane-clause">{head.note}</span>
  </h2>
);

/** How many cards of a scrolling lane lie below its lower edge. */
const useBelow = () => {
  const lane = useRef<HTMLDivElement>(null);
  const [below, setBelow] = useState(0);
  useEffect(() => {
    const state: { stop?: () => void; isOver: boolean } = { isOver: false };
    // What lies below is told once the first picture stands.
    void import('./below.ts').then(({ watchBelow }) => {
      if (lane.current && !state.isOver) state.stop = watchBelow(lane.current, setBelow);
    });
    return () => {
      state.isOver = true;
      state.stop?.();
    };
  }, []);
  return { lane, below };
};

/** One column of the board; wide ones carry two cards side by side. An overfull one scrolls alone. */
export const Lane = (props: {
  readonly name: string;
  readonly isWide: boolean;
  /** On a phone, where one lane is seen at a time. */
  readonly isShown: boolean;
  /** Beside an open issue, where only its own lane is seen. */
  readonly isBeside: boolean;
  readonly belowWords: (count: number) => string;
  readonly children: ComponentChildren;
}) => {
  const { lane, below } = useBelow();
  return (
    <section
      class={props.isWide ? 'lane wide' : 'lane'}
      data-lane={props.name}
      data-shown={props.isShown ? '' : undefined}
      data-beside={props.isBeside ? '' : undefined}
    >
      <div class="lane-scroll" ref={lane}>
        {props.children}
      </div>
      {below > 0 && (
        <div class="lane-below" aria-hidden="true">
          {props.belowWords(below)}
        </div>
      )}
    </section>
  );
};
