import { type Held, heldBy, INSIDE, SETTLED, unitScope, type Viewer } from '../kernel/authority.ts';
import type { Policy } from '../kernel/lifecycle.ts';
import type { IssueSubject, ProjectView } from './subject.ts';

/** Who stands in which relation to an issue, and who sees it (domain: who may do what). */
export const issuePolicy: Policy<IssueSubject> = {
  relations: (viewer, issue, refs, input) => {
    const project = refs['project'] as ProjectView | undefined;
    if (!issue) return heldBy(viewer, [project?.ownerUnitId], 'OWNER');
    return [
      ...heldBy(viewer, [issue.ownerUnitId], 'OWNER'),
      ...heldBy(viewer, [issue.townshipId], 'TOWNSHIP'),
      ...heldBy(viewer, [issue.leadUnitId], 'LEAD'),
      ...heldBy(viewer, issue.responsibleIds, 'RESPONSIBLE'),
      ...heldBy(viewer, issue.assistingIds, 'ASSISTING'),
      ...authorOf(viewer, issue, input?.['report']),
    ];
  },
  scopes: (issue) => [
    ...new Set([
      INSIDE,
      SETTLED,
      ...[
        issue.ownerUnitId,
        issue.townshipId,
        ...issue.responsibleIds,
        ...issue.assistingIds,
        // Whoever is invited to a meeting sees what is on its agenda.
        ...issue.agendaUnitIds,
      ]
        .filter((unitId) => unitId !== null)
        .map(unitScope),
    ]),
  ],
};

/** A report is corrected by the unit that made it. */
const authorOf = (viewer: Viewer, issue: IssueSubject, report: unknown): Held[] =>
  heldBy(
    viewer,
    issue.reports
      .filter(({ id }) => report === undefined || id === report)
      .map(({ unitId }) => unitId),
    'AUTHOR',
  );
