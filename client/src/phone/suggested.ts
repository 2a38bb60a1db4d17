import type { Viewer } from '../api/viewer.ts';
import { recordOf } from '../forms/values.ts';
import type { ActionFormFragment } from '../gql/graphql.ts';

const ACCEPTANCES = ['acceptIssue', 'prepareAcceptance'];

/**
 * The form with what the person at the phone most likely means filled in beside what the server
 * knows: a head answers for the issue, an urgent matter happens now.
 */
export const suggested = (
  action: ActionFormFragment,
  viewer: Viewer,
  now: Date,
): ActionFormFragment => {
  const prefilled = recordOf(action.prefilled);
  const isHead = viewer.posts.some((post) => post === 'HEAD' || post === 'OFFICE_HEAD');
  if (ACCEPTANCES.includes(action.action) && isHead)
    return { ...action, prefilled: { accountableHead: viewer.person.id, ...prefilled } };
  if (action.action === 'reportUrgent')
    return { ...action, prefilled: { occurredAt: now.toISOString(), ...prefilled } };
  return action;
};
