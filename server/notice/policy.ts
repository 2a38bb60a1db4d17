import { heldBy, INSIDE, SETTLED, unitScope } from '../kernel/authority.ts';
import { caseScopes, type Policy } from '../kernel/lifecycle.ts';
import type { NoticeSubject } from './subject.ts';

/** A notice is its addressee's to acknowledge (4.4). */
export const noticePolicy: Policy<NoticeSubject> = {
  relations: (viewer, notice) => heldBy(viewer, [notice?.unitId], 'ADDRESSEE'),
  scopes: (notice) => seenBy(notice),
  // Its receipt turns the light of its case.
  told: (notice) => [...new Set([...seenBy(notice), ...caseScopes(notice)])],
};

const seenBy = ({ unitId }: NoticeSubject): readonly string[] => [
  INSIDE,
  SETTLED,
  unitScope(unitId),
];
