import './graphql-parts.ts';
import './graphql-reports.ts';
import { namedNode } from '../events/event.ts';
import { toDay } from '../kernel/calendar.ts';
import { builder } from '../schema/builder.ts';
import { actionFields } from '../schema/forms.ts';
import { enumOf } from '../schema/inputs.ts';
import { unitById, unitsByIds } from '../schema/loaders.ts';
import { mutationsOf } from '../schema/mutations.ts';
import { nodeType, visible } from '../schema/node.ts';
import { LightType, NextReport } from './graphql-light.ts';
import { nextReport } from './grid.ts';
import { lightOf } from './light.ts';
import { issueWords } from './words.ts';

const IssueState = enumOf('IssueState', 'How far an issue has come.', issueWords.states);
const Severity = enumOf(
  'Severity',
  'How grave an issue is.',
  issueWords.choices?.['Severity'] ?? {},
);
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
    township: t.prismaField({
      type: 'Unit',
      nullable: true,
      description: 'Where its project lies',
      resolve: (_, { townshipId }, __, context) => unitById(context, townshipId),
    }),
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
    agendaOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'Day of the coming meeting that has it on its agenda',
      resolve: ({ agendaOn }) => agendaOn,
    }),
    agendaMeeting: t.prismaField({
      type: 'Meeting',
      nullable: true,
      description: 'The coming meeting that has it on its agenda, where the viewer sees it',
      resolve: (_, { agendaMeetingId }, __, context, info) =>
        namedNode(context, info, 'Meeting', agendaMeetingId) as never,
    }),
    agendaItems: t.relation('agendaItems', {
      description: 'Items of meetings about it, as far as the viewer sees the meetings',
      query: (_, context) => ({ where: { meeting: visible(context) }, orderBy: { id: 'asc' } }),
    }),
    decisions: t.relation('decisions', {
      description: 'What was decided about it, as far as the viewer sees it',
      query: (_, context) => ({ where: visible(context), orderBy: { draftedAt: 'asc' } }),
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
      // Taken back, it stays on record only.
      resolve: ({ state, declineReason }) =>
        state === 'DECLINED' && declineReason ? Object(declineReason) : null,
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

mutationsOf('Issue', Issue);
actionFields('Issue', Issue);
