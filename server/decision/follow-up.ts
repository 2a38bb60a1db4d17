import { isOfficesOwn, officeOf } from '../kernel/authority.ts';
import { addDays } from '../kernel/calendar.ts';
import { optional, text } from '../kernel/input.ts';
import {
  daysFor,
  type Effect,
  type Facts,
  given,
  personOf,
  type Refusal,
} from '../kernel/lifecycle.ts';
import { type DecisionSubject, isCharging, row } from './subject.ts';
import { executionOwed } from './taking-effect.ts';
import { acknowledged, ownUnit, responsibleOf, settled } from './units.ts';

/** The office checks, but not what its own bureau has carried out. */
const checkerOf = ({ responsibleIds }: DecisionSubject, { units }: Facts) =>
  responsibleIds.some((id) => isOfficesOwn(units, id)) ? 'EXECUTIVE_CHAIR' : 'OFFICE';

const checkerRefusal = (decision: DecisionSubject, facts: Facts): Refusal | null => {
  const expected = checkerOf(decision, facts);
  return facts.actor.authority === expected
    ? null
    : { code: expected === 'OFFICE' ? 'OFFICE_CHECKS' : 'CHAIR_CHECKS', isForbidden: true };
};

const checkOwed = (decision: DecisionSubject, facts: Facts): Effect => ({
  effect: 'openDuty',
  duty: {
    kind: 'VERIFY_DECISION',
    clause: '4.9',
    ...(checkerOf(decision, facts) === 'OFFICE'
      ? { holderUnitId: officeOf(facts.units, facts.today).id }
      : { holderPost: 'EXECUTIVE_CHAIR' as const }),
    aboutId: decision.id,
    dueOn: addDays(facts.today, daysFor(facts, 'VERIFY_DECISION')),
  },
});

/** Carried out and reported unit by unit, then checked (4.9). */
export const followUpRows = {
  reportDecision: row({
    from: ['IN_FORCE', 'ACKNOWLEDGED'],
    to: [],
    who: ['RESPONSIBLE'],
    clause: '4.9',
    mode: 'append',
    input: { text: text() },
    guard: (decision, facts) => {
      if (isCharging(decision)) return { code: 'FOLLOWED_BY_ISSUE', clause: '6.5' };
      return ownUnit(decision, facts)?.reportedAt === null ? null : { code: 'ALREADY_REPORTED' };
    },
    change: (subject, { text: report }, facts) => {
      const decision = given(subject);
      const unit = ownUnit(decision, facts);
      const set = {
        ...acknowledged(decision, facts),
        report,
        reportedAt: facts.now,
        reportedById: personOf(facts.actor),
      };
      return unit ? { patch: [{ table: 'decisionUnit', id: unit.id, set }] } : {};
    },
    effects: (decision, _, facts) => [
      settled('ACKNOWLEDGE_DECISION', decision, facts),
      settled('EXECUTE', decision, facts),
    ],
    settles: ['ACKNOWLEDGE_DECISION', 'EXECUTE'],
    then: ['completeAcknowledgement', 'completeReport'],
  }),

  completeReport: row({
    from: ['IN_FORCE', 'ACKNOWLEDGED'],
    to: ['REPORTED'],
    who: ['SYSTEM'],
    clause: '4.9',
    mode: 'decide',
    input: {},
    guard: (decision) =>
      isCharging(decision) ||
      decision.units.length === 0 ||
      responsibleOf(decision).some(({ reportedAt }) => reportedAt === null)
        ? { code: 'UNITS_AWAITED' }
        : null,
    effects: (decision, _, facts) => [checkOwed(decision, facts)],
    opens: ['VERIFY_DECISION'],
  }),

  verifyDecision: row({
    from: ['REPORTED'],
    to: ['DONE'],
    who: ['OFFICE', 'EXECUTIVE_CHAIR'],
    clause: '4.9',
    mode: 'decide',
    input: { remark: optional(text(1_000)) },
    guard: checkerRefusal,
    change: (_, { remark }, { now }) => ({
      set: { doneAt: now, ...(remark ? { doneRemark: remark } : {}) },
    }),
    effects: ({ id }) => [
      { effect: 'settleDuty', pick: { kind: 'VERIFY_DECISION', aboutId: id } },
      { effect: 'cancelDuty', pick: { kind: 'ACKNOWLEDGE_DECISION', aboutId: id } },
    ],
    settles: ['VERIFY_DECISION'],
  }),

  sendBackDecision: row({
    from: ['REPORTED'],
    to: ['ACKNOWLEDGED'],
    who: ['OFFICE', 'EXECUTIVE_CHAIR'],
    clause: '4.9',
    mode: 'decide',
    input: { reason: text(1_000) },
    guard: checkerRefusal,
    change: (decision, { reason }) => ({
      set: { doneRemark: reason },
      // The report stays readable until the next one; it counts no more.
      patch: responsibleOf(given(decision)).map(({ id }) => ({
        table: 'decisionUnit',
        id,
        set: { reportedAt: null },
      })),
    }),
    effects: (decision) => [
      { effect: 'settleDuty', pick: { kind: 'VERIFY_DECISION', aboutId: decision.id } },
      ...executionOwed(
        decision,
        responsibleOf(decision).map(({ unitId }) => unitId),
      ),
    ],
    settles: ['VERIFY_DECISION'],
    opens: ['EXECUTE'],
  }),
};
