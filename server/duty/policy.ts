import { heldBy, INSIDE, SETTLED, unitScope } from '../kernel/authority.ts';
import type { Policy } from '../kernel/lifecycle.ts';
import type { DutySubject } from './subject.ts';

/** A duty is seen by the unit that owes it and by those who see to it. */
export const dutyPolicy: Policy<DutySubject> = {
  relations: (viewer, duty) => heldBy(viewer, [duty?.holderUnitId], 'ADDRESSEE'),
  scopes: ({ holderUnitId }) => [
    INSIDE,
    SETTLED,
    ...(holderUnitId ? [unitScope(holderUnitId)] : []),
  ],
};
