import { type Effect, personOf, rowsFor } from '../kernel/lifecycle.ts';
import type { NoticeState, NoticeSubject } from './subject.ts';

const row = rowsFor<NoticeSubject, NoticeState, 'Notice'>();

/** What a meeting has assigned is acknowledged by the notice that this has sent (3.4, 4.4). */
const toldOf = ({ issue, kind, sentAt, unitId }: NoticeSubject): Effect[] =>
  kind !== 'ASSIGNMENT'
    ? []
    : (issue?.decisions ?? [])
        .filter(({ inForceAt }) => inForceAt?.getTime() === sentAt.getTime())
        .map(({ id }) => ({
          effect: 'perform',
          action: 'noteReceipt',
          on: { type: 'Decision', id },
          input: { unit: unitId },
        }));

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
    effects: (notice) => [
      { effect: 'settleDuty', pick: { kind: 'ACKNOWLEDGE', aboutId: notice.id } },
      ...toldOf(notice),
    ],
    settles: ['ACKNOWLEDGE'],
    causes: ['noteReceipt'],
  }),
};
