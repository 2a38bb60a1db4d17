import { clauseFor } from '../decision/subject.ts';
import { decisionWords } from '../decision/words.ts';
import { builder } from '../schema/builder.ts';
import { globalId } from '../schema/ids.ts';
import { enumOf } from '../schema/inputs.ts';
import type { RoomDecision, RoomUnit } from './decisions.ts';

const DecisionState = enumOf('DecisionState', 'How far a decision has come.', decisionWords.states);
const Effect = enumOf(
  'DecisionEffect',
  'What a decision brings about.',
  decisionWords.choices?.['DecisionEffect'] ?? {},
);
const Source = enumOf(
  'DecisionSource',
  'Where a decision was taken.',
  decisionWords.choices?.['DecisionSource'] ?? {},
);

/** A unit as a room names it: no more of it goes to a screen. */
const RoomUnitType = builder.objectRef<RoomUnit>('RoomUnit').implement({
  description: 'A unit as the room names it.',
  fields: (t) => ({
    id: t.id({ description: 'Global id of the unit', resolve: ({ id }) => globalId('Unit', id) }),
    name: t.field({
      type: 'Text',
      description: 'Its short name',
      resolve: ({ name }) => Object(name),
    }),
  }),
});

type Said = { readonly unitName: unknown; readonly text: unknown };

/** Something that a unit says in the room. */
export const RoomView = builder.objectRef<Said>('RoomView').implement({
  description: 'What a unit thinks of the item, or holds against a decision.',
  fields: (t) => ({
    unitName: t.field({
      type: 'Text',
      description: 'Which unit',
      resolve: ({ unitName }) => Object(unitName),
    }),
    text: t.field({
      type: 'Text',
      description: 'What it says',
      resolve: ({ text }) => Object(text),
    }),
  }),
});

/** A decision as the room sees it. */
export const RoomDecisionType = builder.objectRef<RoomDecision>('RoomDecision').implement({
  description: 'A decision as the room sees it: while it is written, read back, or in force.',
  fields: (t) => ({
    id: t.id({
      description: 'Global id of the decision',
      resolve: ({ id }) => globalId('Decision', id),
    }),
    no: t.exposeInt('no', { nullable: true, description: 'Its number in this meeting' }),
    itemId: t.id({
      nullable: true,
      description: 'Global id of the item that it was taken on; null for one taken on none',
      resolve: ({ itemId }) => itemId && globalId('AgendaItem', itemId),
    }),
    state: t.field({
      type: DecisionState,
      description: 'How far it has come',
      resolve: ({ state }) => state,
    }),
    source: t.field({
      type: Source,
      description: 'Where it was taken',
      resolve: ({ source }) => source,
    }),
    effect: t.field({
      type: Effect,
      description: 'What it brings about',
      resolve: ({ effect }) => effect,
    }),
    text: t.field({
      type: 'Text',
      description: 'What is decided',
      resolve: ({ text }) => Object(text),
    }),
    responsible: t.field({
      type: [RoomUnitType],
      description: 'Responsible units, the lead first',
      resolve: ({ responsible }) => [...responsible],
    }),
    assisting: t.field({
      type: [RoomUnitType],
      description: 'Assisting units',
      resolve: ({ assisting }) => [...assisting],
    }),
    dueOn: t.expose('dueOn', { type: 'Date', nullable: true, description: 'By when' }),
    clause: t.string({
      description: 'The clause that it rests on',
      resolve: ({ effect }) => clauseFor({ effect }),
    }),
    inForceAt: t.expose('inForceAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when it is in force',
    }),
    issueNumber: t.exposeString('issueNumber', {
      nullable: true,
      description: 'The issue that it is about',
    }),
    unitCount: t.exposeInt('unitCount', { description: 'Units that it asks something of' }),
    acknowledgedCount: t.int({
      description: 'How many of them have acknowledged it',
      resolve: ({ acknowledged }) => acknowledged.length,
    }),
    acknowledged: t.field({
      type: [RoomUnitType],
      description: 'Units that have acknowledged it',
      resolve: ({ acknowledged }) => [...acknowledged],
    }),
    dissents: t.field({
      type: [RoomView],
      description: 'What units hold against it',
      resolve: ({ dissents }) => [...dissents],
    }),
  }),
});
