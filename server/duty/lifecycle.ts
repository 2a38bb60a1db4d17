import { isOfficesOwn } from '../kernel/authority.ts';
import { toDay } from '../kernel/calendar.ts';
import { text } from '../kernel/input.ts';
import { latenessOf } from '../kernel/lateness.ts';
import { rowsFor } from '../kernel/lifecycle.ts';
import type { DutySubject } from './subject.ts';
import type { DutyState } from './vocabulary.ts';

const row = rowsFor<DutySubject, DutyState, 'Duty'>();

/**
 * What happens to a duty by itself. It is opened, settled, moved, missed and cancelled by the
 * effects of other actions, in their transactions and on their events.
 */
export const dutyLifecycle = {
  waiveDuty: row({
    from: ['PENDING'],
    to: ['WAIVED'],
    who: ['OFFICE', 'EXECUTIVE_CHAIR'],
    clause: '4.8',
    mode: 'decide',
    input: { reason: text(1_000) },
    // The office lets nobody of its own off: that is the executive chair's.
    guard: ({ holderUnitId }, { units, actor }) => {
      const isOwn = isOfficesOwn(units, holderUnitId);
      if (isOwn === (actor.authority === 'EXECUTIVE_CHAIR')) return null;
      return { code: isOwn ? 'CHAIR_WAIVES' : 'OFFICE_WAIVES', isForbidden: true };
    },
    change: (_, { reason }, { now }) => ({ set: { endedAt: now, waiveReason: reason } }),
  }),

  remindDuty: row({
    from: ['PENDING'],
    to: [],
    who: ['SYSTEM'],
    clause: '4.9',
    mode: 'append',
    input: {},
    guard: (duty, { today, rules }) =>
      duty.dueSoonAt === null && latenessOf(duty, today, rules.near).tone === 'NEAR'
        ? null
        : { code: 'NOT_NEAR' },
    change: (_, __, { now }) => ({ set: { dueSoonAt: now } }),
  }),

  warnDuty: row({
    from: ['PENDING'],
    to: [],
    who: ['SYSTEM'],
    clause: '4.9',
    mode: 'append',
    input: {},
    guard: (duty, { today }) =>
      duty.overdueAt === null && duty.countedAt === null && toDay(duty.dueOn) < today
        ? null
        : { code: 'NOT_LATE' },
    change: (_, __, { now }) => ({ set: { overdueAt: now } }),
  }),
};
