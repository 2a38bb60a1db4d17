import { type Refusal, rowsFor } from '../kernel/lifecycle.ts';
import type { Phase, ProjectSubject, Tier } from './subject.ts';

/** Typed constructors of a project's rows: two machines of one subject with one version. */
export const tierRow = rowsFor<ProjectSubject, Tier, 'Project'>();
export const phaseRow = rowsFor<ProjectSubject, Phase, 'Project'>();

/** The subject of a row that does not create. */
export const given = (project: ProjectSubject | null): ProjectSubject => {
  if (!project) throw new Error('this action needs a project');
  return project;
};

/** Nothing is ranked or reported any more once a project is completed or lost. */
export const endedRefusal = ({ phase }: ProjectSubject): Refusal | null =>
  phase === 'COMPLETED' || phase === 'LOST' ? { code: 'ENDED', values: { phase } } : null;
