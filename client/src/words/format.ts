/** A language of the product; Chinese comes first. */
export type Language = 'zh' | 'en';

/** What people wrote, in one or both languages. */
export type Written = { readonly zh?: string | null; readonly en?: string | null };

const LOCALES = { zh: 'zh-CN', en: 'en-GB' } as const;
const NUMERALS = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const;

/** The text in the viewer's language, else in the one it was written in, with that language. */
export const chooseText = (
  text: Written | null | undefined,
  language: Language,
): { readonly text: string; readonly lang: Language } => {
  const other = language === 'zh' ? 'en' : 'zh';
  if (text?.[language]) return { text: text[language], lang: language };
  return { text: text?.[other] ?? '', lang: other };
};

/** The words of a bilingual label or name. */
export const plain = (text: Written | null | undefined, language: Language): string =>
  chooseText(text, language).text;

// Made once each: making one takes longer than all that a card is written with.
const formats = new Map<string, Intl.DateTimeFormat>();

const part = (date: Date, options: Intl.DateTimeFormatOptions, language: Language) => {
  const key = language + JSON.stringify(options);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(LOCALES[language], options);
  formats.set(key, known);
  return known.format(date);
};

const isThisYear = (date: Date, today: Date, timeZone: string) =>
  part(date, { year: 'numeric', timeZone }, 'en') ===
  part(today, { year: 'numeric', timeZone }, 'en');

const dayIn = (date: Date, timeZone: string, language: Language, today: Date): string => {
  const withYear = isThisYear(date, today, timeZone) ? {} : ({ year: 'numeric' } as const);
  return language === 'zh'
    ? part(date, { month: 'long', day: 'numeric', timeZone, ...withYear }, 'zh')
    : part(date, { month: 'short', day: 'numeric', timeZone, ...withYear }, 'en');
};

const weekdayIn = (date: Date, timeZone: string, language: Language): string =>
  part(date, { weekday: 'short', timeZone }, language);

/** A calendar day: 11月24日, or 24 Nov; with its year only where that is not this one. */
export const formatDay = (day: string, language: Language, today: Date): string =>
  dayIn(new Date(`${day}T00:00:00Z`), 'UTC', language, today);

/** The weekday of a calendar day, or nothing where it is none. */
export const formatWeekday = (day: string, language: Language): string => {
  const date = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? '' : weekdayIn(date, 'UTC', language);
};

/** A calendar day with its weekday: 11月24日 周二, or Tue 24 Nov. */
export const formatDayLong = (day: string, language: Language, today: Date): string => {
  const date = new Date(`${day}T00:00:00Z`);
  const [short, weekday] = [dayIn(date, 'UTC', language, today), weekdayIn(date, 'UTC', language)];
  return language === 'zh' ? `${short} ${weekday}` : `${weekday} ${short}`;
};

/** A moment in Shanghai: 11月24日 09:42. */
export const formatMoment = (iso: string, language: Language, today: Date): string => {
  const date = new Date(iso);
  return `${dayIn(date, 'Asia/Shanghai', language, today)} ${formatTime(date, language)}`;
};

/** Shanghai time of day: 09:42, with seconds 09:42:17. */
export const formatTime = (date: Date, language: Language, hasSeconds = false): string =>
  part(
    date,
    {
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZone: 'Asia/Shanghai',
      ...(hasSeconds ? ({ second: '2-digit' } as const) : {}),
    },
    language,
  );

const shanghaiDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });

/** The Shanghai day of a moment, as YYYY-MM-DD. */
export const dayOf = (date: Date): string => shanghaiDay.format(date);

/** Whole calendar days from one day to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

/** A day, so many days later. */
export const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** A number with the language's separators. */
export const formatNumber = (value: number, language: Language): string =>
  new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 2 }).format(value);

/** An amount in yuan as people read it: 2,046 万元, 386.4 亿元, CNY 20.46 m, CNY 38.64 bn. */
export const formatMoney = (yuan: string, language: Language): string => {
  const value = Number(yuan);
  const [unit, zh, en] =
    language === 'zh'
      ? Math.abs(value) >= 1e8
        ? [1e8, '亿元', '']
        : [1e4, '万元', '']
      : Math.abs(value) >= 1e9
        ? [1e9, '', ' bn']
        : [1e6, '', ' m'];
  const number = new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 2 })
    .format(value / unit)
    .replace('-', '−');
  return language === 'zh' ? `${number} ${zh}` : `CNY ${number}${en}`;
};

const numeral = (value: number): string =>
  value <= 10 ? (NUMERALS[value] ?? String(value)) : `十${NUMERALS[value - 10] ?? ''}`;

/** A clause as the regulation counts: 第六条（五）, or Art. 6(5). */
export const formatClause = (clause: string, language: Language): string => {
  const [article = '', item] = clause.split('.');
  if (language === 'en') return `Art. ${article}${item ? `(${item})` : ''}`;
  return `第${numeral(Number(article))}条${item ? `（${numeral(Number(item))}）` : ''}`;
};
