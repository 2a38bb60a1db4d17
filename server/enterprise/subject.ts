import type { Prisma } from '../generated/prisma/client.ts';

/** What an action on an enterprise looks at. */
export const enterpriseInclude = {} as const satisfies Prisma.EnterpriseInclude;

export type EnterpriseSubject = Prisma.EnterpriseGetPayload<{ include: typeof enterpriseInclude }>;
