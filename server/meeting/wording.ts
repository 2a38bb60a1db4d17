import { dayAt } from '../kernel/calendar.ts';
import { fill, inLanguage, LANGUAGES, type Text, type Words } from '../kernel/text.ts';

/** What a notice of a meeting says, by its kind. */
export const NOTICE_SENTENCES = {
  MEETING: {
    zh: '定于{date}{time}在{place}召开{title}，请签收并告知参会人员。',
    en: '{title} will be held on {date} at {time}, {place}. Please acknowledge and say who comes.',
  },
  MEETING_MOVED: {
    zh: '{title}改为{date}{time}在{place}召开，请签收。',
    en: '{title} is moved to {date} at {time}, {place}. Please acknowledge.',
  },
  MEETING_CANCELLED: {
    zh: '原定{date}{time}召开的{title}取消，请签收。',
    en: '{title}, planned for {date} at {time}, is cancelled. Please acknowledge.',
  },
} as const satisfies Record<string, Words>;

/** Reasons that the product gives by itself. */
export const REASONS = {
  closed: { zh: '会议结束时未研究', en: 'Not reached before the meeting closed' },
} as const satisfies Record<string, Words>;

type Announced = { readonly startsAt: Date; readonly title: unknown; readonly place: unknown };

/** Hour and minute in Shanghai. */
const timeAt = (moment: Date): string =>
  new Date(moment.getTime() + 8 * 3_600_000).toISOString().slice(11, 16);

const dateIn = (moment: Date, language: 'zh' | 'en'): string => {
  const [year = '', month = '', day = ''] = dayAt(moment).split('-');
  return language === 'zh' ? `${year}年${Number(month)}月${Number(day)}日` : dayAt(moment);
};

/** The wording of a notice, with what the office adds to it. */
export const noticeText = (
  meeting: Announced,
  kind: keyof typeof NOTICE_SENTENCES,
  remark: Text | null,
): Text =>
  Object.fromEntries(
    LANGUAGES.map((language) => [
      language,
      [
        fill(NOTICE_SENTENCES[kind][language], {
          title: inLanguage(meeting.title, language),
          place: inLanguage(meeting.place, language),
          date: dateIn(meeting.startsAt, language),
          time: timeAt(meeting.startsAt),
        }),
        ...(remark ? [inLanguage(remark, language)] : []),
      ].join(language === 'zh' ? '' : ' '),
    ]),
  );
