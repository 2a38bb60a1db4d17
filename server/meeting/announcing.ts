import { NO_TEXT } from '../kernel/change.ts';
import { group, list, moment, optional, ref, text } from '../kernel/input.ts';
import { type Facts, given, personOf, type Refusal } from '../kernel/lifecycle.ts';
import { mark } from './attending.ts';
import { invitationRows } from './inviting.ts';
import { timeRefusal } from './proposing.ts';
import {
  decisionsFollow,
  deferItems,
  draftsRefusal,
  putOnAgenda,
  readsIssues,
  row,
  tellUnits,
  withdrawNotices,
} from './rows.ts';
import { type Invited, invitedUnits, type MeetingSubject } from './subject.ts';

/** At another time everybody is asked anew; who comes for a unit was said, and stands until then. */
const askedAnew = ({ invitations }: MeetingSubject, facts: Facts) => ({
  patch: invitations.map(({ id }: Invited) => ({
    table: 'invitation' as const,
    id,
    set: {
      acknowledgedAt: null,
      acknowledgedById: null,
      presence: 'EXPECTED',
      absenceReason: NO_TEXT,
    },
  })),
  insert: invitations
    .filter(({ presence }) => presence !== 'EXPECTED')
    .map(({ id }) => mark(id, 'EXPECTED', facts, personOf(facts.actor))),
});

/** The office calls off what nobody has approved yet; all else is the executive chair's (6.7). */
const cancelRefusal = (meeting: MeetingSubject, authority: string): Refusal | null => {
  if (authority === 'OFFICE' && meeting.state !== 'PROPOSED')
    return { code: 'CHAIR_CANCELS', isForbidden: true };
  if (authority === 'EXECUTIVE_CHAIR' && meeting.state === 'PROPOSED')
    return { code: 'CHAIR_REJECTS' };
  const isDecided = meeting.decisions.some(({ state }) => state !== 'STRUCK');
  return draftsRefusal(meeting) ?? (isDecided ? { code: 'HAS_DECISIONS' } : null);
};

/** From the approval to the opening: who is told what (4.4, 6.7). */
export const announcingRows = {
  notifyMeeting: row({
    from: ['APPROVED'],
    to: ['NOTIFIED'],
    who: ['OFFICE'],
    clause: '4.4',
    mode: 'decide',
    input: { remark: optional(text(1_000)) },
    reads: readsIssues,
    // Approved late, it would be called for a time that has passed.
    guard: ({ startsAt }, { now }) => (startsAt < now ? { code: 'TIME_PASSED' } : null),
    change: (_, __, { now }) => ({ set: { notifiedAt: now } }),
    effects: (meeting, { remark }, facts) => [
      ...tellUnits(meeting, 'MEETING', facts, { remark }),
      ...putOnAgenda(meeting),
    ],
    opens: ['ACKNOWLEDGE'],
    causes: ['putOnAgenda'],
  }),

  postponeMeeting: row({
    from: ['APPROVED', 'NOTIFIED', 'ADJOURNED'],
    to: [],
    who: ['OFFICE'],
    clause: '6.7',
    mode: 'decide',
    input: { startsAt: moment(), place: optional(text(120)), reason: text(1_000) },
    prefill: ({ startsAt, place }) => ({ startsAt: startsAt.toISOString(), place }),
    reads: readsIssues,
    check: (_, { startsAt }, facts) => timeRefusal(startsAt, facts),
    change: (meeting, { startsAt, place }, facts) => ({
      set: { startsAt, ...(place ? { place } : {}) },
      ...askedAnew(given(meeting), facts),
    }),
    effects: (meeting, { reason }, facts) =>
      meeting.notifiedAt
        ? [
            ...withdrawNotices,
            ...tellUnits(meeting, 'MEETING_MOVED', facts, { remark: reason }),
            ...putOnAgenda(meeting),
          ]
        : [],
    opens: ['ACKNOWLEDGE'],
    causes: ['putOnAgenda'],
  }),

  cancelMeeting: row({
    from: ['PROPOSED', 'APPROVED', 'NOTIFIED', 'ADJOURNED'],
    to: ['CANCELLED'],
    who: ['OFFICE', 'EXECUTIVE_CHAIR'],
    clause: '6.7',
    mode: 'decide',
    input: { reason: text(1_000) },
    reads: readsIssues,
    guard: (meeting, { actor }) => cancelRefusal(meeting, actor.authority),
    change: (_, { reason }, { now }) => ({ set: { cancelledAt: now, cancelReason: reason } }),
    effects: (meeting, { reason }, facts) => [
      { effect: 'cancelDuty', pick: { kind: 'APPROVE_MEETING' } },
      ...deferItems(meeting, ['PLANNED', 'CURRENT'], reason),
      ...(meeting.notifiedAt
        ? [
            ...withdrawNotices,
            ...tellUnits(meeting, 'MEETING_CANCELLED', facts, { remark: reason }),
          ]
        : []),
    ],
    opens: ['ACKNOWLEDGE'],
    causes: ['deferItem'],
  }),

  inviteToMeeting: row({
    from: ['PROPOSED', 'APPROVED', 'NOTIFIED', 'IN_SESSION', 'ADJOURNED'],
    to: [],
    who: ['OFFICE'],
    clause: '6.7',
    mode: 'append',
    input: {
      units: list(ref('Unit'), 0, 60),
      guests: optional(list(group('MeetingGuestInput', { name: text(60) }), 0, 20)),
    },
    reads: readsIssues,
    check: (meeting, { units, guests }) => {
      const known = new Set(invitedUnits(given(meeting)));
      const twice = units.findIndex((unit) => known.has(unit));
      if (twice !== -1) return { code: 'INVITED_ALREADY', path: ['units', twice] };
      return units.length + (guests ?? []).length > 0
        ? null
        : { code: 'NOBODY_INVITED', path: ['units'] };
    },
    change: (meeting, { units, guests }, facts) => ({
      // Until it is approved the chair is asked about this too.
      ...(given(meeting).state === 'PROPOSED'
        ? { set: { version: given(meeting).version + 1 } }
        : {}),
      insert: invitationRows(
        given(meeting).id,
        units,
        guests ?? [],
        given(meeting).invitations.length + 1,
        facts,
      ),
    }),
    effects: (meeting, { units }, facts) =>
      meeting.notifiedAt
        ? [
            ...tellUnits(meeting, 'MEETING', facts, { units }),
            // What was discussed before is theirs to see too.
            ...putOnAgenda(meeting, ['PLANNED', 'CURRENT', 'DONE', 'DEFERRED']),
            ...decisionsFollow(meeting),
          ]
        : [],
    opens: ['ACKNOWLEDGE'],
    causes: ['putOnAgenda', 'followMeeting'],
  }),
};
