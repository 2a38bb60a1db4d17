import { afterAll, beforeAll, expect, test } from 'vitest';
import { globalId } from '../../server/schema/ids.ts';
import { openApp, type TestApp } from '../support/app.ts';
import { type Client, connect, contentOf, until } from './support/client.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openApp({ streamLimits: { heartbeat: 300 } });
});
afterAll(() => app.close());

const DOCUMENT = /* GraphQL */ `
  subscription Board($filter: EventFilter, $after: Cursor) {
    statusChanged(filter: $filter, after: $after) {
      kind cursor headAt caseId
      event { id action at actor { name { zh } } actorUnit { code } clause fromState toState changedFields effects { change kind } }
      case {
        __typename
        ... on Issue { id number state version title { zh } light { tone reason days } leadUnit { code } project { id } }
        ... on Project { id number tier phase version }
      }
    }
  }
`;

const socketOf = async (who: string): Promise<Client> =>
  connect(`${app.url.replace('http', 'ws')}/graphql`, {
    authorization: `Bearer ${await app.token(who)}`,
  });

const cursorOf = async (who: string): Promise<string> =>
  (await app.ask(who, '{ viewer { person { id } } }')).extensions?.cursor ?? '';

test('from an answer to the stream: what happens after its cursor comes with who did it and the case as it is now', async () => {
  const project = await app.project();
  const cursor = await cursorOf('office');
  const id = await app.steps.RAISED(project, 'songzhuang');
  const client = await socketOf('office');
  const stream = client.listen(DOCUMENT, { after: cursor, filter: { rootTypes: ['ISSUE'] } });
  await until(() => contentOf(stream).length === 1 || stream.error() !== null);
  expect(stream.error()).toBeNull();
  await app.steps.VERIFIED(id);
  await until(() => contentOf(stream).length === 2);
  const [raised, verified] = contentOf(stream);
  expect(raised).toMatchObject({
    kind: 'EVENT',
    caseId: globalId('Issue', id),
    event: { action: 'raiseIssue', actorUnit: { code: 'songzhuang' }, clause: '6.1' },
    case: { __typename: 'Issue', title: { zh: '测试问题' } },
  });
  expect(verified).toMatchObject({
    event: { action: 'verifyIssue', fromState: 'RAISED', toState: 'VERIFIED' },
    case: { id: globalId('Issue', id), state: 'VERIFIED', version: 2 },
  });
  await until(() => stream.changes.at(-1)?.kind === 'CHECKPOINT');
  client.kill();
});

test('a unit sees an issue come with its assignment and go with the next one, as a tombstone without content', async () => {
  const id = await app.steps.RAISED(await app.project(), 'songzhuang');
  await app.steps.VERIFIED(id);
  const finance = await socketOf('finance');
  const stranger = await socketOf('commerce');
  const stream = finance.listen(DOCUMENT);
  const strange = stranger.listen(DOCUMENT);
  await until(() => stream.changes.length > 0 && strange.changes.length > 0);
  await app.steps.ASSIGNED(id);
  await until(() => contentOf(stream).length === 1);
  expect(contentOf(stream)[0]).toMatchObject({
    kind: 'EVENT',
    event: { action: 'assignIssue' },
    case: { state: 'ASSIGNED', leadUnit: { code: 'finance' } },
  });
  await app.act('executive', 'reassignIssue', id, {
    responsible: [app.district.unit('commerce')],
    assisting: [],
    reason: { zh: '改由商务部门' },
    task: { zh: 'canary' },
    targetOn: '2026-12-30',
  });
  await until(() => contentOf(stream).length === 2 && contentOf(strange).length === 1);
  expect(contentOf(stream)[1]).toEqual({
    kind: 'TOMBSTONE',
    cursor: contentOf(stream)[1]?.cursor,
    headAt: expect.any(String),
    caseId: globalId('Issue', id),
    event: null,
    case: null,
  });
  expect(contentOf(strange)[0]).toMatchObject({ event: { action: 'reassignIssue' } });
  finance.kill();
  stranger.kill();
});

test('guards of HTTP hold on a socket: personal fields, cost, depth, tokens, unknown documents', async () => {
  const client = await socketOf('office');
  const refusal = async (query: string): Promise<string | null> => {
    const stream = client.listen(query);
    await until(() => stream.error() !== null);
    return stream.error();
  };
  const ofIssue = (fields: string) =>
    `subscription { statusChanged { case { ... on Issue { ${fields} } } } }`;
  expect(await refusal(ofIssue('availableActions { action }'))).toBe('PERSONAL_FIELD');
  const nested = (depth: number): string =>
    depth === 0 ? 'id' : `project { issues { ${nested(depth - 1)} } }`;
  expect(await refusal(ofIssue(nested(10)))).toMatch(/depth|complex|deep/i);
  expect(await refusal(ofIssue('a: id '.repeat(4_000)))).toBe('GRAPHQL_PARSE_FAILED');
  expect(await refusal('')).toBe('PERSISTED_QUERY_NOT_FOUND');
  expect(await refusal(ofIssue('nothing'))).toMatch(/BAD_USER_INPUT|VALIDATION/);
  const garbage = client.listen(DOCUMENT, { after: 'garbage' });
  await until(() => garbage.error() !== null);
  expect(garbage.error()).toBe('BAD_USER_INPUT');
  client.kill();
});

test('queries and mutations go over the socket too, under the same rights', async () => {
  const client = await socketOf('finance');
  const answer = async (query: string) => {
    const id = crypto.randomUUID();
    client.send({ id, type: 'subscribe', payload: { query } });
    await until(() => client.messages.some((message) => message.id === id));
    return client.messages.find((message) => message.id === id)?.payload;
  };
  expect(await answer('{ viewer { person { code } } }')).toMatchObject({
    data: { viewer: { person: { code: 'finance' } } },
  });
  client.kill();
});

test('the list of events and a timeline tell the same as the stream, to the same people', async () => {
  const id = await app.steps.RAISED(await app.project(), 'songzhuang');
  await app.steps.VERIFIED(id);
  const query = `query($filter: EventFilter, $id: ID!) {
    events(filter: $filter, first: 10) { totalCount nodes { cursor action actor { code } } pageInfo { hasNextPage } }
    node(id: $id) { ... on Issue { timeline(first: 10) { nodes { action } } } }
  }`;
  const variables = { filter: { root: globalId('Issue', id) }, id: globalId('Issue', id) };
  const { data, errors } = await app.ask('office', query, variables);
  expect(errors).toBeUndefined();
  expect(data).toMatchObject({
    events: {
      totalCount: 2,
      nodes: [
        { action: 'verifyIssue', actor: { code: 'office' } },
        { action: 'raiseIssue', actor: { code: 'songzhuang' } },
      ],
    },
    node: { timeline: { nodes: [{ action: 'verifyIssue' }, { action: 'raiseIssue' }] } },
  });
  const other = await app.ask('commerce', query, variables);
  expect(other.data).toMatchObject({ events: { totalCount: 0, nodes: [] }, node: null });
  const changes = await app.ask('songzhuang', '{ events(first: 5) { nodes { changes } } }');
  expect(JSON.stringify(changes.data)).not.toContain('set');
});

test('F-10 a server that goes says goodbye with 1001 and ends no stream as if it were complete', async () => {
  const going = await openApp();
  const client = await connect(`${going.url.replace('http', 'ws')}/graphql`, {
    authorization: `Bearer ${await going.token('office')}`,
  });
  const stream = client.listen(DOCUMENT);
  await until(() => stream.changes.length > 0);
  await going.close();
  expect(await client.closed).toBe(1001);
  expect(client.messages.filter(({ type }) => type === 'complete' || type === 'error')).toEqual([]);
});
