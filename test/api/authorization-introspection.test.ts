import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '../live/support/client.ts';
import { openApp, type TestApp } from '../support/app.ts';

type Answer = {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { message: string; extensions?: { code?: string } }[];
};

/** Who asks for the schema, and what those are told who do not know it: on HTTP as on a socket. */
describe('Z-10 introspection', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await openApp();
  });
  afterAll(() => app.close());

  const onHttp = async (who: string | null, query: string): Promise<Answer> =>
    (await app.ask(who, query)) as unknown as Answer;
  const onSocket = async (who: string | null, query: string): Promise<Answer> => {
    const proof = who ? { authorization: `Bearer ${await app.token(who)}` } : {};
    const client = await connect(app.url.replace('http', 'ws').concat('/graphql'), proof);
    client.send({ id: 'a', type: 'subscribe', payload: { query } });
    await expect
      .poll(() => client.messages.some(({ id, type }) => id === 'a' && type !== 'complete'))
      .toBe(true);
    client.kill();
    const told = client.messages.find(({ id }) => id === 'a');
    return told?.type === 'error'
      ? { errors: told.payload as unknown as NonNullable<Answer['errors']> }
      : (told?.payload as Answer);
  };
  const ways = [
    ['HTTP', onHttp],
    ['a socket', onSocket],
  ] as const;
  const codes = ({ errors }: Answer) => errors?.map(({ extensions }) => extensions?.code);

  it.each(ways)(
    'Z-10 on %s a visitor is not shown the schema, whatever the form',
    async (_, ask) => {
      for (const query of [
        getIntrospectionQuery(),
        '{ __schema { queryType { name } } }',
        '{ __type(name: "Issue") { name } }',
        '{ a: __type(name: "Issue") { name } }',
        '{ ... { ... on Query { __schema { queryType { name } } } } }',
        'query Q { ...F } fragment F on Query { __type(name: "Issue") { name } }',
        'query A { __typename } query B { __schema { queryType { name } } }',
      ]) {
        const answer = await ask(null, query);
        expect(answer.data ?? null, query).toBeNull();
        expect(JSON.stringify(answer)).not.toContain('IssueFilter');
        expect(codes(answer), query).toEqual([
          expect.stringMatching(/^(UNAUTHENTICATED|BAD_USER_INPUT|OPERATION_RESOLUTION_FAILURE)$/),
        ]);
      }
    },
  );

  it.each(ways)('Z-10 on %s whoever is signed in is shown the whole', async (_, ask) => {
    const { data, errors } = await ask('commerce', getIntrospectionQuery());
    expect(errors).toBeUndefined();
    const { types } = (data as { __schema: { types: { name: string }[] } }).__schema;
    expect(types.map(({ name }) => name)).toContain('IssueFilter');
  });

  it.each(ways)('Z-07 on %s nobody is told what was nearly right', async (_, ask) => {
    for (const query of [
      '{ isue { id } }',
      '{ issue { idd } }',
      '{ issues(filtr: {}) { totalCount } }',
      '{ issues(filter: { state: [] }) { totalCount } }',
      '{ issues(filter: { states: [VERIFED] }) { totalCount } }',
      '{ node(id: "x") { number } }',
      '{ node(id: "x") { ... on Isue { id } } }',
      'mutation { verifyIsue { __typename } }',
      'query ($a: IssueFiltr) { __typename }',
    ])
      for (const who of [null, 'commerce']) {
        const answer = await ask(who, query);
        expect(answer.errors?.length, query).toBeGreaterThan(0);
        expect(JSON.stringify(answer)).not.toMatch(/did you mean/i);
      }
  });
});
