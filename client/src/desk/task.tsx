import { Link } from 'wouter';
import { askFor } from '../forms/asked.ts';
import { Light, toneOf } from '../ui/light.tsx';
import { formatDayLong, plain } from '../words/format.ts';
import { Written } from '../words/words.tsx';
import { type DeskDuty, doingOf, draftOf, dueWords, type Extras, factsOf } from './facts.ts';
import { placeOf } from './places.ts';
import { type VerifyQueue, VerifyResult } from './verify-queue.tsx';
import { useDesk } from './words.ts';

/** What all rows of a desk are told. */
export type TaskContext = {
  readonly today: Date;
  readonly extras: Extras;
  /** Whose drafts are looked for. */
  readonly person: string;
  readonly isStale: boolean;
};

/** One thing that waits, with the one button that opens its form. */
export const Task = ({
  duty,
  isGone,
  isPrimary,
  queue,
  context: { today, extras, person, isStale },
}: {
  readonly duty: DeskDuty;
  /** Done meanwhile; it stays in its place until the list is left. */
  readonly isGone: boolean;
  readonly isPrimary: boolean;
  /** Where rows can be chosen and done together. */
  readonly queue: VerifyQueue | null;
  readonly context: TaskContext;
}) => {
  const words = useDesk();
  const { desk, language } = words;
  const place = placeOf(duty);
  const { actions, on } = doingOf(duty);
  const draft = isGone ? null : draftOf(duty, person);
  const verb = draft ? desk.goOn : desk.verbs[duty.kind];
  const title = plain(place?.title, language);
  const facts = factsOf(duty, draft, { words, today, extras });
  const isOff = isGone || isStale;
  return (
    <li class={isGone ? 'task gone' : 'task'} data-row={duty.id} data-kind={duty.kind}>
      <Light tone={isGone ? 'done' : toneOf(duty.tone)}>
        {isGone ? desk.gone : dueWords(duty, words)}
      </Light>
      <div>
        <h3>
          {queue && (
            <input
              type="checkbox"
              class="task-pick"
              aria-label={words.later.desk.pick(title)}
              checked={queue.chosen.has(duty.id)}
              disabled={isGone || queue.isSending}
              onChange={(event) => queue.pick([duty.id], event.currentTarget.checked)}
            />
          )}
          <Written text={place?.title} />
          {duty.issue?.urgent && (
            <b class="urgent" role="img" aria-label={words.words.urgentName}>
              {words.words.urgent}
            </b>
          )}
        </h3>
        <p>
          <span class="facts-line">
            {duty.issue && (
              <span>
                <Written text={duty.issue.projectName} />
              </span>
            )}
            {facts.map((fact) => (
              <span key={fact}>{fact}</span>
            ))}
          </span>
          {queue && <VerifyResult queue={queue} id={duty.id} />}
        </p>
      </div>
      <time dateTime={duty.dueOn}>{formatDayLong(duty.dueOn, language, today)}</time>
      {place && (
        <Link
          href={place.href + askFor(actions, on)}
          state={{ from: '/desk', row: duty.id }}
          class={isPrimary ? 'button primary' : 'button'}
          aria-label={`${verb} ${title}`}
          aria-disabled={isOff ? 'true' : undefined}
          onClick={(event: MouseEvent) => {
            if (isOff) event.preventDefault();
          }}
        >
          {verb}
        </Link>
      )}
    </li>
  );
};
