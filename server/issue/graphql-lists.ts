import { queryFromInfo } from '@pothos/plugin-prisma';
import { builder } from '../schema/builder.ts';
import { idOf } from '../schema/ids.ts';
import { Direction, enumOf } from '../schema/inputs.ts';
import { type OrderKey, orderOf, pageCost, pageOf } from '../schema/keyset.ts';
import { visible } from '../schema/node.ts';
import { Issue } from './graphql.ts';
import { BOARD_COLUMNS, BOARD_SIZE, boardWhere, issueWhere } from './queries.ts';
import { issueWords } from './words.ts';

const IssueState = enumOf('IssueState', 'How far an issue has come.', issueWords.states);
const Severity = enumOf(
  'Severity',
  'How grave an issue is.',
  issueWords.choices?.['Severity'] ?? {},
);
const IssueFilter = builder.inputType('IssueFilter', {
  description: 'Which issues. Conditions are joined by and; an empty list matches nothing.',
  fields: (t) => ({
    states: t.field({ type: [IssueState], description: 'In any of these states' }),
    project: t.id({ description: 'Of one project' }),
    ownerUnits: t.idList({ description: 'Raised by any of these units' }),
    townships: t.idList({ description: 'In any of these townships' }),
    leadUnits: t.idList({ description: 'Led by any of these units' }),
    responsibleUnits: t.idList({ description: 'With any of these as a responsible unit' }),
    assistingUnits: t.idList({ description: 'With any of these as an assisting unit' }),
    severities: t.field({ type: [Severity], description: 'Of any of these' }),
    urgent: t.boolean({ description: 'Urgent ones, or not' }),
    overdue: t.boolean({ description: 'With something past its date, or without' }),
    dueWithin: t.int({ description: 'With something due today or within so many days' }),
    raisedFrom: t.field({ type: 'Date', description: 'Raised on a day or later' }),
    raisedTo: t.field({ type: 'Date', description: 'Raised on a day or before' }),
    search: t.string({ description: 'Whose title, number or project contains this' }),
  }),
});

const IssueOrderField = builder.enumType('IssueOrderField', {
  description: 'What issues are ordered by.',
  values: {
    NUMBER: { description: 'Number' },
    RAISED_AT: { description: 'When raised' },
    TARGET_ON: { description: 'Target date; without one last' },
  },
});

const IssueOrder = builder.inputType('IssueOrder', {
  description: 'One key of an order.',
  fields: (t) => ({
    field: t.field({ type: IssueOrderField, required: true, description: 'By what' }),
    direction: t.field({ type: Direction, description: 'Default ASC' }),
  }),
});

const ORDER: Readonly<Record<string, Omit<OrderKey, 'direction'>>> = {
  NUMBER: { column: 'number', kind: 'text' },
  RAISED_AT: { column: 'raisedAt', kind: 'moment' },
  TARGET_ON: { column: 'targetOn', kind: 'moment', isNullable: true },
};

const BY_NUMBER: OrderKey = { column: 'number', direction: 'asc', kind: 'text' };

const IssueColumn = builder
  .objectRef<{ readonly state: string; readonly issues: readonly { readonly id: string }[] }>(
    'IssueColumn',
  )
  .implement({
    description: 'One column of the board.',
    fields: (t) => ({
      state: t.field({
        type: IssueState,
        description: 'The state of its issues',
        resolve: ({ state }) => state,
      }),
      count: t.int({ description: 'How many', resolve: ({ issues }) => issues.length }),
      issues: t.field({
        type: [Issue],
        description: 'Its issues, by number',
        complexity: { field: 5, multiplier: 15 },
        resolve: ({ issues }) => issues as never,
      }),
    }),
  });

builder.queryFields((t) => ({
  issue: t.prismaField({
    type: Issue,
    nullable: true,
    description: 'One issue, by id or by number.',
    args: {
      id: t.arg.id({ description: 'Global id' }),
      number: t.arg.string({ description: 'Its number' }),
    },
    resolve: (query, _, { id, number }, context) => {
      const issueId = idOf('Issue', id);
      if (!issueId && !number) return null;
      const one = issueId ? { id: issueId } : { number: number ?? '' };
      return context.database.issue.findFirst({ ...query, where: { ...one, ...visible(context) } });
    },
  }),
  issues: t.connection({
    type: Issue,
    description: 'Issues that the viewer may see.',
    complexity: pageCost,
    args: {
      filter: t.arg({ type: IssueFilter, description: 'Which ones' }),
      orderBy: t.arg({
        type: [IssueOrder],
        description: 'At most three keys; the number decides what is equal',
      }),
    },
    resolve: (_, { filter, orderBy, ...args }, context, info) => {
      const { database, today } = context;
      const where = { AND: [visible(context), issueWhere(filter, today())] };
      return pageOf({
        list: 'issues',
        arguments: args,
        order: orderOf(orderBy, ORDER, BY_NUMBER, context.language),
        context,
        info,
        read: (page) => database.issue.findMany({ ...page, where: { AND: [where, page.where] } }),
        count: () => database.issue.count({ where }),
      });
    },
  }),
  board: t.field({
    type: [IssueColumn],
    description: `The board: what is open by state, and what was solved this month; at most ${BOARD_SIZE} issues.`,
    args: { filter: t.arg({ type: IssueFilter, description: 'Which issues' }) },
    resolve: async (_, { filter }, context, info) => {
      const { database, today } = context;
      const query = queryFromInfo({ context, info, typeName: 'Issue', path: ['issues'] });
      const found = await database.issue.findMany({
        ...(query as object),
        where: { AND: [visible(context), boardWhere(today()), issueWhere(filter, today())] },
        orderBy: { number: 'asc' },
        take: BOARD_SIZE,
      });
      return BOARD_COLUMNS.map((state) => ({
        state,
        issues: found.filter((issue) => issue.state === state),
      }));
    },
  }),
}));
