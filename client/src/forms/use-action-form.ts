import { useRef, useState } from 'preact/hooks';
import { createKey } from '../../sdk/index.ts';
import { useApi } from '../api/api.ts';
import { type ActionFormFragment, ViewerDocument } from '../gql/graphql.ts';
import { useFormWords } from '../words/forms.ts';
import { behalfField, behalfInput, initialBehalf } from './behalf.ts';
import { atField, isSamePath, type Problem, problemsOf, valueAt } from './check.ts';
import { draftKey } from './draft.ts';
import { type Outcome, sendAction } from './send.ts';
import { useDraft } from './use-draft.ts';
import {
  type FormField,
  initialValues,
  type Path,
  recordOf,
  toInput,
  type Values,
  withValue,
} from './values.ts';

/** What an action is taken on. */
export type ActionSubject = { readonly id: string; readonly version: number };

/** An action with its form; `isForOthers` where the viewer may only record it for others. */
export type OfferedAction = ActionFormFragment & { readonly isForOthers?: boolean };

/** Fields that people fill; what the form already knows it belongs to is not asked. */
const asked = ({ input, creates, prefilled }: ActionFormFragment): readonly FormField[] =>
  (input as readonly FormField[]).filter(
    ({ name, kind }) => !(creates && kind === 'REF' && recordOf(prefilled)[name]),
  );

/** A problem as the form holds it: found while sending, or on leaving its field. */
type Found = Problem & {
  readonly isSent: boolean;
  /** What stood there, as text: a server's word holds until that is changed. */
  readonly about: string;
};

const found =
  (values: Values, isSent: boolean) =>
  (problem: Problem): Found => ({
    ...problem,
    isSent,
    about: JSON.stringify(valueAt(values, problem.path)),
  });

// Steps that stay as they are, are not said again: another may have moved them on meanwhile.
const withoutUnchanged = (name: string, input: unknown, given: unknown): unknown => {
  if (name !== 'steps' || !Array.isArray(input) || !Array.isArray(given)) return input;
  const states = new Map(given.map((one) => [recordOf(one)['no'], recordOf(one)['state']]));
  return input.filter((one) => states.get(recordOf(one)['no']) !== recordOf(one)['state']);
};

/** What a form holds, keeps as a draft and sends, however it is laid out. */
export const useActionForm = (
  subject: ActionSubject,
  action: OfferedAction,
  onDone: (cursor: string, number: string | null) => void,
  onStale: () => void,
) => {
  const { lianxi, client } = useApi();
  const { words, say } = useFormWords();
  const fields = asked(action);
  const given = recordOf(action.prefilled);
  const person = client.readQuery(ViewerDocument, {})?.data?.viewer.person.id ?? '';
  // Whose draft it is must be known: nobody reads another's.
  const place = person && draftKey(person, subject.id, action.action);
  const draft = useDraft(place, () => new Date(lianxi.serverTime()));
  const isForOthers = action.isForOthers ?? false;
  const behalf =
    action.principals.length > 0 ? behalfField(action.principals, isForOthers, say) : null;
  const all = behalf ? [behalf, ...fields] : fields;
  const fresh = (prefilled: unknown): Values => ({
    ...(behalf ? { onBehalf: initialBehalf(action.principals, isForOthers) } : {}),
    ...initialValues(fields, recordOf(prefilled)),
  });
  const [values, setValues] = useState<Values>(() => ({ ...fresh(given), ...draft.found?.values }));
  const [problems, setProblems] = useState<readonly Found[]>([]);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [isSending, setSending] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const [notice, setNotice] = useState<'taken' | 'merged' | null>(null);
  const version = useRef(draft.found?.version ?? subject.version);
  const sent = useRef(draft.found?.sent);
  // Letters may come faster than the form is drawn: each goes on from the last.
  const latest = useRef(values);
  latest.current = values;
  const known = Object.fromEntries(
    action.input
      .filter(({ name }) => !fields.some((field) => field.name === name))
      .map(({ name }) => [name, given[name]]),
  );

  const put = (next: Values) => {
    latest.current = next;
    setValues(next);
    draft.keep({ values: next, version: version.current, sent: sent.current });
  };
  const inputNow = (): Values => {
    const { onBehalf, ...own } = toInput(all, latest.current);
    const principal = behalfInput(onBehalf);
    return {
      ...(action.creates ? {} : { id: subject.id }),
      ...(action.isDecision && !action.creates ? { expectedVersion: version.current } : {}),
      ...(principal ? { onBehalf: principal } : {}),
      ...known,
      ...Object.fromEntries(
        Object.entries(own).map(([name, one]) => [name, withoutUnchanged(name, one, given[name])]),
      ),
    };
  };
  const settle = (result: Outcome) => {
    setOutcome(result);
    if (result.kind === 'done') {
      draft.drop();
      return onDone(result.cursor, result.number);
    }
    if (result.kind === 'problems')
      setProblems(result.problems.map(atField).map(found(latest.current, true)));
    if (result.kind === 'conflict') onStale();
  };
  const send = async () => {
    if (isSending) return;
    setAttempt(attempt + 1);
    const wrong = problemsOf(all, latest.current, { words, say });
    setProblems(wrong.map(found(latest.current, true)));
    setOutcome(null);
    if (wrong.length > 0) return;
    const input = inputNow();
    const body = JSON.stringify(input);
    // One key per intended change: sending the same again after a cut is the same change, another
    // text is another one. The draft keeps it, so that this holds across a reload too.
    if (sent.current?.body !== body) sent.current = { key: createKey(), body };
    put(latest.current);
    draft.flush();
    setSending(true);
    const result = await sendAction(lianxi, action.action, {
      ...input,
      idempotencyKey: sent.current.key,
    }).finally(() => setSending(false));
    setAttempt(attempt + 2);
    settle(result);
  };
  /** Looks at one field when it is left. */
  const leave = (path: Path) => {
    const wrong = problemsOf(all, latest.current, { words, say }).filter((one) =>
      isSamePath(one.path, path),
    );
    const about = JSON.stringify(valueAt(latest.current, path));
    setProblems((before) => {
      const here = before.find((one) => isSamePath(one.path, path));
      if (here && here.about === about) return before;
      const rest = before.filter((one) => one !== here);
      return [...rest, ...wrong.map(found(latest.current, here?.isSent ?? false))];
    });
  };
  /** Goes on with another text, decided on another version. What stood here is kept beside it. */
  const replace = (next: Values, on: number, how: 'taken' | 'merged' | null) => {
    draft.setBeside({
      at: new Date(lianxi.serverTime()).toISOString(),
      version: version.current,
      values: latest.current,
    });
    version.current = on;
    setNotice(how);
    setOutcome(null);
    setProblems([]);
    put(next);
    draft.flush();
  };
  /** Both versions were seen: whatever is chosen is decided on the one in force now. */
  const seeConflict = () => {
    if (outcome?.kind === 'conflict') version.current = outcome.version;
  };
  return {
    fields,
    behalf,
    isForOthers,
    given,
    values,
    problems,
    outcome,
    isSending,
    attempt,
    /** The version that was decided on. */
    before: version.current,
    keptAt: draft.keptAt,
    /** Of the draft that the form began with. */
    restoredAt: draft.found?.at ?? null,
    other: draft.other,
    isGoneElsewhere: draft.isGoneElsewhere,
    /** How a conflict was settled last, to be announced. */
    notice,
    send,
    leave,
    /** Settles a conflict with what holds now, or with a text merged from both. */
    take: (next: Values, how: 'taken' | 'merged') => {
      seeConflict();
      replace(next, version.current, how);
    },
    change: (path: Path, value: unknown) => put(recordOf(withValue(latest.current, path, value))),
    /** Sends what was typed as a decision on what is in force now. */
    sendAnew: () => {
      seeConflict();
      return send();
    },
    /** What holds now, as the form would hold it. */
    fresh,
    /** Starts again as if the form were opened now, and keeps nothing of what stood here. */
    restart: () => {
      draft.drop();
      setOutcome(null);
      setProblems([]);
      version.current = subject.version;
      latest.current = fresh(given);
      setValues(latest.current);
    },
    swap: () => {
      const { other } = draft;
      if (other) replace({ ...fresh(given), ...other.values }, other.version, null);
    },
    keepOnlyThis: () => {
      draft.forgetBeside();
      put(latest.current);
      draft.flush();
    },
    settled: () => setOutcome(null),
  };
};

/** A form at work, as its parts take it. */
export type ActionFormState = ReturnType<typeof useActionForm>;
