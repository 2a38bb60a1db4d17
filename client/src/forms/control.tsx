import { describe, Field } from '../ui/field.tsx';
import { plain } from '../words/format.ts';
import { useFormWords } from '../words/forms.ts';
import { BareControl } from './bare-control.tsx';
import { List } from './list-control.tsx';
import { StepsControl } from './steps-control.tsx';
import { isUnitsList, UnitsControl } from './units-control.tsx';
import {
  type FormField,
  fieldId,
  isSearched,
  MOST_RADIOS,
  type Path,
  type Values,
} from './values.ts';

/** A form as its controls see it. */
export type FormState = {
  /** Of the element ids, where a page holds several forms. */
  readonly prefix?: string;
  readonly problems: ReadonlyMap<string, string>;
  readonly change: (path: Path, value: unknown) => void;
  /** What the form was filled with: the steps of a plan say what changes. */
  readonly given?: Values;
};

/** What the control of one field is given. */
export type ControlProps = {
  readonly field: FormField;
  readonly path: Path;
  readonly value: unknown;
  readonly form: FormState;
};

const GROUPS = ['LIST', 'OBJECT'];
const isGroup = ({ kind, options }: FormField) =>
  GROUPS.includes(kind) || (kind === 'CHOICE' && (options?.length ?? 0) <= MOST_RADIOS);

/** One field of a form, made from its description. */
export const Control = (props: ControlProps) => {
  const { language, say } = useFormWords();
  const { field, path, value, form } = props;
  const id = fieldId(path, form.prefix);
  const isUnits = isUnitsList(field);
  const isFound = isSearched(field) || (field.item && isSearched(field.item));
  const hint = isFound && !isUnits ? say.find : null;
  const problem =
    form.problems.get(path.join('.')) ??
    (isUnits ? form.problems.get([...path, 0].join('.')) : undefined);
  if (field.kind === 'LIST' && field.name === 'steps')
    return (
      <>
        {problem && <div class="problem">{problem}</div>}
        <StepsControl
          field={field}
          id={id}
          value={value}
          given={form.given?.[field.name]}
          onValue={(next) => form.change(path, next)}
        />
      </>
    );
  return (
    <Field
      id={id}
      label={plain(field.label, language)}
      hint={hint}
      problem={problem}
      isOptional={!field.isRequired && field.kind !== 'BOOLEAN'}
      isGroup={isGroup(field)}
    >
      {field.kind === 'OBJECT' && (
        <div class="group">
          <Controls fields={field.fields ?? []} values={value as Values} path={path} form={form} />
        </div>
      )}
      {field.kind === 'LIST' && !isUnits && <List {...props} />}
      {isUnits && (
        <UnitsControl id={id} value={value} onValue={(next) => form.change(path, next)} />
      )}
      {!GROUPS.includes(field.kind) && (
        <BareControl
          field={field}
          id={id}
          label={plain(field.label, language)}
          value={value}
          onValue={(next) => form.change(path, next)}
          {...describe(id, hint, problem)}
        />
      )}
    </Field>
  );
};

/** Fields one under the other. */
export const Controls = ({
  fields,
  values,
  path,
  form,
}: {
  readonly fields: readonly FormField[];
  readonly values: Values;
  readonly path: Path;
  readonly form: FormState;
}) => {
  const control = (field: FormField) => {
    const place = [...path, field.name];
    return (
      <div key={field.name} class="place" data-path={place.join('.')}>
        <Control field={field} path={place} value={values?.[field.name]} form={form} />
      </div>
    );
  };
  return (
    <>
      {fields.map((field, index) => {
        const after = fields[index + 1];
        if (isDayOf(field, fields[index - 1])) return null;
        if (!after || !isDayOf(after, field)) return control(field);
        return (
          <div key={field.name} class="field-pair">
            {control(field)}
            {control(after)}
          </div>
        );
      })}
    </>
  );
};

/** What and until when read together: 下一步，何时完成. */
const isDayOf = (field: FormField, before: FormField | undefined): boolean =>
  field.kind === 'DATE' && before !== undefined && field.name === `${before.name}On`;
