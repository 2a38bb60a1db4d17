import { Control, type FormState } from '../forms/control.tsx';
import { type FormField, fieldId, type Values } from '../forms/values.ts';
import { Shape } from '../ui/light.tsx';
import { formatDayLong, plain } from '../words/format.ts';
import { Written } from '../words/words.tsx';
import { BrokenTitle } from './broken-title.tsx';
import { Choices } from './choices.tsx';
import { useFlow } from './flow-context.ts';
import { PersonChoice } from './person-choice.tsx';
import { PlanSteps } from './plan-steps.tsx';
import type { Question } from './questions.ts';
import { usePhoneWords } from './words.ts';

/** What the form is about: the issue, its project, its date. */
const About = () => {
  const { language, words, say } = usePhoneWords();
  const { issue, today } = useFlow();
  const now = new Date(`${today}T00:00:00Z`);
  return (
    <p class="flow-about">
      <BrokenTitle text={issue.title} />
      <br />
      <Written text={issue.projectName} />
      {issue.targetOn && (
        <>
          {words.separator}
          <span class="keep">{say.flow.by(formatDayLong(issue.targetOn, language, now))}</span>
        </>
      )}
    </p>
  );
};

const isChoice = ({ kind, refType }: FormField): boolean =>
  kind === 'CHOICE' || (kind === 'REF' && refType !== 'Person');

const Ask = ({
  action,
  field,
  value,
  form,
}: {
  readonly action: string;
  readonly field: FormField;
  readonly value: unknown;
  readonly form: FormState;
}) => {
  const isPerson = field.kind === 'REF' && field.refType === 'Person';
  const isSteps = action === 'reportProgress' && field.name === 'steps';
  const problem = form.problems.get(field.name);
  const onValue = (next: unknown) => form.change([field.name], next);
  if (!isPerson && !isSteps && !isChoice(field))
    return <Control field={field} path={[field.name]} value={value} form={form} />;
  return (
    <div class={problem ? 'field wrong' : 'field'} id={fieldId([field.name])} tabIndex={-1}>
      {problem && (
        <div class="problem" role="alert">
          <Shape tone="late" />
          {problem}
        </div>
      )}
      {isPerson && <PersonChoice field={field} value={value} onValue={onValue} />}
      {isSteps && <PlanSteps value={value} onValue={onValue} />}
      {isChoice(field) && <Choices field={field} value={value} onValue={onValue} />}
    </div>
  );
};

/** One page of a form: what it is about, and the one thing that is asked. */
export const QuestionPage = ({
  action,
  question,
  values,
  form,
}: {
  readonly action: string;
  readonly question: Question;
  readonly values: Values;
  readonly form: FormState;
}) => {
  const { language, say } = usePhoneWords();
  const { viewer } = useFlow();
  const isMine = values['accountableHead'] === viewer.person.id;
  return (
    <>
      <About />
      <div class={question.fields.length === 1 ? 'flow-ask flow-one' : 'flow-ask'}>
        {question.fields.map((field) => (
          <Ask
            key={field.name}
            action={action}
            field={field}
            value={values[field.name]}
            form={form}
          />
        ))}
      </div>
      {action === 'acceptIssue' && question.name === 'personInCharge' && isMine && (
        <p class="flow-about">{say.flow.yours(plain(viewer.person.name, language))}</p>
      )}
    </>
  );
};
