import { useLayoutEffect, useRef } from 'preact/hooks';
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
  const isRefocused = useRef(false);
  // The field that was chosen in is another one now: without this, keys would go to the page.
  useLayoutEffect(() => {
    if (isRefocused.current) document.getElementById(id)?.focus();
    isRefocused.current = false;
  }, [id, chosen.join()]);
  const choose = (ids: readonly string[], isHere: boolean) => {
    isRefocused.current = isHere;
    onChosen(ids);
  };
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
            onClick={() =>
              choose(
                chosen.filter((other) => other !== one),
                true,
              )
            }
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
          onValue={(value) =>
            value && choose([...chosen, value], document.activeElement?.id === id)
          }
          aria-invalid={problem ? 'true' : undefined}
          aria-describedby={problem ? `${id}-problem` : undefined}
        />
      </div>
    </div>
  );
};
