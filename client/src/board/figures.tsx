import type { ComponentChildren } from 'preact';
import { Shape, type Tone } from '../ui/light.tsx';
import { useWords } from '../words/words.tsx';
import type { Figures } from './sections.ts';

const Figure = (figure: {
  readonly value: ComponentChildren;
  readonly label: string;
  readonly note?: string;
  readonly tone?: Tone;
}) => (
  <div class={figure.tone ? `figure tone-${figure.tone}` : 'figure'}>
    <span class="figure-value">
      {figure.tone && <Shape tone={figure.tone} />}
      {figure.value}
    </span>
    <span class="figure-label">
      {figure.label}
      <small>{figure.note}</small>
    </span>
  </div>
);

/** What the board adds up to. */
export const FiguresBar = ({
  figures,
  projects,
}: {
  readonly figures: Figures;
  readonly projects: number;
}) => {
  const { words } = useWords();
  const { figures: say } = words;
  return (
    <section class="figures" aria-label={say.title}>
      <Figure value={projects} label={say.projects} />
      <Figure value={figures.open} label={say.open} />
      <Figure
        value={figures.late}
        label={say.late}
        {...(figures.late > 0 ? { note: say.lateMost(figures.lateMost), tone: 'late' } : {})}
      />
      <Figure
        value={figures.near}
        label={say.near}
        {...(figures.near > 0 ? { note: say.nearToday(figures.nearToday), tone: 'near' } : {})}
      />
      <Figure
        value={figures.solved}
        label={say.solved}
        {...(figures.solvedMedian === null ? {} : { note: say.solvedMedian(figures.solvedMedian) })}
      />
      <Figure value={figures.onTime === null ? '—' : `${figures.onTime}%`} label={say.onTime} />
    </section>
  );
};
