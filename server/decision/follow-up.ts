import { isOfficesOwn, officeOf } from '../kernel/authority.ts';
import { addDays } from '../kernel/calendar.ts';
import { optional, ref, text } from '../kernel/input.ts';
import {
  daysFor,
  type Effect,
  type Facts,
  given,
  personOf,
  type Refusal,
  unitOf,
} from '../kernel/lifecycle.ts';
import { type DecisionSubject, row } from './subject.ts';
import { executionOwed } from './taking-effect.ts';
import { CHARGING, DECISION_STATES } from './vocabulary.ts';

const ownUnit = ({ units }: DecisionSubject, { actor }: Facts) =>
  units.find(({ unitId }) => unitId === unitOf(actor));

const responsibleOf = ({ units }: DecisionSubject) =>
  units.filter(({ role }) => role === 'RESPONSIBLE');

const isCharging = ({ effect }: DecisionSubject): boolean => CHARGING.includes(effect);

/** An assignment is acknowledged by its notice and carried out in its issue. */
const ownNotice = ({ issue, inForceAt }: DecisionSubject, facts: Facts) =>
  issue?.notices.find(
    ({ unitId, sentAt }) =>
      unitId === unitOf(facts.actor) && sentAt.getTime() === inForceAt?.getTime(),
  );

const acknowledged = (decision: DecisionSubject, facts: Facts) => {
  const unit = ownUnit(decision, facts);
  return unit && unit.acknowledgedAt === null
    ? { acknowledgedAt: facts.now, acknowledgedById: personOf(facts.actor) }
    : {};
};

const owedBy = (kind: string, { id }: DecisionSubject, { actor }: Facts): Effect => ({
  effect: 'settleDuty',
  pick: { kind, aboutId: id, holderUnitId: unitOf(actor) },
});

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

/** Acknowledged, carried out and reported unit by unit, then checked (4.4, 4.9). */
export const followUpRows = {
  acknowledgeDecision: row({
    from: ['IN_FORCE', 'ACKNOWLEDGED', 'REPORTED'],
    to: [],
    who: ['RESPONSIBLE', 'ASSISTING'],
    clause: '4.4',
    mode: 'append',
    input: {},
    guard: (decision, facts) => {
      const isOwed = isCharging(decision)
        ? ownNotice(decision, facts) !== undefined
        : ownUnit(decision, facts)?.acknowledgedAt === null;
      return isOwed ? null : { code: 'ALREADY_ACKNOWLEDGED' };
    },
    reads: (decision) => ({
      issue:
        decision && isCharging(decision) && decision.issueId
          ? { type: 'Issue', id: decision.issueId }
          : null,
    }),
    change: (subject, _, facts) => {
      const decision = given(subject);
      const unit = ownUnit(decision, facts);
      return unit && !isCharging(decision)
        ? { patch: [{ table: 'decisionUnit', id: unit.id, set: acknowledged(decision, facts) }] }
        : {};
    },
    effects: (decision, _, facts) => {
      const notice = isCharging(decision) && ownNotice(decision, facts);
      return notice
        ? [
            {
              effect: 'perform',
              action: 'acknowledgeNotice',
              on: { type: 'Notice', id: notice.id },
            },
          ]
        : [owedBy('ACKNOWLEDGE_DECISION', decision, facts)];
    },
    settles: ['ACKNOWLEDGE_DECISION'],
    causes: ['acknowledgeNotice'],
    then: ['completeAcknowledgement'],
  }),

  noteReceipt: row({
    from: ['IN_FORCE'],
    to: [],
    who: ['SYSTEM'],
    clause: '4.4',
    mode: 'append',
    input: { unit: ref('Unit') },
    change: (decision, { unit }, { now, actor }) => ({
      patch: given(decision)
        .units.filter(({ unitId, acknowledgedAt }) => unitId === unit && acknowledgedAt === null)
        .map(({ id }) => ({
          table: 'decisionUnit',
          id,
          set: { acknowledgedAt: now, acknowledgedById: actor.personId && personOf(actor) },
        })),
    }),
  }),

  completeAcknowledgement: row({
    from: ['IN_FORCE'],
    to: ['ACKNOWLEDGED'],
    who: ['SYSTEM'],
    clause: '4.4',
    mode: 'decide',
    input: {},
    guard: (decision) =>
      isCharging(decision) ||
      decision.units.length === 0 ||
      decision.units.some(({ acknowledgedAt }) => acknowledgedAt === null)
        ? { code: 'UNITS_AWAITED' }
        : null,
  }),

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
      owedBy('ACKNOWLEDGE_DECISION', decision, facts),
      owedBy('EXECUTE', decision, facts),
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

  /** Whoever has come to see the meeting sees what it has decided. */
  followMeeting: row({
    from: DECISION_STATES,
    to: [],
    who: ['SYSTEM'],
    clause: '4.4',
    mode: 'append',
    input: {},
  }),
};
