import { useQuery } from 'urql';
import { SinceDocument } from '../gql/later.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { didOf, whoActed } from '../words/event.ts';
import { formatMoment, type Language, plain } from '../words/format.ts';
import { useLater } from '../words/later.ts';
import { useRefOptions } from './ref-options.ts';
import { type FormField, initialOf, type Values } from './values.ts';
import './conflict.css';

const isRecord = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const show = (field: FormField, value: unknown, language: Language): string => {
  if (Array.isArray(value))
    return value.map((one) => (field.item ? show(field.item, one, language) : '')).join('；');
  if (field.fields && isRecord(value))
    return field.fields
      .map((part) => show(part, value[part.name], language))
      .filter(Boolean)
      .join(' ');
  if (isRecord(value)) return plain(value, language);
  const option = field.options?.find((one) => one.value === value);
  if (option) return plain(option.label, language);
  return typeof value === 'string' ? value : '';
};

const Value = ({ field, value }: { readonly field: FormField; readonly value: unknown }) => {
  const { language, later } = useLater();
  const options = useRefOptions(field);
  const named = options.find((one) => one.value === value)?.text;
  return <>{named ?? (show(field, value, language) || later.conflict.empty)}</>;
};

/** Somebody was quicker: what holds now beside what was typed, and three ways on. */
export const Conflict = ({
  id,
  action,
  before,
  fields,
  values,
  onTake,
  onSend,
  onKeep,
}: {
  readonly id: string;
  readonly action: string;
  /** The version that was decided on. */
  readonly before: number;
  readonly fields: readonly FormField[];
  readonly values: Values;
  readonly onTake: (prefilled: unknown) => void;
  readonly onSend: () => void;
  readonly onKeep: () => void;
}) => {
  const { language, words, later } = useLater();
  const [{ data }] = useQuery({
    query: SinceDocument,
    variables: { id },
    requestPolicy: 'network-only',
  });
  const node = data?.node && 'timeline' in data.node ? data.node : null;
  const events = (node?.timeline.nodes ?? []).filter(
    (event) => event.subjectId === id && event.subjectVersion > before,
  );
  const offered = node?.availableActions.find((one) => one.action === action);
  const prefilled: unknown = offered?.prefilled;
  const given = isRecord(prefilled) ? prefilled : {};
  return (
    <section class="conflict" aria-label={words.form.conflict}>
      <Banner tone="near" title={words.form.conflict}>
        {words.form.conflictHint}
      </Banner>
      <ul class="conflict-since">
        {events.map((event) => (
          <li key={event.id}>
            {whoActed(event, language)} {didOf(event, language)}{' '}
            {formatMoment(event.at, language, new Date())}
          </li>
        ))}
      </ul>
      <table class="conflict-table">
        <thead>
          <tr>
            <th scope="col">{later.conflict.field}</th>
            <th scope="col">{later.conflict.now}</th>
            <th scope="col">{later.conflict.typed}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => {
            const now = initialOf(field, given[field.name]);
            const typed = values[field.name];
            const isSame = JSON.stringify(now) === JSON.stringify(typed);
            return (
              <tr key={field.name} class={isSame ? undefined : 'differs'}>
                <th scope="row">{plain(field.label, language)}</th>
                <td>
                  <Value field={field} value={now} />
                </td>
                <td>{isSame ? later.conflict.same : <Value field={field} value={typed} />}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <div class="row">
        <Button onPress={onSend}>{later.conflict.sendMine}</Button>
        <Button onPress={() => onTake(prefilled)}>{later.conflict.takeCurrent}</Button>
        <Button onPress={onKeep}>{later.conflict.keep}</Button>
      </div>
    </section>
  );
};
