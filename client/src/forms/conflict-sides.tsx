import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../ui/button.tsx';
import { formatDay, formatMoney, type Language, plain } from '../words/format.ts';
import { useFormWords } from '../words/forms.ts';
import { Marked } from './difference.tsx';
import { isYuan } from './money.ts';
import { useRefOptions } from './ref-options.ts';
import { type FormField, isRecord, isSame, type Values } from './values.ts';

/** Between the items of a list, and between the parts of one. */
const SEPARATORS = { zh: ['；', '，'], en: ['; ', ', '] } as const;

const show = (field: FormField, value: unknown, language: Language): string => {
  const [apart, within] = SEPARATORS[language];
  if (Array.isArray(value))
    return value.map((one) => (field.item ? show(field.item, one, language) : '')).join(apart);
  if (field.fields && field.fields.length > 0 && isRecord(value))
    return field.fields
      .flatMap((part) => {
        const text = show(part, value[part.name], language);
        return text ? [`${plain(part.label, language)} ${text}`] : [];
      })
      .join(within);
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
  const { language, words, say } = useFormWords();
  const options = useRefOptions(field.item?.kind === 'REF' ? field.item : field);
  const named = (one: unknown): string => {
    if (Array.isArray(one) && field.item?.kind === 'REF')
      return one.map(named).join(words.listSeparator);
    return options?.find((option) => option.value === one)?.text ?? show(field, one, language);
  };
  const text = named(value) || say.conflict.empty;
  const against = isSame(value, other) ? text : named(other) || say.conflict.empty;
  return <Marked text={text} other={against} />;
};

/** What differs, as one side has it. */
export const SideFields = ({
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
export const Merge = ({
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
