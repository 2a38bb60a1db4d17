import { toDate, toDay } from '../kernel/calendar.ts';
import { choice, day, list, optional, ref, text, yes } from '../kernel/input.ts';
import { type Facts, given, type Refusal } from '../kernel/lifecycle.ts';
import type { Text } from '../kernel/text.ts';
import { requirementRefusal } from './requirements.ts';
import { clauseFor, type FloorItem, row } from './subject.ts';
import { DECISION_EFFECTS } from './vocabulary.ts';

const draft = {
  effect: choice('DecisionEffect', DECISION_EFFECTS),
  text: text(1_000),
  issue: optional(ref('Issue')),
  project: optional(ref('Project')),
  responsible: optional(list(ref('Unit'), 0, 20)),
  assisting: optional(list(ref('Unit'), 0, 20)),
  dueOn: optional(day()),
  isShown: optional(yes()),
} as const;

type Draft = {
  readonly effect: string;
  readonly text: Text;
  readonly issue: string | null;
  readonly project: string | null;
  readonly responsible: readonly string[] | null;
  readonly assisting: readonly string[] | null;
  readonly dueOn: string | null;
  readonly isShown: boolean | null;
};

/** A decision is about its item's issue or project where it names none. */
const written = (
  input: Draft,
  item: { readonly issueId: string | null; readonly projectId: string | null } | null,
) => ({
  effect: input.effect,
  text: input.text,
  issueId: input.issue ?? item?.issueId ?? null,
  projectId: input.project ?? item?.projectId ?? null,
  responsibleIds: [...(input.responsible ?? [])],
  assistingIds: [...(input.assisting ?? [])],
  dueOn: input.dueOn ? toDate(input.dueOn) : null,
});

/** Decided is what has come up on the floor. */
const floorRefusal = ({ meeting, state }: FloorItem): Refusal | null => {
  if (meeting.state !== 'IN_SESSION') return { code: 'NOT_IN_SESSION', clause: '6.7' };
  return state === 'CURRENT' || state === 'DONE'
    ? null
    : { code: 'NOT_COME_UP', clause: '6.7', path: ['item'] };
};

const itemIn = ({ refs }: Facts): FloorItem => refs['item'] as FloorItem;

/** Written on the floor, read back, and only then in force (4.8). */
export const draftingRows = {
  draftDecision: row({
    from: [],
    to: ['DRAFT'],
    who: ['OFFICE'],
    clause: '4.8',
    mode: 'append',
    offeredOn: 'AgendaItem',
    offer: (item) => floorRefusal(item as FloorItem),
    input: {
      item: ref('AgendaItem'),
      source: optional(choice('FloorSource', ['MEETING', 'REMARK'])),
      ...draft,
      replaces: optional(ref('Decision')),
    },
    reads: (_, input) => ({ item: input && { type: 'AgendaItem', id: input.item } }),
    check: (_, __, facts) => floorRefusal(itemIn(facts)),
    change: (_, input, facts) => {
      const item = itemIn(facts);
      const taken = item.meeting.decisions.map(({ no }) => no ?? 0);
      return {
        set: {
          id: facts.newId(),
          source: input.source ?? 'MEETING',
          meetingId: item.meetingId,
          itemId: item.id,
          no: Math.max(0, ...taken) + 1,
          ...written(input, item),
          isShown: input.isShown ?? false,
          draftedAt: facts.now,
          draftedById: String(facts.actor.personId),
          replacesId: input.replaces,
        },
      };
    },
  }),

  editDecision: row({
    from: ['DRAFT'],
    to: [],
    who: ['OFFICE'],
    clause: '4.8',
    mode: 'decide',
    input: draft,
    prefill: ({ effect, text: said, issueId, projectId, dueOn, ...decision }) => ({
      effect,
      text: said,
      issue: issueId,
      project: projectId,
      responsible: decision.responsibleIds,
      assisting: decision.assistingIds,
      dueOn: dueOn && toDay(dueOn),
      isShown: decision.isShown,
    }),
    change: (decision, input) => ({
      set: {
        ...written(input, given(decision).item),
        ...(input.isShown === null ? {} : { isShown: input.isShown }),
      },
    }),
  }),

  readBackDecision: row({
    from: ['DRAFT'],
    to: ['READ_BACK'],
    who: ['OFFICE'],
    clause: '4.8',
    clauseFor,
    mode: 'decide',
    input: {},
    // What putting it in force will need is asked for now, while it can still be mended.
    guard: requirementRefusal,
    change: (_, __, { now }) => ({ set: { readBackAt: now } }),
  }),

  resumeDraft: row({
    from: ['READ_BACK'],
    to: ['DRAFT'],
    who: ['OFFICE'],
    clause: '4.8',
    mode: 'decide',
    input: {},
    change: () => ({ set: { readBackAt: null } }),
  }),
};
