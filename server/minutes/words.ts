import type { NounWords } from '../kernel/lifecycle.ts';

/** The words of minutes. */
export const minutesWords: NounWords = {
  name: { zh: '会议纪要', en: 'Minutes' },
  states: {
    DRAFT: { zh: '草稿', en: 'Draft' },
    SIGNED: { zh: '已签发', en: 'Signed' },
    ISSUED: { zh: '已印发', en: 'Issued' },
  },
  actions: {
    draftMinutes: { zh: '起草纪要', en: 'Draft minutes' },
    redraftMinutes: { zh: '按记录重新起草', en: 'Draft anew from the record' },
    editMinutes: { zh: '修改文字', en: 'Edit wording' },
    signMinutes: { zh: '签发纪要', en: 'Sign minutes' },
    returnMinutes: { zh: '退回修改', en: 'Return for changes' },
    issueMinutes: { zh: '印发纪要', en: 'Issue minutes' },
    draftCorrection: { zh: '起草更正', en: 'Draft a correction' },
  },
  fields: {
    meeting: { zh: '会议', en: 'Meeting' },
    paragraphs: { zh: '段落', en: 'Paragraphs' },
    key: { zh: '段落编号', en: 'Paragraph' },
    text: { zh: '文字', en: 'Wording' },
    reason: { zh: '理由', en: 'Reason' },
    'draftCorrection.reason': { zh: '更正原因', en: 'Why it is corrected' },
    'draftCorrection.paragraphs': { zh: '更正内容', en: 'What is corrected' },
  },
  refusals: {
    NO_SUCH_PARAGRAPH: { zh: '没有这一段', en: 'There is no such paragraph' },
    NOT_FROM_RECORD: {
      zh: '更正不从记录起草',
      en: 'A correction is not drafted from the record',
    },
    ANOTHER_PRESIDED: {
      zh: '由主持会议的人签发',
      en: 'Whoever presided over the meeting signs',
    },
    NOT_CLOSED: { zh: '会议尚未结束', en: 'The meeting is not closed' },
    NOT_ISSUED: { zh: '纪要尚未印发，可直接修改', en: 'The minutes are not issued: edit them' },
  },
};

/** Kinds of paragraph. */
export const PARAGRAPH_WORDS = {
  OPENING: { zh: '会议概况', en: 'What meeting it was' },
  HEADING: { zh: '议题', en: 'An item of the agenda' },
  DECISION: { zh: '议定事项', en: 'A decision' },
  REMARK: { zh: '批示、听取情况', en: 'That a remark was made, or a report heard' },
  DISSENT: { zh: '不同意见', en: 'A unit’s dissent' },
  DEFERRED: { zh: '留待下次', en: 'An item deferred' },
  PRESENT: { zh: '出席', en: 'Who was present' },
  EXCUSED: { zh: '请假', en: 'Who was not present' },
  GUESTS: { zh: '列席', en: 'Guests' },
} as const;

/** Which document it is. */
export const MINUTES_KIND_WORDS = {
  MINUTES: { zh: '纪要', en: 'Minutes' },
  CORRECTION: { zh: '更正', en: 'A correction' },
} as const;
