import type { Prisma } from '../generated/prisma/client.ts';
import type { Words } from '../kernel/text.ts';

export const NOTICE_STATES = ['SENT', 'ACKNOWLEDGED', 'CANCELLED'] as const;
export type NoticeState = (typeof NOTICE_STATES)[number];

/** What a notice can convey. */
export const NOTICE_KINDS = {
  ASSIGNMENT: { zh: '交办', en: 'An assignment' },
  SITE_CHECK: { zh: '核查结论', en: 'The conclusion of a check on site' },
  MEETING: { zh: '会议通知', en: 'An invitation to a meeting' },
  MEETING_MOVED: { zh: '会议改期', en: 'Another time or place of a meeting' },
  MEETING_CANCELLED: { zh: '会议取消', en: 'The cancellation of a meeting' },
  MINUTES: { zh: '会议纪要', en: 'Minutes of a meeting' },
} as const satisfies Record<string, Words>;
export type NoticeKind = keyof typeof NOTICE_KINDS;

/** What an action on a notice looks at. */
export const noticeInclude = {
  issue: {
    select: {
      id: true,
      scopes: true,
      // Decisions of a meeting that have sent it.
      decisions: {
        where: { state: 'IN_FORCE', effect: { in: ['ASSIGN', 'REASSIGN'] } },
        select: { id: true, inForceAt: true },
      },
    },
  },
  project: { select: { id: true, scopes: true } },
  meeting: { select: { id: true, scopes: true } },
  decision: { select: { id: true, scopes: true } },
} as const satisfies Prisma.NoticeInclude;

export type NoticeSubject = Prisma.NoticeGetPayload<{ include: typeof noticeInclude }>;
