import {
  buildClientSchema,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getIntrospectionQuery,
  getNamedType,
  type IntrospectionQuery,
  isAbstractType,
  isLeafType,
  isObjectType,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp, type TestApp } from '../support/app.ts';
import { furnish, reader } from './authorization-cases.ts';
import {
  FIELDS,
  LETTERS,
  type Letter,
  namesIn,
  type Reading,
  ROLES,
  SEES,
} from './authorization-table.ts';

type Row = Record<string, unknown>;

/** Whoever sees a node reads of each field what the table says: measured by what the office reads. */
describe('Z-01 who reads which field, Z-02 edges and nodes alike', () => {
  let app: TestApp;
  let read: ReturnType<typeof reader>;
  let nodes: Readonly<Record<string, string>>;
  let schema: GraphQLSchema;
  beforeAll(async () => {
    app = await openApp();
    read = reader(app);
    nodes = await furnish(app);
    const answer = await read('O', getIntrospectionQuery());
    schema = buildClientSchema(answer as unknown as IntrospectionQuery);
  });
  afterAll(() => app.close());

  const isNode = (type: GraphQLNamedType): boolean =>
    isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node');
  /** A field with all that lies below it, up to the next node. */
  const whole = (type: GraphQLObjectType, name: string): string => {
    const inner = getNamedType(type.getFields()[name]?.type);
    if (!inner || isLeafType(inner)) return name;
    if (isAbstractType(inner) || isNode(inner)) return `${name} { __typename id }`;
    if (inner.name.endsWith('Connection')) return `${name}(first: 100) { nodes { __typename id } }`;
    return `${name} { ${wholeOf(inner as GraphQLObjectType, 'same')} }`;
  };
  const wholeOf = (type: GraphQLObjectType, kind: keyof Reading): string =>
    namesIn(type.name, kind)
      .map((name) => whole(type, name))
      .join(' ');
  const objectType = (name: string): GraphQLObjectType => {
    const type = schema.getType(name);
    if (!isObjectType(type)) throw new Error(`${name} is no object`);
    return type;
  };
  const KINDS = ['same', 'within', 'own', 'inside'] as const;
  /** Everything of a node that the table speaks of, by how it is read. */
  const readNode = async (letter: Letter, node: string) => {
    const type = objectType(node.split('/')[0] ?? '');
    const fields = KINDS.map((kind) => wholeOf(type, kind)).join(' ');
    const query = `query ($id: ID!) { node(id: $id) { ... on ${type.name} { ${fields} } } }`;
    const row = (await read(letter, query, { id: nodes[node] }))['node'] as Row;
    const part = (kind: keyof Reading): Row =>
      Object.fromEntries(namesIn(type.name, kind).map((name) => [name, row[name]]));
    return {
      same: part('same'),
      within: part('within'),
      own: part('own'),
      inside: part('inside'),
    };
  };
  const office = new Map<string, Awaited<ReturnType<typeof readNode>>>();
  const asOffice = async (node: string) => {
    const known = office.get(node) ?? (await readNode('O', node));
    office.set(node, known);
    return known;
  };
  const isNothing = (value: unknown): boolean =>
    value === null || (Array.isArray(value) && value.length === 0);
  /** Every node named somewhere in an answer. */
  const idsIn = (value: unknown): string[] => {
    if (Array.isArray(value)) return value.flatMap(idsIn);
    if (typeof value !== 'object' || value === null) return [];
    const id: unknown = Reflect.get(value, 'id');
    return [...(typeof id === 'string' ? [id] : []), ...Object.values(value).flatMap(idsIn)];
  };
  const seenBy = (letter: Letter) =>
    Object.keys(SEES).filter((node) => SEES[node]?.includes(letter));

  it.each(LETTERS)('Z-01 %s reads the same as the office, or nothing', async (letter) => {
    for (const node of seenBy(letter)) {
      const all = await asOffice(node);
      const own = await readNode(letter, node);
      expect(own.same, node).toEqual(all.same);
      if (letter === 'A') expect(Object.values(own.within).every(isNothing), node).toBe(true);
      else expect(own.within, node).toEqual(all.within);
      if ('CEO'.includes(letter)) expect(own.inside, node).toEqual(all.inside);
      else expect(Object.values(own.inside).every(isNothing), node).toBe(true);
    }
  });

  it.each(LETTERS)('Z-02 for %s an edge leads where node(id) leads', async (letter) => {
    for (const node of seenBy(letter)) {
      const { timeline: log, ...edges } = (await asOffice(node)).own;
      const { timeline: ownLog, ...ownEdges } = (await readNode(letter, node)).own;
      const ids = idsIn(edges);
      const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
      const { nodes: found } = await read(letter, query, { ids });
      expect(idsIn(ownEdges).toSorted(), node).toEqual(idsIn(found).toSorted());
      for (const event of idsIn(ownLog)) expect(idsIn(log), node).toContain(event);
    }
  });

  it('has something to judge by: the office reads values, remarks and edges', async () => {
    const project = await asOffice('Project/major');
    expect(Object.values({ ...project.own, ...project.within }).filter(isNothing)).toEqual([]);
    const { own, same } = await asOffice('Issue/in-progress');
    const { duplicateOf, ...edges } = own;
    expect(duplicateOf).toBeNull();
    expect(Object.values(edges).filter(isNothing)).toEqual([]);
    for (const name of ['reports', 'inquiries', 'siteChecks', 'steps', 'assignments', 'light'])
      expect(isNothing(same[name]), name).toBe(false);
    const { inside } = await asOffice('Meeting/notified');
    expect(Object.values(inside).filter(isNothing)).toEqual([]);
    expect((await asOffice('Person/any')).within['maskedPhone']).toBe('138****5678');
  });

  it.each(LETTERS)(
    'Z-01 events as %s: evidence and changes are not for everybody',
    async (letter) => {
      const lists = `events(first: 100) { nodes { ${wholeOf(objectType('Event'), 'same')}
      ${wholeOf(objectType('Event'), 'within')} ${wholeOf(objectType('Event'), 'inside')} } }`;
      const eventsOf = async (who: Letter): Promise<Row[]> =>
        ((await read(who, `{ ${lists} }`))['events'] as { nodes: Row[] }).nodes;
      const all = new Map((await eventsOf('O')).map((event) => [event['id'], event]));
      const own = await eventsOf(letter);
      expect(own.filter(({ id }) => all.has(id)).length).toBeGreaterThan(20);
      expect([...all.values()].some(({ evidence }) => evidence !== null)).toBe(true);
      for (const { changes, evidence, ...same } of own) {
        // Only what is among the newest hundred of both can be compared.
        const known = all.get(same['id']);
        if (!known) continue;
        const { changes: written, evidence: proof, ...rest } = known;
        expect(same, ROLES[letter]).toEqual(rest);
        expect(changes, ROLES[letter]).toEqual('CEO'.includes(letter) ? written : null);
        expect(evidence, ROLES[letter]).toEqual(letter === 'A' ? null : proof);
      }
    },
  );

  it('names no reading that the types above do not use', () => {
    const nodeTypes = new Set(Object.keys(SEES).map((node) => node.split('/')[0] ?? ''));
    const judged = Object.entries(FIELDS).filter(
      ([type, { within, inside }]) => (within ?? inside) && type !== 'Event',
    );
    expect(judged.filter(([type]) => !nodeTypes.has(type)).map(([type]) => type)).toEqual([]);
  });
});
