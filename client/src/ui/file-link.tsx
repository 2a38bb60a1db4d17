import type { ComponentChildren } from 'preact';
import { useWords } from '../words/words.tsx';

/** A document to keep, in the language of whoever asks. */
export const FileLink = ({
  path,
  label,
  class: look,
  children,
}: {
  readonly path: string;
  /** What it is, where the text alone does not say. */
  readonly label?: string;
  readonly class: string;
  readonly children: ComponentChildren;
}) => {
  const { language } = useWords();
  return (
    <a class={look} href={`${path}?language=${language}`} download aria-label={label}>
      {children}
    </a>
  );
};
