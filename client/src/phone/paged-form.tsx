import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useSearch } from 'wouter';
import { useApi } from '../api/api.ts';
import type { ActionFormProps } from '../forms/action-form.tsx';
import { valueAt } from '../forms/check.ts';
import { stepsOf } from '../forms/steps-control.tsx';
import { useActionForm } from '../forms/use-action-form.ts';
import { missingPaths } from '../forms/values.ts';
import { useStale } from '../line/line.tsx';
import { Button } from '../ui/button.tsx';
import { keepComposing } from '../ui/text-field.tsx';
import { formatClause, formatTime, plain } from '../words/format.ts';
import { useLater } from '../words/later.ts';
import { Bar } from './bar.tsx';
import { Check } from './check.tsx';
import { useFlow } from './flow-context.ts';
import { QuestionPage } from './question-page.tsx';
import { firstOpenPage, pageOfPath, questionsOf } from './questions.ts';
import { suggested } from './suggested.ts';
import { pageIn } from './trail.ts';
import { usePhoneWords } from './words.ts';

const Progress = ({ at, all }: { readonly at: number; readonly all: number }) => (
  <div class="flow-progress" aria-hidden="true">
    {Array.from({ length: all }, (_, index) => (
      <i key={String(index)} class={index <= at ? 'done' : undefined} />
    ))}
  </div>
);

/** What was kept, and the way to begin anew. */
const Kept = ({ at, onDrop }: { readonly at: string; readonly onDrop: () => void }) => {
  const { language, later } = useLater();
  return (
    <p class="flow-kept">
      {later.draft.kept(formatTime(new Date(at), language))}{' '}
      <button type="button" class="link" onClick={onDrop}>
        {later.draft.drop}
      </button>
    </p>
  );
};

/**
 * The form of one action as a phone asks for it: one question per page, then all of it to check.
 * It keeps the same draft as the form on one sheet, so that either goes on from the other.
 */
export const PagedForm = ({ subject, action: offered, onDone, onStale }: ActionFormProps) => {
  const { lianxi } = useApi();
  const { language, words, say } = usePhoneWords();
  const { viewer, trail } = useFlow();
  const action = useMemo(
    () => suggested(offered, viewer, new Date(lianxi.serverTime())),
    [offered, viewer, lianxi],
  );
  const form = useActionForm(subject, action, onDone, onStale);
  const isStale = useStale(lianxi);
  // Who may only record it for others is asked first for whom.
  const asked = form.behalf && form.isForOthers ? [form.behalf, ...form.fields] : form.fields;
  // Steps are asked of whom the plan is for: the server gives them to nobody else.
  const hasSteps = stepsOf(form.given['steps']).length > 0;
  const questions = useMemo(
    () =>
      questionsOf(action.action, asked).filter(
        ({ name }) => action.action !== 'reportProgress' || name !== 'steps' || hasSteps,
      ),
    [action, asked.length, hasSteps],
  );
  const named = pageIn(useSearch());
  // A draft goes on where it was left; what is new begins at the beginning.
  const landing = useRef(form.keptAt ? firstOpenPage(questions, form.values) : 0).current;
  const page = Math.min(named ?? landing, questions.length);
  const question = questions[page] ?? null;
  const [tried, setTried] = useState<number | null>(null);
  const title = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    if (named === null && landing > 0) trail.settle(landing);
  }, []);
  useEffect(() => {
    setTried(null);
    const body = title.current?.closest('.phone-scroll');
    if (body) body.scrollTop = 0;
    const writing = body?.querySelector<HTMLElement>('.flow-one textarea');
    (writing ?? title.current)?.focus({ preventScroll: true });
  }, [page]);
  // What the server found wrong is told on the page where it can be mended.
  const wrongPage = form.problems[0] ? pageOfPath(questions, form.problems[0].path) : -1;
  useEffect(() => {
    if (wrongPage >= 0 && question === null) trail.open(wrongPage, true);
  }, [form.attempt, wrongPage]);

  const missing = question && tried === page ? missingPaths(question.fields, form.values) : [];
  const problems = new Map([
    ...form.problems
      // Mended since: the server has not seen it yet.
      .filter(({ path, about }) => JSON.stringify(valueAt(form.values, path)) === about)
      .map(({ path, message }) => [path.join('.'), message] as const),
    ...missing.map((path) => [path.join('.'), words.form.required] as const),
  ]);
  const goOn = () => {
    if (question && missingPaths(question.fields, form.values).length > 0) {
      setTried(page);
      requestAnimationFrame(() =>
        document
          .querySelector<HTMLElement>('.flow .wrong :is(input, textarea, select, button)')
          ?.focus(),
      );
      return;
    }
    if (!question) void form.send();
    else if (trail.isMending) history.back();
    else trail.open(page + 1);
  };
  const leave = () => {
    form.change([], form.values);
    trail.leave();
  };
  // A conflict has ways on of its own.
  const isOff =
    form.isSending || (question === null && (isStale || form.outcome?.kind === 'conflict'));
  const label = plain(action.label, language);
  const all = questions.length + 1;
  const isSigned = action.action === 'acceptIssue';
  const next = question
    ? trail.isMending
      ? say.flow.toCheck
      : say.flow.next
    : (say.sign[action.action] ?? label);
  const checkTitle = isSigned ? say.flow.checkSign : say.flow.check;
  return (
    <form
      class="flow"
      noValidate
      aria-label={label}
      data-action={action.action}
      data-page={page + 1}
      onKeyDown={keepComposing}
      onSubmit={(event) => {
        event.preventDefault();
        goOn();
      }}
    >
      <Bar title={label} onBack={() => trail.back(page)}>
        <button type="button" class="phone-hit" onClick={leave}>
          {say.flow.leave}
        </button>
      </Bar>
      <Progress at={page} all={all} />
      <main class="phone-scroll">
        <p class="flow-step">
          {say.flow.step(page + 1, all)}
          {words.separator}
          <span class="keep">{formatClause(action.clause, language)}</span>
          {question?.fields.every(({ isRequired }) => !isRequired) && (
            <span class="optional">{say.flow.optional}</span>
          )}
        </p>
        <h1 tabIndex={-1} ref={title} id="flow-title">
          {question
            ? (say.questions[`${action.action}.${question.name}`] ??
              say.questions[question.name] ??
              plain(question.fields[0]?.label, language))
            : checkTitle}
        </h1>
        {question ? (
          <QuestionPage
            key={question.name}
            action={action.action}
            question={question}
            values={form.values}
            form={{ change: form.change, problems }}
          />
        ) : (
          <Check
            id={subject.id}
            action={action}
            form={form}
            questions={questions}
            onMend={(at) => trail.open(at, true)}
          />
        )}
        {form.keptAt && <Kept at={form.keptAt} onDrop={form.restart} />}
      </main>
      <div class="flow-foot">
        {!question && isStale && <p class="flow-stale">{say.flow.stale}</p>}
        {page > 0 && (
          <Button isBig onPress={() => trail.back(page)}>
            {say.flow.previous}
          </Button>
        )}
        <Button kind="primary" isBig type="submit" isOff={isOff}>
          {form.isSending ? words.form.sending : next}
        </Button>
      </div>
    </form>
  );
};
