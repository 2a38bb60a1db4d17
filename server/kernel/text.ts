/** Words in both languages of the product. */
export type Words = { readonly zh: string; readonly en: string };

/** What a person wrote: in Chinese, in English, or in both; never empty. */
export type Text = { readonly zh?: string; readonly en?: string };

export const LANGUAGES = ['zh', 'en'] as const;

/** Whether two texts say the same in both languages. */
export const isSameText = (one: unknown, other: unknown): boolean =>
  LANGUAGES.every(
    (language) => Reflect.get(Object(one), language) === Reflect.get(Object(other), language),
  );

/** The language of a viewer's messages. Chinese where nothing else is asked for. */
export type Language = (typeof LANGUAGES)[number];

/** A text as far as it is written in a language, else in the other. */
export const inLanguage = (text: unknown, language: Language): string => {
  const { zh, en } = Object(text) as Text;
  return (language === 'zh' ? (zh ?? en) : (en ?? zh)) ?? '';
};

/** Fills `{name}` places of a sentence. A missing value stays visible as its name. */
export const fill = (sentence: string, values: Readonly<Record<string, unknown>> = {}): string =>
  sentence.replace(/\{(\w+)\}/g, (place, name: string) =>
    values[name] === undefined ? place : String(values[name]),
  );

/** Both languages filled at once. */
export const fillWords = (words: Words, values?: Readonly<Record<string, unknown>>): Words => ({
  zh: fill(words.zh, values),
  en: fill(words.en, values),
});

const DIGITS = '零一二三四五六七八九';

/** 一, 十二, 三十: numbers below a hundred as headings and clauses have them. */
export const chineseNumber = (n: number): string => {
  const tens = Math.floor(n / 10);
  const ones = n % 10;
  if (tens === 0) return DIGITS[ones] ?? '';
  return `${tens === 1 ? '' : DIGITS[tens]}十${ones === 0 ? '' : DIGITS[ones]}`;
};
