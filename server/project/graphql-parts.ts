import { builder } from '../schema/builder.ts';
import { enumOf } from '../schema/inputs.ts';
import { nodeType, visibleWithin } from '../schema/node.ts';
import type { MILESTONES } from './subject.ts';
import { projectWords } from './words.ts';

/** What a project consists of: milestones, their reports, proposals, signatures. */

const MilestoneKind = enumOf(
  'MilestoneKind',
  'A milestone of a project.',
  projectWords.choices?.['MilestoneKind'] ?? {},
);
const ProposalKind = enumOf('ProposalKind', 'What is put before both chairs.', {
  DETERMINATION: { zh: '审定', en: 'Determination' },
  REVERSION: { zh: '取消', en: 'Reversion' },
});

builder.prismaObject('Milestone', {
  description: 'A milestone planned and, once confirmed, reached (节点).',
  fields: (t) => ({
    kind: t.field({
      type: MilestoneKind,
      description: 'Which',
      resolve: ({ kind }) => kind as (typeof MILESTONES)[number],
    }),
    plannedOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'Planned day',
      resolve: ({ plannedOn }) => plannedOn,
    }),
    reachedOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'Day reached, confirmed by the office',
      resolve: ({ reachedOn }) => reachedOn,
    }),
    document: t.exposeString('document', { nullable: true, description: 'Document number' }),
  }),
});

builder.prismaNode('MilestoneReport', {
  id: { field: 'id', description: 'Global id' },
  description: 'The owner unit’s word that a milestone is reached; it counts once confirmed.',
  fields: (t) => ({
    kind: t.field({
      type: MilestoneKind,
      description: 'Which milestone',
      resolve: ({ kind }) => kind as (typeof MILESTONES)[number],
    }),
    state: t.exposeString('state', { description: 'REPORTED, CONFIRMED or RETURNED' }),
    reachedOn: t.field({
      type: 'Date',
      description: 'Day reported',
      resolve: ({ reachedOn }) => reachedOn,
    }),
    document: t.exposeString('document', { nullable: true, description: 'Document number' }),
    text: t.field({
      type: 'Text',
      nullable: true,
      description: 'What is said with it',
      resolve: ({ text }) => text && Object(text),
    }),
    at: t.field({ type: 'DateTime', description: 'When reported', resolve: ({ at }) => at }),
    reason: t.field({
      type: 'Text',
      nullable: true,
      description: 'Why it was returned',
      resolve: ({ reason }) => reason && Object(reason),
    }),
  }),
});

nodeType('MilestoneReport', (context, ids, query) =>
  context.database.milestoneReport.findMany({
    ...query,
    where: { id: { in: [...ids] }, project: visibleWithin(context) },
  }),
);

builder.prismaObject('Signature', {
  description: 'One post’s signature on a proposal (clause 3.1).',
  fields: (t) => ({
    post: t.exposeString('post', { description: 'The post that signed' }),
    opinion: t.field({
      type: 'Text',
      nullable: true,
      description: 'Opinion',
      resolve: ({ opinion }) => opinion && Object(opinion),
    }),
    at: t.field({ type: 'DateTime', description: 'When', resolve: ({ at }) => at }),
    voidedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When a change of the file or a refusal voided it',
      resolve: ({ voidedAt }) => voidedAt,
    }),
  }),
});

builder.prismaObject('Proposal', {
  description: 'Determination or reversion, put before both chairs (提请审定).',
  fields: (t) => ({
    kind: t.field({
      type: ProposalKind,
      description: 'What is proposed',
      resolve: ({ kind }) => kind as 'DETERMINATION',
    }),
    state: t.exposeString('state', { description: 'OPEN, ADOPTED, REFUSED or VOID' }),
    report: t.field({
      type: 'Text',
      description: 'The verified report',
      resolve: ({ report }) => Object(report),
    }),
    signatures: t.relation('signatures', { description: 'Given so far' }),
    at: t.field({ type: 'DateTime', description: 'When proposed', resolve: ({ at }) => at }),
    closedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it ended',
      resolve: ({ closedAt }) => closedAt,
    }),
  }),
});
