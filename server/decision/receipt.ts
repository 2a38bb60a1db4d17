import { ref } from '../kernel/input.ts';
import { type Facts, given, personOf, unitOf } from '../kernel/lifecycle.ts';
import { type DecisionSubject, isCharging, row } from './subject.ts';
import { acknowledged, ownUnit, settled } from './units.ts';
import { DECISION_STATES } from './vocabulary.ts';

/** An assignment is acknowledged by its notice and carried out in its issue. */
const ownNotice = ({ issue, inForceAt }: DecisionSubject, facts: Facts) =>
  issue?.notices.find(
    ({ unitId, sentAt }) =>
      unitId === unitOf(facts.actor) && sentAt.getTime() === inForceAt?.getTime(),
  );

/** Conveyed to its units, which acknowledge it one by one (4.4). */
export const receiptRows = {
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
        : [settled('ACKNOWLEDGE_DECISION', decision, facts)];
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
