import { type Effect, type Facts, personOf, unitOf } from '../kernel/lifecycle.ts';
import type { DecisionSubject } from './subject.ts';

/** What is asked of the unit that acts. */
export const ownUnit = ({ units }: DecisionSubject, { actor }: Facts) =>
  units.find(({ unitId }) => unitId === unitOf(actor));

/** What is asked of those who answer for it. */
export const responsibleOf = ({ units }: DecisionSubject) =>
  units.filter(({ role }) => role === 'RESPONSIBLE');

/** The columns of a receipt; none where it was given before. */
export const acknowledged = (decision: DecisionSubject, facts: Facts) => {
  const unit = ownUnit(decision, facts);
  return unit && unit.acknowledgedAt === null
    ? { acknowledgedAt: facts.now, acknowledgedById: personOf(facts.actor) }
    : {};
};

/** What the unit that acts has owed about it is settled. */
export const settled = (kind: string, { id }: DecisionSubject, { actor }: Facts): Effect => ({
  effect: 'settleDuty',
  pick: { kind, aboutId: id, holderUnitId: unitOf(actor) },
});
