import { belongsTo, type PersonView } from '../kernel/authority.ts';
import { NO_TEXT } from '../kernel/change.ts';
import { choice, line, optional, ref, text, yes } from '../kernel/input.ts';
import { type Effect, type Facts, given, personOf, unitOf } from '../kernel/lifecycle.ts';
import type { Text } from '../kernel/text.ts';
import { row } from './rows.ts';
import type { Invited, MeetingSubject } from './subject.ts';
import { namesOf, PRESENCES, type PresenceName } from './vocabulary.ts';

const invitationOf = ({ invitations }: MeetingSubject, unitId: string): Invited => {
  const found = invitations.find((one) => one.unitId === unitId);
  if (!found) throw new Error(`unit ${unitId} is not invited`);
  return found;
};

const readsAttendee = (_: unknown, input: { readonly attendee: string | null } | null) => ({
  attendee: input?.attendee ? { type: 'Person', id: input.attendee } : null,
});

type Coming = { readonly attendee: string | null; readonly attendeeName: string | null };

/** Whoever is named last comes: a person of the record, or somebody by name alone. */
const comingAs = ({ attendee, attendeeName }: Coming) => {
  if (attendee) return { attendeeId: attendee, attendeeName: NO_TEXT };
  return attendeeName ? { attendeeId: null, attendeeName: { zh: attendeeName } } : {};
};

/** Why nobody comes stands as long as nobody does. */
const absence = (presence: PresenceName, reason: Text | null) => {
  if (presence !== 'LEAVE' && presence !== 'ABSENT') return { absenceReason: NO_TEXT };
  return reason ? { absenceReason: reason } : {};
};

/** How somebody is there tells whether in the head's place; the head comes without the one named for that. */
const standing = (presence: PresenceName, { isSubstitute }: Invited) => {
  if (presence === 'SUBSTITUTE') return { isSubstitute: true };
  if (presence !== 'PRESENT' || !isSubstitute) return {};
  return { isSubstitute: false, attendeeId: null, attendeeName: NO_TEXT };
};

/** One change of a presence, as it is kept. */
export const mark = (
  invitationId: string,
  presence: PresenceName,
  facts: { readonly newId: () => string; readonly now: Date },
  byId: string,
) => ({
  table: 'attendanceMark' as const,
  row: { id: facts.newId(), invitationId, presence, at: facts.now, byId },
});

/** Before the meeting and while it is held, an answer stands as it was given last. */
const answered = (
  { presence }: Invited,
  { excuse, isSubstitute }: { readonly excuse: unknown; readonly isSubstitute: boolean | null },
): PresenceName => {
  if (excuse) return 'LEAVE';
  if (presence === 'LEAVE') return 'EXPECTED';
  if (presence === 'PRESENT' && isSubstitute) return 'SUBSTITUTE';
  return presence === 'SUBSTITUTE' && isSubstitute === false
    ? 'PRESENT'
    : (presence as PresenceName);
};

/** A unit is spoken for by its own people, or by those of a unit that sits in it. */
const comesFor = (person: PersonView, unitId: string, { units, today }: Facts): boolean =>
  [...units.values()].some(
    ({ id, parentId }) => (id === unitId || parentId === unitId) && belongsTo(person, id, today),
  );

/** Who comes, and who is there (6.7). */
export const attendingRows = {
  answerInvitation: row({
    from: ['NOTIFIED', 'IN_SESSION', 'ADJOURNED'],
    to: [],
    who: ['INVITED'],
    clause: '4.4',
    mode: 'append',
    input: {
      /** For which unit, where one answers for several. */
      unit: optional(ref('Unit')),
      attendee: optional(ref('Person')),
      attendeeName: optional(line(60)),
      isSubstitute: optional(yes()),
      excuse: optional(text(1_000)),
    },
    reads: readsAttendee,
    check: (_, { attendee }, facts) => {
      const person = facts.refs['attendee'] as PersonView | null;
      return attendee && person && !comesFor(person, unitOf(facts.actor), facts)
        ? { code: 'NOT_OF_UNIT', path: ['attendee'] }
        : null;
    },
    change: (meeting, input, facts) => {
      const { isSubstitute, excuse } = input;
      const invited = invitationOf(given(meeting), unitOf(facts.actor));
      const presence = answered(invited, input);
      return {
        patch: [
          {
            table: 'invitation',
            id: invited.id,
            set: {
              acknowledgedAt: invited.acknowledgedAt ?? facts.now,
              acknowledgedById: invited.acknowledgedById ?? personOf(facts.actor),
              ...comingAs(input),
              ...(isSubstitute === null ? {} : { isSubstitute }),
              ...absence(presence, excuse),
              presence,
            },
          },
        ],
        ...(presence === invited.presence
          ? {}
          : { insert: [mark(invited.id, presence, facts, personOf(facts.actor))] }),
      };
    },
    // Saying who comes says that the notice has arrived.
    effects: (meeting, _, { actor }) =>
      meeting.notices
        .filter(({ unitId, kind }) => unitId === unitOf(actor) && kind.startsWith('MEETING'))
        .map(
          ({ id }): Effect => ({
            effect: 'perform',
            action: 'acknowledgeNotice',
            on: { type: 'Notice', id },
          }),
        ),
    settles: ['ACKNOWLEDGE'],
    causes: ['acknowledgeNotice'],
  }),

  setPresence: row({
    from: ['NOTIFIED', 'IN_SESSION', 'ADJOURNED'],
    to: [],
    who: ['OFFICE'],
    clause: '6.7',
    mode: 'append',
    input: {
      invitation: ref('Invitation'),
      presence: choice('AttendancePresence', namesOf(PRESENCES)),
      attendee: optional(ref('Person')),
      attendeeName: optional(line(60)),
      reason: optional(text(1_000)),
    },
    reads: readsAttendee,
    check: (meeting, { invitation, attendee }, facts) => {
      const unitId = given(meeting).invitations.find(({ id }) => id === invitation)?.unitId;
      const person = facts.refs['attendee'] as PersonView | null;
      return attendee && person && !(unitId && comesFor(person, unitId, facts))
        ? { code: 'NOT_OF_UNIT', path: ['attendee'] }
        : null;
    },
    change: (meeting, { invitation, presence, reason, ...coming }, facts) => ({
      patch: given(meeting)
        .invitations.filter(({ id }) => id === invitation)
        .map((invited) => ({
          table: 'invitation',
          id: invitation,
          set: {
            presence,
            ...standing(presence, invited),
            ...comingAs(coming),
            ...absence(presence, reason),
          },
        })),
      insert: [mark(invitation, presence, facts, personOf(facts.actor))],
    }),
  }),
};
