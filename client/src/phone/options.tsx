import { useState } from 'preact/hooks';
import { isFoundBy } from '../forms/pinyin.ts';
import type { FormField } from '../forms/values.ts';
import { usePhoneWords } from './words.ts';

/** A field that is answered by choosing. */
export type ChoiceProps = {
  readonly field: FormField;
  readonly value: unknown;
  readonly onValue: (value: unknown) => void;
};

/** Something that can be chosen by a touch. */
export type Option = {
  readonly value: string;
  readonly text: string;
  /** Beside the text, less loud. */
  readonly aside?: string;
  /** Below it. */
  readonly note?: string;
  /** What else finds it. */
  readonly names?: readonly string[];
};

/** Options shown before the rest must be looked for. */
const SHOWN = 5;
/** Found ones shown at once. */
const FOUND = 8;

const OptionRow = ({
  option,
  isOn,
  onChoose,
}: {
  readonly option: Option;
  readonly isOn: boolean;
  readonly onChoose: () => void;
}) => (
  <label class="option">
    <input
      type="radio"
      name="flow-option"
      value={option.value}
      checked={isOn}
      onChange={onChoose}
    />
    <span>
      <b>{option.text}</b>
      {option.aside && <span class="option-aside">{option.aside}</span>}
      {option.note && <small>{option.note}</small>}
    </span>
  </label>
);

/** Options as large rows, the chosen one always among them; the others are found by their name. */
export const Options = ({
  label,
  options,
  value,
  other,
  onValue,
  onSearch = null,
}: {
  readonly label: string;
  readonly options: readonly Option[];
  readonly value: string;
  /** The row that opens the search, its hint, and what the search looks for. */
  readonly other: { readonly text: string; readonly note: string; readonly search: string };
  readonly onValue: (value: string) => void;
  /** Where more can be found than is here: asks for it. */
  readonly onSearch?: ((text: string) => void) | null;
}) => {
  const { say } = usePhoneWords();
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState('');
  const isLong = options.length > SHOWN + 1 || onSearch !== null;
  const first = isLong ? options.slice(0, SHOWN) : options;
  const chosen = options.find((one) => one.value === value);
  const shown = chosen && !first.includes(chosen) ? [...first, chosen] : first;
  const found = options
    .filter((one) => isFoundBy([one.text, one.aside ?? '', ...(one.names ?? [])], text))
    .slice(0, FOUND);
  const rows = isOpen && text.trim() !== '' ? found : shown;
  return (
    <fieldset class="options">
      <legend class="unseen">{label}</legend>
      {isOpen && (
        <input
          class="input"
          type="text"
          enterkeyhint="search"
          autocomplete="off"
          aria-label={other.search}
          placeholder={other.note}
          ref={(element) => {
            if (element && text === '') element.focus();
          }}
          value={text}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.preventDefault();
          }}
          onInput={(event) => {
            setText(event.currentTarget.value);
            onSearch?.(event.currentTarget.value);
          }}
        />
      )}
      {rows.map((option) => (
        <OptionRow
          key={option.value}
          option={option}
          isOn={option.value === value}
          onChoose={() => onValue(option.value)}
        />
      ))}
      {isOpen && rows.length === 0 && <p class="flow-about">{say.pick.none}</p>}
      {isLong && !isOpen && (
        <button type="button" class="option" onClick={() => setOpen(true)}>
          <i aria-hidden="true" />
          <span>
            <b>{other.text}</b>
            <small>{other.note}</small>
          </span>
        </button>
      )}
    </fieldset>
  );
};
