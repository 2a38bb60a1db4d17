import type { Prisma } from '../generated/prisma/client.ts';

export const NOTICE_STATES = ['SENT', 'ACKNOWLEDGED', 'CANCELLED'] as const;
export type NoticeState = (typeof NOTICE_STATES)[number];

export const NOTICE_KINDS = ['ASSIGNMENT', 'SITE_CHECK'] as const;

/** What an action on a notice looks at. */
export const noticeInclude = {
  issue: { select: { id: true, scopes: true } },
  project: { select: { id: true, scopes: true } },
  meeting: { select: { id: true, scopes: true } },
  decision: { select: { id: true, scopes: true } },
} as const satisfies Prisma.NoticeInclude;

export type NoticeSubject = Prisma.NoticeGetPayload<{ include: typeof noticeInclude }>;
