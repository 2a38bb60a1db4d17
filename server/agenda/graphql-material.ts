import { builder } from '../schema/builder.ts';
import { enumOf } from '../schema/inputs.ts';
import type { MaterialView } from './material-view.ts';
import { FACT_KINDS, STEP_KINDS, TAG_KINDS } from './vocabulary.ts';

const FactKind = enumOf('RoomFactKind', 'Facts that a chair asks for.', FACT_KINDS);
const TagKind = enumOf('RoomTagKind', 'Why an item needs the meeting.', TAG_KINDS);
const StepKind = enumOf('RoomStepKind', 'Steps by which a matter came here.', STEP_KINDS);

const RoomFact = builder.objectRef<MaterialView['facts'][number]>('RoomFact').implement({
  description: 'One fact that a chair asks for.',
  fields: (t) => ({
    kind: t.field({ type: FactKind, description: 'What it tells', resolve: ({ kind }) => kind }),
    number: t.exposeFloat('number', { nullable: true, description: 'Days, yuan, points, units' }),
    text: t.field({
      type: 'Text',
      nullable: true,
      description: 'In words',
      resolve: ({ text }) => text,
    }),
    unit: t.field({
      type: 'Text',
      nullable: true,
      description: 'The unit that it is about',
      resolve: ({ unit }) => unit && Object(unit),
    }),
    on: t.expose('on', { type: 'Date', nullable: true, description: 'The day that it is about' }),
  }),
});

const RoomTag = builder.objectRef<MaterialView['tags'][number]>('RoomTag').implement({
  description: 'Why an item needs the meeting.',
  fields: (t) => ({
    kind: t.field({ type: TagKind, description: 'What it is', resolve: ({ kind }) => kind }),
    number: t.exposeInt('number', { nullable: true, description: 'Days or times' }),
  }),
});

const RoomStep = builder.objectRef<MaterialView['history'][number]>('RoomStep').implement({
  description: 'One step by which a matter came here.',
  fields: (t) => ({
    on: t.expose('on', { type: 'Date', description: 'When' }),
    who: t.field({
      type: 'Text',
      nullable: true,
      description: 'Which unit; null for the office and the chairs',
      resolve: ({ who }) => who && Object(who),
    }),
    what: t.field({ type: StepKind, description: 'What it did', resolve: ({ what }) => what }),
    text: t.field({
      type: 'Text',
      nullable: true,
      description: 'What it said',
      resolve: ({ text }) => text,
    }),
  }),
});

/** What a room is shown about an item. */
export const RoomMaterial = builder.objectRef<MaterialView>('RoomMaterial').implement({
  description: 'What a room is shown about an item, as it stood when the item first came up.',
  fields: (t) => ({
    facts: t.field({
      type: [RoomFact],
      description: 'What a chair asks for',
      resolve: ({ facts }) => [...facts],
    }),
    tags: t.field({
      type: [RoomTag],
      description: 'Why it needs the meeting',
      resolve: ({ tags }) => [...tags],
    }),
    history: t.field({
      type: [RoomStep],
      description: 'How it came here, earliest first',
      resolve: ({ history }) => [...history],
    }),
    frozenAt: t.field({
      type: 'DateTime',
      description: 'When it was frozen',
      resolve: ({ frozenAt }) => new Date(frozenAt),
    }),
  }),
});
