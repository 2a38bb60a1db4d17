import { builder } from '../schema/builder.ts';
import { compact, containsLine, containsText, Direction, idsIn } from '../schema/filters.ts';
import { actionFields } from '../schema/forms.ts';
import { idOf } from '../schema/ids.ts';
import { enumOf } from '../schema/inputs.ts';
import { type OrderKey, orderOf, pageCost, pageOf } from '../schema/keyset.ts';
import { mutationsOf } from '../schema/mutations.ts';
import { nodeType, visible } from '../schema/node.ts';
import { type MILESTONES, PHASES, TIERS } from './subject.ts';
import { projectWords } from './words.ts';

const pick = (names: readonly string[]) =>
  Object.fromEntries(
    names.map((name) => [name, projectWords.states[name] ?? { zh: name, en: name }]),
  );

const Tier = enumOf('Tier', 'How the conference ranks a project (clause 2).', pick(TIERS));
const Phase = enumOf('Phase', 'How far a project has come (clause 7.1).', pick(PHASES));
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
    where: { id: { in: [...ids] }, project: visible(context) },
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

const Investment = builder
  .objectRef<Record<'own' | 'loan' | 'fiscal' | 'other' | 'total', { toFixed(n: number): string }>>(
    'Investment',
  )
  .implement({
    description: 'Investment by source, in yuan; the total is their sum.',
    fields: (t) => ({
      own: t.field({ type: 'Decimal', description: 'Own funds', resolve: ({ own }) => own }),
      loan: t.field({ type: 'Decimal', description: 'Bank loans', resolve: ({ loan }) => loan }),
      fiscal: t.field({
        type: 'Decimal',
        description: 'Fiscal funds',
        resolve: ({ fiscal }) => fiscal,
      }),
      other: t.field({
        type: 'Decimal',
        description: 'Other sources',
        resolve: ({ other }) => other,
      }),
      total: t.field({ type: 'Decimal', description: 'Total', resolve: ({ total }) => total }),
    }),
  });

/** A project, candidate, key or major. */
export const Project = builder.prismaNode('Project', {
  id: { field: 'id', description: 'Global id' },
  description: 'A project: candidate, key or major (项目, clause 2).',
  fields: (t) => ({
    number: t.exposeString('number', { description: 'Number in the register, such as `P07`' }),
    name: t.field({ type: 'Text', description: 'Name', resolve: ({ name }) => Object(name) }),
    tier: t.field({ type: Tier, description: 'Rank', resolve: ({ tier }) => tier }),
    phase: t.field({ type: Phase, description: 'Course', resolve: ({ phase }) => phase }),
    enterprise: t.relation('enterprise', { nullable: true, description: 'Who builds it' }),
    ownerUnit: t.relation('ownerUnit', { description: 'The unit that it belongs to' }),
    township: t.relation('township', { nullable: true, description: 'Where it lies' }),
    address: t.field({
      type: 'Text',
      nullable: true,
      description: 'Address',
      resolve: ({ address }) => address && Object(address),
    }),
    industry: t.field({
      type: 'Text',
      nullable: true,
      description: 'Industry',
      resolve: ({ industry }) => industry && Object(industry),
    }),
    content: t.field({
      type: 'Text',
      nullable: true,
      description: 'What is built',
      resolve: ({ content }) => content && Object(content),
    }),
    nationalCode: t.exposeString('nationalCode', {
      nullable: true,
      description: 'National project code (GB/T 40058-2021), its shape verified',
    }),
    investment: t.field({
      type: Investment,
      description: 'Investment by source',
      resolve: (project) => ({
        own: project.investmentOwn,
        loan: project.investmentLoan,
        fiscal: project.investmentFiscal,
        other: project.investmentOther,
        total: project.investmentTotal,
      }),
    }),
    milestones: t.relation('milestones', { description: 'Planned and reached' }),
    milestoneReports: t.relation('milestoneReports', {
      description: 'Reported, in order of time',
      query: { orderBy: { at: 'asc' } },
    }),
    proposals: t.relation('proposals', {
      description: 'Determinations and reversions, in order of time',
      query: { orderBy: { at: 'asc' } },
    }),
    issues: t.relation('issues', {
      description: 'Its issues, as far as the viewer sees them',
      complexity: { field: 5, multiplier: 10 },
      query: (_, context) => ({ where: visible(context), orderBy: { number: 'asc' }, take: 100 }),
    }),
    requests: t.relation('requests', {
      description: 'What was asked for',
      query: (_, context) => ({ where: visible(context), orderBy: { at: 'asc' } }),
    }),
    duties: t.relation('duties', {
      description: 'Open duties about it',
      query: (_, context) => ({
        where: { AND: [visible(context), { state: 'PENDING' }] },
        orderBy: { dueOn: 'asc' },
      }),
    }),
    registeredAt: t.field({
      type: 'DateTime',
      description: 'When registered',
      resolve: ({ registeredAt }) => registeredAt,
    }),
    listedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'Since when it is a major project',
      resolve: ({ listedAt }) => listedAt,
    }),
    version: t.exposeInt('version', { description: 'Counts decisions; send it with the next one' }),
  }),
});

nodeType('Project', (context, ids, query) =>
  context.database.project.findMany({
    ...query,
    where: { id: { in: [...ids] }, ...visible(context) },
  }),
);

const ProjectFilter = builder.inputType('ProjectFilter', {
  description: 'Which projects. Conditions are joined by and.',
  fields: (t) => ({
    tiers: t.field({ type: [Tier], description: 'Of any of these ranks' }),
    phases: t.field({ type: [Phase], description: 'In any of these phases' }),
    ownerUnits: t.idList({ description: 'Of any of these owner units' }),
    townships: t.idList({ description: 'In any of these townships' }),
    search: t.string({ description: 'Whose name or number contains this' }),
  }),
});

const ProjectOrderField = builder.enumType('ProjectOrderField', {
  description: 'What projects are ordered by.',
  values: {
    NUMBER: { description: 'Number' },
    REGISTERED_AT: { description: 'Registration' },
    INVESTMENT: { description: 'Total investment' },
  },
});

const ProjectOrder = builder.inputType('ProjectOrder', {
  description: 'One key of an order.',
  fields: (t) => ({
    field: t.field({ type: ProjectOrderField, required: true, description: 'By what' }),
    direction: t.field({ type: Direction, description: 'Default ASC' }),
  }),
});

const ORDER: Readonly<Record<string, Omit<OrderKey, 'direction'>>> = {
  NUMBER: { column: 'number', kind: 'text' },
  REGISTERED_AT: { column: 'registeredAt', kind: 'moment' },
  INVESTMENT: { column: 'investmentTotal', kind: 'decimal' },
};

const BY_NUMBER: OrderKey = { column: 'number', direction: 'asc', kind: 'text' };

builder.queryFields((t) => ({
  project: t.prismaField({
    type: Project,
    nullable: true,
    description: 'One project, by id or by number.',
    args: {
      id: t.arg.id({ description: 'Global id' }),
      number: t.arg.string({ description: 'Its number' }),
    },
    resolve: (query, _, { id, number }, context) => {
      const projectId = idOf('Project', id);
      if (!projectId && !number) return null;
      const one = projectId ? { id: projectId } : { number: number ?? '' };
      return context.database.project.findFirst({
        ...query,
        where: { ...one, ...visible(context) },
      });
    },
  }),
  projects: t.connection({
    type: Project,
    description: 'Projects that the viewer may see.',
    complexity: pageCost,
    args: {
      filter: t.arg({ type: ProjectFilter, description: 'Which ones' }),
      orderBy: t.arg({
        type: [ProjectOrder],
        description: 'At most three keys; the number decides what is equal',
      }),
    },
    resolve: (_, { filter, orderBy, ...args }, context, info) => {
      const { database } = context;
      const where = {
        AND: [
          visible(context),
          compact({
            tier: filter?.tiers ? { in: filter.tiers } : undefined,
            phase: filter?.phases ? { in: filter.phases } : undefined,
            ownerUnitId: idsIn('Unit', filter?.ownerUnits),
            townshipId: idsIn('Unit', filter?.townships),
          }),
          ...(filter?.search
            ? [
                {
                  OR: [
                    ...containsText('name', filter.search),
                    containsLine('number', filter.search),
                  ],
                },
              ]
            : []),
        ],
      };
      return pageOf({
        list: 'projects',
        arguments: args,
        order: orderOf(orderBy, ORDER, BY_NUMBER, context.language),
        context,
        info,
        read: (page) => database.project.findMany({ ...page, where: { AND: [where, page.where] } }),
        count: () => database.project.count({ where }),
      });
    },
  }),
}));

mutationsOf('Project', Project);
actionFields('Project', Project);
