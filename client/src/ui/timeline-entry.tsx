import type { ComponentChildren } from 'preact';
import { Shape, type Tone } from './light.tsx';

/** Between facts in one line, in both languages. */
const EM_SPACE = '\u2003';

/** One thing that happened: what, who on whose behalf, when, by which clause. */
export const TimelineEntry = (entry: {
  readonly tone: Tone;
  readonly what: ComponentChildren;
  readonly when: { readonly iso: string; readonly text: string };
  readonly who: ComponentChildren;
  readonly clause: string;
  readonly quote?: ComponentChildren;
  readonly isFresh: boolean;
}) => (
  <li class={entry.isFresh ? 'fresh' : undefined} tabIndex={-1}>
    <span class="timeline-mark">
      <Shape tone={entry.tone} />
    </span>
    <div class="timeline-top">
      <b>{entry.what}</b>
      <time dateTime={entry.when.iso}>{entry.when.text}</time>
    </div>
    <div class="timeline-who">
      {entry.who}
      {EM_SPACE}
      <span class="keep">{entry.clause}</span>
    </div>
    {entry.quote && <div class="timeline-quote">{entry.quote}</div>}
  </li>
);
