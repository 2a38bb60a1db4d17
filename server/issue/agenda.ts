import { dayAt, toDate } from '../kernel/calendar.ts';
import { given } from '../kernel/lifecycle.ts';
import { row } from './rows.ts';
import { ISSUE_STATES, type IssueSubject } from './subject.ts';

/**
 * The next meeting that has it on its agenda, and who sees it for that: whoever was invited to a
 * meeting that had it, unless it was withdrawn before it came up. Meetings not announced count for
 * nothing yet.
 */
const agendaOf = ({ agendaItems }: IssueSubject) => {
  const announced = agendaItems.filter(
    ({ state, meeting }) => meeting.notifiedAt !== null && state !== 'WITHDRAWN',
  );
  const [next] = announced
    .filter(({ state }) => state === 'PLANNED' || state === 'CURRENT')
    .toSorted((one, other) => one.meeting.startsAt.getTime() - other.meeting.startsAt.getTime());
  const units = announced.flatMap(({ meeting }) =>
    meeting.invitations.flatMap(({ unitId }) => unitId ?? []),
  );
  return {
    set: {
      agendaMeetingId: next?.meeting.id ?? null,
      agendaOn: next ? toDate(dayAt(next.meeting.startsAt)) : null,
      agendaUnitIds: [...new Set(units)],
    },
  };
};

/** An issue on the agenda of an open meeting, seen by those who are invited (3.4, 6.7). */
export const agendaRows = {
  putOnAgenda: row({
    from: ISSUE_STATES,
    to: [],
    who: ['SYSTEM'],
    clause: '6.7',
    mode: 'append',
    input: {},
    change: (issue) => agendaOf(given(issue)),
  }),

  takeOffAgenda: row({
    from: ISSUE_STATES,
    to: [],
    who: ['SYSTEM'],
    clause: '6.7',
    mode: 'append',
    input: {},
    // Another meeting may have it on its agenda too.
    change: (issue) => agendaOf(given(issue)),
  }),
};
