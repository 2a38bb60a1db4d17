import { recordOf, type Values } from '../forms/values.ts';
import { Button } from '../ui/button.tsx';
import { LANGUAGES } from './editing.ts';
import type { Paragraph } from './paragraph.ts';
import { useMinutesWords } from './words.ts';

/** One paragraph as it is edited, in both languages, that of the page first. */
export const ParagraphFields = ({
  paragraph,
  place,
  value,
  onValue,
}: {
  readonly paragraph: Paragraph;
  readonly place: number;
  readonly value: Values;
  readonly onValue: (value: Values) => void;
}) => {
  const { language, words, say } = useMinutesWords();
  const names = { zh: words.form.chinese, en: words.form.english };
  const ordered = language === 'zh' ? LANGUAGES : LANGUAGES.toReversed();
  return (
    <fieldset class="minutes-edit" data-paragraph={paragraph.key}>
      <legend class="muted small">
        {say.paragraph(place)}
        {words.separator}
        {say.kinds[paragraph.kind]}
      </legend>
      {ordered.map((one) => (
        <textarea
          key={one}
          class="input"
          rows={one === language ? 2 : 1}
          maxLength={4_000}
          lang={one === 'zh' ? 'zh-CN' : 'en'}
          aria-label={`${say.paragraph(place)} ${names[one]}`}
          value={String(value[one] ?? '')}
          onInput={(event) => onValue({ ...value, [one]: event.currentTarget.value })}
        />
      ))}
    </fieldset>
  );
};

/** What was written into paragraphs that are no more: there to be copied, until it is given up. */
export const Lost = ({
  texts,
  onDrop,
}: {
  /** By the keys that the paragraphs had. */
  readonly texts: Values;
  readonly onDrop: () => void;
}) => {
  const { say } = useMinutesWords();
  return (
    <div class="minutes-lost" role="status">
      <p>{say.lost(Object.keys(texts).length)}</p>
      {Object.entries(texts).map(([key, text]) => (
        <blockquote key={key}>
          {LANGUAGES.map((language) => recordOf(text)[language])
            .filter(Boolean)
            .join(' ')}
        </blockquote>
      ))}
      <Button onPress={onDrop}>{say.dropLost}</Button>
    </div>
  );
};
