import { RoomMaterial } from '../agenda/graphql-material.ts';
import { agendaWords } from '../agenda/words.ts';
import { INVITATION_ROLES, PRESENCES } from '../meeting/vocabulary.ts';
import { builder } from '../schema/builder.ts';
import { globalId } from '../schema/ids.ts';
import { enumOf } from '../schema/inputs.ts';
import { RoomView } from './graphql-decisions.ts';
import type { RoomCurrent, RoomItem, RoomNext } from './item.ts';
import type { Room } from './room.ts';

const ItemState = enumOf('AgendaItemState', 'How far an item has come.', agendaWords.states);
const ItemKind = enumOf(
  'AgendaItemKind',
  'What an item is about.',
  agendaWords.choices?.['AgendaItemKind'] ?? {},
);
const Role = enumOf('InvitationRole', 'As what somebody is invited.', INVITATION_ROLES);
const PresenceType = enumOf('AttendancePresence', 'Whether somebody has come.', PRESENCES);

/** One line of the agenda. */
export const RoomItemType = builder.objectRef<RoomItem>('RoomItem').implement({
  description: 'One line of the agenda as the room sees it.',
  fields: (t) => ({
    id: t.id({
      description: 'Global id of the item',
      resolve: ({ id }) => globalId('AgendaItem', id),
    }),
    position: t.exposeInt('position', { description: 'Its place, from 1' }),
    title: t.field({
      type: 'Text',
      nullable: true,
      description: 'What it is about; null on screens where it is closed to them',
      resolve: ({ title }) => title && Object(title),
    }),
    kind: t.field({
      type: ItemKind,
      nullable: true,
      description: 'What it is about; null on screens where it is closed to them',
      resolve: ({ kind }) => kind,
    }),
    state: t.field({
      type: ItemState,
      description: 'How far it has come',
      resolve: ({ state }) => state,
    }),
    plannedMinutes: t.exposeInt('plannedMinutes', { description: 'Minutes planned for it' }),
    usedSeconds: t.exposeInt('usedSeconds', { description: 'Seconds used up to `runningSince`' }),
    runningSince: t.expose('runningSince', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when its timer runs, by the server’s time; null while it rests',
    }),
    isClosed: t.exposeBoolean('isClosed', { description: 'Whether it is closed to the screens' }),
  }),
});

/** The item that is dealt with. */
export const RoomCurrentType = builder.objectRef<RoomCurrent>('RoomCurrent').implement({
  description: 'The item that the room deals with, and the facts a chair asks for.',
  fields: (t) => ({
    item: t.field({ type: RoomItemType, description: 'The item', resolve: ({ item }) => item }),
    title: t.field({
      type: 'Text',
      description: 'What it is about',
      resolve: ({ title }) => Object(title),
    }),
    total: t.exposeInt('total', { description: 'Items on the agenda' }),
    timesOnAgenda: t.exposeInt('timesOnAgenda', {
      description: 'How often it has come up in a meeting, this one included',
    }),
    projectName: t.field({
      type: 'Text',
      nullable: true,
      description: 'The project that it concerns',
      resolve: ({ projectName }) => projectName && Object(projectName),
    }),
    issueNumber: t.exposeString('issueNumber', {
      nullable: true,
      description: 'Number of the issue',
    }),
    unitName: t.field({
      type: 'Text',
      nullable: true,
      description: 'The unit that the project belongs to',
      resolve: ({ unitName }) => unitName && Object(unitName),
    }),
    material: t.field({
      type: RoomMaterial,
      nullable: true,
      description: 'What the room is shown about it, as it was when it first came up',
      resolve: ({ material }) => material,
    }),
    views: t.field({
      type: [RoomView],
      description: 'What units think: the latest view of each',
      resolve: ({ views }) => [...views],
    }),
    callNext: t.field({
      type: ['Text'],
      description: 'Units that it concerns and that have not been heard yet',
      resolve: ({ callNext }) => callNext.map((name) => Object(name)),
    }),
  }),
});

/** What comes up next. */
export const RoomNextType = builder.objectRef<RoomNext>('RoomNext').implement({
  description: 'What comes up next.',
  fields: (t) => ({
    title: t.field({
      type: 'Text',
      nullable: true,
      description: 'What it is about; null on screens where it is closed to them',
      resolve: ({ title }) => title && Object(title),
    }),
    callUnits: t.field({
      type: ['Text'],
      description: 'Units to be called for it',
      resolve: ({ callUnits }) => callUnits.map((name) => Object(name)),
    }),
  }),
});

/** Who was invited, and how that stands. */
export const RoomAttendance = builder
  .objectRef<Room['attendance'][number]>('RoomAttendance')
  .implement({
    description: 'Who was invited, who comes, and how that stands.',
    fields: (t) => ({
      id: t.id({
        description: 'Id of the invitation',
        resolve: ({ id }) => globalId('Invitation', id),
      }),
      unitName: t.field({
        type: 'Text',
        description: 'The unit, or the guest',
        resolve: ({ unitName }) => Object(unitName),
      }),
      role: t.field({ type: Role, description: 'As what', resolve: ({ role }) => role }),
      presence: t.field({
        type: PresenceType,
        description: 'Whether somebody has come',
        resolve: ({ presence }) => presence,
      }),
      attendeeName: t.field({
        type: 'Text',
        nullable: true,
        description: 'Who comes for it',
        resolve: ({ attendeeName }) => attendeeName && Object(attendeeName),
      }),
      isSubstitute: t.exposeBoolean('isSubstitute', { description: 'In the place of its head' }),
    }),
  });
