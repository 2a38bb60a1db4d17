import { type Effect, type Facts, type Ref, type Refusal, rowsFor } from '../kernel/lifecycle.ts';
import type { Text, Words } from '../kernel/text.ts';
import { invitedUnits, type MeetingState, type MeetingSubject } from './subject.ts';
import { type NOTICE_SENTENCES, noticeText } from './wording.ts';

/** Typed constructor of a meeting's rows. */
export const row = rowsFor<MeetingSubject, MeetingState, 'Meeting'>();

/** Only one steers: two who do not know of each other would move the agenda twice. */
export const controlRefusal = (
  { controllerId }: { readonly controllerId: string | null },
  { actor }: Facts,
): Refusal | null => (controllerId === actor.personId ? null : { code: 'NOT_IN_CONTROL' });

/** Tells units of the meeting; each acknowledges (4.4). */
export const tellUnits = (
  meeting: MeetingSubject,
  kind: keyof typeof NOTICE_SENTENCES,
  facts: Facts,
  { units = invitedUnits(meeting), remark }: { units?: readonly string[]; remark?: Text | null },
): Effect[] =>
  units.map((unitId) => ({
    effect: 'sendNotice',
    isOwed: true,
    notice: { id: facts.newId(), kind, unitId, text: noticeText(meeting, kind, remark ?? null) },
  }));

/** What still waits to be acknowledged is overtaken. */
export const withdrawNotices: readonly Effect[] = [
  { effect: 'cancelNotice', kind: 'MEETING' },
  { effect: 'cancelNotice', kind: 'MEETING_MOVED' },
];

/** Puts the issues of items in some states on the agenda, for those invited to see. */
export const putOnAgenda = (
  { items }: MeetingSubject,
  states: readonly string[] = ['PLANNED', 'CURRENT'],
): Effect[] => {
  const counting = items.filter(({ state }) => states.includes(state));
  return [...new Set(counting.flatMap(({ issueId }) => issueId ?? []))].map((id) => ({
    effect: 'perform',
    action: 'putOnAgenda',
    on: { type: 'Issue', id },
  }));
};

/** Defers what is still planned: it is offered to the next meeting. */
export const deferItems = (
  { items }: MeetingSubject,
  states: readonly string[],
  reason: Words | Text,
): Effect[] =>
  items
    .filter(({ state }) => states.includes(state))
    .map(({ id }) => ({
      effect: 'perform',
      action: 'deferItem',
      on: { type: 'AgendaItem', id },
      input: { reason },
    }));

/** The issues that an action on the meeting will change; named so that they are locked in order. */
export const readsIssues = (
  meeting: MeetingSubject | null,
): { readonly issues: readonly Ref[] } => ({
  issues: [...new Set((meeting?.items ?? []).flatMap(({ issueId }) => issueId ?? []))].map(
    (id) => ({ type: 'Issue', id }),
  ),
});

/** Every decision is read back and in force, or struck, before the meeting ends (4.8). */
export const draftsRefusal = ({ decisions }: MeetingSubject): Refusal | null => {
  const open = decisions.find(({ state }) => state === 'DRAFT' || state === 'READ_BACK');
  if (!open) return null;
  const code = open.state === 'DRAFT' ? 'NOT_READ_BACK' : 'NOT_IN_FORCE';
  return { code, clause: '4.8', values: { no: open.no } };
};

/** What it has decided is seen by whoever has come to see it. */
export const decisionsFollow = ({ decisions }: MeetingSubject): Effect[] =>
  decisions.map(({ id }) => ({
    effect: 'perform',
    action: 'followMeeting',
    on: { type: 'Decision', id },
  }));
