import { Empty } from '../ui/banner.tsx';
import { describe, Field } from '../ui/field.tsx';
import { formatClause } from '../words/format.ts';
import { Changed } from './changed.tsx';
import { DayChips, KindChips } from './chips.tsx';
import { isEmpty } from './pen.ts';
import { PenEnd } from './pen-end.tsx';
import { itemFactsOf } from './pen-facts.ts';
import { CLAUSES, hasDay, hasUnits } from './pen-kinds.ts';
import { penFieldId, problemsOfPen } from './pen-problems.ts';
import { Preview, type UnitOption } from './preview.tsx';
import { UnitsField } from './units-field.tsx';
import { Unsent } from './unsent.tsx';
import { isComposing } from './use-control-keys.ts';
import type { Known } from './use-meeting.ts';
import type { PenState } from './use-pen.ts';
import { usePenFocus } from './use-pen-focus.ts';
import { useControlWords } from './words.ts';

/** Where a decision is written: typed or picked, seen as the room sees it, read back, put in force. */
export const PenForm = ({
  pen,
  known: { meeting, screenRoom },
  units,
  isLive,
}: {
  readonly pen: PenState;
  readonly known: Known;
  readonly units: readonly UnitOption[];
  readonly isLive: boolean;
}) => {
  const { language, say } = useControlWords();
  const { meant, item, isReading } = pen;
  const form = usePenFocus(pen);
  const next = Math.max(0, ...meeting.decisions.map(({ no }) => no ?? 0)) + 1;
  const title = (
    <h2 class="section">
      {say.pen.title}
      {meant && <span>{say.pen.no(pen.recorded?.no ?? next)}</span>}
      {meant && item && (
        <small>
          <span>{say.pen.about(item.position)}</span>
          {item.issue && <span>{say.pen.issue(item.issue.number)}</span>}
          <span>{formatClause(CLAUSES[meant.kind] ?? '4.8', language)}</span>
        </small>
      )}
    </h2>
  );
  if (!meant || !pen.pen)
    return (
      <section aria-label={say.pen.title}>
        {title}
        <Empty>{say.pen.noItem}</Empty>
      </section>
    );
  const clause = CLAUSES[meant.kind] ?? '4.8';
  const problems = problemsOfPen(pen.theirs ? null : pen.hitch, { language, clause, say: say.pen });
  const { line } = pen.pen.written;
  const replaced = meeting.decisions.find(({ id }) => id === pen.pen?.replaces);
  const draft = screenRoom?.draft?.id;
  // Until the screens have told what they have, nothing is said against it.
  const isOnScreen =
    screenRoom === null || (draft !== undefined && draft === pen.recorded?.id && !pen.theirs);
  const isWithUnits = hasUnits(meant.kind);
  return (
    <form
      ref={form}
      class="control-pen"
      aria-label={say.pen.title}
      data-state={pen.recorded?.state ?? 'NEW'}
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        // Enter in a field sends nothing: only Ctrl with it does.
        if (event.key === 'Enter' && !event.ctrlKey && event.target instanceof HTMLInputElement)
          event.preventDefault();
        if (event.key === 'Escape' && isReading && !isComposing(event)) void pen.resume();
      }}
    >
      {title}
      {replaced && <p class="small muted">{say.pen.replaces(replaced.no ?? 0)}</p>}
      <Unsent pen={pen} isLive={isLive} />
      <Changed pen={pen} meant={meant} units={units} />
      {problems.other.length > 0 && (
        <div class="problems" role="alert">
          {problems.other.map((message) => (
            <div key={message}>{message}</div>
          ))}
        </div>
      )}
      <fieldset class="control-fields" disabled={isReading}>
        <KindChips
          facts={itemFactsOf(item, meeting)}
          kind={meant.kind}
          problem={problems.at.effect}
          onKind={(kind) => pen.write({ kind })}
        />
        <Field id={penFieldId('text')} label={say.pen.what} problem={problems.at.text}>
          <textarea
            id={penFieldId('text')}
            class="input"
            rows={2}
            maxLength={1_000}
            placeholder={say.pen.whatHint}
            value={line}
            onInput={(event) => pen.write({ line: event.currentTarget.value })}
            {...describe(penFieldId('text'), null, problems.at.text)}
          />
        </Field>
        {isWithUnits && (
          <div class="control-pair">
            <UnitsField
              id={penFieldId('responsible')}
              label={say.pen.responsible}
              isOptional={false}
              chosen={meant.responsible}
              options={units}
              problem={problems.at.responsible}
              onChosen={(responsible) => pen.write({ responsible })}
            />
            <UnitsField
              id={penFieldId('assisting')}
              label={say.pen.assisting}
              isOptional
              chosen={meant.assisting}
              options={units}
              problem={problems.at.assisting}
              onChosen={(assisting) => pen.write({ assisting })}
            />
          </div>
        )}
        {hasDay(meant.kind) && (
          <DayChips
            label={meant.kind === 'SET_DATE' ? say.pen.newDue : say.pen.due}
            dueOn={meant.dueOn}
            today={pen.today}
            isOptional={false}
            problem={problems.at.dueOn}
            onDay={(dueOn) => pen.write({ dueOn })}
          />
        )}
      </fieldset>
      <Preview meant={meant} units={units} pen={pen} isOnScreen={isOnScreen} />
      <PenEnd pen={pen} meant={meant} />
      {!isEmpty(pen.pen) && !isReading && (isLive || !pen.recorded) && (
        <button
          type="button"
          class="link small"
          onClick={() => void pen.drop(say.pen.discarded)}
          data-pen="drop"
        >
          {say.pen.discard}
        </button>
      )}
    </form>
  );
};
