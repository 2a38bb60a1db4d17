import { enterpriseScope, heldBy, INSIDE, SETTLED, unitScope } from '../kernel/authority.ts';
import type { Policy } from '../kernel/lifecycle.ts';
import type { ProjectSubject } from './subject.ts';

/** Who stands in which relation to a project, and who sees it. */
export const projectPolicy: Policy<ProjectSubject> = {
  relations: (viewer, project, _, input) => {
    const ownerUnitId = project ? project.ownerUnitId : String(input?.['ownerUnit'] ?? '');
    const townshipId = project ? project.townshipId : String(input?.['township'] ?? '');
    return [
      ...heldBy(viewer, [ownerUnitId], 'OWNER'),
      // Where an address has no township, the owner unit takes its step.
      ...heldBy(viewer, [townshipId || ownerUnitId], 'TOWNSHIP'),
      ...(project?.enterpriseId && project.enterpriseId === viewer.enterpriseId
        ? [{ authority: 'APPLICANT' } as const]
        : []),
    ];
  },
  scopes: (project) => [
    ...new Set([
      INSIDE,
      SETTLED,
      unitScope(project.ownerUnitId),
      ...(project.townshipId ? [unitScope(project.townshipId)] : []),
      ...(project.enterpriseId ? [enterpriseScope(project.enterpriseId)] : []),
    ]),
  ],
};
