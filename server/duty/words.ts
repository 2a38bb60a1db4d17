import type { NounWords } from '../kernel/lifecycle.ts';

/** A duty's words. */
export const dutyWords: NounWords = {
  name: { zh: '待办', en: 'Duty' },
  states: {
    PENDING: { zh: '待办', en: 'Pending' },
    DONE: { zh: '按时完成', en: 'Done' },
    DONE_LATE: { zh: '逾期完成', en: 'Done late' },
    MISSED: { zh: '未完成', en: 'Missed' },
    WAIVED: { zh: '免除', en: 'Waived' },
    CANCELLED: { zh: '取消', en: 'Cancelled' },
  },
  actions: {
    waiveDuty: { zh: '免除', en: 'Waive' },
    remindDuty: { zh: '临期提醒', en: 'Due soon' },
    warnDuty: { zh: '逾期提醒', en: 'Overdue' },
  },
  fields: { reason: { zh: '理由', en: 'Reason' } },
  refusals: {
    CHAIR_WAIVES: {
      zh: '办公室所在单位的事项由执行主席免除',
      en: 'A duty of the office’s own bureau is waived by the executive chair',
    },
    OFFICE_WAIVES: { zh: '由办公室免除', en: 'The office waives it' },
    NOT_NEAR: { zh: '还未临期', en: 'Is not near its date' },
    NOT_LATE: { zh: '还未逾期', en: 'Is not overdue' },
  },
};
