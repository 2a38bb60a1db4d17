import './graphql-parts.ts';
import { INSIDE } from '../kernel/authority.ts';
import { builder } from '../schema/builder.ts';
import { actionFields } from '../schema/forms.ts';
import { enumOf } from '../schema/inputs.ts';
import { personById } from '../schema/loaders.ts';
import { mutationsOf, Post } from '../schema/mutations.ts';
import { nodeType, visible } from '../schema/node.ts';
import { AgendaSuggestion } from './graphql-suggestions.ts';
import { presiderOf } from './queries.ts';
import { suggestionsFor } from './queries-suggestions.ts';
import { MEETING_KINDS, SCREEN_MODES } from './vocabulary.ts';
import { meetingWords } from './words.ts';

const MeetingState = enumOf('MeetingState', 'How far a meeting has come.', meetingWords.states);
const MeetingKind = enumOf('MeetingKind', 'What kind of meeting.', MEETING_KINDS);
const ScreenMode = enumOf('ScreenMode', 'What the screens in the room show.', SCREEN_MODES);

/** A meeting of the conference. */
export const Meeting = builder.prismaNode('Meeting', {
  id: { field: 'id', description: 'Global id' },
  description:
    'A meeting: the joint conference itself, a briefing or a coordination session (会议).',
  fields: (t) => ({
    number: t.exposeString('number', { description: 'Number by year, such as `2026-05`' }),
    kind: t.field({
      type: MeetingKind,
      description: 'What kind',
      resolve: ({ kind }) => kind as 'COORDINATION',
    }),
    state: t.field({
      type: MeetingState,
      description: 'How far it has come',
      resolve: ({ state }) => state,
    }),
    title: t.field({ type: 'Text', description: 'Title', resolve: ({ title }) => Object(title) }),
    place: t.field({ type: 'Text', description: 'Where', resolve: ({ place }) => Object(place) }),
    startsAt: t.expose('startsAt', { type: 'DateTime', description: 'When it begins' }),
    presidingPost: t.field({
      type: Post,
      description: 'The post that presides',
      resolve: ({ presidingPost }) => presidingPost,
    }),
    presider: t.prismaField({
      type: 'Person',
      nullable: true,
      description: 'Who presides; before the opening, who holds the post today',
      resolve: (_, meeting, __, context) => presiderOf(context, meeting),
    }),
    classification: t.field({
      type: 'Text',
      description: 'For whom its papers are, as it stands over every page of them',
      resolve: (_, __, { rules }) => rules().documents.classification,
    }),
    plannedMinutes: t.int({
      description: 'Minutes planned for all items',
      select: { items: { select: { plannedMinutes: true, state: true } } },
      resolve: ({ items }) =>
        items
          .filter(({ state }) => state !== 'WITHDRAWN')
          .reduce((sum, { plannedMinutes }) => sum + plannedMinutes, 0),
    }),
    grantedMinutes: t.int({
      description: 'How many of them were given, or taken away, after the item had come up',
      select: { items: { select: { state: true, grantedMinutes: true } } },
      resolve: ({ items }) =>
        items
          .filter(({ state }) => state !== 'WITHDRAWN')
          .reduce((sum, { grantedMinutes }) => sum + grantedMinutes, 0),
    }),
    usedSeconds: t.int({
      description: 'Seconds used by all items, without the one whose timer runs since its start',
      select: { items: { select: { usedSeconds: true } } },
      resolve: ({ items }) => items.reduce((sum, { usedSeconds }) => sum + usedSeconds, 0),
    }),
    proposedAt: t.expose('proposedAt', { type: 'DateTime', description: 'When proposed' }),
    approvedAt: t.expose('approvedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When approved',
    }),
    notifiedAt: t.expose('notifiedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When announced',
    }),
    openedAt: t.expose('openedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When first opened',
    }),
    adjournedAt: t.expose('adjournedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when adjourned',
    }),
    closedAt: t.expose('closedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When closed',
    }),
    cancelledAt: t.expose('cancelledAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When cancelled',
    }),
    rejectReason: t.field({
      type: 'Text',
      nullable: true,
      description: 'Why not approved',
      resolve: ({ rejectReason }) => rejectReason && Object(rejectReason),
    }),
    cancelReason: t.field({
      type: 'Text',
      nullable: true,
      description: 'Why cancelled',
      resolve: ({ cancelReason }) => cancelReason && Object(cancelReason),
    }),
    occurrence: t.exposeString('occurrence', {
      nullable: true,
      description: 'Of a recurring meeting: which one, such as `PROGRESS_BRIEFING/2026-12`',
    }),
    controller: t.prismaField({
      type: 'Person',
      nullable: true,
      description: 'Who steers it',
      resolve: (_, { controllerId }, __, context) => personById(context, controllerId),
    }),
    controlledAt: t.expose('controlledAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when',
    }),
    screenMode: t.field({
      type: ScreenMode,
      description: 'What the screens in the room show',
      resolve: ({ screenMode }) => screenMode as 'FOLLOW',
    }),
    isInControl: t.boolean({
      description: 'Whether the viewer steers it',
      extensions: { personal: true },
      resolve: ({ controllerId }, _, { viewer }) =>
        viewer !== null && viewer.personId === controllerId,
    }),
    items: t.relation('items', {
      description: 'Its agenda, in order',
      complexity: { field: 5, multiplier: 10 },
      query: { orderBy: { position: 'asc' } },
    }),
    invitations: t.relation('invitations', {
      description: 'Who is invited, in order',
      complexity: { field: 5, multiplier: 15 },
      query: { orderBy: { position: 'asc' } },
    }),
    decisions: t.relation('decisions', {
      description: 'Its decisions by number, as far as the viewer sees them',
      complexity: { field: 5, multiplier: 10 },
      query: (_, context) => ({ where: visible(context), orderBy: { no: 'asc' } }),
    }),
    screens: t.relation('screens', {
      description: 'Screens in its room; for the office and the chairs, nobody else sees any',
      query: (_, { scopes }) => ({
        where: scopes.includes(INSIDE) ? {} : { id: { in: [] } },
        orderBy: { addedAt: 'asc' },
      }),
    }),
    minutes: t.relation('minutes', {
      description: 'Its minutes and corrections to them, as far as the viewer sees them',
      query: (_, context) => ({ where: visible(context), orderBy: { draftedAt: 'asc' } }),
    }),
    suggestions: t.field({
      type: [AgendaSuggestion],
      description: 'What its agenda might take up; for the office and the chairs',
      complexity: { field: 20, multiplier: 10 },
      resolve: (meeting, _, context) => suggestionsFor(context, meeting),
    }),
    notices: t.relation('notices', {
      description: 'What was conveyed to units',
      query: (_, context) => ({ where: visible(context), orderBy: { sentAt: 'asc' } }),
    }),
    duties: t.relation('duties', {
      description: 'Duties about it, as far as the viewer sees them',
      query: (_, context) => ({ where: visible(context), orderBy: { openedAt: 'asc' } }),
    }),
    version: t.exposeInt('version', { description: 'Counts its changes' }),
  }),
});

nodeType('Meeting', (context, ids, query) =>
  context.database.meeting.findMany({
    ...query,
    where: { id: { in: [...ids] }, ...visible(context) },
  }),
);

mutationsOf('Meeting', Meeting);
actionFields('Meeting', Meeting);
