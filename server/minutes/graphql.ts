import { batched } from '../events/batch.ts';
import { Event, namedNode } from '../events/event.ts';
import { builder } from '../schema/builder.ts';
import { actionFields } from '../schema/forms.ts';
import { globalId, idOf } from '../schema/ids.ts';
import { enumOf } from '../schema/inputs.ts';
import { mutationsOf } from '../schema/mutations.ts';
import { nodeOf, nodeType, visible } from '../schema/node.ts';
import { toldEvents } from './queries.ts';
import { type Paragraph, paragraphsOf, toldKey } from './subject.ts';
import { MINUTES_KIND_WORDS, minutesWords, PARAGRAPH_WORDS } from './words.ts';

const MinutesState = enumOf('MinutesState', 'How minutes stand.', minutesWords.states);
const MinutesKind = enumOf('MinutesKind', 'Minutes, or a correction to them.', MINUTES_KIND_WORDS);
const ParagraphKind = enumOf('ParagraphKind', 'What a paragraph tells of.', PARAGRAPH_WORDS);

const MinutesParagraph = builder.objectRef<Paragraph>('MinutesParagraph').implement({
  description: 'One paragraph of minutes, with the event that it tells of (段落).',
  fields: (t) => ({
    key: t.exposeString('id', { description: 'Names it in its document, for `editMinutes`' }),
    kind: t.field({
      type: ParagraphKind,
      description: 'What it tells of',
      resolve: ({ kind }) => kind,
    }),
    text: t.field({ type: 'Text', description: 'Its words', resolve: ({ text }) => text }),
    isEdited: t.exposeBoolean('isEdited', {
      description: 'Whether its words are somebody’s own and no longer the draft’s',
    }),
    event: t.field({
      type: Event,
      nullable: true,
      description: 'The event that it tells of; null where it tells of none',
      complexity: 2,
      resolve: ({ told }, _, context, info) =>
        told &&
        batched(context, info.fieldNodes, toldKey(told), (keys) => toldEvents(context, keys)),
    }),
    decision: t.prismaField({
      type: 'Decision',
      nullable: true,
      description: 'The decision that it tells of',
      complexity: 2,
      resolve: (_, { told }, __, context, info) =>
        (told?.type === 'Decision' ? namedNode(context, info, 'Decision', told.id) : null) as never,
    }),
  }),
});

/** The minutes of a meeting. */
export const Minutes = builder.prismaNode('Minutes', {
  id: { field: 'id', description: 'Global id' },
  description:
    'The minutes of a meeting or a correction to them, drafted from the record and frozen once issued (会议纪要).',
  fields: (t) => ({
    meeting: t.relation('meeting', { description: 'Of which meeting' }),
    kind: t.field({
      type: MinutesKind,
      description: 'Minutes or a correction',
      resolve: ({ kind }) => kind as 'MINUTES',
    }),
    state: t.field({
      type: MinutesState,
      description: 'How they stand',
      resolve: ({ state }) => state,
    }),
    number: t.exposeString('number', { nullable: true, description: 'Given when they are issued' }),
    title: t.field({
      type: 'Text',
      description: 'Their title',
      resolve: ({ title }) => Object(title),
    }),
    paragraphs: t.field({
      type: [MinutesParagraph],
      description: 'Their text, in order',
      resolve: (minutes) => paragraphsOf(minutes),
    }),
    documentPath: t.string({
      description:
        'Where their file is on this server, in the layout of GB/T 9704; `?language=en` for English',
      resolve: ({ id }) => `/files/minutes/${encodeURIComponent(globalId('Minutes', id))}.docx`,
    }),
    draftedAt: t.expose('draftedAt', { type: 'DateTime', description: 'When drafted' }),
    signedAt: t.expose('signedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When signed',
    }),
    signedBy: t.prismaField({
      type: 'Person',
      nullable: true,
      description: 'Who signed',
      resolve: (_, { signedById }, __, context, info) =>
        namedNode(context, info, 'Person', signedById) as never,
    }),
    issuedAt: t.expose('issuedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When issued',
    }),
    version: t.exposeInt('version', { description: 'Counts their changes' }),
  }),
});

nodeType('Minutes', (context, ids, query) =>
  context.database.minutes.findMany({
    ...query,
    where: { id: { in: [...ids] }, ...visible(context) },
  }),
);

builder.queryFields((t) => ({
  minutes: t.field({
    type: Minutes,
    nullable: true,
    description: 'Minutes by id; null where they are missing or not for this viewer.',
    args: { id: t.arg.id({ required: true, description: 'Global id' }) },
    resolve: (_, { id }, context, info) => {
      const own = idOf('Minutes', id);
      return own ? (nodeOf(context, info, 'Minutes', own) as never) : null;
    },
  }),
}));

mutationsOf('Minutes', Minutes);
actionFields('Minutes', Minutes);
