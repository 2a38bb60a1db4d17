import type { Prisma } from '../generated/prisma/client.ts';

/** What an action on a duty looks at: the duty and where its case lies. */
export const dutyInclude = {
  issue: { select: { id: true, scopes: true } },
  project: { select: { id: true, scopes: true } },
  meeting: { select: { id: true, scopes: true } },
  decision: { select: { id: true, scopes: true } },
} as const satisfies Prisma.DutyInclude;

export type DutySubject = Prisma.DutyGetPayload<{ include: typeof dutyInclude }>;
