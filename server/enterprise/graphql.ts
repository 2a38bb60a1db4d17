import { builder } from '../schema/builder.ts';
import { containsLine, containsText } from '../schema/filters.ts';
import { pageCost, pageOf } from '../schema/keyset.ts';
import { mutationsOf } from '../schema/mutations.ts';
import { nodeType } from '../schema/node.ts';

/** The enterprise behind a project. */
export const Enterprise = builder.prismaNode('Enterprise', {
  id: { field: 'id', description: 'Global id' },
  description: 'The enterprise behind a project (项目单位).',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Stable code' }),
    name: t.field({ type: 'Text', description: 'Full name', resolve: ({ name }) => Object(name) }),
    creditCode: t.exposeString('creditCode', {
      description: 'Unified social credit code (GB 32100-2015), its check character verified',
    }),
    township: t.relation('township', { nullable: true, description: 'Where it is registered' }),
    registeredAddress: t.field({
      type: 'Text',
      nullable: true,
      description: 'Registered address',
      resolve: ({ registeredAddress }) => registeredAddress && Object(registeredAddress),
    }),
    industry: t.field({
      type: 'Text',
      nullable: true,
      description: 'Industry',
      resolve: ({ industry }) => industry && Object(industry),
    }),
    registeredCapital: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'Registered capital in yuan',
      resolve: ({ registeredCapital }) => registeredCapital,
    }),
    version: t.exposeInt('version', { description: 'Counts its changes' }),
  }),
});

nodeType('Enterprise', ({ database }, ids, query) =>
  database.enterprise.findMany({ ...query, where: { id: { in: [...ids] } } }),
);

builder.queryField('enterprises', (t) =>
  t.connection({
    type: Enterprise,
    description: 'Enterprises by code.',
    complexity: pageCost,
    args: { search: t.arg.string({ description: 'Whose name or credit code contains this' }) },
    resolve: (_, { search, ...args }, context, info) => {
      const { database } = context;
      const where = search
        ? { OR: [...containsText('name', search), containsLine('creditCode', search)] }
        : {};
      return pageOf({
        list: 'enterprises',
        arguments: args,
        order: [{ column: 'code', direction: 'asc', kind: 'text' }],
        context,
        info,
        read: (page) =>
          database.enterprise.findMany({ ...page, where: { AND: [where, page.where] } }),
        count: () => database.enterprise.count({ where }),
      });
    },
  }),
);

mutationsOf('Enterprise', Enterprise);
