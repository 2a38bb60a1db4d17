import type { Prisma } from '../generated/prisma/client.ts';

/** States of an issue (6.1, 6.3, 6.5). */
export const ISSUE_STATES = [
  'RAISED',
  'RETURNED',
  'VERIFIED',
  'ASSIGNED',
  'IN_PROGRESS',
  'RESOLUTION_CLAIMED',
  'RESOLVED',
  'DECLINED',
  'CLOSED',
] as const;
export type IssueState = (typeof ISSUE_STATES)[number];

/** States in which somebody still has to do something. */
export const OPEN_STATES = [
  'RAISED',
  'RETURNED',
  'VERIFIED',
  'ASSIGNED',
  'IN_PROGRESS',
  'RESOLUTION_CLAIMED',
] as const satisfies readonly IssueState[];

export const SEVERITIES = ['LOW', 'MEDIUM', 'HIGH'] as const;
export const STEP_STATES = ['TODO', 'CURRENT', 'DONE', 'DROPPED'] as const;
export type StepState = (typeof STEP_STATES)[number];
export const VIEWS = ['AGREE', 'OBJECT'] as const;
/** Why an issue is closed without a solution (4.8). */
export const CLOSE_GROUNDS = [
  'PROJECT_COMPLETED',
  'PROJECT_LOST',
  'DELISTED',
  'DUPLICATE',
] as const;

/** What an action on an issue looks at. */
export const issueInclude = {
  project: true,
  // The plan of an assignment that was cut short, in case that is undone.
  assignments: {
    orderBy: { no: 'asc' },
    include: { steps: { where: { replacedAt: { not: null } }, orderBy: { no: 'asc' } } },
  },
  steps: { where: { replacedAt: null }, orderBy: { no: 'asc' } },
  reports: { orderBy: { at: 'asc' } },
  claims: { orderBy: { at: 'asc' } },
  inquiries: { orderBy: { askedAt: 'asc' } },
  requests: { where: { state: 'OPEN' } },
  notices: { where: { state: { in: ['SENT', 'CANCELLED'] } }, orderBy: { sentAt: 'asc' } },
  duties: { orderBy: { openedAt: 'asc' } },
  agendaItems: {
    orderBy: { id: 'asc' },
    select: {
      id: true,
      state: true,
      startedAt: true,
      meeting: {
        select: {
          id: true,
          startsAt: true,
          notifiedAt: true,
          invitations: { orderBy: { position: 'asc' }, select: { unitId: true } },
        },
      },
    },
  },
  // Decisions that charge a unit with it, now or before: they go with the charge.
  decisions: {
    where: {
      state: { in: ['IN_FORCE', 'SUPERSEDED', 'DONE'] },
      effect: { in: ['ASSIGN', 'REASSIGN'] },
    },
    select: {
      id: true,
      state: true,
      no: true,
      supersededAt: true,
      meeting: { select: { number: true } },
    },
  },
} as const satisfies Prisma.IssueInclude;

export type IssueSubject = Prisma.IssueGetPayload<{ include: typeof issueInclude }>;
export type Assignment = IssueSubject['assignments'][number];
export type IssueDuty = IssueSubject['duties'][number];

/** A project as far as its issues look at it. */
export type ProjectView = {
  readonly id: string;
  readonly tier: string;
  readonly phase: string;
  readonly ownerUnitId: string;
  readonly townshipId: string | null;
};

/** The assignment that counts; an issue in work has one. */
export const assignmentOf = (issue: IssueSubject): Assignment => {
  const current = issue.assignments.findLast(({ endedAt }) => endedAt === null);
  if (!current) throw new Error(`issue ${issue.number} has no assignment`);
  return current;
};

export const claimOf = (issue: IssueSubject) =>
  issue.claims.findLast(({ outcome }) => outcome === null);
