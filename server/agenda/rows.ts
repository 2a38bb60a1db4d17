import { isComing } from '../kernel/agenda.ts';
import type { Patch } from '../kernel/change.ts';
import { type Effect, type Facts, type Ref, type Refusal, rowsFor } from '../kernel/lifecycle.ts';
import type { AgendaMeeting, AgendaSubject, ItemState } from './subject.ts';

/** Typed constructor of an item's rows. */
export const row = rowsFor<AgendaSubject, ItemState, 'AgendaItem'>();

export const openRefusal = ({ state }: { readonly state: string }): Refusal | null =>
  isComing(state) ? null : { code: 'MEETING_OVER' };

/** Steering is for whoever is in control while the meeting is held; what the meeting itself brings about is not asked. */
export const steeringRefusal = (
  { meeting }: Pick<AgendaSubject, 'meeting'>,
  { actor }: Facts,
): Refusal | null => {
  if (actor.authority === 'SYSTEM') return null;
  if (meeting.state !== 'IN_SESSION') return { code: 'NOT_IN_SESSION' };
  return meeting.controllerId === actor.personId ? null : { code: 'NOT_IN_CONTROL' };
};

/** Until it is approved the agenda is part of what the chair is asked: an approval of what it was before is refused. */
export const agendaRevised = ({ id, state, version }: AgendaMeeting): readonly Patch[] =>
  state === 'PROPOSED' ? [{ table: 'meeting', id, set: { version: version + 1 } }] : [];

/** The issue of an item, to be locked before it is changed. */
export const readsIssue = (
  item: { readonly issueId: string | null } | null,
): { readonly issue: Ref | null } => ({
  issue: item?.issueId ? { type: 'Issue', id: item.issueId } : null,
});

/** Puts the issue on the agenda, for those invited to see; a meeting not announced tells nobody. */
export const putOnAgenda = (meeting: AgendaMeeting, issueId: string | null): Effect[] =>
  issueId && meeting.notifiedAt
    ? [
        {
          effect: 'perform',
          action: 'putOnAgenda',
          on: { type: 'Issue', id: issueId },
        },
      ]
    : [];

/** Takes the issue off the agenda, unless another item is about it too. */
export const takeOffAgenda = ({ id, issueId, meeting }: AgendaSubject): Effect[] => {
  const isElsewhere = meeting.items.some(
    (other) =>
      other.id !== id &&
      other.issueId === issueId &&
      (other.state === 'PLANNED' || other.state === 'CURRENT'),
  );
  return issueId && meeting.notifiedAt && !isElsewhere
    ? [
        {
          effect: 'perform',
          action: 'takeOffAgenda',
          on: { type: 'Issue', id: issueId },
        },
      ]
    : [];
};

/** Another time for an item; once it has come up the first plan can still be told from it. */
export const granted = (
  item: Pick<AgendaSubject, 'startedAt' | 'plannedMinutes' | 'grantedMinutes'>,
  minutes: number,
) => ({
  plannedMinutes: minutes,
  ...(item.startedAt
    ? { grantedMinutes: item.grantedMinutes + minutes - item.plannedMinutes }
    : {}),
});

type Timed = { readonly usedSeconds: number; readonly runningSince: Date | null };

/** Seconds used up to a moment, from the server's clock. */
export const usedAt = ({ usedSeconds, runningSince }: Timed, now: Date): number =>
  usedSeconds +
  (runningSince ? Math.max(0, Math.round((now.getTime() - runningSince.getTime()) / 1_000)) : 0);

/** The columns of a timer that stops. */
export const stopped = (item: Timed, now: Date) => ({
  usedSeconds: usedAt(item, now),
  runningSince: null,
});
