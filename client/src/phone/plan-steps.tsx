import { type Step as Reported, stepsOf } from '../forms/steps-control.tsx';
import type { IssueFacts } from '../issue/facts.tsx';
import { Shape } from '../ui/light.tsx';
import { formatDay } from '../words/format.ts';
import { Written } from '../words/words.tsx';
import { useFlow } from './flow-context.ts';
import { usePhoneWords } from './words.ts';

type Step = IssueFacts['steps'][number];

const isOver = (state: string): boolean => state === 'DONE' || state === 'DROPPED';

/** The new states of steps that a report carries, without those that stay as they are. */
export const changedSteps = (value: unknown, steps: readonly Step[]): readonly Reported[] =>
  stepsOf(value).filter(
    ({ no, state }) => steps.find((step) => step.no === Number(no))?.state !== state,
  );

const StepRow = ({
  step,
  now,
  planned,
  onChange,
}: {
  readonly step: Step;
  readonly now: Date;
  /** The state that the report would give it. */
  readonly planned: string;
  readonly onChange: (isOn: boolean) => void;
}) => {
  const { language, words, say } = usePhoneWords();
  const day = (date: string) => formatDay(date, language, now);
  const isOn = planned === 'DONE';
  const state =
    step.state === 'DONE'
      ? say.steps.done(day(step.doneOn ?? step.dueOn))
      : step.state === 'DROPPED'
        ? say.steps.dropped
        : [say.steps.planned[planned] ?? '', say.steps.due(day(step.dueOn))].join(words.separator);
  const text = (
    <span>
      <b>
        <Written text={step.text} />
      </b>
      <small>{state}</small>
    </span>
  );
  if (isOver(step.state))
    return (
      <div class="option over">
        <Shape tone="done" />
        {text}
      </div>
    );
  return (
    <label class="option">
      <input
        type="checkbox"
        checked={isOn}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      {text}
    </label>
  );
};

/** The steps of the work plan; a touch says that one was done today. */
export const PlanSteps = ({
  value,
  onValue,
}: {
  readonly value: unknown;
  readonly onValue: (value: readonly Reported[]) => void;
}) => {
  const { say } = usePhoneWords();
  const { issue, today } = useFlow();
  const states = stepsOf(value);
  const stateOf = (no: number) => states.find((one) => Number(one.no) === no)?.state;
  // Taken back, a step stands as before: the form on one sheet goes on from the same steps.
  const mark = ({ no, state }: Step, isOn: boolean) =>
    onValue(
      [
        ...states.filter((one) => Number(one.no) !== no),
        { no: String(no), state: isOn ? 'DONE' : state, doneOn: isOn ? today : '' },
      ].toSorted((a, b) => Number(a.no) - Number(b.no)),
    );
  return (
    <fieldset class="options">
      <legend class="flow-about">{say.steps.mark}</legend>
      {issue.steps.map((step) => (
        <StepRow
          key={String(step.no)}
          step={step}
          now={new Date(`${today}T00:00:00Z`)}
          planned={stateOf(step.no) ?? step.state}
          onChange={(isOn) => mark(step, isOn)}
        />
      ))}
    </fieldset>
  );
};
