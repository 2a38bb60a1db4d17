import {
  buildClientSchema,
  type GraphQLField,
  type GraphQLSchema,
  getIntrospectionQuery,
  getNamedType,
  type IntrospectionQuery,
  isObjectType,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { globalId } from '../../server/schema/ids.ts';
import { openApp, type TestApp } from '../support/app.ts';
import { meetings } from '../support/meetings.ts';

/** A page that cannot be given is refused in words; never an empty one that looks like the end. */
describe('M-12 pages that cannot be given', () => {
  let app: TestApp;
  let issue: string;
  let other: string;
  let meeting: string;
  let decision: string;
  let schema: GraphQLSchema;
  beforeAll(async () => {
    app = await openApp();
    issue = globalId('Issue', await app.issue('VERIFIED'));
    other = globalId('Issue', await app.issue('RAISED'));
    meeting = globalId('Meeting', await meetings(app).notified());
    const remark = await app.act('executive', 'giveRemark', null, {
      kind: 'REMARK',
      text: { zh: '请抓紧办理' },
      responsible: [app.district.unit('finance')],
      dueOn: '2026-12-31',
    });
    decision = globalId('Decision', remark.id);
    const { data } = await app.ask('office', getIntrospectionQuery());
    schema = buildClientSchema(data as unknown as IntrospectionQuery);
  });
  afterAll(() => app.close());

  type Field = GraphQLField<unknown, unknown>;
  const isList = (field: Field): boolean => getNamedType(field.type).name.endsWith('Connection');
  /** Every list of the schema as a document with a place for its arguments. */
  const lists = (): { readonly name: string; readonly document: (by: string) => string }[] =>
    Object.values(schema.getTypeMap()).flatMap((type) =>
      isObjectType(type)
        ? Object.values(type.getFields())
            .filter(isList)
            .map(({ name }) => ({
              name: `${type.name}.${name}`,
              document: (by: string) => {
                const field = `${name}(${by}) { totalCount nodes { id } edges { cursor } }`;
                return type.name === 'Query'
                  ? `{ ${field} }`
                  : `query ($id: ID!) { node(id: $id) { ... on ${type.name} { ${field} } } }`;
              },
            }))
        : [],
    );
  const idFor = (name: string): string => {
    const ids: Readonly<Record<string, string>> = {
      Issue: issue,
      Meeting: meeting,
      Decision: decision,
      Unit: globalId('Unit', app.district.unit('finance')),
      Person: globalId('Person', app.district.person('office')),
      Enterprise: globalId('Enterprise', app.district.enterprise),
    };
    return ids[name.split('.')[0] ?? ''] ?? '';
  };
  const ask = async (name: string, document: string, variables: object = {}) => {
    const project = await app.store.database.project.findFirstOrThrow();
    const id = name.startsWith('Project.') ? globalId('Project', project.id) : idFor(name);
    return app.ask('office', document, { id, ...variables });
  };
  const isRefused = (answer: Awaited<ReturnType<typeof ask>>, what: string): void => {
    const found = answer.data && Object.values(answer.data)[0];
    expect(found ?? null, what).toBeNull();
    expect(
      answer.errors?.map(({ extensions }) => extensions?.code),
      what,
    ).toEqual(['BAD_USER_INPUT']);
    expect(answer.errors?.[0]?.message, what).toMatch(/\p{Script=Han}/u);
  };
  const forged = (...parts: unknown[]): string =>
    Buffer.from(JSON.stringify(parts)).toString('base64url');

  it('M-12 knows every list', () => {
    const names = lists().map(({ name }) => name);
    for (const name of ['Query.issues', 'Query.duties', 'Query.events', 'Issue.timeline'])
      expect(names).toContain(name);
    expect(names.length).toBeGreaterThan(11);
  });

  it('M-12 every list: sizes out of bounds, both ends at once, forged cursors', async () => {
    for (const { name, document } of lists()) {
      for (const by of [
        'first: -1',
        'first: 101',
        'last: 101',
        'last: -1',
        'first: 5, last: 5',
        'first: 2147483647',
      ]) {
        const answer = await ask(name, document(by).replace('nodes { id } edges { cursor }', ''));
        const code = answer.errors?.[0]?.extensions?.code;
        // So much more than a page that its cost is told first.
        if (code === 'TOO_COMPLEX') expect(by, name).toMatch(/2147483647/);
        else isRefused(answer, `${name}(${by})`);
      }
      for (const cursor of [
        'x',
        '',
        '𠮷',
        '\u0000',
        '0',
        'null',
        forged(),
        forged(null),
        forged('issues'),
        Buffer.from('{"a":1}').toString('base64url'),
        Buffer.from(issue).toString('base64url'),
        'x'.repeat(5_000),
      ])
        for (const way of cursor.length < 3
          ? ['first: 5, after', 'last: 5, before']
          : ['first: 5, after']) {
          const by = `${way}: ${JSON.stringify(cursor)}`;
          isRefused(await ask(name, document(by)), `${name}(${by.slice(0, 60)})`);
        }
    }
  });

  it('M-12 every list: its own cursor with other values in it', async () => {
    const UUID = '00000000-0000-0000-0000-000000000000';
    const BY_TEXT = ['issues', 'projects', 'people', 'enterprises', 'meetings'].map(
      (list) => `Query.${list}`,
    );
    const WRONG: readonly (readonly unknown[])[] = [
      [null],
      ['a\u0000'],
      ['\ud800'],
      [{}],
      [[]],
      [true],
      ['1', UUID],
      ['+275760-01-01T00:00:00.000Z', UUID],
      ['2026-13-01T00:00:00.000Z', UUID],
      ['2026-11-24T00:00:00.000Z', 'no-uuid'],
      [null, UUID],
      [1.5, UUID],
      [1e20, UUID],
      ['12', UUID],
      [-1],
      ['-1'],
      ['1e3'],
      ['9'.repeat(19)],
      [],
      [1, 2, 3, 4],
    ];
    for (const { name, document } of lists()) {
      const answer = await ask(name, document('first: 1'));
      const [root] = Object.values(answer.data ?? {}) as unknown as Record<string, unknown>[];
      const list = name.startsWith('Query.') ? root : Object.values(root ?? {})[0];
      const { edges } = list as { edges: { cursor: string }[] };
      expect(edges, name).toHaveLength(1);
      const parts = JSON.parse(Buffer.from(edges[0]?.cursor ?? '', 'base64url').toString());
      const [key] = parts;
      for (const values of WRONG) {
        // A text may be any that a record can hold.
        const [text, ...more] = values;
        if (BY_TEXT.includes(name) && more.length === 0 && typeof text === 'string')
          if (text.isWellFormed() && !text.includes('\u0000')) continue;
        const by = `first: 5, after: ${JSON.stringify(forged(key, ...values))}`;
        isRefused(await ask(name, document(by)), `${name} ${JSON.stringify([key, ...values])}`);
      }
    }
  });

  it('M-12 a cursor of another list, another order, another direction, another case', async () => {
    const cursorOf = async (field: string): Promise<string> => {
      const { data } = await app.ask('office', `{ ${field} { pageInfo { endCursor } } }`);
      const [page] = Object.values(
        data as unknown as Record<string, { pageInfo: { endCursor: string } }>,
      );
      return page?.pageInfo.endCursor ?? '';
    };
    const by = (field: string, direction = 'ASC') =>
      `orderBy: [{ field: ${field}, direction: ${direction} }]`;
    const cursors = {
      number: await cursorOf('issues(first: 1)'),
      target: await cursorOf(`issues(first: 1, ${by('TARGET_ON')})`),
      latest: await cursorOf(`issues(first: 1, ${by('TARGET_ON', 'DESC')})`),
      projects: await cursorOf('projects(first: 1)'),
      events: await cursorOf('events(first: 1)'),
    };
    expect(new Set(Object.values(cursors)).size).toBe(5);
    for (const [field, fits] of [
      ['issues(first: 5, after: $after)', 'number'],
      [`issues(first: 5, after: $after, ${by('TARGET_ON')})`, 'target'],
      [`issues(first: 5, after: $after, ${by('TARGET_ON', 'DESC')})`, 'latest'],
      ['projects(first: 5, after: $after)', 'projects'],
      ['events(first: 5, after: $after)', 'events'],
    ] as const)
      for (const [name, after] of Object.entries(cursors)) {
        const document = `query ($after: String!) { ${field} { nodes { id } } }`;
        const answer = await app.ask('office', document, { after });
        if (name === fits) expect(answer.errors, field).toBeUndefined();
        else isRefused(answer, `${field} with a cursor of ${name}`);
      }
    const timeline = `query ($id: ID!, $after: String) { node(id: $id) { ... on Issue {
      timeline(first: 1, after: $after) { pageInfo { endCursor } } } } }`;
    const own = await app.ask('office', timeline, { id: issue });
    const { node } = own.data as unknown as {
      node: { timeline: { pageInfo: { endCursor: string } } };
    };
    const after = node.timeline.pageInfo.endCursor;
    expect((await app.ask('office', timeline, { id: issue, after })).errors).toBeUndefined();
    isRefused(await app.ask('office', timeline, { id: other, after }), 'a timeline of another');
  });

  it('M-12 wrong enums, days, orders and texts in filters', async () => {
    for (const [field, variables] of [
      ['issues(filter: $a)', { states: ['NO_SUCH'] }],
      ['issues(filter: $a)', { states: 'NO_SUCH' }],
      ['issues(filter: $a)', { raisedFrom: '2026-02-30' }],
      ['issues(filter: $a)', { raisedFrom: '24.11.2026' }],
      ['issues(filter: $a)', { dueWithin: 1.5 }],
      ['issues(filter: $a)', { search: 'a\u0000b' }],
      ['issues(filter: $a)', { search: '\ud800' }],
      ['issues(filter: $a)', { unknown: 1 }],
    ] as const) {
      const document = `query ($a: IssueFilter) { ${field} { totalCount } }`;
      const answer = await app.ask('office', document, { a: variables });
      const found = answer.data && Object.values(answer.data)[0];
      expect(found ?? null, JSON.stringify(variables)).toBeNull();
      expect(answer.errors?.[0]?.extensions?.code, JSON.stringify(variables)).toBe(
        'BAD_USER_INPUT',
      );
    }
    const keys = Array.from({ length: 4 }, () => '{ field: NUMBER }').join(', ');
    isRefused(
      await app.ask('office', `{ issues(orderBy: [${keys}]) { totalCount } }`),
      'four keys',
    );
  });
});
