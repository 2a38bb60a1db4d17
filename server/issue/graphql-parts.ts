import { builder } from '../schema/builder.ts';
import { enumOf } from '../schema/inputs.ts';
import { personById, unitsByIds } from '../schema/loaders.ts';
import { nodeType, visible } from '../schema/node.ts';
import type { StepState } from './subject.ts';
import { issueWords } from './words.ts';

/** What an issue consists of besides its reports: assignments, plan, questions, checks. */

const StepStateType = enumOf(
  'StepState',
  'How a step of a plan stands.',
  issueWords.choices?.['StepState'] ?? {},
);
builder.prismaObject('PlanStep', {
  description: 'A dated step of a work plan (clause 6.5).',
  fields: (t) => ({
    no: t.exposeInt('no', { description: 'Number in the plan' }),
    text: t.field({
      type: 'Text',
      description: 'What is done',
      resolve: ({ text }) => Object(text),
    }),
    dueOn: t.field({ type: 'Date', description: 'By when', resolve: ({ dueOn }) => dueOn }),
    originalDueOn: t.field({
      type: 'Date',
      description: 'Its first date',
      resolve: ({ originalDueOn }) => originalDueOn,
    }),
    state: t.field({
      type: StepStateType,
      description: 'How it stands',
      resolve: ({ state }) => state as StepState,
    }),
    doneOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'Done on',
      resolve: ({ doneOn }) => doneOn,
    }),
  }),
});

builder.prismaObject('Assignment', {
  description: 'One charge of an issue, from assignment to the next or the end (clause 6.3).',
  fields: (t) => ({
    no: t.exposeInt('no', { description: 'Counts assignments of the issue' }),
    responsibleUnits: t.prismaField({
      type: ['Unit'],
      description: 'Responsible units, the lead unit first',
      resolve: (_, { responsibleIds }, __, context) => unitsByIds(context, responsibleIds),
    }),
    assistingUnits: t.prismaField({
      type: ['Unit'],
      description: 'Assisting units',
      resolve: (_, { assistingIds }, __, context) => unitsByIds(context, assistingIds),
    }),
    task: t.field({ type: 'Text', description: 'The task', resolve: ({ task }) => Object(task) }),
    assignedOn: t.field({
      type: 'Date',
      description: 'Day D of the 15-day grid',
      resolve: ({ assignedOn }) => assignedOn,
    }),
    originalTargetOn: t.field({
      type: 'Date',
      description: 'First target date',
      resolve: ({ originalTargetOn }) => originalTargetOn,
    }),
    targetOn: t.field({
      type: 'Date',
      description: 'Target date, extended or not',
      resolve: ({ targetOn }) => targetOn,
    }),
    isPrepared: t.boolean({
      description: 'Whether a clerk has prepared the acceptance for the head',
      resolve: ({ draft, acceptedAt }) => draft !== null && acceptedAt === null,
    }),
    acceptedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When the head accepted',
      resolve: ({ acceptedAt }) => acceptedAt,
    }),
    accountableHead: t.prismaField({
      type: 'Person',
      nullable: true,
      description: 'First responsible person: the unit’s head',
      resolve: (_, { accountableHeadId }, __, context) => personById(context, accountableHeadId),
    }),
    personInCharge: t.prismaField({
      type: 'Person',
      nullable: true,
      description: 'Person in charge',
      resolve: (_, { personInChargeId }, __, context) => personById(context, personInChargeId),
    }),
    contact: t.prismaField({
      type: 'Person',
      nullable: true,
      description: 'Contact',
      resolve: (_, { contactId }, __, context) => personById(context, contactId),
    }),
    measures: t.field({
      type: 'Text',
      nullable: true,
      description: 'Measures',
      resolve: ({ measures }) => measures && Object(measures),
    }),
    steps: t.relation('steps', {
      description: 'The plan as it counts',
      query: { where: { replacedAt: null }, orderBy: { no: 'asc' } },
    }),
    endedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When another unit took over',
      resolve: ({ endedAt }) => endedAt,
    }),
    endReason: t.field({
      type: 'Text',
      nullable: true,
      description: 'Why',
      resolve: ({ endedAt, endReason }) => (endedAt && endReason ? Object(endReason) : null),
    }),
  }),
});

builder.prismaNode('Inquiry', {
  id: { field: 'id', description: 'Global id' },
  description: 'What an assisting unit is asked, and its answer (clause 6.3).',
  fields: (t) => ({
    unit: t.relation('unit', { description: 'Who is asked' }),
    text: t.field({
      type: 'Text',
      description: 'What is asked',
      resolve: ({ text }) => Object(text),
    }),
    dueOn: t.field({ type: 'Date', description: 'By when', resolve: ({ dueOn }) => dueOn }),
    askedAt: t.field({
      type: 'DateTime',
      description: 'When asked',
      resolve: ({ askedAt }) => askedAt,
    }),
    answer: t.field({
      type: 'Text',
      nullable: true,
      description: 'The answer',
      resolve: ({ answer }) => answer && Object(answer),
    }),
    answeredAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When answered',
      resolve: ({ answeredAt }) => answeredAt,
    }),
  }),
});

nodeType('Inquiry', (context, ids, query) =>
  context.database.inquiry.findMany({
    ...query,
    where: { id: { in: [...ids] }, issue: visible(context) },
  }),
);

builder.prismaObject('SiteCheck', {
  description: 'A check on site by the office (clause 4.9).',
  fields: (t) => ({
    checkedOn: t.field({
      type: 'Date',
      description: 'When',
      resolve: ({ checkedOn }) => checkedOn,
    }),
    findings: t.field({
      type: 'Text',
      description: 'What was found',
      resolve: ({ findings }) => Object(findings),
    }),
    conclusion: t.field({
      type: 'Text',
      description: 'The conclusion, told to the unit',
      resolve: ({ conclusion }) => Object(conclusion),
    }),
    by: t.prismaField({
      type: 'Person',
      nullable: true,
      description: 'Who checked',
      resolve: (_, { byId }, __, context) => personById(context, byId),
    }),
  }),
});
