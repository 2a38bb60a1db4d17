import { holdsPost, type PersonView, type Post } from '../kernel/authority.ts';
import { optional, ref, text } from '../kernel/input.ts';
import { type Effect, type Facts, given } from '../kernel/lifecycle.ts';
import {
  controlRefusal,
  deferItems,
  draftsRefusal,
  readsIssues,
  row,
  withdrawNotices,
} from './rows.ts';
import { currentOf, type MeetingSubject } from './subject.ts';
import { REASONS } from './wording.ts';

/** The item whose timer runs. */
const runningIn = (meeting: MeetingSubject): string | null => {
  const current = currentOf(meeting);
  return current?.runningSince ? current.id : null;
};

const onItem = (id: string | null, action: string): Effect[] =>
  id === null ? [] : [{ effect: 'perform', action, on: { type: 'AgendaItem', id } }];

const presiderIn = ({ refs }: Facts): PersonView | null => refs['presider'] as PersonView | null;

const steering = ({ now, actor }: Facts) => ({ controllerId: actor.personId, controlledAt: now });

/** The meeting itself: opened, adjourned, closed, and who steers it (6.7). */
export const sessionRows = {
  openMeeting: row({
    from: ['NOTIFIED', 'ADJOURNED'],
    to: ['IN_SESSION'],
    who: ['OFFICE'],
    clause: '6.7',
    mode: 'decide',
    /** Who presides, where it is not who approved it. */
    input: { presider: optional(ref('Person')) },
    prefill: ({ presiderId }) => (presiderId ? { presider: presiderId } : {}),
    reads: (meeting, input) => {
      const id = input?.presider ?? meeting?.presiderId;
      return { presider: id ? { type: 'Person', id } : null };
    },
    check: (meeting, _, facts) => {
      const person = presiderIn(facts);
      if (!person) return { code: 'WHO_PRESIDES', path: ['presider'] };
      const post = given(meeting).presidingPost as Post;
      return holdsPost(person, post, facts.today)
        ? null
        : { code: 'NOT_THE_CHAIR', path: ['presider'] };
    },
    change: (meeting, _, facts) => ({
      set: {
        openedAt: given(meeting).openedAt ?? facts.now,
        adjournedAt: null,
        presiderId: presiderIn(facts)?.id ?? null,
        ...steering(facts),
        screenMode: 'FOLLOW',
        heldItemId: null,
        pausedItemId: null,
      },
    }),
    // An adjourned meeting goes on where it stood; what was paused by hand stays so.
    effects: (meeting, _, __, before) => {
      const current = currentOf(meeting);
      return current && current.id === before?.pausedItemId
        ? onItem(current.id, 'resumeTimer')
        : [];
    },
    causes: ['resumeTimer'],
  }),

  adjournMeeting: row({
    from: ['IN_SESSION'],
    to: ['ADJOURNED'],
    who: ['OFFICE'],
    clause: '6.7',
    mode: 'decide',
    input: { reason: optional(text(1_000)) },
    guard: controlRefusal,
    change: (meeting, __, { now }) => ({
      set: { adjournedAt: now, pausedItemId: runningIn(given(meeting)) },
    }),
    effects: ({ pausedItemId }) => onItem(pausedItemId, 'pauseTimer'),
    causes: ['pauseTimer'],
  }),

  closeMeeting: row({
    from: ['IN_SESSION'],
    to: ['CLOSED'],
    who: ['OFFICE'],
    clause: '6.7',
    mode: 'decide',
    input: {},
    reads: readsIssues,
    guard: (meeting, facts) => controlRefusal(meeting, facts) ?? draftsRefusal(meeting),
    change: (_, __, { now }) => ({ set: { closedAt: now } }),
    effects: (meeting) => [
      ...(currentOf(meeting) ? [finish(meeting)] : []),
      ...deferItems(meeting, ['PLANNED'], REASONS.closed),
      ...withdrawNotices,
      {
        effect: 'perform',
        action: 'draftMinutes',
        on: NEW_MINUTES,
        input: { meeting: meeting.id },
      },
    ],
    causes: ['finishItem', 'deferItem', 'draftMinutes'],
  }),

  takeControl: row({
    from: ['IN_SESSION'],
    to: [],
    who: ['OFFICE'],
    clause: '6.7',
    mode: 'append',
    input: {},
    guard: ({ controllerId }, { actor }) =>
      controllerId === actor.personId ? { code: 'IN_CONTROL' } : null,
    change: (_, __, facts) => ({ set: steering(facts) }),
  }),

  recordSignedMinutes: row({
    from: ['CLOSED'],
    to: ['MINUTES_SIGNED'],
    who: ['SYSTEM'],
    clause: '4.4',
    mode: 'decide',
    input: {},
  }),

  recordIssuedMinutes: row({
    from: ['MINUTES_SIGNED'],
    to: ['MINUTES_ISSUED'],
    who: ['SYSTEM'],
    clause: '4.4',
    mode: 'decide',
    input: {},
  }),
};

/** Names no minutes yet: the action creates them. */
const NEW_MINUTES = { type: 'Minutes', id: '' } as const;

const finish = (meeting: MeetingSubject): Effect => ({
  effect: 'perform',
  action: 'finishItem',
  on: { type: 'AgendaItem', id: String(currentOf(meeting)?.id) },
});
