import { addDays } from '../kernel/calendar.ts';
import { daysFor, type Effect, type Facts, type Refusal, rowsFor } from '../kernel/lifecycle.ts';
import { type Phase, type ProjectSubject, proposalOf, type Tier } from './subject.ts';

/** Typed constructors of a project's rows: two machines of one subject with one version. */
export const tierRow = rowsFor<ProjectSubject, Tier, 'Project'>();
export const phaseRow = rowsFor<ProjectSubject, Phase, 'Project'>();

/** Nothing is ranked or reported any more once a project is completed or lost. */
export const endedRefusal = ({ phase }: ProjectSubject): Refusal | null =>
  phase === 'COMPLETED' || phase === 'LOST' ? { code: 'ENDED', values: { phase } } : null;

/** Issues belong where their project belongs: owner unit and township, and so who sees them. */
export const issuesFollow = ({ issues, ownerUnitId, townshipId }: ProjectSubject): Effect[] =>
  issues.map(({ id }) => ({
    effect: 'perform',
    action: 'followProject',
    on: { type: 'Issue', id },
    input: { ownerUnit: ownerUnitId, township: townshipId },
  }));

/** The two posts that rank a project together (3.1). */
export const BOTH = ['EXECUTIVE_CHAIR', 'CHAIR'] as const;

/** A proposal puts a decision before both chairs (3.1). */
export const bothOwe = (project: ProjectSubject, facts: Facts): Effect[] =>
  BOTH.map((holderPost) => ({
    effect: 'openDuty',
    duty: {
      kind: 'SIGN',
      clause: '3.1',
      holderPost,
      aboutId: proposalOf(project)?.id ?? '',
      dueOn: addDays(facts.today, daysFor(facts, 'SIGN')),
    },
  }));
