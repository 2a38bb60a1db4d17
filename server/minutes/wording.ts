import { type Day, dayAt } from '../kernel/calendar.ts';
import { fill, inLanguage, type Words } from '../kernel/text.ts';

/** Fixed sentences of a draft; everything else in it stands on record. */
export const SENTENCES = {
  title: { zh: '{title}纪要', en: 'Minutes of {title}' },
  correctionTitle: { zh: '关于更正{title}纪要的通知', en: 'Correction to the minutes of {title}' },
  opening: {
    zh: '{date}，{presider}在{place}主持召开{title}。{came}会议议程为：{agenda}。现将会议议定事项纪要如下：',
    en: '{title} was held on {date} at {place}; {presider} presided. {came}The agenda: {agenda}. The following was agreed:',
  },
  openingWithoutAgenda: {
    zh: '{date}，{presider}在{place}主持召开{title}。{came}',
    en: '{title} was held on {date} at {place}; {presider} presided. {came}',
  },
  came: { zh: '{count}个单位参加会议。', en: 'Units present: {count}. ' },
  heading: { zh: '{no}、{title}', en: '{no}. {title}' },
  headingDeferred: { zh: '留待下次会议研究的事项', en: 'Items deferred to the next meeting' },
  decision: { zh: '决定{no}：{text}。{parts}', en: 'Decision {no}: {text}. {parts}' },
  remark: {
    zh: '{decider}作出批示（编号{no}），另行印发有关单位。',
    en: '{decider} made remark no. {no}, issued separately to the units it names.',
  },
  heard: { zh: '会议听取了有关情况。', en: 'The meeting heard a report.' },
  dissent: {
    zh: '{unit}对决定{no}有不同意见：{text}。',
    en: '{unit} dissents from decision {no}: {text}.',
  },
  deferred: { zh: '{title}。', en: '{title}.' },
  deferredWhy: { zh: '{title}：{reason}。', en: '{title}: {reason}.' },
  correction: {
    zh: '{number}会议纪要有误，原因：{reason}。现更正如下，以本件为准：',
    en: 'The minutes of meeting {number} contain a mistake: {reason}. It is corrected as follows; this document prevails:',
  },
  notice: {
    zh: '{title}（{number}）已印发，请签收。',
    en: '{title} ({number}) is issued: please acknowledge.',
  },
  returned: { zh: '{title}退回修改：{reason}', en: '{title} returned for changes: {reason}' },
  present: { zh: '出席：{who}', en: 'Present: {who}' },
  excused: { zh: '请假：{who}', en: 'Excused: {who}' },
  absent: { zh: '缺席：{who}', en: 'Absent: {who}' },
  unmarked: { zh: '未登记：{who}', en: 'Not recorded: {who}' },
  guests: { zh: '列席：{who}', en: 'Guests: {who}' },
  substitute: { zh: '{who}（代）', en: '{who} (substitute)' },
  lead: { zh: '{unit}（牵头）', en: '{unit} (lead)' },
} as const satisfies Record<string, Words>;

/** What follows a decision, each with its label. */
export const PARTS = {
  project: { zh: '项目', en: 'Project' },
  issue: { zh: '问题', en: 'Issue' },
  responsible: { zh: '承办单位', en: 'Responsible' },
  assisting: { zh: '协办单位', en: 'Assisting' },
  decider: { zh: '主持', en: 'Presiding' },
  due: { zh: '完成时限', en: 'Due' },
  clause: { zh: '依据', en: 'Clause' },
  replaces: { zh: '代替', en: 'Replaces' },
} as const satisfies Record<string, Words>;

export const POST_WORDS: Readonly<Record<string, Words>> = {
  CHAIR: { zh: '联席会议主席', en: 'the chair' },
  EXECUTIVE_CHAIR: { zh: '联席会议执行主席', en: 'the executive chair' },
};

/** A sentence in both languages, made for each. */
export const say = (make: (language: 'zh' | 'en') => string): Words => ({
  zh: make('zh'),
  en: make('en'),
});

/** A text of the record in both languages, without its full stop: the sentence around it has one. */
export const bare = (text: unknown): Words =>
  say((language) => inLanguage(text, language).replace(/[。．.；;\s]+$/u, ''));

/** A fixed sentence with texts and numbers in its places, each text in the sentence's language. */
export const sentence = (words: Words, values: Readonly<Record<string, unknown>>): Words =>
  say((language) => {
    const texts = Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'object' ? inLanguage(value, language) : String(value),
    ]);
    return fill(words[language], Object.fromEntries(texts));
  });

/** Texts in a row. */
export const listed = (texts: readonly unknown[]): Words => ({
  zh: texts.map((text) => inLanguage(text, 'zh')).join('、'),
  en: texts.map((text) => inLanguage(text, 'en')).join(', '),
});

const MONTHS =
  'January February March April May June July August September October November December';

/** A day as a document writes it: 2026年3月2日, 2 March 2026. */
export const dayWords = (day: Day): Words => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return {
    zh: `${year}年${month}月${date}日`,
    en: `${date} ${MONTHS.split(' ')[month - 1]} ${year}`,
  };
};

export const momentWords = (moment: Date): Words => dayWords(dayAt(moment));
