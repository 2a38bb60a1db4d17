import { Link } from 'wouter';
import { type Doable, doablesOn, recordablesOn } from '../forms/doable.ts';
import { RowButtons } from '../forms/row-buttons.tsx';
import type { Quick } from '../forms/use-quick.ts';
import { plain } from '../words/format.ts';
import { laterWordOf } from '../words/later.ts';
import { Written } from '../words/words.tsx';
import { Inline } from './agenda-inline.tsx';
import type { AgendaItem } from './facts.ts';
import { useMeetingWords } from './words.ts';

/** Actions that the rows have controls of their own for, or the control screen. */
const ELSEWHERE = [
  'moveItem',
  'startItem',
  'finishItem',
  'pauseTimer',
  'resumeTimer',
  'extendTimer',
  'draftDecision',
];

/** What a unit comes for. */
const FRONT = ['stateView'];

/** What the viewer may do on an item by a form. */
export const doablesOfItem = (item: AgendaItem): readonly Doable[] =>
  doablesOn('AgendaItem', item).filter(({ action }) => !ELSEWHERE.includes(action.action));

const recordablesOfItem = (item: AgendaItem): readonly Doable[] =>
  recordablesOn('AgendaItem', item).filter(({ action }) => !ELSEWHERE.includes(action.action));

/** All forms of the agenda, so that an address can ask for one. */
export const doablesOfAgenda = (items: readonly AgendaItem[]): readonly Doable[] =>
  items.flatMap((item) => [...doablesOfItem(item), ...recordablesOfItem(item)]);

const About = ({ item }: { readonly item: AgendaItem }) => {
  const { language, say } = useMeetingWords();
  const unit = item.issue && (item.issue.leadUnit ?? item.issue.ownerUnit);
  return (
    <p class="facts-line">
      {item.kind !== 'TOPIC' && <span>{laterWordOf('AgendaItemKind', item.kind, language)}</span>}
      {item.issue && (
        <>
          <span>
            <Link href={`/issues/${item.issue.number}`} class="link">
              {item.issue.number}
            </Link>
          </span>
          <span>
            <Written text={item.issue.projectName} />
          </span>
        </>
      )}
      {item.project && (
        <span>
          <Link href={`/projects/${item.project.number}`} class="link">
            <Written text={item.project.name} />
          </Link>
        </span>
      )}
      {unit && <span>{plain(unit.shortName, language)}</span>}
      {item.isClosed && <span>{say.closed}</span>}
      {item.note && (
        <span>
          <Written text={item.note} />
        </span>
      )}
      {item.deferReason && (
        <span>
          <Written text={item.deferReason} />
        </span>
      )}
    </p>
  );
};

const Views = ({ item }: { readonly item: AgendaItem }) => {
  const { language } = useMeetingWords();
  if (item.views.length === 0) return null;
  return (
    <ul class="agenda-views small">
      {item.views.map(({ id, unit, text }) => (
        <li key={id}>
          <b>{plain(unit.shortName, language)}</b> <Written text={text} />
        </li>
      ))}
    </ul>
  );
};

/** Who was there while it was dealt with: told by number, by name where somebody asks. */
const Present = ({ item }: { readonly item: AgendaItem }) => {
  const { language, words, say } = useMeetingWords();
  if (item.present.length === 0) return null;
  return (
    <details class="agenda-present small">
      <summary class="muted">{say.presentAt(item.present.length)}</summary>
      {item.present.map(({ shortName }) => plain(shortName, language)).join(words.listSeparator)}
    </details>
  );
};

/** One item of the agenda: its place, what it is about, how long it takes, what can be done with it. */
export const AgendaRow = ({
  item,
  place,
  quick,
  handle,
  onChoose,
}: {
  readonly item: AgendaItem;
  readonly place: number;
  /** Where it may be changed in place. */
  readonly quick: Quick | null;
  /** Carries it, where it may be moved. */
  readonly handle: preact.ComponentChildren;
  readonly onChoose: (one: Doable) => void;
}) => {
  const { language } = useMeetingWords();
  const doables = [...doablesOfItem(item), ...recordablesOfItem(item)];
  const isOver = item.state === 'DONE' || item.state === 'DEFERRED' || item.state === 'WITHDRAWN';
  return (
    <>
      {handle ?? <span class="agenda-place" aria-hidden="true" />}
      <span class="agenda-place">{place}</span>
      <div>
        <h3>
          <Written text={item.title} />{' '}
          {item.state !== 'PLANNED' && (
            <span class={isOver ? 'muted small' : 'badge'}>
              {laterWordOf('AgendaItemState', item.state, language)}
            </span>
          )}
        </h3>
        <About item={item} />
        <Views item={item} />
        <Present item={item} />
      </div>
      <Inline item={item} quick={quick} />
      {doables.length > 0 && (
        <RowButtons doables={doables} front={FRONT} about={item.title} onChoose={onChoose} />
      )}
    </>
  );
};
