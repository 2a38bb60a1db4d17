import { builder } from '../schema/builder.ts';
import { idOf } from '../schema/ids.ts';
import { Direction, enumOf } from '../schema/inputs.ts';
import { type OrderKey, orderOf, pageCost, pageOf } from '../schema/keyset.ts';
import { visible } from '../schema/node.ts';
import { Meeting } from './graphql.ts';
import { meetingWhere } from './queries.ts';
import { MEETING_KINDS } from './vocabulary.ts';
import { meetingWords } from './words.ts';

const MeetingState = enumOf('MeetingState', 'How far a meeting has come.', meetingWords.states);
const MeetingKind = enumOf('MeetingKind', 'What kind of meeting.', MEETING_KINDS);

const MeetingFilter = builder.inputType('MeetingFilter', {
  description: 'Which meetings. Conditions are joined by and; an empty list matches nothing.',
  fields: (t) => ({
    states: t.field({ type: [MeetingState], description: 'In any of these states' }),
    kinds: t.field({ type: [MeetingKind], description: 'Of any of these kinds' }),
    from: t.field({ type: 'Date', description: 'That begin on a day or later' }),
    to: t.field({ type: 'Date', description: 'That begin on a day or before' }),
    mine: t.boolean({
      description: 'To which the viewer’s unit is invited, or the viewer presides',
    }),
  }),
});

const MeetingOrderField = builder.enumType('MeetingOrderField', {
  description: 'What meetings are ordered by.',
  values: {
    NUMBER: { description: 'Number' },
    STARTS_AT: { description: 'When they begin' },
  },
});

const MeetingOrder = builder.inputType('MeetingOrder', {
  description: 'One key of an order.',
  fields: (t) => ({
    field: t.field({ type: MeetingOrderField, required: true, description: 'By what' }),
    direction: t.field({ type: Direction, description: 'Default ASC' }),
  }),
});

const ORDER: Readonly<Record<string, Omit<OrderKey, 'direction'>>> = {
  NUMBER: { column: 'number', kind: 'text' },
  STARTS_AT: { column: 'startsAt', kind: 'moment' },
};

const BY_NUMBER: OrderKey = { column: 'number', direction: 'asc', kind: 'text' };

builder.queryFields((t) => ({
  meeting: t.prismaField({
    type: Meeting,
    nullable: true,
    description: 'One meeting, by id or by number.',
    args: {
      id: t.arg.id({ description: 'Global id' }),
      number: t.arg.string({ description: 'Its number' }),
    },
    resolve: (query, _, { id, number }, context) => {
      const meetingId = idOf('Meeting', id);
      if (!meetingId && !number) return null;
      const one = meetingId ? { id: meetingId } : { number: number ?? '' };
      return context.database.meeting.findFirst({
        ...query,
        where: { ...one, ...visible(context) },
      });
    },
  }),
  meetings: t.connection({
    type: Meeting,
    description: 'Meetings that the viewer may see.',
    complexity: pageCost,
    args: {
      filter: t.arg({ type: MeetingFilter, description: 'Which ones' }),
      orderBy: t.arg({
        type: [MeetingOrder],
        description: 'At most three keys; the number decides what is equal',
      }),
    },
    resolve: (_, { filter, orderBy, ...args }, context, info) => {
      const { database } = context;
      const where = { AND: [visible(context), meetingWhere(filter, context)] };
      return pageOf({
        list: 'meetings',
        arguments: args,
        order: orderOf(orderBy, ORDER, BY_NUMBER, context.language),
        context,
        info,
        read: (page) => database.meeting.findMany({ ...page, where: { AND: [where, page.where] } }),
        count: () => database.meeting.count({ where }),
      });
    },
  }),
}));
