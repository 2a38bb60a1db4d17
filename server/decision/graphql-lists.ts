import { Event, eventPage } from '../events/event.ts';
import { builder } from '../schema/builder.ts';
import { idOf } from '../schema/ids.ts';
import { Direction, enumOf } from '../schema/inputs.ts';
import { type OrderKey, orderOf, pageCost, pageOf } from '../schema/keyset.ts';
import { visible } from '../schema/node.ts';
import { Decision } from './graphql.ts';
import { decisionWhere } from './queries.ts';
import { decisionWords } from './words.ts';

const DecisionState = enumOf('DecisionState', 'How far a decision has come.', decisionWords.states);
const Source = enumOf(
  'DecisionSource',
  'Where a decision was taken.',
  decisionWords.choices?.['DecisionSource'] ?? {},
);

const DecisionFilter = builder.inputType('DecisionFilter', {
  description: 'Which decisions. Conditions are joined by and; an empty list matches nothing.',
  fields: (t) => ({
    states: t.field({ type: [DecisionState], description: 'In any of these states' }),
    sources: t.field({ type: [Source], description: 'From any of these' }),
    units: t.idList({ description: 'With any of these as a responsible or assisting unit' }),
    mine: t.boolean({ description: 'That ask something of the viewer’s units, or do not' }),
    open: t.boolean({
      description:
        'In force and not done yet: what the joint conference reviews (clause 3.4); or all others',
    }),
    meeting: t.id({ description: 'Taken by one meeting' }),
    issue: t.id({ description: 'About one issue' }),
    project: t.id({ description: 'About one project' }),
    dueBefore: t.field({
      type: 'Date',
      description: 'Due before a day, an assignment by the date of its issue',
    }),
  }),
});

const DecisionOrderField = builder.enumType('DecisionOrderField', {
  description: 'What decisions are ordered by.',
  values: {
    DUE_ON: { description: 'By when; without a date last' },
    IN_FORCE_AT: { description: 'Since when in force; drafts last' },
    DRAFTED_AT: { description: 'When first written' },
  },
});

const DecisionOrder = builder.inputType('DecisionOrder', {
  description: 'One key of an order.',
  fields: (t) => ({
    field: t.field({ type: DecisionOrderField, required: true, description: 'By what' }),
    direction: t.field({ type: Direction, description: 'Default ASC' }),
  }),
});

const ORDER: Readonly<Record<string, Omit<OrderKey, 'direction'>>> = {
  DUE_ON: { column: 'dueOn', kind: 'moment', isNullable: true },
  IN_FORCE_AT: { column: 'inForceAt', kind: 'moment', isNullable: true },
  DRAFTED_AT: { column: 'draftedAt', kind: 'moment' },
};

const BY_ID: OrderKey = { column: 'id', direction: 'asc', kind: 'id' };

builder.objectField(Decision, 'timeline', (t) =>
  t.connection({
    type: Event,
    description: 'What happened to it, the newest first, as far as the viewer may see.',
    complexity: pageCost,
    resolve: ({ id }, args, context, info) => {
      const own = {
        OR: [
          { subjectType: 'Decision', subjectId: id },
          { rootType: 'Decision', rootId: id },
        ],
      };
      return eventPage(`timeline ${id}`, own, args, context, info);
    },
  }),
);

builder.queryFields((t) => ({
  decision: t.prismaField({
    type: Decision,
    nullable: true,
    description: 'One decision.',
    args: { id: t.arg.id({ required: true, description: 'Global id' }) },
    resolve: (query, _, { id }, context) => {
      const decisionId = idOf('Decision', id);
      if (!decisionId) return null;
      return context.database.decision.findFirst({
        ...query,
        where: { id: decisionId, ...visible(context) },
      });
    },
  }),
  decisions: t.connection({
    type: Decision,
    description:
      'Decisions that the viewer may see. With `open`: the review of all that is not done.',
    complexity: pageCost,
    args: {
      filter: t.arg({ type: DecisionFilter, description: 'Which ones' }),
      orderBy: t.arg({
        type: [DecisionOrder],
        description: 'At most three keys; the order of writing decides what is equal',
      }),
    },
    resolve: (_, { filter, orderBy, ...args }, context, info) => {
      const { database, viewer } = context;
      const where = { AND: [visible(context), decisionWhere(filter, viewer)] };
      return pageOf({
        list: 'decisions',
        arguments: args,
        order: orderOf(orderBy, ORDER, BY_ID, context.language),
        context,
        info,
        read: (page) =>
          database.decision.findMany({ ...page, where: { AND: [where, page.where] } }),
        count: () => database.decision.count({ where }),
      });
    },
  }),
}));
