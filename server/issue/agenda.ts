import { toDate } from '../kernel/calendar.ts';
import { day, list, ref } from '../kernel/input.ts';
import { given } from '../kernel/lifecycle.ts';
import { row } from './rows.ts';
import { ISSUE_STATES } from './subject.ts';

/** An issue on the agenda of an open meeting, seen by those who are invited (3.4, 6.7). */
export const agendaRows = {
  putOnAgenda: row({
    from: ISSUE_STATES,
    to: [],
    who: ['SYSTEM'],
    clause: '6.7',
    mode: 'append',
    input: { meeting: ref('Meeting'), on: day(), units: list(ref('Unit'), 0, 100) },
    change: (issue, { meeting, on, units }) => ({
      set: {
        agendaMeetingId: meeting,
        agendaOn: toDate(on),
        agendaUnitIds: [...new Set([...given(issue).agendaUnitIds, ...units])],
      },
    }),
  }),

  takeOffAgenda: row({
    from: ISSUE_STATES,
    to: [],
    who: ['SYSTEM'],
    clause: '6.7',
    mode: 'append',
    input: { meeting: ref('Meeting') },
    // Put on another meeting's agenda since, it stays there.
    change: (issue, { meeting }) =>
      given(issue).agendaMeetingId === meeting
        ? { set: { agendaMeetingId: null, agendaOn: null } }
        : {},
  }),
};
