import type { NounWords } from '../kernel/lifecycle.ts';

/** A notice's words. */
export const noticeWords: NounWords = {
  name: { zh: '下达通知', en: 'Notice' },
  states: {
    SENT: { zh: '待签收', en: 'Sent' },
    ACKNOWLEDGED: { zh: '已签收', en: 'Acknowledged' },
    CANCELLED: { zh: '已撤销', en: 'Cancelled' },
  },
  actions: { acknowledgeNotice: { zh: '签收', en: 'Acknowledge' } },
  fields: {},
  refusals: {},
};
