import { useEffect, useRef, useState } from 'preact/hooks';
import { useFormWords } from '../words/forms.ts';
import { useWords } from '../words/words.tsx';
import { isFoundBy } from './pinyin.ts';
import type { RefOption } from './ref-options.ts';

/** Options shown at once; typing narrows them. */
const MOST = 60;

/**
 * One of many, found by typing a part of its name or its initials; the whole of it by keyboard.
 * Whoever is faster than the list chooses as soon as that is read.
 */
export const Combobox = ({
  id,
  label,
  value,
  options: read,
  onValue,
  ...rest
}: {
  readonly id: string;
  readonly label: string;
  readonly value: unknown;
  /** Null until they are read. */
  readonly options: readonly RefOption[] | null;
  readonly onValue: (value: string) => void;
  readonly 'aria-invalid'?: 'true' | undefined;
  readonly 'aria-describedby'?: string | undefined;
}) => {
  const { say } = useFormWords();
  const { words } = useWords();
  const options = read ?? [];
  const chosen =
    options.find((one) => one.value === value)?.text ??
    // What stands there and is not among those offered stays as it is.
    (value && options.length > 0 ? say.asItIs : '');
  const [typed, setTyped] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  /** How what is typed will be settled once the options are read. */
  const [pending, setPending] = useState<'enter' | 'leave' | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const fitting = options
    .filter(({ text, names }) => !typed?.trim() || isFoundBy([text, ...(names ?? [])], typed))
    .slice(0, MOST);
  const active = fitting[Math.min(at, fitting.length - 1)];
  const open = (place = 0) => {
    setOpen(true);
    setAt(place);
  };
  const close = () => {
    setOpen(false);
    setTyped(null);
  };
  const choose = (option: RefOption) => {
    onValue(option.value);
    close();
  };
  const go = (by: number) => {
    if (!isOpen)
      return open(
        Math.max(
          0,
          fitting.findIndex((one) => one.value === value),
        ),
      );
    const next = Math.min(Math.max(at + by, 0), fitting.length - 1);
    setAt(next);
    list.current?.children[next]?.scrollIntoView({ block: 'nearest' });
  };
  /** Where nothing fits, what is typed stays to be mended. */
  const enter = () => {
    if (read) return active && choose(active);
    if (!typed?.trim()) return;
    setPending('enter');
    setOpen(false);
  };
  const leave = () => {
    if (!read && typed?.trim()) {
      setPending(pending ?? 'leave');
      return setOpen(false);
    }
    // What was typed in full counts; what was emptied is empty; all else goes back to the choice.
    if (typed !== null && typed.trim() === '') onValue('');
    else if (typed !== null) {
      const whole = options.find(({ text }) => text === typed.trim());
      if (whole) onValue(whole.value);
    }
    close();
  };
  useEffect(() => {
    if (!read || !pending) return;
    setPending(null);
    if (pending === 'enter' && active) choose(active);
    else leave();
  }, [read !== null, pending]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      go(event.key === 'ArrowDown' ? 1 : -1);
    } else if (isOpen && event.key === 'Enter') {
      event.preventDefault();
      enter();
    } else if (isOpen && event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  };
  return (
    <div class="combobox">
      <input
        {...rest}
        id={id}
        class="input"
        type="text"
        role="combobox"
        autocomplete="off"
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={`${id}-options`}
        aria-activedescendant={isOpen && active ? `${id}-option-${active.value}` : undefined}
        value={typed ?? chosen}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          setPending(null);
          open();
        }}
        onClick={() => open()}
        onKeyDown={onKeyDown}
        onBlur={leave}
      />
      <div
        id={`${id}-options`}
        role="listbox"
        aria-label={label}
        hidden={!isOpen}
        ref={list}
        // The focus stays in the field while an option is pressed.
        onMouseDown={(event) => event.preventDefault()}
      >
        {fitting.map((option) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field
          <div
            key={option.value}
            id={`${id}-option-${option.value}`}
            role="option"
            tabIndex={-1}
            aria-selected={option === active}
            onClick={() => choose(option)}
          >
            {option.text}
          </div>
        ))}
        {fitting.length === 0 && (
          <div class="muted" role="option" tabIndex={-1} aria-selected="false" aria-disabled="true">
            {read ? say.noneFound : words.issue.loading}
          </div>
        )}
      </div>
    </div>
  );
};
