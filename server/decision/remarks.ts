import { isValidOn } from '../kernel/authority.ts';
import { toDate } from '../kernel/calendar.ts';
import { choice, day, list, optional, ref, text } from '../kernel/input.ts';
import { given, personOf, type Refusal, unitOf } from '../kernel/lifecycle.ts';
import { redrafted } from './ending.ts';
import { replacementRefusal } from './replacing.ts';
import { type DecisionSubject, row } from './subject.ts';
import { owedOn, superseding } from './taking-effect.ts';

const dissentRefusal = (
  { meeting, source, dissents }: DecisionSubject,
  unitId: string,
): Refusal | null => {
  if (!meeting || source !== 'MEETING') return { code: 'NOT_OF_A_MEETING' };
  if (!['IN_SESSION', 'ADJOURNED', 'CLOSED'].includes(meeting.state))
    return { code: 'MINUTES_SIGNED' };
  return dissents.some((one) => one.unitId === unitId) ? { code: 'ALREADY_DISSENTED' } : null;
};

/** A leader's remark or order, which is an instruction (4.8), and what a unit holds against a decision. */
export const remarkRows = {
  giveRemark: row({
    from: [],
    to: ['IN_FORCE'],
    who: ['CHAIR', 'EXECUTIVE_CHAIR'],
    clause: '4.8',
    mode: 'append',
    series: ({ today }) => ({
      name: `remark/${today.slice(0, 4)}`,
      form: (n) => `${today.slice(0, 4)}-${String(n).padStart(3, '0')}`,
    }),
    input: {
      kind: choice('RemarkKind', ['REMARK', 'ORDER']),
      text: text(1_000),
      responsible: list(ref('Unit'), 1, 20),
      assisting: optional(list(ref('Unit'), 0, 20)),
      dueOn: day(),
      issue: optional(ref('Issue')),
      project: optional(ref('Project')),
      replaces: optional(ref('Decision')),
    },
    reads: (_, input) => ({
      replaces: input?.replaces ? { type: 'Decision', id: input.replaces } : null,
    }),
    check: (_, input, { units, today, refs }) => {
      const { responsible, assisting, dueOn } = input;
      const gone = responsible.findIndex((id) => !isValidOn(units.get(id), today));
      if (gone >= 0) return { code: 'UNIT_ENDED', path: ['responsible', gone] };
      const both = assisting?.findIndex((id) => responsible.includes(id)) ?? -1;
      if (both >= 0) return { code: 'BOTH_ROLES', path: ['assisting', both] };
      if (dueOn < today) return { code: 'IN_PAST', path: ['dueOn'] };
      const about = { issueId: input.issue, projectId: input.project, issue: null };
      return replacementRefusal(refs['replaces'] as DecisionSubject | null, {
        effect: 'TASK',
        ...about,
      });
    },
    change: (_, input, facts) => {
      const id = facts.newId();
      const named = [
        ...input.responsible.map((unitId) => ({ unitId, role: 'RESPONSIBLE' })),
        ...(input.assisting ?? []).map((unitId) => ({ unitId, role: 'ASSISTING' })),
      ];
      return {
        set: {
          id,
          source: input.kind,
          number: facts.number,
          effect: 'TASK',
          text: input.text,
          issueId: input.issue,
          projectId: input.project,
          responsibleIds: [...input.responsible],
          assistingIds: [...(input.assisting ?? [])],
          dueOn: toDate(input.dueOn),
          draftedAt: facts.now,
          draftedById: String(facts.actor.personId),
          deciderId: personOf(facts.actor),
          inForceAt: facts.now,
          replacesId: input.replaces,
        },
        insert: named.map(({ unitId, role }) => ({
          table: 'decisionUnit' as const,
          row: { id: facts.newId(), decisionId: id, unitId, role },
        })),
      };
    },
    effects: (decision, _, facts) => [...owedOn(decision, facts), ...superseding(decision)],
    opens: ['ACKNOWLEDGE_DECISION', 'EXECUTE'],
    causes: ['supersedeDecision'],
  }),

  recordDissent: row({
    from: ['IN_FORCE', 'ACKNOWLEDGED', 'REPORTED', 'DONE'],
    to: [],
    who: ['INVITED'],
    clause: '3.4',
    mode: 'append',
    input: { text: text(1_000) },
    guard: (decision, { actor }) => dissentRefusal(decision, unitOf(actor)),
    change: (decision, { text: said }, { newId, now, actor }) => ({
      insert: [
        {
          table: 'dissent',
          row: {
            id: newId(),
            decisionId: given(decision).id,
            unitId: unitOf(actor),
            text: said,
            at: now,
            byId: personOf(actor),
          },
        },
      ],
    }),
    effects: (decision) => redrafted(decision),
    causes: ['redraftMinutes'],
  }),
};
