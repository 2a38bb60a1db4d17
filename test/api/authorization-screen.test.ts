import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { meetings } from '../live/support/room.ts';
import { openApp, type TestApp } from '../support/app.ts';
import { furnish, reader } from './authorization-cases.ts';

/** A screen in a room has no letter in the grid: what it may is one line. */
describe('A-11 Z-01 a screen in a room', () => {
  let app: TestApp;
  let screen: Record<string, string>;
  let nodes: Readonly<Record<string, string>>;
  beforeAll(async () => {
    app = await openApp();
    nodes = await furnish(app);
    const play = meetings(app);
    const { token } = await play.screen(await play.opened([{ title: '议题' }]));
    screen = { authorization: `Screen ${token}` };
  });
  afterAll(() => app.close());

  const refused = async (query: string): Promise<void> => {
    const { data, errors } = await app.ask(null, query, {}, screen);
    expect(data ?? null, query).toBeNull();
    expect([query, errors?.map(({ extensions }) => extensions?.code)]).toEqual([
      query,
      ['FORBIDDEN'],
    ]);
  };

  it('Z-01 reads its room and is refused every other query and every mutation there is', async () => {
    const answer = await reader(app)('O', getIntrospectionQuery());
    const schema = buildClientSchema(answer as unknown as IntrospectionQuery);
    const samples: Readonly<Record<string, string>> = {
      'ID!': '"x"',
      '[ID!]!': '["x"]',
      'String!': '"x"',
    };
    const fields = Object.values(schema.getQueryType()?.getFields() ?? {});
    expect(fields.length).toBeGreaterThan(20);
    for (const { name, args, type } of fields) {
      const given = args.flatMap((one) => {
        const value = samples[String(one.type)];
        return value ? [`${one.name}: ${value}`] : [];
      });
      const inner = /Cursor|String|Boolean/.test(String(type)) ? '' : '{ __typename }';
      const query = `{ ${name}${given.length > 0 ? `(${given})` : ''} ${inner} }`;
      if (name === 'room') {
        const { data } = await app.ask(null, query, {}, screen);
        expect(data?.['room']).toEqual({ __typename: 'MeetingRoom' });
      } else await refused(query);
    }
    const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
    expect(mutations.length).toBeGreaterThan(80);
    for (const { name, args } of mutations) {
      // No input is given: the guard comes before whatever it would have been.
      const [input] = args;
      const query = `mutation ($input: ${input?.type}) { ${name}(input: $input) { __typename } }`;
      const { data, errors } = await app.ask(null, query, {}, screen);
      expect(data ?? null, name).toBeNull();
      expect(errors?.[0]?.extensions?.code, name).toBe('FORBIDDEN');
    }
  });

  it('Z-01 finds no node by its id', async () => {
    for (const id of Object.values(nodes)) await refused(`{ node(id: "${id}") { id } }`);
  });
});
