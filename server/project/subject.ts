import type { Prisma } from '../generated/prisma/client.ts';

/** How the conference ranks a project (2). */
export const TIERS = ['CANDIDATE', 'KEY', 'MAJOR'] as const;
export type Tier = (typeof TIERS)[number];

/** How far a project has come (7.1, 7.4). */
export const PHASES = [
  'PLANNED',
  'ESTABLISHED',
  'FORMALITIES_COMPLETE',
  'UNDER_CONSTRUCTION',
  'COMPLETED',
  'LOST',
] as const;
export type Phase = (typeof PHASES)[number];

export const MILESTONES = [
  'ESTABLISHED',
  'FORMALITIES_COMPLETE',
  'CONSTRUCTION_STARTED',
  'TOPPED_OUT',
  'COMPLETED',
  'IN_PRODUCTION',
] as const;
export type MilestoneKind = (typeof MILESTONES)[number];

/** The phase that a confirmed milestone opens; topping out and production open none. */
export const PHASE_OF: Partial<Record<MilestoneKind, Phase>> = {
  ESTABLISHED: 'ESTABLISHED',
  FORMALITIES_COMPLETE: 'FORMALITIES_COMPLETE',
  CONSTRUCTION_STARTED: 'UNDER_CONSTRUCTION',
};

export const PROPOSAL_KINDS = ['DETERMINATION', 'REVERSION'] as const;
export const REVERSION_REASONS = ['DECLINED', 'BREACH'] as const;

/** What an action on a project looks at. */
export const projectInclude = {
  milestones: true,
  milestoneReports: { orderBy: { at: 'asc' } },
  proposals: { where: { state: 'OPEN' }, include: { signatures: { where: { voidedAt: null } } } },
  issues: { select: { id: true, state: true, number: true } },
  requests: { where: { state: 'OPEN' } },
  duties: { where: { state: 'PENDING' } },
  enterprise: true,
} as const satisfies Prisma.ProjectInclude;

export type ProjectSubject = Prisma.ProjectGetPayload<{ include: typeof projectInclude }>;

export const proposalOf = (project: ProjectSubject) => project.proposals[0];

export const openReportsOf = (project: ProjectSubject) =>
  project.milestoneReports.filter(({ state }) => state === 'REPORTED');
