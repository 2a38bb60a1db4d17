import { personOf, rowsFor } from '../kernel/lifecycle.ts';
import type { NoticeState, NoticeSubject } from './subject.ts';

const row = rowsFor<NoticeSubject, NoticeState, 'Notice'>();

/** A notice is sent and cancelled by the effects of other actions; its unit acknowledges it (4.4). */
export const noticeLifecycle = {
  acknowledgeNotice: row({
    from: ['SENT'],
    to: ['ACKNOWLEDGED'],
    who: ['ADDRESSEE'],
    clause: '4.4',
    // Two clerks of a unit may press at once: the second finds it done and nothing is lost.
    mode: 'append',
    input: {},
    change: (_, __, { now, actor }) => ({
      set: {
        acknowledgedAt: now,
        acknowledgedById: personOf(actor),
      },
    }),
    effects: ({ id }) => [{ effect: 'settleDuty', pick: { kind: 'ACKNOWLEDGE', aboutId: id } }],
    settles: ['ACKNOWLEDGE'],
  }),
};
