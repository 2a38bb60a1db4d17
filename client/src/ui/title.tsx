import { Fragment } from 'preact';
import type { Language } from '../words/format.ts';

/** Longest half, in characters, that still fits one line of a card. */
const LINE = 17;

const atComma = (title: string): readonly string[] => {
  const parts = title.split(/(?<=[，；])/);
  return parts.length > 1 && parts.every((part) => part.length <= LINE) ? parts : [];
};

/** Punctuation and spaces stay with the word before them: no line starts with them. */
const betweenWords = (title: string): readonly string[] => {
  const parts: string[] = [];
  for (const { segment, isWordLike } of new Intl.Segmenter('zh', { granularity: 'word' }).segment(
    title,
  )) {
    const last = parts.at(-1);
    if (last !== undefined && (!isWordLike || /\s$/.test(last)))
      parts[parts.length - 1] = last + segment;
    else parts.push(segment);
  }
  return parts;
};

/** A title that breaks at a comma if both halves fit, else between words. */
export const Title = ({ text, lang }: { readonly text: string; readonly lang: Language }) => {
  if (lang === 'en' || text.length <= LINE) return <>{text}</>;
  const comma = atComma(text);
  const parts = comma.length > 0 ? comma : betweenWords(text);
  return (
    <>
      {parts.map((part, index) => (
        <Fragment key={String(index)}>
          {index > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </>
  );
};
