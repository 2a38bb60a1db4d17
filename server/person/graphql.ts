import { toDate, toDayOrNull } from '../kernel/calendar.ts';
import { maskPhone } from '../kernel/phone.ts';
import { builder } from '../schema/builder.ts';
import { compact, containsText } from '../schema/filters.ts';
import { idOf } from '../schema/ids.ts';
import { enumOf } from '../schema/inputs.ts';
import { pageCost, pageOf } from '../schema/keyset.ts';
import { mutationsOf } from '../schema/mutations.ts';
import { isApplicant, nodeType } from '../schema/node.ts';
import { personWords } from './words.ts';

const Post = enumOf('Post', 'A post held from a day to a day', personWords.choices?.['Post'] ?? {});

builder.prismaNode('Appointment', {
  id: { field: 'id', description: 'Global id' },
  description: 'A post held by a person from a day to a day (任职).',
  fields: (t) => ({
    post: t.field({ type: Post, description: 'The post', resolve: ({ post }) => post }),
    unit: t.relation('unit', { nullable: true, description: 'Where it is held' }),
    person: t.relation('person', { description: 'Who holds it' }),
    from: t.field({ type: 'Date', description: 'First day', resolve: ({ from }) => from }),
    to: t.field({
      type: 'Date',
      nullable: true,
      description: 'Last day; null while it lasts',
      resolve: ({ to }) => to,
    }),
    isActing: t.exposeBoolean('acting', { description: 'Whether it stands in for the holder' }),
    document: t.exposeString('document', {
      nullable: true,
      description: 'The document it stands on',
    }),
  }),
});

nodeType('Appointment', ({ database }, ids, query) =>
  database.appointment.findMany({ ...query, where: { id: { in: [...ids] } } }),
);

/** A person who acts, or is named. */
export const Person = builder.prismaNode('Person', {
  id: { field: 'id', description: 'Global id' },
  description: 'A person who acts in the conference or is named by it (人员).',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'User name' }),
    name: t.field({ type: 'Text', description: 'Name', resolve: ({ name }) => Object(name) }),
    title: t.field({
      type: 'Text',
      nullable: true,
      description: 'Title',
      resolve: ({ title }) => title && Object(title),
    }),
    maskedPhone: t.string({
      nullable: true,
      description: 'The phone, its middle hidden; null for applicants',
      resolve: ({ phone }, _, context) =>
        phone && !isApplicant(context) ? maskPhone(phone) : null,
    }),
    appointments: t.relation('appointments', {
      description: 'Posts, past and present',
      query: { orderBy: { from: 'asc' } },
    }),
    units: t.field({
      type: ['String'],
      description: 'Codes of the units it belongs to today',
      select: { appointments: { include: { unit: true } } },
      resolve: ({ appointments }, _, { today }) =>
        appointments
          .filter(({ from, to }) => {
            const last = toDayOrNull(to);
            return from <= toDate(today()) && (last === null || last >= today());
          })
          .flatMap(({ unit }) => unit?.code ?? []),
    }),
    version: t.exposeInt('version', { description: 'Counts its changes' }),
  }),
});

nodeType('Person', ({ database }, ids, query) =>
  database.person.findMany({ ...query, where: { id: { in: [...ids] } } }),
);

const PersonFilter = builder.inputType('PersonFilter', {
  description: 'Which people.',
  fields: (t) => ({
    unit: t.id({ description: 'Who belong to a unit today' }),
    post: t.field({ type: Post, description: 'Who hold a post today' }),
    search: t.string({ description: 'Whose name contains this' }),
  }),
});

builder.queryFields((t) => ({
  people: t.connection({
    type: Person,
    description: 'People by user name.',
    complexity: pageCost,
    args: { filter: t.arg({ type: PersonFilter, description: 'Which ones' }) },
    resolve: (_, { filter, ...args }, context, info) => {
      const { database, today } = context;
      const day = toDate(today());
      const held = compact({
        unitId: filter?.unit ? (idOf('Unit', filter.unit) ?? { in: [] }) : undefined,
        post: filter?.post ?? undefined,
      });
      const where = {
        ...(Object.keys(held).length > 0
          ? {
              appointments: {
                some: { ...held, from: { lte: day }, OR: [{ to: null }, { to: { gte: day } }] },
              },
            }
          : {}),
        ...(filter?.search ? { OR: containsText('name', filter.search) } : {}),
      };
      return pageOf({
        list: 'people',
        arguments: args,
        order: [{ column: 'code', direction: 'asc', kind: 'text' }],
        context,
        info,
        read: (page) => database.person.findMany({ ...page, where: { AND: [where, page.where] } }),
        count: () => database.person.count({ where }),
      });
    },
  }),
}));

mutationsOf('Person', Person);
