import { type FormField, isSame, recordOf, type Values } from '../forms/values.ts';
import type { Paragraph } from './paragraph.ts';

/** Languages of a paragraph. */
export const LANGUAGES = ['zh', 'en'] as const;

/** What somebody has changed, by the keys of paragraphs. */
export type Edited = {
  readonly texts: Values;
  /** What each said on record when it was touched first: who writes over another must know it. */
  readonly bases: Values;
};

/** A paragraph as it stands on record. */
export const writtenOf = ({ text }: Paragraph): Values => ({
  zh: text.zh ?? '',
  en: text.en ?? '',
});

/** What was kept of an earlier editing, however little. */
export const editedIn = (values: Values | undefined): Edited => ({
  texts: recordOf(values?.['texts']),
  bases: recordOf(values?.['bases']),
});

/** A paragraph as whoever edits it has it. */
export const textOf = (paragraph: Paragraph, { texts }: Edited): Values =>
  paragraph.key in texts ? recordOf(texts[paragraph.key]) : writtenOf(paragraph);

/** With one paragraph changed. */
export const withText = (edited: Edited, paragraph: Paragraph, text: Values): Edited => ({
  texts: { ...edited.texts, [paragraph.key]: text },
  bases: { [paragraph.key]: writtenOf(paragraph), ...edited.bases },
});

/** Paragraphs that say something else than on record. */
export const changedOf = (paragraphs: readonly Paragraph[], edited: Edited) =>
  paragraphs.filter((one) => !isSame(textOf(one, edited), writtenOf(one)));

/** Changed paragraphs that somebody else has changed as well, and otherwise. */
export const conflictsOf = (paragraphs: readonly Paragraph[], edited: Edited) =>
  changedOf(paragraphs, edited).filter(
    (one) => !isSame(writtenOf(one), recordOf(edited.bases[one.key])),
  );

/** Texts of paragraphs that are no more, since the draft was made anew. */
export const lostOf = (paragraphs: readonly Paragraph[], { texts, bases }: Edited) =>
  Object.keys(texts).filter(
    (key) => !paragraphs.some((one) => one.key === key) && !isSame(texts[key], bases[key]),
  );

/** With what was changed in some paragraphs given up: they say what is on record. */
export const withoutTexts = (edited: Edited, keys: readonly string[]): Edited => {
  const kept = (values: Values) =>
    Object.fromEntries(Object.entries(values).filter(([key]) => !keys.includes(key)));
  return { texts: kept(edited.texts), bases: kept(edited.bases) };
};

/** With what is on record now seen, so that one's own may be written over it. */
export const withSeen = (edited: Edited, paragraphs: readonly Paragraph[]): Edited => ({
  ...edited,
  bases: {
    ...edited.bases,
    ...Object.fromEntries(paragraphs.map((one) => [one.key, writtenOf(one)])),
  },
});

const nameOf = (key: string, language: string) => `${key} ${language}`;

/** Each language of some paragraphs as a field, so that either can be chosen by itself. */
export const fieldsOf = (
  paragraphs: readonly Paragraph[],
  labelOf: (paragraph: Paragraph, language: (typeof LANGUAGES)[number]) => string,
): readonly FormField[] =>
  paragraphs.flatMap((one) =>
    LANGUAGES.map((language) => ({
      name: nameOf(one.key, language),
      kind: 'LINE',
      label: { zh: labelOf(one, language), en: labelOf(one, language) },
      isRequired: false,
    })),
  );

/** What those fields hold. */
export const valuesOf = (
  paragraphs: readonly Paragraph[],
  textIn: (paragraph: Paragraph) => Values,
): Values =>
  Object.fromEntries(
    paragraphs.flatMap((one) =>
      LANGUAGES.map((language) => [nameOf(one.key, language), textIn(one)[language] ?? '']),
    ),
  );

/** With what was chosen of either side. */
export const withValues = (
  edited: Edited,
  paragraphs: readonly Paragraph[],
  values: Values,
): Edited => ({
  ...withSeen(edited, paragraphs),
  texts: {
    ...edited.texts,
    ...Object.fromEntries(
      paragraphs.map(({ key }) => [
        key,
        Object.fromEntries(
          LANGUAGES.map((language) => [language, values[nameOf(key, language)] ?? '']),
        ),
      ]),
    ),
  },
});
