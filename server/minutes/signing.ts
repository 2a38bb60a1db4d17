import { holdsPost, officeOf, type Post } from '../kernel/authority.ts';
import { addDays } from '../kernel/calendar.ts';
import { text } from '../kernel/input.ts';
import {
  daysFor,
  type Effect,
  type Facts,
  given,
  personOf,
  type Refusal,
} from '../kernel/lifecycle.ts';
import { type MinutesSubject, row } from './subject.ts';
import { SENTENCES, sentence } from './wording.ts';

/** The minutes move their meeting; a correction finds it where it is. */
const moves = ({ kind, meetingId }: MinutesSubject, action: string): Effect[] =>
  kind === 'MINUTES' ? [{ effect: 'perform', action, on: { type: 'Meeting', id: meetingId } }] : [];

/** What the file says beside the text, which neither new rules nor new names change any more. */
const issuedAs = ({ meeting }: MinutesSubject, { documents }: Facts['rules'], signer: unknown) => ({
  body: documents.bodyName,
  classification: documents.classification,
  post: meeting.presidingPost,
  signer: Object(Reflect.get(Object(signer), 'name')),
  units: meeting.invitations.flatMap(({ unit }) => (unit ? [Object(unit.shortName)] : [])),
});

/** Whoever presided signs, as long as the post is theirs; after that whoever holds it. */
const presiderRefusal = (
  { meeting: { presider, presidingPost } }: MinutesSubject,
  { actor, today }: Facts,
): Refusal | null =>
  presider && presider.id !== personOf(actor) && holdsPost(presider, presidingPost as Post, today)
    ? { code: 'ANOTHER_PRESIDED', isForbidden: true }
    : null;

/** Signed by whoever presided, or returned; numbered, issued, told to the units (4.4). */
export const signingRows = {
  signMinutes: row({
    from: ['DRAFT'],
    to: ['SIGNED'],
    who: ['PRESIDING'],
    clause: '4.4',
    mode: 'decide',
    input: {},
    guard: presiderRefusal,
    change: (_, __, { now, actor }) => ({ set: { signedAt: now, signedById: personOf(actor) } }),
    effects: (minutes, _, facts) => [
      { effect: 'settleDuty', pick: { kind: 'SIGN_MINUTES', aboutId: minutes.id } },
      {
        effect: 'openDuty',
        duty: {
          kind: 'ISSUE_MINUTES',
          clause: '4.4',
          holderUnitId: officeOf(facts.units, facts.today).id,
          aboutId: minutes.id,
          dueOn: addDays(facts.today, daysFor(facts, 'ISSUE_MINUTES')),
        },
      },
      ...moves(minutes, 'recordSignedMinutes'),
    ],
    opens: ['ISSUE_MINUTES'],
    settles: ['SIGN_MINUTES'],
    causes: ['recordSignedMinutes'],
  }),

  returnMinutes: row({
    from: ['DRAFT'],
    to: [],
    who: ['PRESIDING'],
    clause: '4.4',
    mode: 'append',
    input: { reason: text(1_000) },
    guard: presiderRefusal,
    effects: ({ id, title }, { reason }, facts) => [
      // Nothing is to be signed until the office has mended it.
      { effect: 'cancelDuty', pick: { kind: 'SIGN_MINUTES', aboutId: id } },
      {
        effect: 'sendNotice',
        notice: {
          id: facts.newId(),
          kind: 'MINUTES',
          unitId: officeOf(facts.units, facts.today).id,
          text: sentence(SENTENCES.returned, { title, reason }),
        },
        isOwed: true,
      },
    ],
    opens: ['ACKNOWLEDGE'],
  }),

  issueMinutes: row({
    from: ['SIGNED'],
    to: ['ISSUED'],
    who: ['OFFICE'],
    clause: '4.4',
    mode: 'decide',
    input: {},
    series: ({ today }) => ({ name: `minutes/${today.slice(0, 4)}`, form: String }),
    reads: (minutes) => ({
      signer: minutes?.signedById ? { type: 'Person', id: minutes.signedById } : null,
    }),
    change: (minutes, _, { now, today, rules, number, refs }) => ({
      set: {
        issuedAt: now,
        issuedAs: issuedAs(given(minutes), rules, refs['signer']),
        number: `${rules.documents.minutesPrefix}〔${today.slice(0, 4)}〕${number}号`,
      },
    }),
    effects: (minutes, _, facts) => [
      { effect: 'settleDuty', pick: { kind: 'ISSUE_MINUTES', aboutId: minutes.id } },
      ...moves(minutes, 'recordIssuedMinutes'),
      ...minutes.meeting.invitations.flatMap(({ unitId }): Effect[] =>
        unitId === null
          ? []
          : [
              {
                effect: 'sendNotice',
                notice: {
                  id: facts.newId(),
                  kind: 'MINUTES',
                  unitId,
                  text: sentence(SENTENCES.notice, {
                    title: minutes.title,
                    number: String(minutes.number),
                  }),
                },
                isOwed: true,
              },
            ],
      ),
    ],
    opens: ['ACKNOWLEDGE'],
    settles: ['ISSUE_MINUTES'],
    causes: ['recordIssuedMinutes'],
  }),
};
