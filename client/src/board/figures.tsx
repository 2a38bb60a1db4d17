import type { ComponentChildren } from 'preact';
import { Shape, type Tone } from '../ui/light.tsx';
import { useWords } from '../words/words.tsx';
import type { BoardQuery } from './query.ts';
import type { Figures } from './sections.ts';
import type { ChangeQuery } from './use-board-query.ts';

const Figure = (figure: {
  readonly value: ComponentChildren;
  readonly label: string;
  readonly note?: string;
  readonly tone?: Tone;
  /** Makes the figure a filter; whether it is on. */
  readonly isOn?: boolean;
  readonly onPress?: () => void;
}) => {
  const name = figure.tone ? `figure tone-${figure.tone}` : 'figure';
  const inside = (
    <>
      <span class="figure-value">
        {figure.tone && <Shape tone={figure.tone} />}
        {figure.value}
      </span>
      <span class="figure-label">
        {figure.label}
        <small>{figure.note}</small>
      </span>
    </>
  );
  if (!figure.onPress) return <div class={name}>{inside}</div>;
  return (
    <button
      type="button"
      class={name}
      aria-pressed={figure.isOn ? 'true' : 'false'}
      onClick={figure.onPress}
    >
      {inside}
    </button>
  );
};

/** What the whole board adds up to; some of its figures let only their own issues through. */
export const FiguresBar = ({
  figures,
  projects,
  show,
  change,
}: {
  readonly figures: Figures;
  readonly projects: number;
  readonly show: BoardQuery['show'];
  readonly change: ChangeQuery;
}) => {
  const { words } = useWords();
  const { figures: say } = words;
  const filter = (one: 'late' | 'near' | 'solved') => ({
    isOn: show === one,
    onPress: () => change({ show: show === one ? null : one }),
  });
  return (
    <section class="figures" aria-label={say.title}>
      <Figure value={projects} label={say.projects} />
      <Figure value={figures.open} label={say.open} />
      <Figure
        {...filter('late')}
        value={figures.late}
        label={say.late}
        {...(figures.late > 0 ? { note: say.lateMost(figures.lateMost), tone: 'late' } : {})}
      />
      <Figure
        {...filter('near')}
        value={figures.near}
        label={say.near}
        {...(figures.near > 0 ? { note: say.nearToday(figures.nearToday), tone: 'near' } : {})}
      />
      <Figure
        {...filter('solved')}
        value={figures.solved}
        label={say.solved}
        {...(figures.solvedMedian === null ? {} : { note: say.solvedMedian(figures.solvedMedian) })}
      />
      <Figure value={figures.onTime === null ? '—' : `${figures.onTime}%`} label={say.onTime} />
    </section>
  );
};
