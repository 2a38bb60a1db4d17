import type { Prisma } from '../generated/prisma/client.ts';
import { type Clause, EFFECT_CLAUSES } from '../kernel/clauses.ts';
import { rowsFor } from '../kernel/lifecycle.ts';
import { CHARGING, type DecisionEffect, type DecisionState } from './vocabulary.ts';

/** What an action on a decision looks at. */
export const decisionInclude = {
  meeting: {
    include: {
      invitations: { select: { id: true, unitId: true } },
      minutes: { where: { kind: 'MINUTES', state: 'DRAFT' }, select: { id: true } },
    },
  },
  item: { select: { id: true, isClosed: true, issueId: true, projectId: true } },
  issue: {
    include: {
      project: { select: { id: true, tier: true, phase: true } },
      assignments: { orderBy: { no: 'asc' } },
      notices: { where: { state: 'SENT', kind: 'ASSIGNMENT' } },
    },
  },
  project: { select: { id: true, tier: true, phase: true } },
  replaces: {
    select: {
      id: true,
      state: true,
      effect: true,
      supersededAt: true,
      issueId: true,
      projectId: true,
      issue: { select: { projectId: true } },
    },
  },
  units: { orderBy: { id: 'asc' } },
  dissents: { orderBy: { at: 'asc' } },
  duties: true,
} as const satisfies Prisma.DecisionInclude;

export type DecisionSubject = Prisma.DecisionGetPayload<{ include: typeof decisionInclude }>;

/** An agenda item as far as a decision looks at it before it exists. */
export type FloorItem = {
  readonly id: string;
  readonly meetingId: string;
  readonly state: string;
  readonly issueId: string | null;
  readonly projectId: string | null;
  readonly meeting: {
    readonly state: string;
    readonly decisions: readonly { readonly no: number | null }[];
  };
};

/** Typed constructor of a decision's rows. */
export const row = rowsFor<DecisionSubject, DecisionState, 'Decision'>();

/** The clause that a decision stands on. */
export const clauseFor = ({ effect }: { readonly effect: string }): Clause =>
  EFFECT_CLAUSES[effect as DecisionEffect];

/** Its project: named, or that of its issue. */
export const projectOf = ({ project, issue }: DecisionSubject) => project ?? issue?.project ?? null;

/** Whether it charges units with an issue, by which it is then followed. */
export const isCharging = ({ effect }: { readonly effect: string }): boolean =>
  CHARGING.includes(effect);
