import type { Post } from '../kernel/authority.ts';
import { addDays } from '../kernel/calendar.ts';
import { group, line, list, ref, text } from '../kernel/input.ts';
import { daysFor, type Effect, type Facts, given, type Refusal } from '../kernel/lifecycle.ts';
import type { Named } from './attendance.ts';
import { drafted, keptEdits, namedIn } from './drafting.ts';
import { type MinutesSubject, type Paragraph, paragraphsOf, row } from './subject.ts';
import { bare, SENTENCES, sentence } from './wording.ts';

/** The meeting as far as a document that does not exist yet looks at it. */
type DraftedMeeting = {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly title: unknown;
  readonly presidingPost: string;
};

const meetingIn = ({ refs }: Facts): DraftedMeeting => refs['meeting'] as DraftedMeeting;

const readsMeeting = (_: unknown, input: { readonly meeting: string } | null) => ({
  meeting: input && { type: 'Meeting', id: input.meeting },
});

/** The chair who presided owes the signature (4.4). */
const signatureOwed = ({ id, meeting }: MinutesSubject, facts: Facts): Effect => ({
  effect: 'openDuty',
  duty: {
    kind: 'SIGN_MINUTES',
    clause: '4.4',
    holderPost: meeting.presidingPost as Post,
    aboutId: id,
    dueOn: addDays(facts.today, daysFor(facts, 'SIGN_MINUTES')),
  },
});

/** Mended after it was returned, it waits for the signature again. */
const mended = (minutes: MinutesSubject, facts: Facts): Effect[] =>
  facts.actor.authority === 'SYSTEM' ||
  minutes.meeting.duties.some(({ aboutId }) => aboutId === minutes.id)
    ? []
    : [signatureOwed(minutes, facts)];

const correctable = ({ state }: DraftedMeeting): Refusal | null =>
  state === 'MINUTES_ISSUED' ? null : { code: 'NOT_ISSUED', values: { state } };

/** Drafted from the record and worked on; a mistake in what is issued is corrected by another document (4.4). */
export const draftingRows = {
  draftMinutes: row({
    from: [],
    to: ['DRAFT'],
    who: ['SYSTEM'],
    clause: '4.4',
    mode: 'append',
    offeredOn: 'Meeting',
    input: { meeting: ref('Meeting') },
    reads: readsMeeting,
    check: (_, __, facts) => {
      const { state } = meetingIn(facts);
      return state === 'CLOSED' ? null : { code: 'NOT_CLOSED', values: { state } };
    },
    change: (_, { meeting }, facts) => ({
      set: {
        id: facts.newId(),
        meetingId: meeting,
        kind: 'MINUTES',
        title: sentence(SENTENCES.title, { title: bare(meetingIn(facts).title) }),
        paragraphs: [],
        draftedAt: facts.now,
      },
    }),
    effects: (minutes, _, facts) => [signatureOwed(minutes, facts)],
    opens: ['SIGN_MINUTES'],
    // The draft looks at the whole record, which is there once the document is.
    then: ['redraftMinutes'],
  }),

  redraftMinutes: row({
    from: ['DRAFT'],
    to: [],
    who: ['OFFICE', 'SYSTEM'],
    clause: '4.4',
    mode: 'decide',
    input: {},
    guard: ({ kind }) => (kind === 'MINUTES' ? null : { code: 'NOT_FROM_RECORD' }),
    reads: (minutes) => {
      const { units, people } = minutes ? namedIn(minutes) : { units: [], people: [] };
      return {
        units: units.map((id) => ({ type: 'Unit', id })),
        people: people.map((id) => ({ type: 'Person', id })),
      };
    },
    change: (minutes, _, { refs }) => {
      const named = [refs['units'], refs['people']].flat() as (Named & { readonly id: string })[];
      const names = new Map(named.map((one) => [one.id, one]));
      const own = given(minutes);
      return {
        set: { paragraphs: keptEdits(drafted(own.meeting, names), paragraphsOf(own)) },
      };
    },
    effects: (minutes, _, facts) => mended(minutes, facts),
    opens: ['SIGN_MINUTES'],
  }),

  editMinutes: row({
    from: ['DRAFT'],
    to: [],
    who: ['OFFICE'],
    clause: '4.4',
    mode: 'decide',
    input: {
      paragraphs: list(group('MinutesEditInput', { key: line(60), text: text(4_000) }), 1, 200),
    },
    check: (minutes, { paragraphs }) => {
      const known = new Set(paragraphsOf(given(minutes)).map(({ id }) => id));
      const strange = paragraphs.findIndex(({ key }) => !known.has(key));
      return strange === -1
        ? null
        : { code: 'NO_SUCH_PARAGRAPH', path: ['paragraphs', strange, 'key'] };
    },
    change: (minutes, { paragraphs }) => {
      const edits = new Map(paragraphs.map((one) => [one.key, one.text]));
      const edited = (one: Paragraph): Paragraph => {
        const words = edits.get(one.id);
        return words ? { ...one, text: words, isEdited: true } : one;
      };
      return { set: { paragraphs: paragraphsOf(given(minutes)).map(edited) } };
    },
    effects: (minutes, _, facts) => mended(minutes, facts),
    opens: ['SIGN_MINUTES'],
  }),

  draftCorrection: row({
    from: [],
    to: ['DRAFT'],
    who: ['OFFICE'],
    clause: '4.4',
    mode: 'append',
    offeredOn: 'Meeting',
    offer: (meeting) => correctable(meeting as DraftedMeeting),
    input: {
      meeting: ref('Meeting'),
      reason: text(1_000),
      paragraphs: list(text(4_000), 1, 50),
    },
    reads: readsMeeting,
    check: (_, __, facts) => correctable(meetingIn(facts)),
    change: (_, { meeting, reason, paragraphs }, facts) => {
      const { number, title } = meetingIn(facts);
      const opening = sentence(SENTENCES.correction, { number, reason: bare(reason) });
      const own = (id: string, kind: Paragraph['kind'], words: Paragraph['text']): Paragraph => ({
        id,
        kind,
        text: words,
        told: { action: 'recordIssuedMinutes', type: 'Meeting', id: meeting },
        isEdited: false,
      });
      return {
        set: {
          id: facts.newId(),
          meetingId: meeting,
          kind: 'CORRECTION',
          title: sentence(SENTENCES.correctionTitle, { title: bare(title) }),
          paragraphs: [
            own('opening', 'OPENING', opening),
            ...paragraphs.map((words, index) => own(`correction-${index + 1}`, 'REMARK', words)),
          ],
          draftedAt: facts.now,
        },
      };
    },
    effects: (minutes, _, facts) => [signatureOwed(minutes, facts)],
    opens: ['SIGN_MINUTES'],
  }),
};
