import type { DueDutyFragment } from '../gql/graphql.ts';

type WithIssue = {
  readonly issue: Pick<NonNullable<DueDutyFragment['issue']>, 'number' | 'title'> | null;
};

type Placed = Pick<DueDutyFragment, 'kind' | 'project' | 'meeting' | 'decision'> & WithIssue;

/** Of the minutes, which have a page of their own. */
const ON_MINUTES = ['SIGN_MINUTES', 'ISSUE_MINUTES'];

/** Where a duty is done, and what that is called. */
export const placeOf = ({ kind, issue, project, meeting, decision }: Placed) => {
  if (decision) {
    // A meeting's decisions stand on its page; remarks only in the review.
    const href = decision.meeting ? `/meetings/${decision.meeting.number}` : '/decisions';
    return { href, title: decision.text };
  }
  if (issue) return { href: `/issues/${issue.number}`, title: issue.title };
  if (meeting) {
    const href = `/meetings/${meeting.number}`;
    return { href: ON_MINUTES.includes(kind) ? `${href}/minutes` : href, title: meeting.title };
  }
  return project ? { href: `/projects/${project.number}`, title: project.name } : null;
};
