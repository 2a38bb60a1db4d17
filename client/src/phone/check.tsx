import type { ComponentChildren } from 'preact';
import { Trouble } from '../forms/action-form.tsx';
import { Conflict } from '../forms/conflict.tsx';
import { OtherText } from '../forms/form-parts.tsx';
import type { ActionFormState } from '../forms/use-action-form.ts';
import type { ActionFormFragment } from '../gql/graphql.ts';
import { Shape } from '../ui/light.tsx';
import { daysBetween, formatDayLong, plain } from '../words/format.ts';
import { Written } from '../words/words.tsx';
import { Answer } from './answer.tsx';
import { BrokenTitle } from './broken-title.tsx';
import { useFlow } from './flow-context.ts';
import { pageOfPath, type Question } from './questions.ts';
import { usePhoneWords } from './words.ts';

const Row = ({
  name,
  onMend = null,
  children,
}: {
  readonly name: string;
  readonly onMend?: (() => void) | null;
  readonly children: ComponentChildren;
}) => {
  const { say } = usePhoneWords();
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
      {onMend && (
        <dd class="flow-mend">
          <button type="button" class="link" aria-label={say.flow.mendName(name)} onClick={onMend}>
            {say.flow.mend}
          </button>
        </dd>
      )}
    </div>
  );
};

/** What came of sending, other than that it is done. */
const WhatCame = ({
  form,
  questions,
}: {
  readonly form: ActionFormState;
  readonly questions: readonly Question[];
}) => {
  const { words } = usePhoneWords();
  const { outcome } = form;
  const elsewhere = form.problems.filter(({ path }) => pageOfPath(questions, path) < 0);
  if (outcome?.kind === 'unanswered' || outcome?.kind === 'refused')
    return <Trouble outcome={outcome} />;
  if (elsewhere.length > 0)
    return (
      <div class="problems" role="alert">
        <b>{words.form.wrong(elsewhere.length)}</b>
        {elsewhere.map(({ message }) => (
          <div key={message}>{message}</div>
        ))}
      </div>
    );
  return null;
};

/** The day of the first report, where accepting begins the reports. */
const FirstReport = () => {
  const { language, say } = usePhoneWords();
  const { issue, today } = useFlow();
  const { nextReport, assignedOn } = issue;
  if (nextReport?.period !== 1 || !assignedOn) return null;
  const now = new Date(`${today}T00:00:00Z`);
  return (
    <Row name={say.flow.firstReport}>
      {formatDayLong(nextReport.dueOn, language, now)}
      <small>{say.flow.sinceAssigned(daysBetween(assignedOn, nextReport.dueOn))}</small>
    </Row>
  );
};

/** Everything that was answered, each with the way back to its page, before it is sent. */
export const Check = ({
  id,
  action,
  form,
  questions,
  onMend,
}: {
  readonly id: string;
  readonly action: ActionFormFragment;
  readonly form: ActionFormState;
  readonly questions: readonly Question[];
  readonly onMend: (page: number) => void;
}) => {
  const { language, words, say } = usePhoneWords();
  const { issue } = useFlow();
  const isSigned = action.action === 'acceptIssue';
  const wrong = new Set(form.problems.map(({ path: [name] }) => name));
  if (form.outcome?.kind === 'conflict')
    return <Conflict id={id} action={action.action} form={form} />;
  return (
    <>
      <WhatCame form={form} questions={questions} />
      <OtherText form={form} />
      <dl class="flow-check">
        <Row name={isSigned ? say.flow.subject : say.flow.about}>
          <b>
            <BrokenTitle text={issue.title} />
          </b>
          <small>
            <Written text={issue.projectName} />
            {issue.township && words.separator}
            <Written text={issue.township?.shortName} />
          </small>
        </Row>
        {questions.flatMap(({ fields }, page) =>
          fields.map((field) => (
            <Row key={field.name} name={plain(field.label, language)} onMend={() => onMend(page)}>
              {wrong.has(field.name) && <Shape tone="late" />}
              <Answer field={field} value={form.values[field.name]} action={action.action} />
            </Row>
          )),
        )}
        {isSigned && <FirstReport />}
      </dl>
      {isSigned && <p class="flow-about">{say.flow.isSigned}</p>}
    </>
  );
};
