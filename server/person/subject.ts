import type { Prisma } from '../generated/prisma/client.ts';

/** What an action on a person looks at. */
export const personInclude = {
  appointments: { orderBy: { from: 'asc' } },
} as const satisfies Prisma.PersonInclude;

export type PersonSubject = Prisma.PersonGetPayload<{ include: typeof personInclude }>;
