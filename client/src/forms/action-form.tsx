import { useEffect, useRef, useState } from 'preact/hooks';
import { createKey } from '../../sdk/index.ts';
import { useApi } from '../api/api.ts';
import { type ActionFormFragment, ViewerDocument } from '../gql/graphql.ts';
import { useStale } from '../line/line.tsx';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Problems } from '../ui/problems.tsx';
import { keepComposing } from '../ui/text-field.tsx';
import { formatClause, formatTime, plain } from '../words/format.ts';
import { useLater } from '../words/later.ts';
import { useWords } from '../words/words.tsx';
import { Conflict } from './conflict.tsx';
import { Controls } from './control.tsx';
import { draftKey, keepDraft, readDraft } from './draft.ts';
import { type Outcome, sendAction } from './send.ts';
import {
  type FormField,
  fieldId,
  initialValues,
  missingPaths,
  type Path,
  toInput,
  type Values,
  withValue,
} from './values.ts';

/** What an action is taken on. */
export type ActionSubject = { readonly id: string; readonly version: number };

const recordOf = (value: unknown): Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};

/** Fields that people fill; what the form already knows it belongs to is not asked. */
const asked = ({ input, creates, prefilled }: ActionFormFragment): readonly FormField[] =>
  (input as readonly FormField[]).filter(
    ({ name, kind }) => !(creates && kind === 'REF' && recordOf(prefilled)[name]),
  );

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

type Problem = { readonly path: Path; readonly message: string };

/** A problem inside a text belongs to the text's field. */
const atField = ({ path, message }: Problem): Problem => {
  const last = path.at(-1);
  return { path: last === 'zh' || last === 'en' ? path.slice(0, -1) : path, message };
};

/** What a form holds, keeps as a draft and sends, however it is laid out. */
export const useActionForm = (
  subject: ActionSubject,
  action: ActionFormFragment,
  onDone: (cursor: string) => void,
  onStale: () => void,
) => {
  const { lianxi, client } = useApi();
  const { words } = useWords();
  const fields = asked(action);
  const person = client.readQuery(ViewerDocument, {})?.data?.viewer.person.id ?? '';
  // Whose draft it is must be known: nobody reads another's.
  const place = person && draftKey(person, subject.id, action.action);
  const found = useRef(readDraft(place)).current;
  const initial = initialValues(fields, recordOf(action.prefilled));
  const [values, setValues] = useState<Values>({ ...initial, ...found?.values });
  const [keptAt, setKeptAt] = useState(found?.at ?? null);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [isSending, setSending] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const [before, setBefore] = useState(subject.version);
  // One key per intended change: sending again after a cut is the same change.
  // The draft keeps it, so that this holds across a reload too.
  const key = useRef(found?.key ?? createKey());
  const version = useRef(found?.version ?? subject.version);
  const known = Object.fromEntries(
    action.input
      .filter(({ name }) => !fields.some((field) => field.name === name))
      .map(({ name }) => [name, recordOf(action.prefilled)[name]]),
  );
  const settle = (result: Outcome) => {
    setOutcome(result);
    if (result.kind === 'done') {
      keepDraft(place, null);
      return onDone(result.cursor);
    }
    if (result.kind !== 'unanswered') key.current = createKey();
    if (result.kind === 'problems') setProblems(result.problems.map(atField));
    if (result.kind === 'conflict') {
      setBefore(version.current);
      version.current = result.version;
      onStale();
    }
    keep(latest.current);
  };
  const send = async () => {
    if (isSending) return;
    setAttempt(attempt + 1);
    const missing = missingPaths(fields, values);
    setProblems(missing.map((path) => ({ path, message: words.form.required })));
    setOutcome(null);
    if (missing.length > 0) return;
    setSending(true);
    const result = await sendAction(lianxi, action.action, {
      ...(action.creates ? {} : { id: subject.id }),
      ...(action.isDecision && !action.creates ? { expectedVersion: version.current } : {}),
      idempotencyKey: key.current,
      ...known,
      ...toInput(fields, values),
    }).finally(() => setSending(false));
    setAttempt(attempt + 2);
    settle(result);
  };
  const keep = (next: Values) => {
    const at = new Date(lianxi.serverTime()).toISOString();
    keepDraft(place, { at, version: version.current, key: key.current, values: next });
    setKeptAt(at);
    setValues(next);
  };
  // Letters may come faster than the form is drawn: each goes on from the last.
  const latest = useRef(values);
  latest.current = values;
  const change = (path: Path, value: unknown) => {
    latest.current = recordOf(withValue(latest.current, path, value));
    keep(latest.current);
  };
  /** Starts again from what holds now. */
  const restart = (prefilled: unknown) => {
    keepDraft(place, null);
    setKeptAt(null);
    setOutcome(null);
    setValues(initialValues(fields, recordOf(prefilled)));
  };
  return {
    fields,
    values,
    problems,
    outcome,
    isSending,
    attempt,
    before,
    keptAt,
    send,
    change,
    restart,
    settled: () => setOutcome(null),
  };
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

const FIRST = 'input, select, textarea, button[type=submit]';

export type ActionFormProps = {
  readonly subject: ActionSubject;
  readonly action: ActionFormFragment;
  readonly isPrimary: boolean;
  /** Done; the cursor is the place of its event in the log. */
  readonly onDone: (cursor: string) => void;
  /** Somebody was quicker: what is shown must be read again. */
  readonly onStale: () => void;
  readonly onClose: (() => void) | null;
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
  const { language, words, later } = useLater();
  const form = useActionForm(subject, action, onDone, onStale);
  const label = plain(action.label, language);
  const { lianxi } = useApi();
  // On an old picture nobody decides; what is typed stays.
  const isStale = useStale(lianxi);
  const place = useRef<HTMLFormElement>(null);
  // Whoever opens a form goes on in it.
  useEffect(() => place.current?.querySelector<HTMLElement>(FIRST)?.focus(), []);
  return (
    <form
      ref={place}
      noValidate
      aria-label={label}
      data-action={action.action}
      onKeyDown={keepComposing}
      onSubmit={(event) => {
        event.preventDefault();
        void form.send();
      }}
    >
      <h2 class="section">
        {label}
        <small>{formatClause(action.clause, language)}</small>
      </h2>
      <Trouble outcome={form.outcome} />
      {form.outcome?.kind === 'conflict' && (
        <Conflict
          id={subject.id}
          action={action.action}
          before={form.before}
          fields={form.fields}
          values={form.values}
          onTake={form.restart}
          onSend={() => void form.send()}
          onKeep={form.settled}
        />
      )}
      {form.problems.length > 0 && (
        <Problems
          attempt={form.attempt}
          title={words.form.wrong(form.problems.length)}
          problems={form.problems.map(({ path, message }) => ({
            fieldId: fieldId(path),
            message: [labelAt(form.fields, path, language), message].filter(Boolean).join(' '),
          }))}
        />
      )}
      <Controls
        fields={form.fields}
        values={form.values}
        path={[]}
        form={{
          change: form.change,
          problems: new Map(form.problems.map(({ path, message }) => [path.join('.'), message])),
        }}
      />
      <div class="row form-end">
        <Button
          kind={isPrimary ? 'primary' : 'plain'}
          isBig
          type="submit"
          isOff={form.isSending || isStale}
        >
          {form.isSending ? words.form.sending : label}
        </Button>
        {onClose && (
          <Button isBig onPress={onClose}>
            {words.form.cancel}
          </Button>
        )}
        {form.keptAt && (
          <span class="muted small draft-kept">
            {later.draft.kept(formatTime(new Date(form.keptAt), language))}{' '}
            <button type="button" class="link" onClick={() => form.restart(action.prefilled)}>
              {later.draft.drop}
            </button>
          </span>
        )}
      </div>
    </form>
  );
};
