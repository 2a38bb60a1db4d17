import { builder } from '../schema/builder.ts';
import { actionFields } from '../schema/forms.ts';
import { enumOf } from '../schema/inputs.ts';
import { mutationsOf } from '../schema/mutations.ts';
import { nodeType, visible } from '../schema/node.ts';
import { NOTICE_KINDS, type NoticeKind } from './subject.ts';
import { noticeWords } from './words.ts';

const NoticeState = enumOf('NoticeState', 'How a notice stands.', noticeWords.states);
const NoticeKindType = enumOf('NoticeKind', 'What a notice conveys.', NOTICE_KINDS);

/** A decision conveyed to a unit. */
export const Notice = builder.prismaNode('Notice', {
  id: { field: 'id', description: 'Global id' },
  description: 'A decision conveyed to a unit, which acknowledges it (下达, clause 4.4).',
  fields: (t) => ({
    kind: t.field({
      type: NoticeKindType,
      description: 'What it conveys',
      resolve: ({ kind }) => kind as NoticeKind,
    }),
    state: t.field({
      type: NoticeState,
      description: 'How it stands',
      resolve: ({ state }) => state,
    }),
    unit: t.relation('unit', { description: 'To whom' }),
    issue: t.relation('issue', { nullable: true, description: 'About which issue' }),
    meeting: t.relation('meeting', { nullable: true, description: 'About which meeting' }),
    text: t.field({ type: 'Text', description: 'Wording', resolve: ({ text }) => Object(text) }),
    sentAt: t.field({
      type: 'DateTime',
      description: 'When sent',
      resolve: ({ sentAt }) => sentAt,
    }),
    acknowledgedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When acknowledged',
      resolve: ({ acknowledgedAt }) => acknowledgedAt,
    }),
    version: t.exposeInt('version', { description: 'Counts its changes' }),
  }),
});

nodeType('Notice', (context, ids, query) =>
  context.database.notice.findMany({
    ...query,
    where: { id: { in: [...ids] }, ...visible(context) },
  }),
);

mutationsOf('Notice', Notice);
actionFields('Notice', Notice);
