import type { InputHTMLAttributes } from 'preact';
import { describe, Field } from './field.tsx';

/** One short line under its label, for names of accounts and the like. */
export const TextField = ({
  id,
  label,
  hint,
  problem,
  isOptional,
  value,
  onText,
  type = 'text',
  ...rest
}: {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly problem?: string | null | undefined;
  readonly isOptional?: boolean;
  readonly value: string;
  readonly onText: (value: string) => void;
  readonly type?: 'text' | 'password';
  readonly name?: string;
  readonly autocomplete?: 'username' | 'current-password' | 'new-password' | 'off';
}) => (
  <Field id={id} label={label} hint={hint} problem={problem} isOptional={isOptional ?? false}>
    <input
      {...rest}
      {...({ type } as InputHTMLAttributes)}
      autocapitalize="none"
      spellcheck={false}
      id={id}
      class="input"
      value={value}
      onInput={(event) => onText(event.currentTarget.value)}
      {...describe(id, hint, problem)}
    />
  </Field>
);

/** Enter while an input method composes chooses a character; it sends no form. */
export const keepComposing = (event: KeyboardEvent) => {
  if (event.key === 'Enter' && (event.isComposing || event.keyCode === 229)) event.preventDefault();
};
