import type { Prisma } from '../generated/prisma/client.ts';

/** States of an item: what is DONE or DEFERRED may be taken up again while the meeting lasts. */
export const ITEM_STATES = ['PLANNED', 'CURRENT', 'DONE', 'DEFERRED', 'WITHDRAWN'] as const;
export type ItemState = (typeof ITEM_STATES)[number];

/** What an action on an item looks at. */
export const agendaInclude = {
  meeting: {
    include: {
      items: {
        orderBy: [{ position: 'asc' }, { id: 'asc' }],
        select: { id: true, state: true, position: true, issueId: true },
      },
      invitations: { select: { id: true, unitId: true, position: true } },
      decisions: { select: { id: true, no: true } },
    },
  },
  views: { orderBy: { at: 'asc' } },
} as const satisfies Prisma.AgendaItemInclude;

export type AgendaSubject = Prisma.AgendaItemGetPayload<{ include: typeof agendaInclude }>;

/** A meeting as far as its items look at it. */
export type AgendaMeeting = Pick<
  AgendaSubject['meeting'],
  'id' | 'state' | 'version' | 'notifiedAt' | 'controllerId' | 'scopes'
> & {
  readonly items: readonly Placed[];
  readonly invitations: readonly { readonly unitId: string | null }[];
};

/** An item as far as the order of the agenda looks at it. */
export type Placed = {
  readonly id: string;
  readonly state: string;
  readonly position: number;
  readonly issueId: string | null;
};
