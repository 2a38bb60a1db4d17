import { builder } from '../schema/builder.ts';
import { compact, containsLine, containsText, idsIn } from '../schema/filters.ts';
import { idOf } from '../schema/ids.ts';
import { Direction, enumOf } from '../schema/inputs.ts';
import { type OrderKey, orderOf, pageCost, pageOf } from '../schema/keyset.ts';
import { visible } from '../schema/node.ts';
import { Project } from './graphql.ts';
import { PHASES, TIERS } from './subject.ts';
import { projectWords } from './words.ts';

const pick = (names: readonly string[]) =>
  Object.fromEntries(
    names.map((name) => [name, projectWords.states[name] ?? { zh: name, en: name }]),
  );

const Tier = enumOf('Tier', 'How the conference ranks a project (clause 2).', pick(TIERS));
const Phase = enumOf('Phase', 'How far a project has come (clause 7.1).', pick(PHASES));
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
