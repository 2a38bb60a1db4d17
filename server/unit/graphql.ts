import { UNIT_ROLES } from '../kernel/authority.ts';
import { toDate } from '../kernel/calendar.ts';
import { builder } from '../schema/builder.ts';
import { compact } from '../schema/filters.ts';
import { idOf } from '../schema/ids.ts';
import { enumOf } from '../schema/inputs.ts';
import { pageCost, pageOf } from '../schema/keyset.ts';
import { mutationsOf } from '../schema/mutations.ts';
import { nodeType } from '../schema/node.ts';
import { unitWords } from './words.ts';

const UnitKind = enumOf('UnitKind', 'What a unit is.', unitWords.choices?.['UnitKind'] ?? {});
const UnitRole = enumOf(
  'UnitRole',
  'What a unit is to the conference.',
  unitWords.choices?.['UnitRole'] ?? {},
);

/** A unit of the district (3, 4.1). */
export const Unit = builder.prismaNode('Unit', {
  id: { field: 'id', description: 'Global id' },
  description: 'A unit of the district: a member, the office, a township, a park (单位).',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Stable code, such as `finance`' }),
    kind: t.field({
      type: UnitKind,
      description: 'What it is',
      resolve: ({ kind }) => kind,
    }),
    roles: t.field({
      type: [UnitRole],
      description: 'What it is to the conference',
      resolve: ({ roles }) => UNIT_ROLES.filter((role) => roles.includes(role)),
    }),
    name: t.field({ type: 'Text', description: 'Full name', resolve: ({ name }) => Object(name) }),
    shortName: t.field({
      type: 'Text',
      description: 'As it is called every day',
      resolve: ({ shortName }) => Object(shortName),
    }),
    parent: t.relation('parent', { nullable: true, description: 'The unit above it' }),
    regionCode: t.exposeString('regionCode', { nullable: true, description: 'GB/T 2260 code' }),
    validFrom: t.field({
      type: 'Date',
      description: 'First day',
      resolve: ({ validFrom }) => validFrom,
    }),
    validTo: t.field({
      type: 'Date',
      nullable: true,
      description: 'Last day; null while it lasts',
      resolve: ({ validTo }) => validTo,
    }),
    version: t.exposeInt('version', { description: 'Counts its changes' }),
  }),
});

nodeType('Unit', ({ database }, ids, query) =>
  database.unit.findMany({ ...query, where: { id: { in: [...ids] } } }),
);

const UnitFilter = builder.inputType('UnitFilter', {
  description: 'Which units.',
  fields: (t) => ({
    roles: t.field({ type: [UnitRole], description: 'With any of these roles' }),
    validOn: t.field({ type: 'Date', description: 'That exist on a day' }),
  }),
});

builder.queryFields((t) => ({
  unit: t.prismaField({
    type: Unit,
    nullable: true,
    description: 'One unit, by id or by code.',
    args: {
      id: t.arg.id({ description: 'Global id' }),
      code: t.arg.string({ description: 'Its code' }),
    },
    resolve: (query, _, { id, code }, { database }) => {
      const unitId = idOf('Unit', id);
      if (!unitId && !code) return null;
      return database.unit.findFirst({
        ...query,
        where: unitId ? { id: unitId } : { code: code ?? '' },
      });
    },
  }),
  units: t.connection({
    type: Unit,
    description: 'Units in the order of the regulation.',
    complexity: pageCost,
    args: { filter: t.arg({ type: UnitFilter, description: 'Which ones' }) },
    resolve: (_, { filter, ...args }, context, info) => {
      const { database } = context;
      const day = filter?.validOn ? toDate(filter.validOn) : null;
      const where = compact({
        roles: filter?.roles ? { hasSome: filter.roles } : undefined,
        ...(day
          ? { validFrom: { lte: day }, OR: [{ validTo: null }, { validTo: { gte: day } }] }
          : {}),
      });
      return pageOf({
        list: 'units',
        arguments: args,
        order: [
          { column: 'position', direction: 'asc', kind: 'number' },
          { column: 'id', direction: 'asc', kind: 'id' },
        ],
        context,
        info,
        read: (page) => database.unit.findMany({ ...page, where: { AND: [where, page.where] } }),
        count: () => database.unit.count({ where }),
      });
    },
  }),
}));

mutationsOf('Unit', Unit);
