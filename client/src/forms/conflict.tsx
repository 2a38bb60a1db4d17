import { useEffect, useRef, useState } from 'preact/hooks';
import { useQuery } from 'urql';
import { useApi } from '../api/api.ts';
import { type EventFactsFragment, ViewerDocument } from '../gql/graphql.ts';
import { SinceDocument } from '../gql/later.ts';
import { Loading } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { didOf, whoActed } from '../words/event.ts';
import {
  dayOf,
  formatDay,
  formatMoment,
  formatMoney,
  formatTime,
  type Language,
  plain,
} from '../words/format.ts';
import { useFormWords } from '../words/forms.ts';
import { Marked } from './difference.tsx';
import { isYuan } from './money.ts';
import { useRefOptions } from './ref-options.ts';
import type { ActionFormState } from './use-action-form.ts';
import type { FormField, Values } from './values.ts';
import './conflict.css';

const isRecord = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const show = (field: FormField, value: unknown, language: Language): string => {
  if (Array.isArray(value))
    return value.map((one) => (field.item ? show(field.item, one, language) : '')).join('；');
  if (field.fields && field.fields.length > 0 && isRecord(value))
    return field.fields
      .flatMap((part) => {
        const text = show(part, value[part.name], language);
        return text ? [`${plain(part.label, language)} ${text}`] : [];
      })
      .join(language === 'zh' ? '，' : ', ');
  if (isRecord(value)) return plain(value, language);
  if (typeof value !== 'string' || value === '') return '';
  const option = field.options?.find((one) => one.value === value);
  if (option) return plain(option.label, language);
  if (field.kind === 'DECIMAL') return isYuan(value) ? formatMoney(value, language) : value;
  if (field.kind === 'DATE') return formatDay(value, language, new Date());
  // An id says nothing to anybody.
  return field.kind === 'REF' ? '…' : value;
};

type Side = { readonly field: FormField; readonly value: unknown; readonly other: unknown };

/** A field as one side has it, marked where the other has it otherwise. */
const SideValue = ({ field, value, other }: Side) => {
  const { language, say } = useFormWords();
  const options = useRefOptions(field.item?.kind === 'REF' ? field.item : field);
  const named = (one: unknown): string => {
    if (Array.isArray(one) && field.item?.kind === 'REF') return one.map(named).join('、');
    return options.find((option) => option.value === one)?.text ?? show(field, one, language);
  };
  const text = named(value) || say.conflict.empty;
  const against = isSame(value, other) ? text : named(other) || say.conflict.empty;
  return <Marked text={text} other={against} />;
};

const SideFields = ({
  fields,
  values,
  others,
}: {
  readonly fields: readonly FormField[];
  readonly values: Values;
  readonly others: Values;
}) => {
  const { language } = useFormWords();
  return (
    <dl>
      {fields
        .filter(({ name }) => !isSame(values[name], others[name]))
        .map((field) => (
          <div key={field.name}>
            <dt>{plain(field.label, language)}</dt>
            <dd>
              <SideValue field={field} value={values[field.name]} other={others[field.name]} />
            </dd>
          </div>
        ))}
    </dl>
  );
};

/** One choice for each field that differs; what is chosen goes on in the form. */
const Merge = ({
  fields,
  theirs,
  mine,
  theirName,
  onMerge,
  onBack,
}: {
  readonly fields: readonly FormField[];
  readonly theirs: Values;
  readonly mine: Values;
  readonly theirName: string;
  readonly onMerge: (values: Values) => void;
  readonly onBack: () => void;
}) => {
  const { language, say } = useFormWords();
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  const differing = fields.filter(({ name }) => !isSame(theirs[name], mine[name]));
  const pick = (name: string, isTheirs: boolean) =>
    setTaken(new Set(isTheirs ? [...taken, name] : [...taken].filter((one) => one !== name)));
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector('input')?.focus(), []);
  return (
    <div class="conflict-merge" ref={box}>
      <p>{say.conflict.merging}</p>
      {differing.map((field) => (
        <fieldset key={field.name} class="field" data-merge={field.name}>
          <legend>{plain(field.label, language)}</legend>
          {[true, false].map((isTheirs) => (
            <label class="choice" key={String(isTheirs)}>
              <input
                type="radio"
                name={`merge-${field.name}`}
                checked={taken.has(field.name) === isTheirs}
                onChange={() => pick(field.name, isTheirs)}
              />
              <span>
                <small>{isTheirs ? theirName : say.conflict.you}</small>
                <SideValue
                  field={field}
                  value={(isTheirs ? theirs : mine)[field.name]}
                  other={(isTheirs ? mine : theirs)[field.name]}
                />
              </span>
            </label>
          ))}
        </fieldset>
      ))}
      <div class="row conflict-foot">
        <Button
          onPress={() =>
            onMerge({
              ...mine,
              ...Object.fromEntries([...taken].map((name) => [name, theirs[name]])),
            })
          }
        >
          {say.conflict.useMerged}
        </Button>
        <Button kind="quiet" onPress={onBack}>
          {say.conflict.back}
        </Button>
      </div>
    </div>
  );
};

/** What happened since a version, and what the form would hold now. */
const useSince = (id: string, action: string, before: number, form: ActionFormState) => {
  const [{ data, fetching }] = useQuery({
    query: SinceDocument,
    variables: { id },
    requestPolicy: 'network-only',
  });
  const node = data?.node && 'timeline' in data.node ? data.node : null;
  const events: readonly EventFactsFragment[] = (node?.timeline.nodes ?? []).filter(
    (event) => event.subjectId === id && event.subjectVersion > before,
  );
  const offered = [...(node?.availableActions ?? []), ...(node?.recordableActions ?? [])].find(
    (one) => one.action === action,
  );
  return {
    isReading: fetching,
    events,
    theirs: offered ? form.fresh(offered.prefilled) : null,
  };
};

/**
 * Somebody was quicker: both versions side by side, what differs marked, and three ways on. None
 * loses what was typed: it is sent, merged, or kept beside.
 */
export const Conflict = ({
  id,
  action,
  form,
}: {
  readonly id: string;
  readonly action: string;
  readonly form: ActionFormState;
}) => {
  const { language, words, say } = useFormWords();
  const { lianxi, client } = useApi();
  const { isReading, events, theirs } = useSince(id, action, form.before, form);
  const [isMerging, setMerging] = useState(false);
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.focus(), [isReading]);
  const now = new Date(lianxi.serverTime());
  const timeOf = (iso: string) =>
    dayOf(new Date(iso)) === dayOf(now)
      ? formatTime(new Date(iso), language)
      : formatMoment(iso, language, now);
  const me = client.readQuery(ViewerDocument, {})?.data?.viewer.person.id;
  const event = events.find(({ actor }) => actor && actor.id !== me) ?? events[0];
  const name = plain(event?.actor?.name, language);
  const fields = form.fields;
  const mine = form.values;
  const same = theirs ? fields.filter(({ name }) => isSame(theirs[name], mine[name])).length : 0;
  return (
    <section
      class="conflict"
      role="alertdialog"
      aria-modal="false"
      aria-label={say.conflict.title}
      tabIndex={-1}
      ref={box}
    >
      <p class="conflict-head" role="alert">
        <b>{say.conflict.title}</b>
        {event && name ? say.conflict.who(name, timeOf(event.at)) : say.conflict.changed}
      </p>
      {isReading && <Loading rows={3} label={words.issue.loading} />}
      {!isReading && !isMerging && (
        <div class="conflict-sides">
          <div>
            <small>
              {[name || say.conflict.record, event && timeOf(event.at), say.conflict.theirs]
                .filter(Boolean)
                .join(words.separator)}
            </small>
            <ul>
              {events.map((one) => (
                <li key={one.id}>
                  {whoActed(one, language)} {didOf(one, language)}
                </li>
              ))}
            </ul>
            {theirs && <SideFields fields={fields} values={theirs} others={mine} />}
            {!theirs && <p class="muted">{say.conflict.notOffered}</p>}
          </div>
          <div>
            <small>
              {[
                say.conflict.you,
                form.keptAt && formatTime(new Date(form.keptAt), language),
                say.conflict.mine,
              ]
                .filter(Boolean)
                .join(words.separator)}
            </small>
            <SideFields fields={fields} values={mine} others={theirs ?? mine} />
          </div>
        </div>
      )}
      {!isReading && same > 0 && <p class="conflict-same muted">{say.conflict.same(same)}</p>}
      {!isReading && isMerging && theirs && (
        <Merge
          fields={fields}
          theirs={theirs}
          mine={mine}
          theirName={name || say.conflict.record}
          onMerge={form.take}
          onBack={() => setMerging(false)}
        />
      )}
      {!isReading && !isMerging && (
        <div class="row conflict-foot">
          {theirs && (
            <>
              <Button onPress={() => form.take(theirs)}>
                {name ? say.conflict.takeOf(name) : say.conflict.take}
              </Button>
              <Button onPress={() => void form.sendAnew()}>{say.conflict.sendMine}</Button>
              <Button kind="quiet" onPress={() => setMerging(true)}>
                {say.conflict.merge}
              </Button>
            </>
          )}
          {!theirs && <Button onPress={form.settled}>{say.conflict.close}</Button>}
        </div>
      )}
    </section>
  );
};
