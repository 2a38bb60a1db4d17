import { MEETING_KINDS, SCREEN_MODES } from '../meeting/vocabulary.ts';
import { meetingWords } from '../meeting/words.ts';
import { personWords } from '../person/words.ts';
import { builder } from '../schema/builder.ts';
import { globalId } from '../schema/ids.ts';
import { enumOf } from '../schema/inputs.ts';
import { RoomDecisionType } from './graphql-decisions.ts';
import { RoomAttendance, RoomCurrentType, RoomItemType, RoomNextType } from './graphql-items.ts';
import type { Room } from './room.ts';

const MeetingKind = enumOf('MeetingKind', 'Kinds of meetings.', MEETING_KINDS);
const MeetingState = enumOf('MeetingState', 'How far a meeting has come.', meetingWords.states);
const ScreenMode = enumOf('ScreenMode', 'What the screens in the room do.', SCREEN_MODES);
const Post = enumOf('Post', 'A post held from a day to a day', personWords.choices?.['Post'] ?? {});

/** The whole picture of a meeting's room. */
export const MeetingRoom = builder.objectRef<Room>('MeetingRoom').implement({
  description:
    'A meeting as its room sees it (会场). On screens whatever is closed, meant for others or ' +
    'not yet shown is left out.',
  fields: (t) => ({
    id: t.id({
      description: 'Global id of the meeting',
      resolve: ({ id }) => globalId('Meeting', id),
    }),
    number: t.exposeString('number', { description: 'Number by year, such as `2026-05`' }),
    title: t.field({
      type: 'Text',
      description: 'Its title',
      resolve: ({ title }) => Object(title),
    }),
    kind: t.field({
      type: MeetingKind,
      description: 'What kind of meeting',
      resolve: ({ kind }) => kind,
    }),
    state: t.field({
      type: MeetingState,
      description: 'How far it has come',
      resolve: ({ state }) => state,
    }),
    place: t.field({ type: 'Text', description: 'Where', resolve: ({ place }) => Object(place) }),
    startsAt: t.expose('startsAt', { type: 'DateTime', description: 'When it is to begin' }),
    openedAt: t.expose('openedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was opened',
    }),
    presidingPost: t.field({
      type: Post,
      description: 'Who presides',
      resolve: ({ presidingPost }) => presidingPost as 'CHAIR',
    }),
    presiderName: t.field({
      type: 'Text',
      nullable: true,
      description: 'Who presides by name, once it is open',
      resolve: ({ presiderName }) => presiderName && Object(presiderName),
    }),
    isBlank: t.exposeBoolean('isBlank', {
      description: 'Whether the screens in the room are blank',
    }),
    screenMode: t.field({
      type: ScreenMode,
      description: 'What the screens follow',
      resolve: ({ screenMode }) => screenMode,
    }),
    presentCount: t.exposeInt('presentCount', { description: 'Units that have come' }),
    invitedCount: t.exposeInt('invitedCount', { description: 'Units that were invited' }),
    excused: t.field({
      type: ['Text'],
      description: 'Units that have asked to be excused',
      resolve: ({ excused }) => excused.map((name) => Object(name)),
    }),
    plannedMinutes: t.exposeInt('plannedMinutes', { description: 'Minutes planned in all' }),
    usedSeconds: t.exposeInt('usedSeconds', {
      description: 'Seconds used in all, but those of a timer that runs',
    }),
    items: t.field({
      type: [RoomItemType],
      description: 'The agenda',
      resolve: ({ items }) => [...items],
    }),
    current: t.field({
      type: RoomCurrentType,
      nullable: true,
      description: 'What is dealt with; on screens, what they hold',
      resolve: ({ current }) => current,
    }),
    draft: t.field({
      type: RoomDecisionType,
      nullable: true,
      description: 'The decision that is being written about it, once shown or read back',
      resolve: ({ draft }) => draft,
    }),
    decisions: t.field({
      type: [RoomDecisionType],
      description: 'What has been decided, struck decisions among it',
      resolve: ({ decisions }) => [...decisions],
    }),
    next: t.field({
      type: RoomNextType,
      nullable: true,
      description: 'What comes up next',
      resolve: ({ next }) => next,
    }),
    attendance: t.field({
      type: [RoomAttendance],
      description: 'Who was invited, and how that stands',
      resolve: ({ attendance }) => [...attendance],
    }),
  }),
});
