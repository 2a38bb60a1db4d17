import { builder } from '../schema/builder.ts';
import { enumOf } from '../schema/inputs.ts';
import { personById } from '../schema/loaders.ts';
import { nodeType, visible } from '../schema/node.ts';

/** Reports on an issue, and claims that it is solved. */

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
