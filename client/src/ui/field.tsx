import type { ComponentChildren } from 'preact';
import { useWords } from '../words/words.tsx';
import { Shape } from './light.tsx';

/** Label, hint, problem, control: always in this order. */
export const Field = ({
  id,
  label,
  hint,
  problem,
  isOptional = false,
  isGroup = false,
  children,
}: {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | null | undefined;
  readonly problem?: string | null | undefined;
  readonly isOptional?: boolean;
  /** Several controls under one label. */
  readonly isGroup?: boolean;
  readonly children: ComponentChildren;
}) => {
  const { words } = useWords();
  const optional = isOptional && <span class="optional">{words.form.optional}</span>;
  const body = (
    <>
      {hint && (
        <div class="hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {problem && (
        <div class="problem" id={`${id}-problem`}>
          <Shape tone="late" />
          {problem}
        </div>
      )}
      {children}
    </>
  );
  const style = problem ? 'field wrong' : 'field';
  if (isGroup)
    return (
      <fieldset class={style} id={id} tabIndex={-1}>
        <legend>
          {label}
          {optional}
        </legend>
        {body}
      </fieldset>
    );
  return (
    <div class={style}>
      <label for={id}>
        {label}
        {optional}
      </label>
      {body}
    </div>
  );
};

/** What a control tells about its hint and its problem. */
export const describe = (id: string, hint: unknown, problem: unknown) => ({
  'aria-invalid': problem ? ('true' as const) : undefined,
  'aria-describedby':
    [hint ? `${id}-hint` : '', problem ? `${id}-problem` : ''].filter(Boolean).join(' ') ||
    undefined,
});
