import { draftRefusal, itemFields, plannedItem, USUAL_MINUTES } from '../kernel/agenda.ts';
import { integer, optional, ref, text, yes } from '../kernel/input.ts';
import { given, type Refusal } from '../kernel/lifecycle.ts';
import { makeRoom, moved, placeFor, withdrawn } from './order.ts';
import {
  agendaRevised,
  granted,
  openRefusal,
  putOnAgenda,
  readsIssue,
  row,
  steeringRefusal,
  stopped,
  takeOffAgenda,
} from './rows.ts';
import type { AgendaMeeting, Placed } from './subject.ts';

/** The item that another is put behind stands on the same agenda and counts. */
const afterRefusal = (items: readonly Placed[], after: string | null): Refusal | null =>
  after === null || items.some(({ id, state }) => id === after && state !== 'WITHDRAWN')
    ? null
    : { code: 'NOT_ON_AGENDA', path: ['after'] };

/**
 * The agenda as it is written, before the meeting and on the floor (4.6, 6.7). Once a meeting is
 * over nothing on it is planned any more.
 */
export const planningRows = {
  addItem: row({
    from: [],
    to: ['PLANNED'],
    who: ['OFFICE'],
    clause: '4.6',
    mode: 'append',
    offeredOn: 'Meeting',
    offer: (meeting) => openRefusal(meeting as AgendaMeeting),
    input: {
      meeting: ref('Meeting'),
      ...itemFields,
      plannedMinutes: optional(integer(1, 240)),
      after: optional(ref('AgendaItem')),
    },
    reads: (_, input) => ({
      meeting: input && { type: 'Meeting', id: input.meeting },
      issue: input?.issue ? { type: 'Issue', id: input.issue } : null,
    }),
    check: (_, input, { refs }) => {
      const meeting = refs['meeting'] as AgendaMeeting;
      return (
        openRefusal(meeting) ?? draftRefusal(input) ?? afterRefusal(meeting.items, input.after)
      );
    },
    change: (_, { after, ...draft }, { refs, newId }) => {
      const meeting = refs['meeting'] as AgendaMeeting;
      const { id, items } = meeting;
      const place = placeFor(items, after);
      const plannedMinutes = draft.plannedMinutes ?? USUAL_MINUTES;
      return {
        set: plannedItem(
          { ...draft, plannedMinutes },
          { id: newId(), meetingId: id, position: place },
        ),
        patch: [...makeRoom(items, place), ...agendaRevised(meeting)],
      };
    },
    effects: ({ meeting, issueId }) => putOnAgenda(meeting, issueId),
    causes: ['putOnAgenda'],
  }),

  amendItem: row({
    from: ['PLANNED', 'CURRENT'],
    to: [],
    who: ['OFFICE'],
    clause: '4.6',
    mode: 'decide',
    input: {
      title: optional(text(120)),
      note: optional(text(1_000)),
      plannedMinutes: optional(integer(1, 240)),
      isClosed: optional(yes()),
    },
    prefill: ({ title, note, plannedMinutes, isClosed }) => ({
      title,
      ...(note ? { note } : {}),
      plannedMinutes,
      isClosed,
    }),
    change: (item, { title, note, plannedMinutes, isClosed }) => ({
      set: {
        ...(title ? { title } : {}),
        ...(note ? { note } : {}),
        ...(plannedMinutes === null ? {} : granted(given(item), plannedMinutes)),
        ...(isClosed === null ? {} : { isClosed }),
      },
      patch: agendaRevised(given(item).meeting),
    }),
  }),

  moveItem: row({
    from: ['PLANNED'],
    to: [],
    who: ['OFFICE'],
    clause: '4.6',
    mode: 'append',
    /** Behind which item; nothing puts it first. */
    input: { after: optional(ref('AgendaItem')) },
    reads: (item) => ({ meeting: item && { type: 'Meeting', id: item.meetingId } }),
    check: (item, { after }) =>
      after === given(item).id
        ? { code: 'NOT_ON_AGENDA', path: ['after'] }
        : afterRefusal(given(item).meeting.items, after),
    change: (item, { after }) => ({
      patch: moved(given(item).meeting.items, given(item).id, after),
    }),
  }),

  deferItem: row({
    from: ['PLANNED', 'CURRENT'],
    to: ['DEFERRED'],
    who: ['OFFICE', 'SYSTEM'],
    clause: '6.7',
    mode: 'decide',
    input: { reason: optional(text(1_000)) },
    reads: readsIssue,
    // What waits is planned by the whole office; what the room deals with is moved by one.
    guard: (item, facts) =>
      item.state === 'CURRENT' && item.meeting.state === 'IN_SESSION'
        ? steeringRefusal(item, facts)
        : null,
    change: (item, { reason }, { now }) => ({
      set: {
        ...stopped(given(item), now),
        endedAt: now,
        ...(reason ? { deferReason: reason } : {}),
      },
      patch: agendaRevised(given(item).meeting),
    }),
    effects: takeOffAgenda,
    causes: ['takeOffAgenda'],
  }),

  withdrawItem: row({
    from: ['PLANNED'],
    to: ['WITHDRAWN'],
    who: ['OFFICE'],
    clause: '6.7',
    mode: 'decide',
    input: { reason: text(1_000) },
    reads: readsIssue,
    change: (item, { reason }) => ({
      set: { deferReason: reason },
      patch: [
        ...withdrawn(given(item).meeting.items, given(item).id),
        ...agendaRevised(given(item).meeting),
      ],
    }),
    effects: takeOffAgenda,
    causes: ['takeOffAgenda'],
  }),
};
