import { heldBy, INSIDE, SETTLED, unitScope } from '../kernel/authority.ts';
import { caseScopes, type Policy } from '../kernel/lifecycle.ts';
import type { DutySubject } from './subject.ts';

/** A duty is seen by the unit that owes it and by those who see to it. */
export const dutyPolicy: Policy<DutySubject> = {
  relations: (viewer, duty) => heldBy(viewer, [duty?.holderUnitId], 'ADDRESSEE'),
  scopes: (duty) => seenBy(duty),
  // The light of its case turns with it.
  told: (duty) => [...new Set([...seenBy(duty), ...caseScopes(duty)])],
};

const seenBy = ({ holderUnitId }: DutySubject): readonly string[] => [
  INSIDE,
  SETTLED,
  ...(holderUnitId ? [unitScope(holderUnitId)] : []),
];
