import type { Prisma } from '../generated/prisma/client.ts';

/** States of a request; all but OPEN are final. The original stays on record whatever comes. */
export const REQUEST_STATES = ['OPEN', 'GRANTED', 'REFUSED', 'WITHDRAWN', 'LAPSED'] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

export const REQUEST_KINDS = ['EXTENSION', 'REASSIGNMENT', 'TRANSFER'] as const;

/** What an action on a request looks at. */
export const requestInclude = {
  issue: { include: { requests: { where: { state: 'OPEN' } } } },
  project: { include: { requests: { where: { state: 'OPEN' } } } },
} as const satisfies Prisma.RequestInclude;

export type RequestSubject = Prisma.RequestGetPayload<{ include: typeof requestInclude }>;

/** An issue or project as far as a request looks at it before it exists. */
export type AskedIssue = {
  readonly id: string;
  readonly state: string;
  readonly number: string;
  readonly ownerUnitId: string;
  readonly townshipId: string | null;
  readonly leadUnitId: string | null;
  readonly responsibleIds: readonly string[];
  readonly assistingIds: readonly string[];
  readonly targetOn: Date | null;
  readonly requests: readonly { readonly kind: string }[];
};
export type AskedProject = {
  readonly id: string;
  readonly phase: string;
  readonly ownerUnitId: string;
  readonly requests: readonly { readonly kind: string }[];
};
