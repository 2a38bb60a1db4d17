import { NO_TEXT } from '../kernel/change.ts';
import { integer, text } from '../kernel/input.ts';
import { type Effect, given, personOf, type Ref, unitOf } from '../kernel/lifecycle.ts';
import { type MaterialIssue, type MaterialProject, materialOf } from './material.ts';
import {
  granted,
  putOnAgenda,
  readsIssue,
  row,
  steeringRefusal,
  stopped,
  takeOffAgenda,
} from './rows.ts';

const refTo = (type: string, id: string | null): Ref | null => (id ? { type, id } : null);

/** The agenda as the meeting goes through it; the time is the server's (6.7). */
export const floorRows = {
  startItem: row({
    from: ['PLANNED', 'DONE', 'DEFERRED'],
    to: ['CURRENT'],
    who: ['OFFICE'],
    clause: '6.7',
    mode: 'decide',
    input: {},
    guard: steeringRefusal,
    reads: (item) => ({
      issue: refTo('Issue', item?.issueId ?? null),
      project: refTo('Project', item?.projectId ?? null),
      // Whatever is current is finished by it, and is off the agenda.
      finished: (item?.meeting.items ?? [])
        .filter(({ state }) => state === 'CURRENT')
        .flatMap(({ issueId }) => refTo('Issue', issueId) ?? []),
    }),
    change: (item, _, { now, today, refs, rules }) => {
      const own = given(item);
      return {
        set: {
          runningSince: now,
          startedAt: own.startedAt ?? now,
          endedAt: null,
          deferReason: NO_TEXT,
          // What the room was shown stays what it was shown.
          ...(own.material
            ? {}
            : {
                material: materialOf(
                  {
                    issue: refs['issue'] as MaterialIssue | null,
                    project: refs['project'] as MaterialProject | null,
                  },
                  { itemId: own.id, now, today, near: rules.near },
                ),
              }),
        },
      };
    },
    effects: ({ id, meeting, issueId }, _, __, before) => [
      ...meeting.items
        .filter((other) => other.state === 'CURRENT' && other.id !== id)
        .map(
          (other): Effect => ({
            effect: 'perform',
            action: 'finishItem',
            on: { type: 'AgendaItem', id: other.id },
          }),
        ),
      ...(before?.state === 'PLANNED' ? [] : putOnAgenda(meeting, issueId)),
    ],
    causes: ['finishItem', 'putOnAgenda'],
  }),

  finishItem: row({
    from: ['CURRENT'],
    to: ['DONE'],
    who: ['OFFICE', 'SYSTEM'],
    clause: '6.7',
    mode: 'decide',
    input: {},
    guard: steeringRefusal,
    reads: readsIssue,
    change: (item, _, { now }) => ({ set: { ...stopped(given(item), now), endedAt: now } }),
    effects: takeOffAgenda,
    causes: ['takeOffAgenda'],
  }),

  pauseTimer: row({
    from: ['CURRENT'],
    to: [],
    who: ['OFFICE', 'SYSTEM'],
    clause: '6.7',
    mode: 'append',
    input: {},
    guard: (item, facts) =>
      steeringRefusal(item, facts) ?? (item.runningSince ? null : { code: 'TIMER_STANDS' }),
    change: (item, _, { now }) => ({ set: stopped(given(item), now) }),
  }),

  resumeTimer: row({
    from: ['CURRENT'],
    to: [],
    who: ['OFFICE', 'SYSTEM'],
    clause: '6.7',
    mode: 'append',
    input: {},
    guard: (item, facts) =>
      steeringRefusal(item, facts) ?? (item.runningSince ? { code: 'TIMER_RUNS' } : null),
    change: (_, __, { now }) => ({ set: { runningSince: now } }),
  }),

  extendTimer: row({
    from: ['CURRENT'],
    to: [],
    who: ['OFFICE'],
    clause: '6.7',
    mode: 'append',
    input: { minutes: integer(1, 120) },
    guard: steeringRefusal,
    prefill: () => ({ minutes: 5 }),
    change: (item, { minutes }) => ({
      set: granted(given(item), given(item).plannedMinutes + minutes),
    }),
  }),

  stateView: row({
    from: ['PLANNED', 'CURRENT'],
    to: [],
    who: ['INVITED'],
    clause: '6.7',
    mode: 'append',
    input: { text: text(1_000) },
    change: (item, { text: view }, { newId, now, actor }) => ({
      insert: [
        {
          table: 'unitView',
          row: {
            id: newId(),
            itemId: given(item).id,
            unitId: unitOf(actor),
            text: view,
            at: now,
            byId: personOf(actor),
          },
        },
      ],
    }),
  }),
};
