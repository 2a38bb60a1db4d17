import type { ButtonHTMLAttributes, ComponentChildren } from 'preact';

/**
 * A button. One that cannot be pressed now stays readable and focusable; say why beside it.
 */
export const Button = ({
  kind = 'plain',
  isBig = false,
  isOff = false,
  onPress,
  children,
  ...rest
}: {
  readonly kind?: 'plain' | 'primary' | 'quiet';
  readonly isBig?: boolean;
  readonly isOff?: boolean;
  readonly onPress?: () => void;
  readonly children: ComponentChildren;
} & Omit<ButtonHTMLAttributes, 'onClick' | 'type'> & { readonly type?: 'submit' }) => (
  <button
    {...rest}
    type={rest.type ?? 'button'}
    class={`button${kind === 'plain' ? '' : ` ${kind}`}${isBig ? ' big' : ''}`}
    aria-disabled={isOff ? 'true' : undefined}
    onClick={(event) => {
      if (isOff) event.preventDefault();
      else onPress?.();
    }}
  >
    {children}
  </button>
);
