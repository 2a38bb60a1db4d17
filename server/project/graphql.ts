import { builder } from '../schema/builder.ts';
import { actionFields } from '../schema/forms.ts';
import { enumOf } from '../schema/inputs.ts';
import { mutationsOf } from '../schema/mutations.ts';
import { nodeType, visible, visibleWithin } from '../schema/node.ts';
import { PHASES, TIERS } from './subject.ts';
import { projectWords } from './words.ts';

import './graphql-parts.ts';

const pick = (names: readonly string[]) =>
  Object.fromEntries(
    names.map((name) => [name, projectWords.states[name] ?? { zh: name, en: name }]),
  );

const Tier = enumOf('Tier', 'How the conference ranks a project (clause 2).', pick(TIERS));
const Phase = enumOf('Phase', 'How far a project has come (clause 7.1).', pick(PHASES));
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
      description: 'Reported, in order of time; not for the applicant',
      query: (_, context) => ({
        where: { project: visibleWithin(context) },
        orderBy: { at: 'asc' },
      }),
    }),
    proposals: t.relation('proposals', {
      description: 'Determinations and reversions, in order of time; not for the applicant',
      query: (_, context) => ({
        where: { project: visibleWithin(context) },
        orderBy: { at: 'asc' },
      }),
    }),
    issues: t.relation('issues', {
      description: 'Its issues, as far as the viewer sees them',
      complexity: { field: 5, multiplier: 10 },
      query: (_, context) => ({ where: visible(context), orderBy: { number: 'asc' }, take: 100 }),
    }),
    agendaItems: t.relation('agendaItems', {
      description: 'Items of meetings about it, as far as the viewer sees the meetings',
      query: (_, context) => ({ where: { meeting: visible(context) }, orderBy: { id: 'asc' } }),
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

mutationsOf('Project', Project);
actionFields('Project', Project);
