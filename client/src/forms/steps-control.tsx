import { useContext, useState } from 'preact/hooks';
import { useApi } from '../api/api.ts';
import { Field } from '../ui/field.tsx';
import { dayOf, formatDay, plain } from '../words/format.ts';
import { useFormWords } from '../words/forms.ts';
import { FormFactsContext } from './facts.ts';
import type { FormField, Values } from './values.ts';

/** A step of a plan as a report holds it. */
export type Step = { readonly no: string; readonly state: string; readonly doneOn: string };

/** The steps that a report holds. */
export const stepsOf = (value: unknown): readonly Step[] =>
  (Array.isArray(value) ? value : []).flatMap((one: unknown) => {
    if (typeof one !== 'object' || one === null) return [];
    const { no, state, doneOn } = one as Values;
    return [{ no: String(no), state: String(state ?? ''), doneOn: String(doneOn ?? '') }];
  });

/** What a step is in a report; a step is dropped by changing the plan. */
const REPORTED = ['TODO', 'CURRENT', 'DONE'];

const StepChoice = ({
  step,
  before,
  states,
  id,
  doneOn,
  onStep,
}: {
  readonly step: Step;
  readonly before: Step | undefined;
  readonly states: FormField;
  readonly id: string;
  readonly doneOn: FormField | undefined;
  readonly onStep: (step: Step) => void;
}) => {
  const { language, words, say } = useFormWords();
  const { lianxi } = useApi();
  const { steps } = useContext(FormFactsContext);
  const known = steps.find(({ no }) => String(no) === step.no);
  const today = dayOf(new Date(lianxi.serverTime()));
  const options = (states.options ?? []).filter(({ value }) => REPORTED.includes(value));
  const stateBefore = options.find(({ value }) => value === before?.state);
  const name = [say.step(Number(step.no)), plain(known?.text, language)].filter(Boolean);
  return (
    <Field
      id={id}
      label={name.join(words.separator)}
      hint={
        stateBefore && step.state === stateBefore.value
          ? say.asBefore(plain(stateBefore.label, language))
          : known && formatDay(known.dueOn, language, new Date(lianxi.serverTime()))
      }
      isGroup
    >
      <div class="choices">
        {options.map((option) => (
          <label class="choice" key={option.value}>
            <input
              type="radio"
              name={id}
              value={option.value}
              checked={step.state === option.value}
              onChange={() =>
                onStep({
                  ...step,
                  state: option.value,
                  doneOn: option.value === 'DONE' ? step.doneOn || today : '',
                })
              }
            />
            {plain(option.label, language)}
          </label>
        ))}
        {step.state === 'DONE' && doneOn && (
          <input
            type="date"
            class="input step-done"
            aria-label={plain(doneOn.label, language)}
            max={today}
            value={step.doneOn}
            onInput={(event) => onStep({ ...step, doneOn: event.currentTarget.value })}
          />
        )}
      </div>
    </Field>
  );
};

/** The open steps of the plan, each with its state; the current one stands in front. */
export const StepsControl = ({
  field,
  id,
  value,
  given,
  onValue,
}: {
  readonly field: FormField;
  readonly id: string;
  readonly value: unknown;
  /** As the plan stands. */
  readonly given: unknown;
  readonly onValue: (value: readonly Step[]) => void;
}) => {
  const { say } = useFormWords();
  const steps = stepsOf(value);
  const before = stepsOf(given);
  const states = field.item?.fields?.find(({ name }) => name === 'state');
  const doneOn = field.item?.fields?.find(({ name }) => name === 'doneOn');
  const [isOpen, setOpen] = useState(false);
  if (steps.length === 0 || !states) return null;
  const stateOf = (no: string) => before.find((one) => one.no === no)?.state;
  const first = Math.max(
    0,
    steps.findIndex(({ no }) => stateOf(no) === 'CURRENT'),
  );
  const choice = (step: Step, index: number) => (
    <StepChoice
      key={step.no}
      step={step}
      before={before.find(({ no }) => no === step.no)}
      states={states}
      doneOn={doneOn}
      id={`${id}-${index}-state`}
      onStep={(next) => onValue(steps.with(index, next))}
    />
  );
  // What was changed is never folded away.
  const isFolded = (step: Step, index: number) =>
    index !== first && step.state === stateOf(step.no);
  const folded = steps.filter(isFolded);
  return (
    <div class="steps-field" id={id} tabIndex={-1}>
      {steps.map((step, index) => !isFolded(step, index) && choice(step, index))}
      {folded.length > 0 && (
        <details
          class="small"
          open={isOpen}
          onToggle={(event) => setOpen(event.currentTarget.open)}
        >
          <summary class="muted">{say.otherSteps(folded.length)}</summary>
          {steps.map((step, index) => isFolded(step, index) && choice(step, index))}
        </details>
      )}
    </div>
  );
};
