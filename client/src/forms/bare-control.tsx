import { useState } from 'preact/hooks';
import { formatWeekday, plain } from '../words/format.ts';
import { useWords } from '../words/words.tsx';
import { Combobox } from './combobox.tsx';
import { MoneyControl } from './money-control.tsx';
import { useRefOptions } from './ref-options.ts';
import { type FormField, isSearched, MOST_RADIOS } from './values.ts';

type Props = {
  readonly field: FormField;
  readonly id: string;
  /** For those controls that no label element names. */
  readonly label: string;
  readonly value: unknown;
  readonly onValue: (value: unknown) => void;
  readonly 'aria-invalid'?: 'true' | undefined;
  readonly 'aria-describedby'?: string | undefined;
};

const Choice = ({ field, id, value, onValue }: Props) => {
  const { language } = useWords();
  return (
    <div class="choices">
      {(field.options ?? []).map((option) => (
        <label class="choice" key={option.value}>
          <input
            type="radio"
            name={id}
            value={option.value}
            checked={value === option.value}
            onChange={() => onValue(option.value)}
          />
          {plain(option.label, language)}
        </label>
      ))}
    </div>
  );
};

type Option = { readonly value: string; readonly text: string };

const Select = ({
  options,
  value,
  onValue,
  field,
  label,
  ...rest
}: Props & { readonly options: readonly Option[] }) => {
  const { words } = useWords();
  return (
    <select
      {...rest}
      class="input"
      aria-label={label}
      value={String(value ?? '')}
      onChange={(event) => onValue(event.currentTarget.value)}
    >
      <option value="">{field.isRequired ? words.form.choose : '—'}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.text}
        </option>
      ))}
    </select>
  );
};

const RefControl = ({ field, ...props }: Props) => {
  const options = useRefOptions(field);
  // A few are seen at a glance; among many one searches.
  if (isSearched(field)) return <Combobox {...props} options={options} />;
  return <Select {...props} field={field} options={options ?? []} />;
};

/** A day, with its weekday beside it. */
const DayControl = ({ field: _, label: __, value, onValue, ...rest }: Props) => {
  const { language } = useWords();
  return (
    <div class="affix day">
      <input
        {...rest}
        class="input"
        type="date"
        autocomplete="off"
        value={String(value ?? '')}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
      <span>{formatWeekday(String(value ?? ''), language)}</span>
    </div>
  );
};

const textOf = (value: unknown, language: string): string => {
  const text: unknown = typeof value === 'object' && value ? Reflect.get(value, language) : '';
  return typeof text === 'string' ? text : '';
};

/** A text in the viewer's language; the other language is one press away, and shown where it has words. */
const TextPair = ({ id, value, onValue, field, label, ...rest }: Props) => {
  const { language, words } = useWords();
  const other = language === 'zh' ? 'en' : 'zh';
  const [isOpen, setOpen] = useState(textOf(value, other) !== '');
  const names = { zh: words.form.chinese, en: words.form.english };
  const area = (written: 'zh' | 'en', areaId: string) => (
    <textarea
      {...rest}
      id={areaId}
      class="input"
      rows={2}
      maxLength={field.max ?? undefined}
      lang={written === 'zh' ? 'zh-CN' : 'en'}
      aria-label={`${label} ${names[written]}`}
      value={textOf(value, written)}
      onInput={(event) =>
        onValue({
          zh: textOf(value, 'zh'),
          en: textOf(value, 'en'),
          [written]: event.currentTarget.value,
        })
      }
    />
  );
  return (
    <>
      {area(language, id)}
      {isOpen ? (
        <div class="pair">
          <span>{names[other]}</span>
          {area(other, `${id}-${other}`)}
        </div>
      ) : (
        <button type="button" class="link small" onClick={() => setOpen(true)}>
          {names[other]}
        </button>
      )}
    </>
  );
};

const INPUTS: Readonly<Record<string, object>> = {
  DATE_TIME: { type: 'datetime-local' },
  INTEGER: { type: 'number', step: 1 },
};

/** The control of a field without its label. */
export const BareControl = (props: Props) => {
  const { words, language } = useWords();
  const { field, id, label, value, onValue, ...rest } = props;
  if (field.kind === 'TEXT') return <TextPair {...props} />;
  if (field.kind === 'REF') return <RefControl {...props} />;
  if (field.kind === 'DATE') return <DayControl {...props} />;
  if (field.kind === 'DECIMAL')
    return <MoneyControl {...rest} id={id} value={value} onValue={onValue} />;
  if (field.kind === 'CHOICE')
    return (field.options?.length ?? 0) <= MOST_RADIOS ? (
      <Choice {...props} />
    ) : (
      <Select
        {...props}
        options={(field.options ?? []).map((option) => ({
          value: option.value,
          text: plain(option.label, language),
        }))}
      />
    );
  if (field.kind === 'BOOLEAN')
    return (
      <label class="choice">
        <input
          id={id}
          type="checkbox"
          checked={value === true}
          onChange={(event) => onValue(event.currentTarget.checked)}
        />
        {words.form.yes}
      </label>
    );
  const input = (
    <input
      {...rest}
      {...(INPUTS[field.kind] ?? { type: 'text' })}
      id={id}
      class="input"
      autocomplete="off"
      value={String(value ?? '')}
      onInput={(event) => onValue(event.currentTarget.value)}
    />
  );
  if (field.kind !== 'DATE_TIME') return input;
  return (
    <div class="affix">
      {input}
      <span>{words.form.moment}</span>
    </div>
  );
};
