import { accessError } from '../access/guard.ts';
import { sequenceOf } from '../events/cursor.ts';
import { Event } from '../events/event.ts';
import { ChangeKind } from '../events/graphql.ts';
import { type LiveRoot, live } from '../events/live.ts';
import { INSIDE, screenMeetingOf } from '../kernel/authority.ts';
import { builder } from '../schema/builder.ts';
import type { Context } from '../schema/context.ts';
import { idOf } from '../schema/ids.ts';
import { badInput } from '../schema/messages.ts';
import { visible } from '../schema/node.ts';
import { PresentPerson } from './graphql-presence.ts';
import { MeetingRoom } from './graphql-room.ts';
import { type Room, roomOf } from './room.ts';

type MeetingRoot = LiveRoot & { readonly meetingId: string };

const isScreen = ({ scopes }: Pick<Context, 'scopes'>): boolean => screenMeetingOf(scopes) !== null;

/** The room as whoever looks may see it, not older than a place of the log. */
const roomFor = async (
  { rooms, scopes }: Context,
  meetingId: string,
  sequence: bigint,
): Promise<Room | null> => {
  const facts = await rooms.of(meetingId, sequence);
  if (!facts) return null;
  return roomOf(
    facts,
    screenMeetingOf(scopes) === meetingId ? { kind: 'SCREEN' } : { kind: 'MEMBER', scopes },
  );
};

const MeetingChange = builder.objectRef<MeetingRoot>('MeetingChange').implement({
  description:
    'One frame of a meeting’s stream. Each carries the whole room: who joins late has all at once.',
  fields: (t) => ({
    kind: t.field({ type: ChangeKind, description: 'What it tells', resolve: ({ kind }) => kind }),
    cursor: t.field({
      type: 'Cursor',
      description: 'Where to resume: everything up to here has been told',
      resolve: ({ cursor }) => cursor,
    }),
    headAt: t.field({
      type: 'DateTime',
      description: 'The server’s time: timers run by it',
      resolve: ({ headAt }) => headAt,
    }),
    event: t.field({
      type: Event,
      nullable: true,
      description: 'What happened; null for screens',
      resolve: ({ event }, _, context) => (isScreen(context) ? null : event),
    }),
    meeting: t.prismaField({
      type: 'Meeting',
      nullable: true,
      description: 'The meeting as it is now; null for screens',
      resolve: (query, { meetingId }, _, context) =>
        isScreen(context)
          ? null
          : context.database.meeting.findFirst({
              ...query,
              where: { id: meetingId, ...visible(context) },
            }),
    }),
    room: t.field({
      type: MeetingRoom,
      nullable: true,
      description: 'The room as it is now; null where the viewer does not see the meeting any more',
      resolve: ({ meetingId, cursor }, _, context) =>
        roomFor(context, meetingId, sequenceOf(cursor)),
    }),
    screenRoom: t.field({
      type: MeetingRoom,
      nullable: true,
      description: 'The room as its screens have it; null for all but the office and the chairs',
      resolve: async ({ meetingId, cursor }, _, { rooms, scopes }) => {
        const facts = scopes.includes(INSIDE)
          ? await rooms.of(meetingId, sequenceOf(cursor))
          : null;
        return facts && roomOf(facts, { kind: 'SCREEN' });
      },
    }),
    presence: t.field({
      type: [PresentPerson],
      description: 'Who has the meeting open; nobody for screens',
      resolve: async ({ meetingId }, _, context) =>
        isScreen(context) ? [] : [...(await context.presence.of(meetingId))],
    }),
  }),
});

builder.queryField('room', (t) =>
  t.field({
    type: MeetingRoom,
    description: 'The room that a screen stands in, for the link of a screen only.',
    resolve: async (_, __, context) => {
      const meetingId = screenMeetingOf(context.scopes);
      const room = meetingId
        ? await roomFor(context, meetingId, sequenceOf(await context.cursor()))
        : null;
      if (!room) throw accessError('ROOM_ONLY', context.language, { as: 'FORBIDDEN' });
      return room;
    },
  }),
);

const NOT_THERE = { zh: '找不到，或者您不能查看', en: 'Not found, or not for you to see' };

/** The meeting that somebody wants to follow, if it is theirs to see. */
const followed = async (id: string | null | undefined, context: Context): Promise<string> => {
  const own = screenMeetingOf(context.scopes);
  if (own !== null) return own;
  const meetingId = idOf('Meeting', id);
  const found =
    meetingId &&
    (await context.database.meeting.findFirst({
      where: { id: meetingId, ...visible(context) },
      select: { id: true },
    }));
  if (!found) throw badInput(context.language, NOT_THERE, 'id');
  return found.id;
};

/** The item that a clerk says to write on, if it is on that agenda. */
const written = async (
  id: string | null | undefined,
  meetingId: string,
  { database, scopes, language }: Context,
): Promise<string | null> => {
  if (!id) return null;
  const itemId = scopes.includes(INSIDE) ? idOf('AgendaItem', id) : null;
  const found =
    itemId && (await database.agendaItem.findFirst({ where: { id: itemId, meetingId } }));
  if (!found) throw badInput(language, NOT_THERE, 'writing');
  return found.id;
};

builder.subscriptionField('meeting', (t) =>
  t.field({
    type: MeetingChange,
    description:
      'A meeting as it goes on: one stream for the room, the office and the phones. Resumes and ' +
      'ends like `statusChanged`.',
    extensions: { live: true },
    complexity: { field: 1, multiplier: 1 },
    args: {
      id: t.arg.id({ description: 'Which meeting; the link of a screen needs none' }),
      after: t.arg({
        type: 'Cursor',
        description: 'What has been seen: the cursor of an answer, or of the last frame',
      }),
      writing: t.arg.id({
        description:
          'The item that a clerk writes on while this is open, told as `presence { itemId }`. A ' +
          'second stream, with few fields, spares the first one from being opened anew.',
      }),
    },
    subscribe: async (_, { id, after, writing }, context) => {
      const meetingId = await followed(id, context);
      const itemId = await written(writing, meetingId, context);
      return live({
        after: after ?? null,
        matches: ({ rootType, rootId }) => rootType === 'Meeting' && rootId === meetingId,
        watching: { meetingId, itemId },
      }) as AsyncIterable<LiveRoot>;
    },
    resolve: (root, { id }, { scopes }) => ({
      ...root,
      meetingId: screenMeetingOf(scopes) ?? idOf('Meeting', id) ?? '',
    }),
  }),
);
