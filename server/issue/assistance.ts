import { toDate } from '../kernel/calendar.ts';
import { day, ref, text } from '../kernel/input.ts';
import { given, personOf, unitOf } from '../kernel/lifecycle.ts';
import { row } from './rows.ts';

/** What assisting units are asked, and their answers (6.3). */
export const assistanceRows = {
  askAssistance: row({
    from: ['ASSIGNED', 'IN_PROGRESS'],
    to: [],
    who: ['RESPONSIBLE'],
    clause: '6.3',
    mode: 'append',
    input: { unit: ref('Unit'), text: text(1_000), dueOn: day() },
    guard: ({ assistingIds }) => (assistingIds.length === 0 ? { code: 'NO_ASSISTING' } : null),
    check: (issue, { unit, dueOn }, { today }) => {
      if (!given(issue).assistingIds.includes(unit))
        return { code: 'NOT_ASSISTING', path: ['unit'] };
      return dueOn < today ? { code: 'IN_PAST', path: ['dueOn'] } : null;
    },
    change: (subject, { unit, text: asked, dueOn }, { newId, now, actor }) => ({
      insert: [
        {
          table: 'inquiry',
          row: {
            id: newId(),
            issueId: given(subject).id,
            unitId: unit,
            askedById: personOf(actor),
            askedAt: now,
            text: asked,
            dueOn: toDate(dueOn),
          },
        },
      ],
    }),
    effects: ({ inquiries }, { unit, dueOn }) => {
      const asked = inquiries.findLast(({ unitId, answer }) => unitId === unit && answer === null);
      return [
        {
          effect: 'openDuty',
          duty: {
            kind: 'ANSWER',
            clause: '6.3',
            holderUnitId: unit,
            dueOn,
            ...(asked ? { aboutId: asked.id } : {}),
          },
        },
      ];
    },
    opens: ['ANSWER'],
  }),

  answerAssistance: row({
    from: ['ASSIGNED', 'IN_PROGRESS'],
    to: [],
    who: ['ASSISTING'],
    clause: '6.3',
    mode: 'append',
    input: { inquiry: ref('Inquiry'), answer: text() },
    guard: ({ inquiries }, { actor }) =>
      inquiries.some(({ unitId, answeredAt }) => answeredAt === null && unitId === unitOf(actor))
        ? null
        : { code: 'NOTHING_ASKED' },
    prefill: ({ inquiries }) => {
      const open = inquiries.find(({ answeredAt }) => answeredAt === null);
      return open ? { inquiry: open.id } : {};
    },
    check: (issue, { inquiry }, { actor }) => {
      const asked = given(issue).inquiries.find(({ id }) => id === inquiry);
      if (asked?.unitId !== unitOf(actor)) return { code: 'ASKED_OF_OTHERS', path: ['inquiry'] };
      return asked?.answeredAt ? { code: 'ALREADY_ANSWERED', path: ['inquiry'] } : null;
    },
    change: (_, { inquiry, answer }, { now, actor }) => ({
      patch: [
        {
          table: 'inquiry',
          id: inquiry,
          set: {
            answer,
            answeredAt: now,
            answeredById: personOf(actor),
          },
        },
      ],
    }),
    effects: (_, { inquiry }) => [
      { effect: 'settleDuty', pick: { kind: 'ANSWER', aboutId: inquiry } },
    ],
    settles: ['ANSWER'],
  }),
};
