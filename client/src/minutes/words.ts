import { useLater } from '../words/later.ts';
import type { Widen } from '../words/widen.ts';

// Words of the minutes as a page.

const zh = {
  name: (number: string) => `会议 ${number} 的纪要`,
  marks: {
    MINUTES: (body: string) => `${body}纪要`,
    CORRECTION: (body: string) => `${body}更正`,
  },
  missing: '没有这场会议，或者您不能查看。',
  unread: '没有读到会议，请稍后再试。',
  none: '这场会议还没有纪要',
  noneHint: '散会后按会议记录起草。',
  draft: '草稿，未签发',
  signed: '已签发，未印发',
  signedBy: (name: string) => `签发：${name}`,
  issuedOn: (date: string) => `${date} 印发`,
  draftedOn: (date: string) => `${date} 起草`,
  download: '下载公文',
  print: '打印',
  toMeeting: '回到会议',
  sources: '点一句，看它出自哪条记录',
  sourceOf: '出处',
  noSource: '这一句没有对应的记录。',
  toDecision: '看决定',
  edit: '逐段修改',
  save: '保存修改',
  leave: '不改了',
  changed: (n: number) => `改了 ${n} 段`,
  restored: (time: string) => `已恢复 ${time} 没有保存的修改`,
  notSaved: (why: string) => `没有保存：${why}`,
  changedMeanwhile: (n: number) =>
    n === 1
      ? '您修改时，别人也改了这一段。选定以后再保存。'
      : `您修改时，别人也改了这 ${n} 段。选定以后再保存。`,
  chooseFirst: '先选定用哪个版本',
  notYetSaved: '没有保存',
  keepMine: '用我的',
  lost: (n: number) => `您改过的 ${n} 段已不在纪要里，文字留在这里，可以复制`,
  dropLost: '不要了',
  stale: '连接中断，暂时不能保存。改过的文字还在这里。',
  paragraph: (no: number) => `第 ${no} 段`,
  kinds: {
    OPENING: '概况',
    HEADING: '议题',
    DECISION: '议定',
    REMARK: '指出',
    DISSENT: '不同意见',
    DEFERRED: '留待下次',
    PRESENT: '出席',
    EXCUSED: '请假',
    GUESTS: '列席',
  },
  documents: '文件',
  correction: '更正',
  minutes: '纪要',
  agenda: '会议议程',
  time: '时间',
  place: '地点',
  presides: '主持',
  units: '参会单位',
  guests: '列席',
  min: (n: number) => `${n} 分钟`,
  closed: '不上屏',
  total: (n: number) => `共计 ${n} 分钟`,
} as const;

type Words = Widen<typeof zh>;

const en: Words = {
  name: (number) => `Minutes of meeting ${number}`,
  marks: {
    MINUTES: (body) => `Minutes of the ${body}`,
    CORRECTION: (body) => `Correction by the ${body}`,
  },
  missing: 'There is no such meeting, or it is not yours to see.',
  unread: 'The meeting was not read. Please try again later.',
  none: 'This meeting has no minutes yet',
  noneHint: 'They are drafted from the record when the meeting closes.',
  draft: 'Draft, not signed',
  signed: 'Signed, not issued',
  signedBy: (name) => `Signed: ${name}`,
  issuedOn: (date) => `Issued ${date}`,
  draftedOn: (date) => `Drafted ${date}`,
  download: 'Download document',
  print: 'Print',
  toMeeting: 'Back to the meeting',
  sources: 'Press a sentence to see the record it comes from',
  sourceOf: 'Source',
  noSource: 'No record belongs to this sentence.',
  toDecision: 'See the decision',
  edit: 'Edit the wording',
  save: 'Save the changes',
  leave: 'Leave as it was',
  changed: (n) => (n === 1 ? '1 paragraph changed' : `${n} paragraphs changed`),
  restored: (time) => `Changes of ${time} that were not saved are back`,
  notSaved: (why) => `Not saved: ${why}`,
  changedMeanwhile: (n) =>
    n === 1
      ? 'Somebody else has changed this paragraph as well. Choose before you save.'
      : `Somebody else has changed these ${n} paragraphs as well. Choose before you save.`,
  chooseFirst: 'Choose a version first',
  notYetSaved: 'not saved',
  keepMine: 'Use mine',
  lost: (n) =>
    n === 1
      ? 'A paragraph that you changed is no more; its text is kept here, to be copied'
      : `${n} paragraphs that you changed are no more; their text is kept here, to be copied`,
  dropLost: 'Give up',
  stale: 'The connection is lost; nothing can be saved now. What you changed is still here.',
  paragraph: (no) => `Paragraph ${no}`,
  kinds: {
    OPENING: 'Opening',
    HEADING: 'Item',
    DECISION: 'Decision',
    REMARK: 'Remark',
    DISSENT: 'Dissent',
    DEFERRED: 'Deferred',
    PRESENT: 'Present',
    EXCUSED: 'Excused',
    GUESTS: 'Guests',
  },
  documents: 'Documents',
  correction: 'Correction',
  minutes: 'Minutes',
  agenda: 'Agenda',
  time: 'Time',
  place: 'Place',
  presides: 'Presides',
  units: 'Invited units',
  guests: 'Guests',
  min: (n) => `${n} min`,
  closed: 'off screen',
  total: (n) => `${n} minutes in all`,
};

/** The words of the minutes in the viewer's language, with all others. */
export const useMinutesWords = () => {
  const rest = useLater();
  const say: Words = rest.language === 'zh' ? zh : en;
  return { ...rest, say };
};
