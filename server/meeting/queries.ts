import DataLoader from 'dataloader';
import type { Person } from '../generated/prisma/client.ts';
import { addDays, type Day, startOf, toDate } from '../kernel/calendar.ts';
import type { Context } from '../schema/context.ts';
import { compact, type Where } from '../schema/filters.ts';
import { personById } from '../schema/loaders.ts';

/** What a list of meetings is narrowed to. */
export type MeetingFilterInput = {
  readonly states?: readonly string[] | null | undefined;
  readonly kinds?: readonly string[] | null | undefined;
  readonly from?: Day | null | undefined;
  readonly to?: Day | null | undefined;
  readonly mine?: boolean | null | undefined;
};

/** Meetings to which one of the viewer's units is invited, or at which the viewer presides. */
const mine = ({ viewer }: Context): Where =>
  viewer
    ? {
        OR: [
          {
            invitations: {
              some: { unitId: { in: viewer.memberships.map(({ unitId }) => unitId) } },
            },
          },
          { presidingPost: { in: [...viewer.posts] } },
        ],
      }
    : { id: { in: [] } };

/** The condition of a filter. */
export const meetingWhere = (
  filter: MeetingFilterInput | null | undefined,
  context: Context,
): Where => {
  if (!filter) return {};
  const starts = compact({
    gte: filter.from ? startOf(filter.from) : undefined,
    lt: filter.to ? startOf(addDays(filter.to, 1)) : undefined,
  });
  return {
    AND: [
      compact({
        state: filter.states ? { in: [...filter.states] } : undefined,
        kind: filter.kinds ? { in: [...filter.kinds] } : undefined,
        startsAt: Object.keys(starts).length > 0 ? starts : undefined,
      }),
      filter.mine ? mine(context) : {},
    ],
  };
};

type Loaders = {
  readonly holders: DataLoader<string, string | null>;
  readonly receipts: DataLoader<string, ReadonlyMap<string, Date>>;
};

const known = new WeakMap<Context, Loaders>();

const loadersOf = (context: Context): Loaders => {
  const found = known.get(context);
  if (found) return found;
  const { database, today } = context;
  const made: Loaders = {
    holders: new DataLoader(async (posts) => {
      const day = toDate(today());
      const held = await database.appointment.findMany({
        where: {
          post: { in: [...posts] },
          from: { lte: day },
          OR: [{ to: null }, { to: { gte: day } }],
        },
        // An acting holder stands in while the holder is away.
        orderBy: [{ acting: 'desc' }, { from: 'desc' }],
      });
      return posts.map((post) => held.find((one) => one.post === post)?.personId ?? null);
    }),
    receipts: new DataLoader(async (meetingIds) => {
      const notices = await database.notice.findMany({
        where: {
          meetingId: { in: [...meetingIds] },
          kind: { in: ['MEETING', 'MEETING_MOVED'] },
          state: { not: 'CANCELLED' },
        },
        orderBy: { sentAt: 'asc' },
      });
      return meetingIds.map((id) => {
        const latest = new Map<string, Date>();
        for (const { meetingId, unitId, acknowledgedAt: at } of notices) {
          if (meetingId !== id) continue;
          if (at) latest.set(unitId, at);
          else latest.delete(unitId);
        }
        return latest;
      });
    }),
  };
  known.set(context, made);
  return made;
};

/** Who presides: who did since the opening, until then whoever holds the post. */
export const presiderOf = async (
  context: Context,
  meeting: {
    readonly presidingPost: string;
    readonly presiderId: string | null;
    readonly openedAt: Date | null;
  },
): Promise<Person | null> =>
  personById(
    context,
    meeting.openedAt
      ? meeting.presiderId
      : await loadersOf(context).holders.load(meeting.presidingPost),
  );

/** When an invitation was acknowledged: by an answer, or by the receipt of its latest notice. */
export const acknowledgedAt = async (
  context: Context,
  invitation: {
    readonly meetingId: string;
    readonly unitId: string | null;
    readonly acknowledgedAt: Date | null;
  },
): Promise<Date | null> => {
  if (invitation.acknowledgedAt || !invitation.unitId) return invitation.acknowledgedAt;
  const receipts = await loadersOf(context).receipts.load(invitation.meetingId);
  return receipts.get(invitation.unitId) ?? null;
};
