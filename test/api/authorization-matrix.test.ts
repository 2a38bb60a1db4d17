import { getIntrospectionQuery, type IntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeTypes } from '../../server/schema/node.ts';
import { openApp, type TestApp } from '../support/app.ts';
import { furnish, reader } from './authorization-cases.ts';
import { ACCOUNT_MUTATIONS, FIELDS, LETTERS, ROLES, SEES } from './authorization-table.ts';

/** Types and fields against the reviewed table; every node against every role, by both ways in. */
describe('Z-01 who sees which node', () => {
  let app: TestApp;
  let read: ReturnType<typeof reader>;
  let nodes: Readonly<Record<string, string>>;
  let schema: IntrospectionQuery['__schema'];
  beforeAll(async () => {
    app = await openApp();
    read = reader(app);
    nodes = await furnish(app);
    const answer = await read('O', getIntrospectionQuery());
    schema = (answer as unknown as IntrospectionQuery).__schema;
  });
  afterAll(() => app.close());

  const typeOf = (node: string): string => node.split('/')[0] ?? '';
  const objects = () =>
    schema.types.flatMap((type) =>
      type.kind === 'OBJECT' && !type.name.startsWith('__') && type.name !== 'Mutation'
        ? [type]
        : [],
    );

  it('Z-01 every type and every field has been reviewed, and none that is gone is listed', () => {
    const listed = Object.entries(FIELDS).flatMap(([type, readings]) =>
      Object.values(readings).flatMap((names) =>
        names
          .split(/\s+/)
          .filter((name) => name !== '')
          .map((name) => `${type}.${name}`),
      ),
    );
    const there = objects().flatMap(({ name, fields }) =>
      fields.map((field) => `${name}.${field.name}`),
    );
    expect(listed.toSorted()).toEqual(there.toSorted());
  });

  it('Z-01 every mutation is a row of a lifecycle or has been reviewed', () => {
    const mutations = schema.types.flatMap((type) =>
      type.kind === 'OBJECT' && type.name === 'Mutation' ? type.fields.map(({ name }) => name) : [],
    );
    const { actions } = app.engine.registry;
    expect(mutations.filter((name) => !actions.has(name)).toSorted()).toEqual(
      Object.keys(ACCOUNT_MUTATIONS).toSorted(),
    );
  });

  it('Z-01 every type of node stands in the grid', () => {
    const implementing = objects().flatMap(({ name, interfaces }) =>
      interfaces.some((one) => one.name === 'Node') ? [name] : [],
    );
    const inGrid = [...new Set(Object.keys(SEES).map(typeOf))].toSorted();
    expect(inGrid).toEqual(implementing.toSorted());
    expect(inGrid).toEqual(nodeTypes());
    expect(Object.keys(nodes).toSorted()).toEqual(Object.keys(SEES).toSorted());
  });

  it.each(LETTERS)('Z-01 %s sees by node(id) and nodes(ids) what the grid says', async (letter) => {
    const expected = Object.entries(nodes).map(([node, id]) =>
      SEES[node]?.includes(letter) ? { __typename: typeOf(node), id } : null,
    );
    const ids = Object.values(nodes);
    const { nodes: several } = await read(
      letter,
      'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }',
      { ids },
    );
    expect(several, ROLES[letter]).toEqual(expected);
    for (const [index, id] of ids.entries()) {
      const { node } = await read(letter, 'query ($id: ID!) { node(id: $id) { __typename id } }', {
        id,
      });
      expect(node, `${ROLES[letter]} ${Object.keys(nodes)[index]}`).toEqual(expected[index]);
    }
  });

  it('Z-01 a visitor sees nothing, by any way in', async () => {
    const ways = schema.types.flatMap((type) =>
      type.kind === 'OBJECT' && type.name === 'Query' ? type.fields : [],
    );
    expect(ways.length).toBeGreaterThan(15);
    for (const { name, type } of ways) {
      const inner = type.kind === 'NON_NULL' ? type.ofType : type;
      const isNamed = ['node', 'decision', 'minutes'].includes(name);
      const args = isNamed ? '(id: "x")' : name === 'nodes' ? '(ids: ["x"])' : '';
      const selection = inner.kind === 'SCALAR' ? '' : '{ __typename }';
      const answer = await app.ask(null, `{ ${name}${args} ${selection} }`);
      expect(
        Object.values(answer.data ?? {}).filter((value) => value !== null),
        name,
      ).toEqual([]);
      expect(answer.errors?.map(({ extensions }) => extensions?.code)).toEqual(['UNAUTHENTICATED']);
      expect(answer.extensions).toBeUndefined();
    }
  });
});
