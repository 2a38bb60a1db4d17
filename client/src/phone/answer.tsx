import { useRefOptions } from '../forms/ref-options.ts';
import { type FormField, isRecord } from '../forms/values.ts';
import { formatDay, formatMoment, plain } from '../words/format.ts';
import { Written } from '../words/words.tsx';
import { useFlow } from './flow-context.ts';
import { changedSteps } from './plan-steps.tsx';
import { usePhoneWords } from './words.ts';

/** Whether nothing at all was answered in a group of fields. */
const isBlank = (value: unknown): boolean =>
  typeof value === 'object' && value !== null
    ? Object.values(value).every(isBlank)
    : value === '' || value === null || value === undefined || value === false;

const Named = ({ field, value }: { readonly field: FormField; readonly value: unknown }) => {
  const { say } = usePhoneWords();
  const found = useRefOptions(field)?.find((one) => one.value === value);
  return <>{found?.text ?? (value ? '…' : say.flow.empty)}</>;
};

const StepsAnswer = ({ value }: { readonly value: unknown }) => {
  const { say } = usePhoneWords();
  const { issue } = useFlow();
  const states = changedSteps(value, issue.steps);
  if (states.length === 0) return <>{say.steps.unchanged}</>;
  return (
    <ul>
      {states.map(({ no, state }) => (
        <li key={no}>
          <Written text={issue.steps.find((step) => step.no === Number(no))?.text} />
          <small>{say.steps.planned[state]}</small>
        </li>
      ))}
    </ul>
  );
};

/** What was answered, in words; a date stands before what it dates. */
export const Answer = ({
  action,
  field,
  value,
}: {
  readonly action: string;
  readonly field: FormField;
  readonly value: unknown;
}) => {
  const { language, words, say } = usePhoneWords();
  const { today } = useFlow();
  const now = new Date(`${today}T00:00:00Z`);
  const { item, fields, kind } = field;
  if (action === 'reportProgress' && field.name === 'steps') return <StepsAnswer value={value} />;
  if (isBlank(value) && kind !== 'BOOLEAN') return <>{say.flow.empty}</>;
  if (kind === 'REF') return <Named field={field} value={value} />;
  if (kind === 'BOOLEAN') return <>{value === true ? words.form.yes : say.pick.no}</>;
  if (kind === 'LIST' && item && Array.isArray(value) && value.length > 0)
    return (
      <ul>
        {value.map((one: unknown, index) => (
          <li key={String(index)}>
            <Answer action={action} field={item} value={one} />
          </li>
        ))}
      </ul>
    );
  if (kind === 'OBJECT' && fields && isRecord(value)) {
    const dated = fields.toSorted((a, b) => Number(b.kind === 'DATE') - Number(a.kind === 'DATE'));
    return (
      <>
        {dated
          .filter((part) => part.kind !== 'BOOLEAN' || value[part.name] === true)
          .map((part) => (
            <span key={part.name} class="answer-part">
              <Answer action={action} field={part} value={value[part.name]} />{' '}
            </span>
          ))}
      </>
    );
  }
  if (kind === 'TEXT' && isRecord(value) && plain(value, language)) return <Written text={value} />;
  const text = typeof value === 'string' ? value : '';
  if (kind === 'DATE') return <>{formatDay(text, language, now)}</>;
  if (kind === 'DATE_TIME') return <>{formatMoment(`${text}:00+08:00`, language, now)}</>;
  const option = field.options?.find((one) => one.value === value);
  return <>{option ? plain(option.label, language) : text}</>;
};
