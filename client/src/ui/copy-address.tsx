import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { Button } from './button.tsx';

/**
 * Copies the address of something on this server, and says so. Over plain HTTP browsers give no
 * clipboard: then the address stands there, selected, to be copied by hand.
 */
export const CopyAddress = ({
  path,
  label,
  copied,
  about,
  hasField = false,
}: {
  readonly path: string;
  readonly label: string;
  /** What the button says once it is done. */
  readonly copied: string;
  /** The element that names what it is the address of, where several stand on a page. */
  readonly about?: string;
  /** The address stands there from the beginning. */
  readonly hasField?: boolean;
}) => {
  const [state, setState] = useState<'idle' | 'copied' | 'byHand'>('idle');
  const field = useRef<HTMLInputElement>(null);
  const self = useId();
  // A name of the record keeps the language it is marked with, so it is pointed at, not copied.
  const named = about && `${self} ${about}`;
  const address = new URL(path, location.origin).href;
  const copy = () => {
    if (!navigator.clipboard) return setState('byHand');
    void navigator.clipboard.writeText(address).then(
      () => setState('copied'),
      () => setState('byHand'),
    );
  };
  const select = () => field.current?.select();
  useEffect(() => {
    if (state === 'byHand') select();
  }, [state]);
  const shown = state === 'copied' ? copied : label;
  return (
    <>
      {(hasField || state === 'byHand') && (
        <input
          ref={field}
          class="input copied-address"
          readOnly
          value={address}
          aria-label={named ? undefined : label}
          aria-labelledby={named}
          onFocus={select}
        />
      )}
      <Button
        kind={hasField ? 'plain' : 'quiet'}
        id={self}
        aria-labelledby={named}
        onPress={() => (state === 'byHand' ? select() : copy())}
      >
        {shown}
      </Button>
    </>
  );
};
