import { officeOf } from '../kernel/authority.ts';
import { addDays } from '../kernel/calendar.ts';
import { text } from '../kernel/input.ts';
import { daysFor, type Effect, personOf } from '../kernel/lifecycle.ts';
import { type MinutesSubject, row } from './subject.ts';
import { SENTENCES, sentence } from './wording.ts';

/** The minutes move their meeting; a correction finds it where it is. */
const moves = ({ kind, meetingId }: MinutesSubject, action: string): Effect[] =>
  kind === 'MINUTES' ? [{ effect: 'perform', action, on: { type: 'Meeting', id: meetingId } }] : [];

/** Signed by whoever presided, or returned; numbered, issued, told to the units (4.4). */
export const signingRows = {
  signMinutes: row({
    from: ['DRAFT'],
    to: ['SIGNED'],
    who: ['PRESIDING'],
    clause: '4.4',
    mode: 'decide',
    input: {},
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
    effects: ({ title }, { reason }, facts) => [
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
    change: (_, __, { now, today, rules, number }) => ({
      set: {
        issuedAt: now,
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
