import { Button } from '../ui/button.tsx';
import { describe } from '../ui/field.tsx';
import { plain } from '../words/format.ts';
import { useWords } from '../words/words.tsx';
import { BareControl } from './bare-control.tsx';
import { type ControlProps, Controls } from './control.tsx';
import { type FormField, fieldId, initialOf, type Values } from './values.ts';

const ListItem = ({
  item,
  index,
  path,
  value,
  form,
  onRemove,
}: Omit<ControlProps, 'field'> & {
  readonly item: FormField;
  readonly index: number;
  readonly onRemove: () => void;
}) => {
  const { language, words } = useWords();
  const id = fieldId(path, form.prefix);
  const problem = form.problems.get(path.join('.'));
  const name = words.form.item(index + 1);
  const remove = (
    <Button kind="quiet" aria-label={`${words.form.remove} ${name}`} onPress={onRemove}>
      {words.form.remove}
    </Button>
  );
  if (item.kind === 'OBJECT')
    return (
      <fieldset class="group" id={id} tabIndex={-1}>
        <legend class="unseen">{name}</legend>
        <div class="row small muted">
          <span>{name}</span>
          {remove}
        </div>
        <Controls
          fields={item.fields ?? []}
          values={(value ?? {}) as Values}
          path={path}
          form={form}
        />
      </fieldset>
    );
  return (
    <div class="place" data-path={path.join('.')}>
      {problem && (
        <div class="problem" id={`${id}-problem`}>
          {problem}
        </div>
      )}
      <div class="row list-row">
        <BareControl
          field={item}
          id={id}
          label={`${plain(item.label, language)} ${name}`}
          value={value}
          onValue={(next) => form.change(path, next)}
          {...describe(id, null, problem)}
        />
        {remove}
      </div>
    </div>
  );
};

/** Several of the same, each with its own controls; one more is a press away. */
export const List = ({ field, path, value, form }: ControlProps) => {
  const { words } = useWords();
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  const { item } = field;
  if (!item) return null;
  return (
    <>
      {items.map((one, index) => (
        <ListItem
          key={String(index)}
          item={item}
          index={index}
          path={[...path, index]}
          value={one}
          form={form}
          onRemove={() => form.change(path, items.toSpliced(index, 1))}
        />
      ))}
      <div class="row">
        <Button onPress={() => form.change(path, [...items, initialOf(item)])}>
          {words.form.add}
        </Button>
      </div>
    </>
  );
};
