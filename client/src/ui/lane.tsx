import type { ComponentChildren } from 'preact';
import { Light } from './light.tsx';

/** Head of a lane, or of a section in one. */
export const LaneHead = (head: {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly count: number;
  readonly late: { readonly count: number; readonly word: string } | null;
  readonly note: string;
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
    <span class="lane-clause">{head.note}</span>
  </h2>
);

/** One column of the board; wide ones carry two cards side by side. */
export const Lane = (lane: {
  readonly name: string;
  readonly isWide: boolean;
  /** On a phone, where one lane is seen at a time. */
  readonly isShown: boolean;
  /** Beside an open issue, where only its own lane is seen. */
  readonly isBeside: boolean;
  readonly children: ComponentChildren;
}) => (
  <section
    class={lane.isWide ? 'lane wide' : 'lane'}
    data-lane={lane.name}
    data-shown={lane.isShown ? '' : undefined}
    data-beside={lane.isBeside ? '' : undefined}
  >
    <div class="lane-scroll">{lane.children}</div>
  </section>
);
