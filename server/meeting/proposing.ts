import { draftRefusal, type ItemDraft, itemFields, plannedItem } from '../kernel/agenda.ts';
import { addDays } from '../kernel/calendar.ts';
import type { Insert } from '../kernel/change.ts';
import { choice, group, line, list, moment, optional, ref, text } from '../kernel/input.ts';
import { daysFor, type Effect, type Facts, given, personOf } from '../kernel/lifecycle.ts';
import { invitationRows } from './inviting.ts';
import { deferItems, row } from './rows.ts';
import type { MeetingItem, MeetingSubject } from './subject.ts';
import { MEETING_KINDS, namesOf, PRESIDING_POSTS } from './vocabulary.ts';

/** An issue that has ended needs no second discussion. */
const isWorthRepeating = ({ state, issue }: MeetingItem): boolean =>
  state !== 'WITHDRAWN' && !['RESOLVED', 'DECLINED', 'CLOSED'].includes(issue?.state ?? '');

/** An agenda used again: what it was about, without what became of it. */
const repeated = (item: MeetingItem): ItemDraft => ({
  kind: item.kind,
  title: Object(item.title),
  note: item.note ? Object(item.note) : null,
  issue: item.issueId,
  project: item.projectId,
  decision: item.decisionId,
  carriedFrom: item.state === 'DEFERRED' ? item.id : null,
  // What was granted on the floor is no plan.
  plannedMinutes: item.plannedMinutes - item.grantedMinutes,
  isClosed: item.isClosed,
});

const approvalOwed = (facts: Facts): Effect => ({
  effect: 'openDuty',
  duty: {
    kind: 'APPROVE_MEETING',
    clause: '4.6',
    holderPost: 'EXECUTIVE_CHAIR',
    dueOn: addDays(facts.today, daysFor(facts, 'APPROVE_MEETING')),
  },
});

/** No meeting is put at a time that has passed. */
export const timeRefusal = (startsAt: Date | null, { now }: Facts) =>
  startsAt && startsAt < now ? { code: 'IN_PAST', path: ['startsAt'] } : null;

/** From the proposal to its approval (4.6). */
export const proposingRows = {
  proposeMeeting: row({
    from: [],
    to: ['PROPOSED'],
    who: ['OFFICE', 'SYSTEM'],
    clause: '4.6',
    mode: 'append',
    series: ({ today }) => ({
      name: `meeting/${today.slice(0, 4)}`,
      form: (n) => `${today.slice(0, 4)}-${String(n).padStart(2, '0')}`,
    }),
    input: {
      kind: choice('MeetingKind', namesOf(MEETING_KINDS)),
      title: text(120),
      place: text(120),
      startsAt: moment(),
      presidingPost: choice('PresidingPost', namesOf(PRESIDING_POSTS)),
      invited: list(ref('Unit'), 1, 60),
      guests: optional(list(group('MeetingGuestInput', { name: text(60) }), 0, 20)),
      agenda: optional(list(group('AgendaDraftInput', itemFields), 0, 40)),
      /** A meeting whose agenda is used again. */
      agendaFrom: optional(ref('Meeting')),
      /** Of a meeting that recurs by rule: which one it is. */
      occurrence: optional(line(40)),
    },
    reads: (_, input) => ({
      template: input?.agendaFrom ? { type: 'Meeting', id: input.agendaFrom } : null,
    }),
    check: (_, { startsAt, agenda, occurrence }, facts) => {
      if (occurrence && facts.actor.authority !== 'SYSTEM')
        return { code: 'RULE_PROPOSES', path: ['occurrence'] };
      const wrong = (agenda ?? []).map((item, index) => draftRefusal(item, ['agenda', index]));
      return timeRefusal(startsAt, facts) ?? wrong.find((refusal) => refusal !== null) ?? null;
    },
    change: (_, input, facts) => {
      const id = facts.newId();
      const template = facts.refs['template'] as MeetingSubject | null;
      const named = new Set((input.agenda ?? []).flatMap(({ issue }) => issue ?? []));
      const drafts = [
        ...(template?.items ?? [])
          .filter((item) => isWorthRepeating(item) && !named.has(item.issueId ?? ''))
          .map(repeated),
        ...(input.agenda ?? []),
      ];
      return {
        set: {
          id,
          number: facts.number,
          kind: input.kind,
          title: input.title,
          place: input.place,
          startsAt: input.startsAt,
          presidingPost: input.presidingPost,
          occurrence: input.occurrence,
          proposedAt: facts.now,
          proposedById: facts.actor.personId && personOf(facts.actor),
        },
        insert: [
          ...invitationRows(id, input.invited, input.guests ?? [], 1, facts),
          ...drafts.map(
            (draft, index): Insert => ({
              table: 'agendaItem',
              row: {
                ...plannedItem(draft, { id: facts.newId(), meetingId: id, position: index + 1 }),
                state: 'PLANNED',
              },
            }),
          ),
        ],
      };
    },
    effects: (_, __, facts) => [approvalOwed(facts)],
    opens: ['APPROVE_MEETING'],
  }),

  amendMeeting: row({
    from: ['PROPOSED'],
    to: [],
    who: ['OFFICE'],
    clause: '4.6',
    mode: 'decide',
    input: {
      title: optional(text(120)),
      place: optional(text(120)),
      startsAt: optional(moment()),
      presidingPost: optional(choice('PresidingPost', namesOf(PRESIDING_POSTS))),
    },
    prefill: ({ title, place, startsAt, presidingPost }) => ({
      title,
      place,
      startsAt: startsAt.toISOString(),
      presidingPost,
    }),
    check: (_, { startsAt }, facts) => timeRefusal(startsAt, facts),
    change: (_, { title, place, startsAt, presidingPost }) => ({
      set: {
        ...(title ? { title } : {}),
        ...(place ? { place } : {}),
        ...(startsAt ? { startsAt } : {}),
        ...(presidingPost ? { presidingPost } : {}),
      },
    }),
  }),

  approveMeeting: row({
    from: ['PROPOSED'],
    to: ['APPROVED'],
    who: ['EXECUTIVE_CHAIR'],
    clause: '6.7',
    mode: 'decide',
    input: {},
    change: (meeting, _, { now, actor }) => ({
      set: {
        approvedAt: now,
        // Who approves it and presides is known to come.
        ...(given(meeting).presidingPost === 'EXECUTIVE_CHAIR'
          ? { presiderId: personOf(actor) }
          : {}),
      },
    }),
    effects: () => [{ effect: 'settleDuty', pick: { kind: 'APPROVE_MEETING' } }],
    settles: ['APPROVE_MEETING'],
  }),

  rejectMeeting: row({
    from: ['PROPOSED'],
    to: ['REJECTED'],
    who: ['EXECUTIVE_CHAIR'],
    clause: '6.7',
    mode: 'decide',
    input: { reason: text(1_000) },
    change: (_, { reason }) => ({ set: { rejectReason: reason } }),
    effects: (meeting, { reason }) => [
      { effect: 'settleDuty', pick: { kind: 'APPROVE_MEETING' } },
      ...deferItems(meeting, ['PLANNED'], reason),
    ],
    settles: ['APPROVE_MEETING'],
    causes: ['deferItem'],
  }),
};
