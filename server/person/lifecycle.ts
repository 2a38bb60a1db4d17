import { EVERYONE, POSTS, type Post } from '../kernel/authority.ts';
import { toDate, toDay, toDayOrNull } from '../kernel/calendar.ts';
import { choice, day, line, optional, ref, text, yes } from '../kernel/input.ts';
import { ANY, given, type Policy, type Refusal, rowsFor } from '../kernel/lifecycle.ts';
import type { PersonSubject } from './subject.ts';

const row = rowsFor<PersonSubject, never, 'Person'>();

/** Names and posts are known to everybody who is signed in; phones are not part of that. */
export const personPolicy: Policy<PersonSubject> = {
  relations: () => [],
  scopes: () => [EVERYONE],
};

/** Posts held at the conference itself: one holder at a time, a deputy stands in as acting. */
const SINGLE: readonly Post[] = ['CHAIR', 'EXECUTIVE_CHAIR'];

const placeRefusal = (
  post: Post,
  unit: string | null,
  enterprise: string | null,
): Refusal | null => {
  if (post === 'APPLICANT')
    return enterprise ? null : { code: 'WHICH_ENTERPRISE', path: ['enterprise'] };
  return unit ? null : { code: 'WHICH_UNIT', path: ['unit'] };
};

/** People and the posts they hold from a day to a day (domain: who may do what). */
export const personLifecycle = {
  registerPerson: row({
    from: [],
    to: [],
    who: ['OFFICE', 'SYSTEM'],
    clause: '4.1',
    mode: 'append',
    input: {
      code: line(40, /^[a-z][a-z0-9.-]*$/),
      name: text(60),
      title: optional(text(120)),
      phone: optional(line(20, /^[0-9+ -]{5,20}$/)),
    },
    change: (_, { code, name, title, phone }, { newId }) => ({
      set: { id: newId(), code, name, ...(title ? { title } : {}), phone },
    }),
  }),

  amendPerson: row({
    from: [ANY],
    to: [],
    who: ['OFFICE', 'SYSTEM'],
    clause: '4.1',
    mode: 'decide',
    input: {
      name: optional(text(60)),
      title: optional(text(120)),
      phone: optional(line(20, /^[0-9+ -]{5,20}$/)),
    },
    prefill: ({ name, title }) => ({ name, title }),
    change: (_, { name, title, phone }) => ({
      set: {
        ...(name ? { name } : {}),
        ...(title ? { title } : {}),
        ...(phone ? { phone } : {}),
      },
    }),
  }),

  appointPerson: row({
    from: [ANY],
    to: [],
    // The office records appointments on a document; an administrator of accounts never does.
    who: ['OFFICE', 'SYSTEM'],
    clause: '3.1',
    mode: 'decide',
    input: {
      post: choice('Post', POSTS),
      unit: optional(ref('Unit')),
      enterprise: optional(ref('Enterprise')),
      from: day(),
      to: optional(day()),
      acting: optional(yes()),
      document: optional(line(80)),
    },
    check: (person, { post, unit, enterprise, from, to, acting, document }, { actor }) => {
      if (to && to < from) return { code: 'ENDS_BEFORE', path: ['to'] };
      if (acting && !to) return { code: 'ACTING_ENDS', path: ['to'] };
      if (SINGLE.includes(post) && !document && actor.authority !== 'SYSTEM')
        return { code: 'ON_A_DOCUMENT', path: ['document'] };
      const isTwice = given(person).appointments.some(
        (held) =>
          held.post === post &&
          held.unitId === unit &&
          (held.to === null || toDay(held.to) >= from) &&
          (to === null || toDay(held.from) <= to),
      );
      return isTwice
        ? { code: 'HELD_ALREADY', path: ['post'] }
        : placeRefusal(post, unit, enterprise);
    },
    change: (person, { post, unit, enterprise, from, to, acting, document }, { newId }) => ({
      insert: [
        {
          table: 'appointment',
          row: {
            id: newId(),
            personId: given(person).id,
            post,
            unitId: unit,
            enterpriseId: enterprise,
            from: toDate(from),
            to: to ? toDate(to) : null,
            acting: acting ?? false,
            document,
          },
        },
      ],
    }),
  }),

  endAppointment: row({
    from: [ANY],
    to: [],
    who: ['OFFICE', 'SYSTEM'],
    clause: '3.1',
    mode: 'decide',
    input: { appointment: ref('Appointment'), to: day() },
    check: (person, { appointment, to }) => {
      const held = given(person).appointments.find(({ id }) => id === appointment);
      if (!held) return { code: 'NOT_HELD', path: ['appointment'] };
      const last = toDayOrNull(held.to);
      if (last && last <= to) return { code: 'ENDED_ALREADY', path: ['to'], values: { to: last } };
      return null;
    },
    change: (_, { appointment, to }) => ({
      patch: [{ table: 'appointment', id: appointment, set: { to: toDate(to) } }],
    }),
  }),
};
