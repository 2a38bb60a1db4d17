import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Fields } from '../../server/kernel/input.ts';
import { globalId } from '../../server/schema/ids.ts';
import { openApp, type TestApp } from '../support/app.ts';
import { furnish, peoplesActions, sampleInput, sendAction } from './authorization-cases.ts';

/** What somebody may not see is not there: the same words, and nothing happens. */
describe('ids of what is missing, hidden or not one of ours', () => {
  let app: TestApp;
  let nodes: Readonly<Record<string, string>>;
  beforeAll(async () => {
    app = await openApp();
    nodes = await furnish(app);
  });
  afterAll(() => app.close());

  const idOf = (node: string): string => nodes[node] ?? '';
  const plain = (id: string): string => Buffer.from(id, 'base64').toString('utf8');
  const encoded = (text: string): string => Buffer.from(text).toString('base64');
  /** Types whose nodes have viewers of their own. */
  const HIDDEN = {
    Issue: 'Issue/in-progress',
    Project: 'Project/major',
    Duty: 'Duty/of-the-lead',
    Notice: 'Notice/to-responsible',
    Request: 'Request/extension',
  } as const;
  const peoples = () => peoplesActions(app).filter(({ noun }) => noun.type in HIDDEN);
  const sampleOf = (fields: Fields) => sampleInput(fields, nodes);
  const send = (who: string, action: string, input: Record<string, unknown>) =>
    sendAction(app, who, action, input);
  const head = async () => (await app.store.database.logHead.findFirstOrThrow()).sequence;
  const refusals = () => app.store.database.accessRecord.findMany({ where: { action: 'refuse' } });
  const NOTHING = {
    __typename: 'NotFoundError',
    code: 'NOT_FOUND',
    message: '找不到，或者您不能查看',
  };

  it('Z-03 Z-08 every action on what is hidden and on what is missing: the same NotFoundError, nothing written but one line on the access record', async () => {
    const before = await head();
    const asked = peoples();
    expect(asked.length).toBeGreaterThan(35);
    const missing = Object.fromEntries(
      Object.keys(HIDDEN).map((type) => [type, globalId(type, uuid())]),
    );
    let lines = (await refusals()).length;
    for (const { name, noun, row } of asked) {
      const hiddenId = idOf(HIDDEN[noun.type as keyof typeof HIDDEN]);
      const offeredOn = row.offeredOn as keyof typeof HIDDEN | undefined;
      const inputFor = (hidden: boolean): Record<string, unknown> => {
        const own = sampleOf(row.input);
        const decides = row.mode === 'decide' && row.from.length > 0;
        return {
          ...own,
          ...(decides ? { expectedVersion: 1 } : {}),
          ...(row.from.length > 0 ? { id: hidden ? hiddenId : missing[noun.type] } : {}),
          ...(offeredOn
            ? { [offeredOn.toLowerCase()]: hidden ? idOf(HIDDEN[offeredOn]) : missing[offeredOn] }
            : {}),
        };
      };
      // Creates a project out of nothing: there is nothing that could be hidden.
      if (row.from.length === 0 && !offeredOn) continue;
      expect(await send('commerce', name, inputFor(true)), name).toEqual(NOTHING);
      expect(await send('commerce', name, inputFor(false)), name).toEqual(NOTHING);
      lines += 2;
    }
    await expect.poll(async () => (await refusals()).length).toBe(lines);
    const last = (await refusals()).filter(
      ({ object }) => object === plain(idOf('Issue/in-progress')),
    );
    expect(last[0]).toMatchObject({
      outcome: 'REFUSED',
      personId: app.district.person('commerce'),
      unitId: app.district.unit('commerce'),
      address: '127.0.0.1',
      detail: { code: 'NOT_FOUND' },
      requestId: expect.any(String),
    });
    expect(await head()).toBe(before);
  });

  it('Z-03 queries: null for both, in the same answer', async () => {
    const { number } = await app.store.database.issue.findFirstOrThrow();
    const { data, errors } = await app.ask(
      'commerce',
      `query ($hidden: ID!, $missing: ID!, $number: String!) {
        a: issue(id: $hidden) { id } b: issue(id: $missing) { id }
        c: issue(number: $number) { id } d: issue(number: "2099-999") { id }
        e: node(id: $hidden) { id } f: node(id: $missing) { id }
        g: nodes(ids: [$hidden, $missing]) { id }
        h: project(number: "P01") { id } i: project(number: "P99") { id }
        j: events(filter: { root: $hidden }) { totalCount nodes { id } }
        k: events(filter: { root: $missing }) { totalCount nodes { id } }
        l: issues(filter: { project: $hidden }) { totalCount }
      }`,
      { hidden: idOf('Issue/in-progress'), missing: globalId('Issue', uuid()), number },
    );
    expect(errors).toBeUndefined();
    const none = { totalCount: 0, nodes: [] };
    expect(data).toEqual({
      ...{ a: null, b: null, c: null, d: null, e: null, f: null },
      ...{ g: [null, null], h: null, i: null, j: none, k: none, l: { totalCount: 0 } },
    });
  });

  it('Z-04 another type’s prefix, another form of the same bytes, garbage: the id of nothing', async () => {
    const issue = idOf('Issue/in-progress');
    const [, id = ''] = plain(issue).split(':');
    const wrong = [
      globalId('Project', id),
      globalId('Report', id),
      encoded(`issue:${id}`),
      encoded(`Issue:${id.toUpperCase()}`),
      encoded(`Issue:{${id}}`),
      encoded(`Issue:${id} `),
      encoded(`Issue:${id}\u0000`),
      encoded(`Issue:${id.replaceAll('-', '')}`),
      encoded(`Issue::${id}`),
      encoded(`__proto__:${id}`),
      `${issue}=`,
      ` ${issue}`,
      issue.toLowerCase(),
      Buffer.from(plain(issue)).toString('base64url').concat('!'),
      Buffer.from(plain(issue)).toString('hex'),
      plain(issue),
      id,
      '',
      'x'.repeat(10_000),
      `' or 1=1 --`,
      '\u0000',
      '𠮷',
    ];
    const query = `query ($ids: [ID!]!, $id: ID!) {
      nodes(ids: $ids) { id } node(id: $id) { id } issue(id: $id) { id } }`;
    for (const id of wrong) {
      const { data, errors } = await app.ask('office', query, { ids: [id, issue], id });
      if (errors) {
        // PostgreSQL would not take it: told as such, and nothing found.
        expect(errors[0]?.extensions?.code, JSON.stringify(id)).toBe('BAD_USER_INPUT');
        continue;
      }
      expect(data, JSON.stringify(id)).toEqual({
        nodes: [null, { id: issue }],
        node: null,
        issue: null,
      });
      const answer = await send('office', 'verifyIssue', { id, expectedVersion: 1 });
      expect(answer, JSON.stringify(id)).toEqual(NOTHING);
    }
  });

  it('Z-04 an id of another type in an input is a problem with that field', async () => {
    const { data } = await app.ask(
      'executive',
      `mutation ($input: ReturnIssueInput!, $assign: AssignIssueInput!) {
        returnIssue(input: $input) { __typename }
        assignIssue(input: $assign) { __typename ... on ValidationError { issues { path code } } } }`,
      {
        input: {
          id: idOf('Project/major'),
          expectedVersion: 1,
          reason: { zh: '原因' },
          mendBy: '2026-12-01',
        },
        assign: {
          id: idOf('Issue/raised'),
          expectedVersion: 1,
          responsible: [idOf('Person/any')],
          task: { zh: '任务' },
          targetOn: '2026-12-20',
        },
      },
    );
    expect(data).toEqual({
      returnIssue: { __typename: 'NotFoundError' },
      assignIssue: {
        __typename: 'ValidationError',
        issues: [{ path: ['responsible', '0'], code: 'NOT_FOUND' }],
      },
    });
  });

  it('Z-09 a field that an action does not take is refused before anything is looked at', async () => {
    const before = await head();
    const input = { id: idOf('Issue/raised'), expectedVersion: 1 };
    for (const extra of [
      { state: 'RESOLVED' },
      { scopes: ['everyone'] },
      { version: 9 },
      { actorId: app.district.person('chair') },
      { __proto__: null, constructor: {} },
    ]) {
      const { data, errors } = await app.ask(
        'office',
        'mutation ($input: VerifyIssueInput!) { verifyIssue(input: $input) { __typename } }',
        { input: { ...input, ...extra } },
      );
      expect(data ?? null).toBeNull();
      expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    }
    expect(await head()).toBe(before);
  });
});
