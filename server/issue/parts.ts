import { builder } from '../schema/builder.ts';
import { enumOf } from '../schema/inputs.ts';
import { personById, unitsByIds } from '../schema/loaders.ts';
import { nodeType, visible } from '../schema/node.ts';
import type { StepState } from './subject.ts';
import { issueWords } from './words.ts';

/** What an issue consists of: assignments, plan, reports, claims, questions, checks. */

const StepStateType = enumOf(
  'StepState',
  'How a step of a plan stands.',
  issueWords.choices?.['StepState'] ?? {},
);
const ReportKind = enumOf('ReportKind', 'What kind of report it is.', {
  PROGRESS: { zh: '进展报告', en: 'The lead unit’s report' },
  PART: { zh: '分工进展', en: 'Another unit’s part' },
  URGENT: { zh: '紧急上报', en: 'An urgent matter' },
  CORRECTION: { zh: '更正', en: 'A correction' },
});
const ClaimView = enumOf('ClaimView', 'What the owner unit says of a claim (clause 6.8).', {
  AGREE: { zh: '同意', en: 'Agrees' },
  OBJECT: { zh: '反对', en: 'Objects' },
  SILENT: { zh: '逾期未反馈', en: 'Said nothing in time' },
});
const ClaimOutcome = enumOf('ClaimOutcome', 'What became of a claim.', {
  CONFIRMED: { zh: '已确认', en: 'Confirmed' },
  SENT_BACK: { zh: '退回重办', en: 'Sent back' },
});

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
      resolve: ({ endReason }) => endReason && Object(endReason),
    }),
  }),
});

builder.prismaNode('Report', {
  id: { field: 'id', description: 'Global id' },
  description: 'A report on an issue; corrected, never changed (clause 6.5).',
  fields: (t) => ({
    kind: t.field({
      type: ReportKind,
      description: 'What kind',
      resolve: ({ kind }) => kind as 'PROGRESS',
    }),
    unit: t.relation('unit', { description: 'Whose report' }),
    by: t.prismaField({
      type: 'Person',
      nullable: true,
      description: 'Who wrote it',
      resolve: (_, { byId }, __, context) => personById(context, byId),
    }),
    period: t.exposeInt('period', { nullable: true, description: 'Period that it settled' }),
    isLate: t.exposeBoolean('late', { description: 'Whether that period was over' }),
    text: t.field({ type: 'Text', description: 'Wording', resolve: ({ text }) => Object(text) }),
    next: t.field({
      type: 'Text',
      nullable: true,
      description: 'Next step',
      resolve: ({ next }) => next && Object(next),
    }),
    nextOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'Next step by when',
      resolve: ({ nextOn }) => nextOn,
    }),
    occurredAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When an urgent matter happened',
      resolve: ({ occurredAt }) => occurredAt,
    }),
    reason: t.field({
      type: 'Text',
      nullable: true,
      description: 'Why it was corrected',
      resolve: ({ reason }) => reason && Object(reason),
    }),
    corrects: t.relation('corrects', { nullable: true, description: 'The report it corrects' }),
    corrections: t.relation('corrections', {
      description: 'Corrections, in order of time',
      query: { orderBy: { at: 'asc' } },
    }),
    at: t.field({ type: 'DateTime', description: 'When', resolve: ({ at }) => at }),
  }),
});

nodeType('Report', (context, ids, query) =>
  context.database.report.findMany({
    ...query,
    where: { id: { in: [...ids] }, issue: visible(context) },
  }),
);

builder.prismaObject('Claim', {
  description: 'The lead unit’s word that an issue is solved, and what became of it.',
  fields: (t) => ({
    text: t.field({
      type: 'Text',
      description: 'How it was solved',
      resolve: ({ text }) => Object(text),
    }),
    at: t.field({ type: 'DateTime', description: 'When claimed', resolve: ({ at }) => at }),
    viewDueOn: t.field({
      type: 'Date',
      description: 'By when the owner unit gives its view',
      resolve: ({ viewDueOn }) => viewDueOn,
    }),
    view: t.field({
      type: ClaimView,
      nullable: true,
      description: 'The owner unit’s view',
      resolve: ({ view }) => view as 'AGREE' | null,
    }),
    viewText: t.field({
      type: 'Text',
      nullable: true,
      description: 'Why',
      resolve: ({ viewText }) => viewText && Object(viewText),
    }),
    viewAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When given',
      resolve: ({ viewAt }) => viewAt,
    }),
    outcome: t.field({
      type: ClaimOutcome,
      nullable: true,
      description: 'Confirmed or sent back',
      resolve: ({ outcome }) => outcome as 'CONFIRMED' | null,
    }),
    outcomeText: t.field({
      type: 'Text',
      nullable: true,
      description: 'Remark or reason',
      resolve: ({ outcomeText }) => outcomeText && Object(outcomeText),
    }),
    outcomeAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When',
      resolve: ({ outcomeAt }) => outcomeAt,
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
