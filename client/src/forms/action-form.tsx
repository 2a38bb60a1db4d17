import { useContext, useEffect, useRef } from 'preact/hooks';
import { useApi } from '../api/api.ts';
import { useStale } from '../line/line.tsx';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Problems } from '../ui/problems.tsx';
import { keepComposing } from '../ui/text-field.tsx';
import { formatClause, formatDayLong, plain } from '../words/format.ts';
import { useFormWords } from '../words/forms.ts';
import { useWords } from '../words/words.tsx';
import { Conflict } from './conflict.tsx';
import { Controls, type FormState } from './control.tsx';
import { FormFactsContext } from './facts.ts';
import { Behalf, OtherText, useTime } from './form-parts.tsx';
import type { Outcome } from './send.ts';
import { type ActionSubject, type OfferedAction, useActionForm } from './use-action-form.ts';
import { useLeaving } from './use-leaving.ts';
import { type FormField, fieldId, type Path } from './values.ts';
import './forms.css';

/** What came of sending, where it is not about a field. */
export const Trouble = ({ outcome }: { readonly outcome: Outcome | null }) => {
  const { language, words } = useWords();
  if (outcome?.kind === 'unanswered')
    return (
      <Banner tone="late" title={words.form.unanswered}>
        {words.form.unansweredHint}
      </Banner>
    );
  if (outcome?.kind === 'refused')
    return (
      <Banner tone="late" title={words.form.refused}>
        {outcome.message || words.form.unreadable}{' '}
        {outcome.clause && <span class="clause">{formatClause(outcome.clause, language)}</span>}
      </Banner>
    );
  return null;
};

/** What the field at a path is called, with the list or group that it stands in. */
export const labelAt = (
  fields: readonly FormField[],
  path: Path,
  language: 'zh' | 'en',
): string => {
  const [head, ...rest] = path;
  const field = fields.find(({ name }) => name === head);
  if (!field) return '';
  const index = rest.findIndex((part) => Number.isNaN(Number(part)));
  const inner =
    index >= 0 ? labelAt((field.item ?? field).fields ?? [], rest.slice(index), language) : '';
  return [plain(field.label, language), inner].filter(Boolean).join(' ');
};

const FIRST = 'input:not([type=hidden]), select, textarea, button[type=submit]';

/** What a form of an action is given, however it is laid out. */
export type ActionFormProps = {
  readonly subject: ActionSubject;
  readonly action: OfferedAction;
  readonly isPrimary: boolean;
  /** Done; the cursor is the place of its event in the log, the number that of a new case. */
  readonly onDone: (cursor: string, number: string | null) => void;
  /** Somebody was quicker: what is shown must be read again. */
  readonly onStale: () => void;
  readonly onClose: (() => void) | null;
};

const Heading = ({ action }: { readonly action: OfferedAction }) => {
  const { language, words, say } = useFormWords();
  const { lianxi } = useApi();
  const { nextReport } = useContext(FormFactsContext);
  const report = action.action === 'reportProgress' ? nextReport : null;
  return (
    <h2 class="section">
      {plain(action.label, language)}
      {report && <span>{say.period(report.period)}</span>}
      <small>
        {report &&
          say.periodDue(formatDayLong(report.dueOn, language, new Date(lianxi.serverTime())))}
        {report && words.separator}
        {formatClause(action.clause, language)}
      </small>
    </h2>
  );
};

/** The form of one action, made from its description; errors at the field and summed on top. */
export const ActionForm = ({
  subject,
  action,
  isPrimary,
  onDone,
  onStale,
  onClose,
}: ActionFormProps) => {
  const { language, words, later, say } = useFormWords();
  const form = useActionForm(subject, action, onDone, onStale);
  const label = plain(action.label, language);
  const { lianxi } = useApi();
  // On an old picture nobody decides; what is typed stays.
  const isStale = useStale(lianxi);
  const { nextReport } = useContext(FormFactsContext);
  const leaving = useLeaving(form.leave);
  const time = useTime();
  const place = useRef<HTMLFormElement>(null);
  const isConflict = form.outcome?.kind === 'conflict';
  const goOn = () => place.current?.querySelector<HTMLElement>(FIRST)?.focus();
  // Whoever opens a form goes on in it, and so does who has settled a conflict.
  useEffect(() => {
    if (!isConflict && form.problems.length === 0) goOn();
  }, [isConflict]);
  const summed = form.problems.filter(({ isSent }) => isSent);
  const state: FormState = {
    change: form.change,
    problems: new Map(form.problems.map(({ path, message }) => [path.join('.'), message])),
    given: form.given,
  };
  const all = form.behalf ? [...form.fields, form.behalf] : form.fields;
  const isReport = action.action === 'reportProgress' && nextReport !== null;
  const submit = isReport ? say.submitPeriod(nextReport.period) : label;
  return (
    <form
      ref={place}
      noValidate
      aria-label={label}
      data-action={action.action}
      onKeyDown={keepComposing}
      {...leaving}
      onSubmit={(event) => {
        event.preventDefault();
        void form.send();
      }}
    >
      <Heading action={action} />
      <Trouble outcome={form.outcome} />
      {isConflict && <Conflict id={subject.id} action={action.action} form={form} />}
      <OtherText form={form} />
      {summed.length > 0 && (
        <Problems
          attempt={form.attempt}
          title={words.form.wrong(summed.length)}
          problems={summed.map(({ path, message }) => ({
            fieldId: fieldId(path),
            message: [labelAt(all, path, language), message].filter(Boolean).join(' '),
          }))}
        />
      )}
      {form.isForOthers && <Behalf form={form} state={state} />}
      <Controls fields={form.fields} values={form.values} path={[]} form={state} />
      {!form.isForOthers && <Behalf form={form} state={state} />}
      <div class="row form-end">
        <Button
          kind={isPrimary ? 'primary' : 'plain'}
          isBig
          type="submit"
          isOff={form.isSending || isStale || isConflict}
        >
          {form.isSending ? words.form.sending : submit}
        </Button>
        {onClose && (
          <Button isBig onPress={onClose}>
            {words.form.cancel}
          </Button>
        )}
        {form.keptAt && (
          <span class="muted small draft-kept">
            {later.draft.kept(time(form.keptAt))}{' '}
            <button type="button" class="link" onClick={form.restart}>
              {later.draft.drop}
            </button>
          </span>
        )}
      </div>
      <p class="unseen" role="status">
        {form.notice
          ? say.conflict[form.notice]
          : form.restoredAt && say.draft.restored(time(form.restoredAt))}
      </p>
    </form>
  );
};
