import { Fragment } from 'preact';
import type { Language } from '../words/format.ts';

/** Longest half, in characters, that still fits one line of a card. */
const LINE = 17;

const atComma = (title: string): readonly string[] => {
  const parts = title.split(/(?<=[，；])/);
  return parts.length > 1 && parts.every((part) => part.length <= LINE) ? parts : [];
};

const words = new Intl.Segmenter('zh', { granularity: 'word' });

// A conjunction or a preposition stays with the word after it, other single characters with the
// one before.
const BEFORE = new Set('与和及或并但而在对由被把将不未');

/** Punctuation and spaces stay with the word before them: no line starts with them. */
const betweenWords = (title: string): readonly string[] => {
  const parts: string[] = [];
  for (const { segment, isWordLike } of words.segment(title)) {
    const last = parts.at(-1);
    const isTail = !isWordLike || (segment.length === 1 && !BEFORE.has(segment));
    if (last !== undefined && (isTail || BEFORE.has(last) || /\s$/.test(last)))
      parts[parts.length - 1] = last + segment;
    else parts.push(segment);
  }
  return parts;
};

/** A number stays with what it counts: 110 kV. */
const countedWhole = (title: string): string => title.replace(/(?<=\d) (?=\S)/g, '\u00a0');

/** Its last two characters stay together: no last line of one. */
const Tail = ({ text }: { readonly text: string }) => (
  <>
    {text.slice(0, -2)}
    <span class="keep">{text.slice(-2)}</span>
  </>
);

/** A title that breaks at a comma if both halves fit, else between words. */
export const Title = ({ text, lang }: { readonly text: string; readonly lang: Language }) => {
  if (lang === 'en') return <>{countedWhole(text)}</>;
  const comma = atComma(text);
  const short = text.length <= LINE ? [text] : comma;
  const parts = short.length > 0 ? short : betweenWords(text);
  return (
    <>
      {parts.map((part, index) => (
        <Fragment key={String(index)}>
          {index > 0 && <wbr />}
          {index < parts.length - 1 ? part : <Tail text={part} />}
        </Fragment>
      ))}
    </>
  );
};
