import { daysAfter } from '../words/format.ts';

/** A day found in a line, and the characters that say it. */
export type FoundDay = { readonly at: number; readonly end: number; readonly day: string };

const pad = (value: number) => String(value).padStart(2, '0');

/** A day of the calendar, or none: 30 February is a slip of the pen. */
const dayOf = (year: number, month: number, day: number): string | null => {
  const text = `${year}-${pad(month)}-${pad(day)}`;
  const date = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.getUTCDate() !== day ? null : text;
};

const partsOf = (day: string) => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return { year, month, date };
};

/** The day of a month that comes next, or came up to two months ago: who says 9月 in November means it. */
const nearest = (today: string, month: number, date: number): string | null => {
  const { year } = partsOf(today);
  const day = dayOf(year, month, date);
  return day && day < daysAfter(today, -60) ? dayOf(year + 1, month, date) : day;
};

const lastOfMonth = (year: number, month: number): string =>
  new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);

/** 1 for Monday to 7. */
const weekdayOf = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

/** Of a week so many weeks on; a bare weekday is the next one there is, today counts. */
const weekday = (today: string, wanted: number, weeks: number | null): string => {
  const now = weekdayOf(today);
  if (weeks === null) return daysAfter(today, (wanted - now + 7) % 7);
  return daysAfter(today, wanted - now + weeks * 7);
};

const DIGITS = '零一二三四五六七八九';

/** 十五, 两, 30. */
const numberOf = (text: string): number => {
  if (/^\d+$/.test(text)) return Number(text);
  if (text === '半') return 0.5;
  const digit = (one: string) => (one === '两' ? 2 : Math.max(0, DIGITS.indexOf(one)));
  const [tens, ones] = text.split('十');
  if (ones === undefined) return digit(text);
  return (tens ? digit(tens) : 1) * 10 + (ones ? digit(ones) : 0);
};

const NUMBER = '(\\d{1,3}|[一二两三四五六七八九十半]{1,3})';
const WEEKDAYS = '一二三四五六日天';
const ENGLISH_DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const ENGLISH_DAY =
  '(mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)';
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';

const monthOf = (name = '') => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
const weekdayNamed = (name = '') => ENGLISH_DAYS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
const weekdayHan = (name = '') => Math.min(WEEKDAYS.indexOf(name) + 1, 7);

const dayInWords = (today: string, date: number): string | null => {
  const { year, month, date: now } = partsOf(today);
  // 9日 on the 24th is the 9th of the month to come.
  return date >= now
    ? dayOf(year, month, date)
    : dayOf(month === 12 ? year + 1 : year, (month % 12) + 1, date);
};

const span = (today: string, count: number, unit: string): string => {
  if (/^(周|星期|week)/.test(unit)) return daysAfter(today, count * 7);
  if (!/月|month/.test(unit)) return daysAfter(today, count);
  if (count === 0.5) return daysAfter(today, 15);
  const { year, month, date } = partsOf(today);
  const index = month + count;
  const last = lastOfMonth(year, index);
  return dayOf(...yearMonth(year, index), date) ?? last;
};

const yearMonth = (year: number, index: number): readonly [number, number] => [
  year + Math.floor((index - 1) / 12),
  ((index - 1) % 12) + 1,
];

const inMonth = (today: string, word: string, date: number): string | null => {
  const { year, month } = partsOf(today);
  return dayOf(...yearMonth(year, month + (word.startsWith('下') ? 1 : 0)), date);
};

const endOf = (today: string, word: string): string => {
  const { year, month } = partsOf(today);
  if (word.includes('年')) return `${year}-12-31`;
  return lastOfMonth(year, month + (word.startsWith('下') ? 1 : 0));
};

const TODAY: Readonly<Record<string, number>> = { 今: 0, 明: 1, 后: 2 };

type Reader = readonly [RegExp, (today: string, ...parts: readonly string[]) => string | null];

/** Ways to say a day, the more exact first; `g` and `i` on all. */
const READERS: readonly Reader[] = [
  [
    /(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]/gi,
    (_, year, month, day) => dayOf(Number(year), Number(month), Number(day)),
  ],
  [
    /(\d{4})-(\d{1,2})-(\d{1,2})/gi,
    (_, year, month, day) => dayOf(Number(year), Number(month), Number(day)),
  ],
  [
    /(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]/gi,
    (today, month, day) => nearest(today, Number(month), Number(day)),
  ],
  [
    /(本月|下个?月)\s*(\d{1,2})\s*[日号]/gi,
    (today, word = '', day) => inMonth(today, word, Number(day)),
  ],
  [/(本月底|下个?月底|月底|年底)/gi, (today, word = '') => endOf(today, word)],
  [
    /(本周|这周|下下周|下个?周|周|下个?星期|星期)([一二三四五六日天])/gi,
    (today, word = '', name) =>
      weekday(
        today,
        weekdayHan(name),
        /^(周|星期)$/.test(word) ? null : word.split('下').length - 1,
      ),
  ],
  [/([今明后])[天日]/gi, (today, word = '') => daysAfter(today, TODAY[word] ?? 0)],
  [
    /(?<!\d)(\d{1,2})\s*[日号](?!\s*(?:之内|以内|内))/gi,
    (today, day) => dayInWords(today, Number(day)),
  ],
  [
    new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?${MONTH}\\b(?:,?\\s+(\\d{4}))?`, 'gi'),
    (today, day, month, year) =>
      year
        ? dayOf(Number(year), monthOf(month), Number(day))
        : nearest(today, monthOf(month), Number(day)),
  ],
  [
    new RegExp(`\\b${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?\\b(?:,?\\s+(\\d{4}))?`, 'gi'),
    (today, month, day, year) =>
      year
        ? dayOf(Number(year), monthOf(month), Number(day))
        : nearest(today, monthOf(month), Number(day)),
  ],
  [
    new RegExp(`\\b(this|next)?\\s*\\b${ENGLISH_DAY}\\b`, 'gi'),
    (today, word, name) =>
      weekday(today, weekdayNamed(name), word ? (/next/i.test(word) ? 1 : 0) : null),
  ],
  [/\b(today|tomorrow)\b/gi, (today, word = '') => daysAfter(today, /^tod/i.test(word) ? 0 : 1)],
  [
    /\b(end of (?:this |the )?month|end of next month|end of the year)\b/gi,
    (today, word = '') =>
      endOf(today, /year/i.test(word) ? '年底' : /next/i.test(word) ? '下月底' : '月底'),
  ],
];

/** So long from today: 30日内, 两周内, within 30 days. Working days are no number of calendar days. */
const SPANS: readonly Reader[] = [
  [
    new RegExp(`${NUMBER}\\s*个?\\s*(月|天|日|周|星期)\\s*(?:之内|以内|内)`, 'gi'),
    (today, count = '', unit = '') => span(today, numberOf(count), unit),
  ],
  [
    /\b(?:within|in)\s+(?:the\s+next\s+)?(\d{1,3}|a|one|two|three)\s+(days?|weeks?|months?)\b/gi,
    (today, count = '', unit = '') => span(today, englishNumber(count), unit),
  ],
];

const englishNumber = (text: string): number =>
  Number(text) || { a: 1, one: 1, two: 2, three: 3 }[text.toLowerCase()] || 0;

/** Every day that a line says, in the order of reading; today is a Shanghai day. */
export const findDays = (line: string, today: string): readonly FoundDay[] => {
  const found: (Omit<FoundDay, 'day'> & { readonly day: string | null })[] = [];
  for (const [pattern, read] of [...SPANS, ...READERS])
    for (const match of line.matchAll(pattern)) {
      const [at, end] = [match.index, match.index + match[0].length];
      // What no calendar knows is no day either when half of it is read.
      if (!found.some((one) => at < one.end && end > one.at))
        found.push({ at, end, day: read(today, ...match.slice(1)) });
    }
  return found
    .flatMap(({ at, end, day }) => (day ? [{ at, end, day }] : []))
    .toSorted((a, b) => a.at - b.at);
};
