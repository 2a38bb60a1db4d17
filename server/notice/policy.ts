import { heldBy, INSIDE, SETTLED, unitScope } from '../kernel/authority.ts';
import type { Policy } from '../kernel/lifecycle.ts';
import type { NoticeSubject } from './subject.ts';

/** A notice is its addressee's to acknowledge (4.4). */
export const noticePolicy: Policy<NoticeSubject> = {
  relations: (viewer, notice) => heldBy(viewer, [notice?.unitId], 'ADDRESSEE'),
  scopes: ({ unitId }) => [INSIDE, SETTLED, unitScope(unitId)],
};
