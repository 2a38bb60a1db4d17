import fs from 'node:fs';
import path from 'node:path';
import {
  GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  isUnionType,
  validateSchema,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { schema, sdl } from '../../server/schema/index.ts';

/** The contract as it is committed: whole, described, and named in one way. */

const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
const objects = types.filter((type) => isObjectType(type) || isInterfaceType(type));
const inputs = types.filter(isInputObjectType);
const enums = types.filter(isEnumType);

/** Every output field with the type that it stands in. */
const fields = objects.flatMap((type) =>
  Object.values(type.getFields()).map((field) => ({ at: `${type.name}.${field.name}`, field })),
);
const inputFields = inputs.flatMap((type) =>
  Object.values(type.getFields()).map((field) => ({ at: `${type.name}.${field.name}`, field })),
);
const args = fields.flatMap(({ at, field }) =>
  field.args.map((arg) => ({ at: `${at}(${arg.name})`, field: arg })),
);
const named = [...fields, ...inputFields, ...args];
const namesOf = (
  type: string,
  among: readonly {
    readonly at: string;
    readonly field: { readonly name: string; readonly type: Parameters<typeof getNamedType>[0] };
  }[],
): readonly (readonly [string, string])[] =>
  among
    .filter(({ field }) => getNamedType(field.type)?.name === type)
    .map(({ at, field }) => [field.name, at] as const);

describe('the contract', () => {
  it('is made by the one graphql that everybody uses', () => {
    expect(schema).toBeInstanceOf(GraphQLSchema);
    expect(validateSchema(schema)).toEqual([]);
  });

  it('is the one that is committed: npm run schema', () => {
    const file = path.resolve(import.meta.dirname, '../../schema.graphql');
    expect(sdl()).toBe(fs.readFileSync(file, 'utf8'));
  });

  it('describes every type, field, argument, input field and value', () => {
    const silent = [
      ...types.map(({ name, description }) => ({ at: name, description })),
      ...named.map(({ at, field }) => ({ at, description: field.description })),
      ...enums.flatMap((type) =>
        type
          .getValues()
          .map(({ name, description }) => ({ at: `${type.name}.${name}`, description })),
      ),
    ].filter(({ description }) => (description ?? '').trim().length < 2);
    expect(silent).toEqual([]);
  });

  it('says of what goes when it goes', () => {
    const going = named.filter(({ field }) => field.deprecationReason != null);
    for (const { at, field } of going)
      expect(field.deprecationReason, at).toMatch(/Removal on \d{4}-\d{2}-\d{2}\.$/);
  });
});

describe('names', () => {
  it('types: nouns; inputs, filters, orders, payloads, results and connections say what they are', () => {
    for (const { name } of types) expect(name).toMatch(/^[A-Z][A-Za-z]*$/);
    for (const { name } of inputs) expect(name).toMatch(/(Input|Filter|Order)$/);
    for (const { name } of types.filter(isUnionType))
      expect(name === 'Case' || name.endsWith('Result'), name).toBe(true);
    for (const { name } of types.filter(isScalarType))
      expect(
        isSpecifiedScalarType(schema.getType(name) as never) ||
          ['Date', 'DateTime', 'Decimal', 'Cursor', 'JSON'].includes(name),
        name,
      ).toBe(true);
  });

  it('fields and arguments: camel case; values: capitals, or the names of actions', () => {
    for (const { at, field } of named) expect(field.name, at).toMatch(/^[a-z][A-Za-z]*$/);
    for (const type of enums)
      for (const { name } of type.getValues())
        expect(name, type.name).toMatch(
          type.name === 'ActionName' ? /^[a-z][A-Za-z]*$/ : /^[A-Z][A-Z_]*$/,
        );
  });

  it('days end in On, By, From or To, moments in At or Since', () => {
    for (const [name, at] of namesOf('Date', named))
      expect(name, at).toMatch(/(On|By|From|To|Before)$|^(since|from|to|on)$/);
    for (const [name, at] of namesOf('DateTime', named))
      expect(name, at).toMatch(/(At|Since)$|^at$/);
  });

  it('what is yes or no asks a question: is, has, can', () => {
    const others = namesOf('Boolean', fields).filter(([name]) => !/^(is|has|can)[A-Z]/.test(name));
    // As people say it: an urgent issue; an action that creates.
    expect(others.map(([, at]) => at)).toEqual(['AvailableAction.creates', 'Issue.urgent']);
  });

  it('ids are global: everything named by one is an ID', () => {
    for (const { at, field } of named.filter(({ field: { name } }) => /^id$|Id$/.test(name)))
      expect(getNamedType(field.type)?.name, at).toBe('ID');
  });
});

describe('shapes', () => {
  it('lists hold no nulls, but nodes asked for by id', () => {
    const holey = fields.filter(({ field: { type } }) => {
      const list = isNonNullType(type) ? type.ofType : type;
      return isListType(list) && !isNonNullType(list.ofType);
    });
    expect(holey.map(({ at }) => at)).toEqual(['Query.nodes']);
  });

  it('every connection has edges, nodes, pageInfo, totalCount and takes first, last, after, before', () => {
    const connections = fields.filter(({ field }) =>
      getNamedType(field.type).name.endsWith('Connection'),
    );
    expect(connections.length).toBeGreaterThan(11);
    for (const { at, field } of connections) {
      const type = getNamedType(field.type);
      const inner = isObjectType(type) ? Object.keys(type.getFields()) : [];
      expect(inner.toSorted(), at).toEqual(['edges', 'nodes', 'pageInfo', 'totalCount']);
      const taken = field.args.map(({ name }) => name);
      for (const name of ['first', 'last', 'after', 'before']) expect(taken, at).toContain(name);
    }
  });

  it('whatever has a state says what may be done with it', () => {
    for (const name of ['Project', 'Issue', 'Request', 'Duty', 'Notice']) {
      const type = schema.getType(name);
      const inner = isObjectType(type) ? Object.keys(type.getFields()) : [];
      expect(inner).toEqual(
        expect.arrayContaining(['availableActions', 'blockedActions', 'version']),
      );
    }
  });
});
