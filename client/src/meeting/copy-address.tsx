import { useState } from 'preact/hooks';
import { Button } from '../ui/button.tsx';
import { useMeetingWords } from './words.ts';

/** Copies the address of something on this server, and says so. */
export const CopyAddress = ({
  path,
  label,
  about = '',
}: {
  readonly path: string;
  readonly label: string;
  /** What it is the address of, where several stand on a page. */
  readonly about?: string;
}) => {
  const { say } = useMeetingWords();
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(new URL(path, location.origin).href);
    setCopied(true);
  };
  const shown = isCopied ? say.copied : label;
  return (
    <Button
      kind="quiet"
      aria-label={[shown, about].filter(Boolean).join(' ')}
      onPress={() => void copy()}
    >
      {shown}
    </Button>
  );
};
