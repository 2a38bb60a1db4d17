import { builder } from '../schema/builder.ts';
import { globalId } from '../schema/ids.ts';
import { personById, unitById } from '../schema/loaders.ts';
import type { Present } from './queries-presence.ts';

const PresentKind = builder.enumType('PresentKind', {
  description: 'Who has a meeting open.',
  values: {
    PERSON: { description: 'Somebody, on a phone or at a desk · 人员' },
    SCREEN: { description: 'A screen in the room · 会场屏幕' },
  },
});

const idIn = (who: string, kind: 'person' | 'screen'): string | null =>
  who.startsWith(`${kind}:`) ? who.slice(kind.length + 1) : null;

/** Who has a meeting open. */
export const PresentPerson = builder.objectRef<Present>('PresentPerson').implement({
  description: 'Somebody, or a screen, that has the meeting open.',
  fields: (t) => ({
    kind: t.field({
      type: PresentKind,
      description: 'A person or a screen',
      resolve: ({ who }) => (idIn(who, 'screen') ? 'SCREEN' : 'PERSON'),
    }),
    person: t.prismaField({
      type: 'Person',
      nullable: true,
      description: 'Who; null for a screen',
      resolve: (_, { who }, __, context) => personById(context, idIn(who, 'person')),
    }),
    unit: t.prismaField({
      type: 'Unit',
      nullable: true,
      description: 'Of which unit',
      resolve: (_, { unitId }, __, context) => unitById(context, unitId),
    }),
    itemId: t.id({
      nullable: true,
      description: 'Global id of the item that they write on',
      resolve: ({ itemId }) => itemId && globalId('AgendaItem', itemId),
    }),
    name: t.field({
      type: 'Text',
      nullable: true,
      description: 'Name of a screen',
      resolve: ({ name }) => name && Object(name),
    }),
    seenAt: t.expose('seenAt', { type: 'DateTime', description: 'When it was last known' }),
  }),
});
