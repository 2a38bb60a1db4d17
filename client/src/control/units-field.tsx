import { Combobox } from '../forms/combobox.tsx';
import type { RefOption } from '../forms/ref-options.ts';
import { Shape } from '../ui/light.tsx';
import { useWords } from '../words/words.tsx';
import { useControlWords } from './words.ts';

/** Units under one label: each as a chip that can be taken off, and a field that finds the next. */
export const UnitsField = ({
  id,
  label,
  isOptional,
  chosen,
  options,
  problem,
  onChosen,
}: {
  readonly id: string;
  readonly label: string;
  readonly isOptional: boolean;
  readonly chosen: readonly string[];
  readonly options: readonly RefOption[];
  readonly problem: string | undefined;
  readonly onChosen: (ids: readonly string[]) => void;
}) => {
  const { words } = useWords();
  const { say } = useControlWords();
  const nameOf = (one: string) => options.find(({ value }) => value === one)?.text ?? '';
  return (
    <div class={problem ? 'field wrong' : 'field'} data-field={id}>
      <label for={id}>
        {label}
        {isOptional && <span class="optional">{words.form.optional}</span>}
      </label>
      {problem && (
        <div class="problem" id={`${id}-problem`}>
          <Shape tone="late" />
          {problem}
        </div>
      )}
      <div class="control-units">
        {chosen.map((one, index) => (
          <button
            key={one}
            type="button"
            class="control-unit"
            data-unit={one}
            aria-label={say.pen.drop(nameOf(one))}
            onClick={() => onChosen(chosen.filter((other) => other !== one))}
          >
            {nameOf(one)}
            {index === 0 && chosen.length > 1 && !isOptional && <small>{say.pen.lead}</small>}
            <span aria-hidden="true">×</span>
          </button>
        ))}
        {/* Each choice starts the field anew. */}
        <Combobox
          key={chosen.join()}
          id={id}
          label={chosen.length > 0 ? say.pen.addUnit : label}
          value=""
          options={options.filter(({ value }) => !chosen.includes(value))}
          onValue={(value) => value && onChosen([...chosen, value])}
          aria-invalid={problem ? 'true' : undefined}
          aria-describedby={problem ? `${id}-problem` : undefined}
        />
      </div>
    </div>
  );
};
