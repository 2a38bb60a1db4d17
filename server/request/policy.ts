import { heldBy, INSIDE, SETTLED, unitScope } from '../kernel/authority.ts';
import type { Policy } from '../kernel/lifecycle.ts';
import type { AskedIssue, RequestSubject } from './subject.ts';

/** A request is seen by the unit that asks and by those who decide; it is asked by the lead unit. */
export const requestPolicy: Policy<RequestSubject> = {
  relations: (viewer, request, refs) => {
    const issue = request?.issue ?? (refs['issue'] as AskedIssue | null | undefined);
    return [
      ...heldBy(viewer, [issue?.leadUnitId], 'LEAD'),
      ...(request ? heldBy(viewer, [request.unitId], 'AUTHOR') : []),
    ];
  },
  scopes: (request) => [INSIDE, SETTLED, unitScope(request.unitId)],
};
