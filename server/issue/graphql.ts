import './parts.ts';
import { queryFromInfo } from '@pothos/plugin-prisma';
import { toDay } from '../kernel/calendar.ts';
import { TONES } from '../kernel/lateness.ts';
import { builder } from '../schema/builder.ts';
import { Direction } from '../schema/filters.ts';
import { actionFields } from '../schema/forms.ts';
import { idOf } from '../schema/ids.ts';
import { enumOf } from '../schema/inputs.ts';
import { type OrderKey, orderOf, pageCost, pageOf } from '../schema/keyset.ts';
import { unitsByIds } from '../schema/loaders.ts';
import { mutationsOf } from '../schema/mutations.ts';
import { nodeType, visible } from '../schema/node.ts';
import { nextReport } from './grid.ts';
import { LIGHT_REASONS, type Light, lightOf } from './light.ts';
import { BOARD_COLUMNS, boardWhere, issueWhere } from './queries.ts';
import { issueWords } from './words.ts';

const IssueState = enumOf('IssueState', 'How far an issue has come.', issueWords.states);
const Severity = enumOf(
  'Severity',
  'How grave an issue is.',
  issueWords.choices?.['Severity'] ?? {},
);
const Tone = enumOf('Tone', 'How a matter stands by its dates.', TONES);
const LightReason = enumOf('LightReason', 'What an issue’s light is about.', LIGHT_REASONS);

const LightType = builder.objectRef<Light>('Light').implement({
  description: 'How an issue stands, by one date. Drawn as shape, word and colour.',
  fields: (t) => ({
    tone: t.field({ type: Tone, description: 'Its colour', resolve: ({ tone }) => tone }),
    reason: t.field({
      type: LightReason,
      description: 'What it is about',
      resolve: ({ reason }) => reason,
    }),
    days: t.exposeInt('days', {
      description: 'Days late, or days left; for a solved issue the days it took',
    }),
    dueOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'The date it is about',
      resolve: ({ dueOn }) => dueOn,
    }),
    clause: t.exposeString('clause', { description: 'Clause behind it' }),
    period: t.exposeInt('period', {
      nullable: true,
      description: 'Number of the 15-day report, where it is about one',
    }),
  }),
});

const NextReport = builder.objectRef<{ period: number; dueOn: string }>('NextReport').implement({
  description: 'The next 15-day report (clause 6.5).',
  fields: (t) => ({
    period: t.exposeInt('period', { description: 'Period of the grid' }),
    dueOn: t.field({
      type: 'Date',
      description: 'Owed until the end of this day',
      resolve: ({ dueOn }) => dueOn,
    }),
  }),
});

/** A problem of a key or major project that needs coordination. */
export const Issue = builder.prismaNode('Issue', {
  id: { field: 'id', description: 'Global id' },
  description: 'A problem of a key or major project that needs coordination (需协调解决的问题).',
  fields: (t) => ({
    number: t.exposeString('number', { description: 'Number by year, such as `2026-031`' }),
    title: t.field({ type: 'Text', description: 'Title', resolve: ({ title }) => Object(title) }),
    state: t.field({
      type: IssueState,
      description: 'How far it has come',
      resolve: ({ state }) => state,
    }),
    light: t.field({
      type: LightType,
      description: 'How it stands today',
      select: { duties: true },
      resolve: (issue, _, { today, rules }) => lightOf(issue, today(), rules()),
    }),
    blocked: t.field({
      type: 'Text',
      description: 'What is blocked',
      resolve: ({ blocked }) => Object(blocked),
    }),
    since: t.field({ type: 'Date', description: 'Since when', resolve: ({ since }) => since }),
    ask: t.field({ type: 'Text', description: 'What is asked', resolve: ({ ask }) => Object(ask) }),
    askedUnits: t.prismaField({
      type: ['Unit'],
      description: 'Of whom it is asked',
      resolve: (_, { askedUnitIds }, __, context) => unitsByIds(context, askedUnitIds),
    }),
    severity: t.field({
      type: Severity,
      description: 'How grave',
      resolve: ({ severity }) => severity as 'LOW',
    }),
    urgent: t.exposeBoolean('urgent', { description: 'Whether it is urgent' }),
    project: t.relation('project', {
      nullable: true,
      description: 'Its project, where the viewer sees it as such',
    }),
    projectName: t.field({
      type: 'Text',
      description: 'Name of its project, for everybody who sees the issue',
      select: { project: { select: { name: true } } },
      resolve: ({ project }) => Object(project.name),
    }),
    ownerUnit: t.relation('ownerUnit', { description: 'The unit that raised it' }),
    leadUnit: t.relation('leadUnit', { nullable: true, description: 'The unit in the lead' }),
    responsibleUnits: t.prismaField({
      type: ['Unit'],
      description: 'Responsible units, the lead first',
      resolve: (_, { responsibleIds }, __, context) => unitsByIds(context, responsibleIds),
    }),
    assistingUnits: t.prismaField({
      type: ['Unit'],
      description: 'Assisting units',
      resolve: (_, { assistingIds }, __, context) => unitsByIds(context, assistingIds),
    }),
    assignedOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'Day of the current assignment',
      resolve: ({ assignedOn }) => assignedOn,
    }),
    targetOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'Target date, extended or not',
      resolve: ({ targetOn }) => targetOn,
    }),
    nextReport: t.field({
      type: NextReport,
      nullable: true,
      description: 'The next 15-day report, while it is in work',
      select: { duties: true },
      resolve: ({ state, assignedOn, duties }, _, { today, rules }) => {
        if (!assignedOn || (state !== 'ASSIGNED' && state !== 'IN_PROGRESS')) return null;
        const own = duties.filter(
          ({ kind, beginsOn }) => kind === 'REPORT' && beginsOn >= assignedOn,
        );
        return nextReport(toDay(assignedOn), own, today(), rules().reportEvery);
      },
    }),
    steps: t.relation('steps', {
      description: 'The work plan as it counts',
      complexity: { field: 1, multiplier: 5 },
      query: { where: { replacedAt: null }, orderBy: { no: 'asc' } },
    }),
    assignments: t.relation('assignments', {
      description: 'Who has been in charge, in order of time',
      query: { orderBy: { no: 'asc' } },
    }),
    reports: t.relation('reports', {
      description: 'Reports, in order of time',
      complexity: { field: 5, multiplier: 10 },
      query: { orderBy: { at: 'asc' } },
    }),
    claims: t.relation('claims', {
      description: 'Claims that it is solved, in order of time',
      query: { orderBy: { at: 'asc' } },
    }),
    inquiries: t.relation('inquiries', {
      description: 'What assisting units were asked',
      query: { orderBy: { askedAt: 'asc' } },
    }),
    siteChecks: t.relation('siteChecks', {
      description: 'Checks on site',
      query: { orderBy: { at: 'asc' } },
    }),
    requests: t.relation('requests', {
      description: 'Extensions and reassignments asked for',
      query: (_, context) => ({ where: visible(context), orderBy: { at: 'asc' } }),
    }),
    duties: t.relation('duties', {
      description: 'Duties about it, as far as the viewer sees them',
      complexity: { field: 5, multiplier: 10 },
      query: (_, context) => ({ where: visible(context), orderBy: { openedAt: 'asc' } }),
    }),
    notices: t.relation('notices', {
      description: 'What was conveyed to units',
      query: (_, context) => ({ where: visible(context), orderBy: { sentAt: 'asc' } }),
    }),
    verification: t.field({
      type: 'Text',
      nullable: true,
      description: 'The office’s note on verifying it',
      resolve: ({ verification }) => verification && Object(verification),
    }),
    returnReason: t.field({
      type: 'Text',
      nullable: true,
      description: 'Why it was returned last',
      resolve: ({ returnReason }) => returnReason && Object(returnReason),
    }),
    declineReason: t.field({
      type: 'Text',
      nullable: true,
      description: 'Why it was declined',
      resolve: ({ declineReason }) => declineReason && Object(declineReason),
    }),
    closeReason: t.field({
      type: 'Text',
      nullable: true,
      description: 'Why it was closed',
      resolve: ({ closeReason }) => closeReason && Object(closeReason),
    }),
    duplicateOf: t.relation('duplicateOf', {
      nullable: true,
      description: 'The issue that it duplicates',
    }),
    raisedAt: t.field({
      type: 'DateTime',
      description: 'When raised',
      resolve: ({ raisedAt }) => raisedAt,
    }),
    verifiedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When verified',
      resolve: ({ verifiedAt }) => verifiedAt,
    }),
    claimedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When claimed solved',
      resolve: ({ claimedAt }) => claimedAt,
    }),
    resolvedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When confirmed solved',
      resolve: ({ resolvedAt }) => resolvedAt,
    }),
    closedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When declined or closed',
      resolve: ({ closedAt }) => closedAt,
    }),
    version: t.exposeInt('version', { description: 'Counts decisions; send it with the next one' }),
  }),
});

nodeType('Issue', (context, ids, query) =>
  context.database.issue.findMany({
    ...query,
    where: { id: { in: [...ids] }, ...visible(context) },
  }),
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

const BOARD_SIZE = 500;

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

mutationsOf('Issue', Issue);
actionFields('Issue', Issue);
