import { ITEM_KINDS } from '../kernel/agenda.ts';
import { builder } from '../schema/builder.ts';
import { actionFields } from '../schema/forms.ts';
import { globalId } from '../schema/ids.ts';
import { enumOf } from '../schema/inputs.ts';
import { unitsByIds } from '../schema/loaders.ts';
import { mutationsOf } from '../schema/mutations.ts';
import { nodeType, visible } from '../schema/node.ts';
import { RoomMaterial } from './graphql-material.ts';
import { unitsOfMaterial, viewOfMaterial } from './material-view.ts';
import { presentFor } from './present.ts';
import { agendaWords } from './words.ts';

const ItemState = enumOf('AgendaItemState', 'How far an item has come.', agendaWords.states);
const ItemKind = enumOf('AgendaItemKind', 'What an item is about.', ITEM_KINDS);

builder.prismaObject('UnitView', {
  description: 'What a unit thinks about an item; the latest view of a unit counts.',
  fields: (t) => ({
    id: t.id({ description: 'Its id', resolve: ({ id }) => globalId('UnitView', id) }),
    unit: t.relation('unit', { description: 'Which unit' }),
    text: t.field({
      type: 'Text',
      description: 'Its view',
      resolve: ({ text }) => Object(text),
    }),
    at: t.expose('at', { type: 'DateTime', description: 'When stated' }),
  }),
});

/** One item of a meeting's agenda. */
export const AgendaItem = builder.prismaNode('AgendaItem', {
  id: { field: 'id', description: 'Global id' },
  description: 'One item of the agenda of a meeting (议题).',
  fields: (t) => ({
    meeting: t.relation('meeting', { description: 'Of which meeting' }),
    kind: t.field({
      type: ItemKind,
      description: 'What it is about',
      resolve: ({ kind }) => kind as 'TOPIC',
    }),
    state: t.field({
      type: ItemState,
      description: 'How far it has come',
      resolve: ({ state }) => state,
    }),
    title: t.field({ type: 'Text', description: 'Title', resolve: ({ title }) => Object(title) }),
    note: t.field({
      type: 'Text',
      nullable: true,
      description: 'What the office notes about it',
      resolve: ({ note }) => note && Object(note),
    }),
    issue: t.relation('issue', { nullable: true, description: 'The issue it is about' }),
    project: t.relation('project', { nullable: true, description: 'The project it is about' }),
    followedDecision: t.relation('followedDecision', {
      nullable: true,
      description: 'The decision that is followed up',
    }),
    position: t.exposeInt('position', { description: 'Its place on the agenda, from 1' }),
    plannedMinutes: t.exposeInt('plannedMinutes', { description: 'Minutes planned for it' }),
    grantedMinutes: t.exposeInt('grantedMinutes', {
      description: 'How many of them were given, or taken away, after it had come up',
    }),
    isClosed: t.exposeBoolean('isClosed', {
      description: 'Whether the screens in the room are blank while it is current',
    }),
    usedSeconds: t.exposeInt('usedSeconds', { description: 'Seconds used up to `runningSince`' }),
    runningSince: t.expose('runningSince', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when its timer runs, by the server’s time; null while it rests',
    }),
    startedAt: t.expose('startedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it first came up',
    }),
    endedAt: t.expose('endedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was done or deferred',
    }),
    deferReason: t.field({
      type: 'Text',
      nullable: true,
      description: 'Why it was deferred or withdrawn',
      resolve: ({ deferReason }) => deferReason && Object(deferReason),
    }),
    material: t.field({
      type: RoomMaterial,
      nullable: true,
      description: 'What the room is shown about it; null before it has come up',
      resolve: async ({ material }, _, context) => {
        if (material === null) return null;
        const units = await unitsByIds(context, [...new Set(unitsOfMaterial(material))]);
        return viewOfMaterial(material, new Map(units.map((unit) => [unit.id, unit.shortName])));
      },
    }),
    views: t.relation('views', {
      description: 'What units think, in order of time',
      query: { orderBy: { at: 'asc' } },
    }),
    decisions: t.relation('decisions', {
      description: 'Decisions made on it, by number, as far as the viewer sees them',
      query: (_, context) => ({ where: visible(context), orderBy: { no: 'asc' } }),
    }),
    present: t.prismaField({
      type: ['Unit'],
      description: 'Units that were there while it was current, in the order invited',
      select: {
        startedAt: true,
        endedAt: true,
        meeting: {
          select: {
            invitations: {
              orderBy: { position: 'asc' },
              select: { unitId: true, marks: { orderBy: { at: 'asc' } } },
            },
          },
        },
      },
      resolve: (_, item, __, context) =>
        unitsByIds(context, presentFor(item, item.meeting.invitations)),
    }),
    version: t.exposeInt('version', { description: 'Counts its changes' }),
  }),
});

nodeType('AgendaItem', (context, ids, query) =>
  context.database.agendaItem.findMany({
    ...query,
    where: { id: { in: [...ids] }, meeting: visible(context) },
  }),
);

mutationsOf('AgendaItem', AgendaItem);
actionFields('AgendaItem', AgendaItem);
