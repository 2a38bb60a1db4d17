import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { globalId } from '../../server/schema/ids.ts';
import { openApp, type TestApp } from '../support/app.ts';

type Row = Readonly<Record<string, unknown>>;

/** What goes wrong is told in the language asked for, with a stable code, and nothing else. */
describe('errors', () => {
  let app: TestApp;
  let issue: string;
  let project: string;
  const logged: string[] = [];
  beforeAll(async () => {
    app = await openApp({
      log: pino({ level: 'warn' }, { write: (line) => void logged.push(line) }),
    });
    project = globalId('Project', await app.project());
    issue = globalId('Issue', await app.issue('RAISED'));
  });
  afterAll(() => app.close());

  const FIELDS = `__typename ... on Error { code message }
    ... on ValidationError { issues { path code message } }
    ... on ConflictError { currentVersion changedFields current { id } }
    ... on RuleError { clause reason from allowed } ... on ForbiddenError { clause reason who }`;
  const send = async (who: string, action: string, input: Row, language = 'zh') => {
    const type = `${action.charAt(0).toUpperCase()}${action.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${action}(input: $input) { ${FIELDS} } }`;
    const { data, errors } = await app.ask(who, query, { input }, { 'accept-language': language });
    expect(errors, action).toBeUndefined();
    return (data as unknown as Record<string, Row>)[action] ?? {};
  };
  const raising = (title: string, more: Row = {}): Row => ({
    project,
    title: { zh: title },
    blocked: { zh: '卡住了' },
    since: '2026-11-20',
    ask: { zh: '请协调' },
    severity: 'HIGH',
    ...more,
  });
  const behalf = (reference: string): Row => ({
    unit: globalId('Unit', app.district.unit('songzhuang')),
    evidence: { kind: 'DOCUMENT', reference },
  });
  const head = async () => (await app.store.database.logHead.findFirstOrThrow()).sequence;

  it('M-11 what no record can hold is a ValidationError at its field, and nothing is written', async () => {
    const before = await head();
    const long = 'x'.repeat(1_000_000);
    for (const [who, input, path, code] of [
      ['songzhuang', raising('空\u0000字'), 'title.zh', 'BAD_CHARACTER'],
      ['songzhuang', raising('半\ud83d字'), 'title.zh', 'BAD_CHARACTER'],
      ['songzhuang', raising('\u001b[31m红'), 'title.zh', 'BAD_CHARACTER'],
      ['songzhuang', raising(long), 'title.zh', 'TOO_LONG'],
      ['songzhuang', raising(' \u3000\n'), 'title', 'REQUIRED'],
      [
        'songzhuang',
        raising('题', { idempotencyKey: 'a\u0000' }),
        'idempotencyKey',
        'BAD_CHARACTER',
      ],
      ['songzhuang', raising('题', { idempotencyKey: long }), 'idempotencyKey', 'TOO_LONG'],
      [
        'office',
        raising('题', { onBehalf: behalf('') }),
        'onBehalf.evidence.reference',
        'REQUIRED',
      ],
      [
        'office',
        raising('题', { onBehalf: behalf(long) }),
        'onBehalf.evidence.reference',
        'TOO_LONG',
      ],
      [
        'office',
        raising('题', { onBehalf: behalf('\u0000') }),
        'onBehalf.evidence.reference',
        'BAD_CHARACTER',
      ],
    ] as const) {
      const answer = await send(who, 'raiseIssue', input);
      expect(answer).toMatchObject({ __typename: 'ValidationError', code: 'BAD_USER_INPUT' });
      const problems = answer['issues'] as { path: string[]; code: string }[];
      expect(problems.map((one) => [one.path.join('.'), one.code])).toEqual([[path, code]]);
    }
    expect(await head()).toBe(before);
    expect(logged.join()).not.toMatch(/invalid byte sequence|unicode/i);
  });

  it('M-11 queries: a text that no record can hold is BAD_USER_INPUT, not a fault of the server', async () => {
    for (const [field, type] of [
      ['issue(number: $a) { id }', 'String'],
      ['project(number: $a) { id }', 'String'],
      ['unit(code: $a) { id }', 'String'],
      ['issues(filter: { search: $a }) { totalCount }', 'String'],
      ['projects(filter: { search: $a }) { totalCount }', 'String'],
      ['people(filter: { search: $a }) { totalCount }', 'String'],
      ['enterprises(search: $a) { totalCount }', 'String'],
      ['events(filter: { states: [$a] }) { totalCount }', 'String!'],
    ] as const)
      for (const a of ['\u0000', '字\u0000', '\ud800', 'x\udfff']) {
        const { data, errors } = await app.ask('office', `query ($a: ${type}) { ${field} }`, { a });
        expect(
          Object.values(data ?? {}).filter((value) => value !== null),
          field,
        ).toEqual([]);
        expect(
          errors?.map(({ extensions }) => extensions?.code),
          field,
        ).toEqual(['BAD_USER_INPUT']);
      }
  });

  /** One of each kind of refusal. */
  const refusals = async (language: string): Promise<Readonly<Record<string, Row>>> => {
    const key = { idempotencyKey: `key ${language}` };
    await send('songzhuang', 'raiseIssue', raising('题', key), language);
    return {
      NotFoundError: await send(
        'commerce',
        'verifyIssue',
        { id: issue, expectedVersion: 1 },
        language,
      ),
      ForbiddenError: await send(
        'songzhuang',
        'verifyIssue',
        { id: issue, expectedVersion: 1 },
        language,
      ),
      ConflictError: await send(
        'office',
        'verifyIssue',
        { id: issue, expectedVersion: 7 },
        language,
      ),
      RuleError: await send(
        'executive',
        'declineIssue',
        { id: issue, expectedVersion: 1, reason: { zh: '否' } },
        language,
      ),
      ValidationError: await send(
        'songzhuang',
        'raiseIssue',
        raising('题', { since: '2027-01-01', title: { zh: '长'.repeat(9_999) } }),
        language,
      ),
      IdempotencyMismatchError: await send(
        'songzhuang',
        'raiseIssue',
        raising('另一题', key),
        language,
      ),
    };
  };

  it('every kind of refusal in Chinese and in English, with the same code', async () => {
    const told = { zh: await refusals('zh'), en: await refusals('en') };
    for (const [type, zh] of Object.entries(told.zh)) {
      const en = told.en[type];
      expect(zh['__typename'], JSON.stringify(zh)).toBe(type);
      expect(en?.['code']).toBe(zh['code']);
      expect(zh['message'], type).toMatch(/\p{Script=Han}/u);
      expect(zh['message'], type).not.toMatch(/[A-Z_]{4,}|undefined|\{\w+\}/);
      expect(en?.['message'], type).toMatch(/^[\p{Script=Latin}\p{P}\p{N}\p{Zs}"]+$/u);
      expect(en?.['message'], type).not.toMatch(/[A-Z_]{4,}|undefined|\{\w+\}/);
    }
    expect(told.zh['ConflictError']).toMatchObject({ currentVersion: 1, current: { id: issue } });
    expect(told.zh['RuleError']).toMatchObject({
      clause: '3.2',
      from: 'RAISED',
      allowed: ['VERIFIED'],
    });
  });

  it('the language is that of accept-language, Chinese where it says nothing that we speak', async () => {
    for (const [asked, isEnglish] of [
      ['en', true],
      ['en-GB,en;q=0.9', true],
      ['zh-CN,zh;q=0.9,en;q=0.8', false],
      ['fr', false],
      ['*', false],
      ['', false],
      ['en;q=0.1, zh;q=0.9', false],
      ['\u00e9;;;,,q=', false],
    ] as const) {
      const { message } = await send(
        'commerce',
        'verifyIssue',
        { id: issue, expectedVersion: 1 },
        asked,
      );
      expect(/\p{Script=Han}/u.test(String(message)), asked).toBe(!isEnglish);
      const visitor = await app.ask(null, '{ cursor }', {}, { 'accept-language': asked });
      expect(/\p{Script=Han}/u.test(String(visitor.errors?.[0]?.message)), asked).toBe(!isEnglish);
    }
  });

  it('what nobody foresaw is masked, logged, and found again by its number', async () => {
    const { database } = app.store;
    await database.$executeRawUnsafe('alter table "Notice" rename to "Elsewhere"');
    try {
      for (const language of ['zh', 'en']) {
        logged.splice(0);
        const query = `{ issue(id: "${issue}") { number notices { id } } }`;
        const answer = await app.ask('office', query, {}, { 'accept-language': language });
        const [error] = answer.errors ?? [];
        const requestId = Reflect.get(error?.extensions ?? {}, 'requestId');
        expect(error?.extensions).toEqual({ code: 'INTERNAL', requestId: expect.any(String) });
        expect(error?.message).toContain(requestId);
        expect(/\p{Script=Han}/u.test(String(error?.message))).toBe(language === 'zh');
        expect(logged.join()).toContain('Notice');
        expect(JSON.stringify(answer)).not.toMatch(/Notice|prisma|relation|table|\.ts/i);
        expect(logged.filter((line) => line.includes(String(requestId)))).toHaveLength(1);
      }
    } finally {
      await database.$executeRawUnsafe('alter table "Elsewhere" rename to "Notice"');
    }
  });

  it('every answer to a query says how far the log had come; a mutation says where its event stands', async () => {
    const cursorOf = (answer: object): string =>
      Reflect.get(Object(Reflect.get(answer, 'extensions')), 'cursor') as string;
    const lists = ['issues', 'projects', 'duties', 'events', 'units', 'people', 'enterprises'];
    const fields = [
      ...lists.map((name) => `${name} { totalCount }`),
      'viewer { username }',
      'board { count }',
      'node(id: "x") { id }',
      '__typename',
      '__schema { queryType { name } }',
      // Refused, and a cursor all the same: the client may go on from here.
      'issues(first: 101) { totalCount }',
    ];
    const { data } = await app.ask('office', '{ cursor }');
    const { cursor } = data as unknown as { cursor: string };
    expect(cursor).toMatch(/^\d+$/);
    for (const field of fields)
      expect(cursorOf(await app.ask('office', `{ ${field} }`)), field).toBe(cursor);
    const { data: done } = await app.ask(
      'office',
      `mutation { verifyIssue(input: { id: "${issue}", expectedVersion: 1 }) {
        ... on IssuePayload { cursor } } }`,
    );
    const { verifyIssue } = done as unknown as { verifyIssue: { cursor: string } };
    expect(BigInt(verifyIssue.cursor)).toBeGreaterThan(BigInt(cursor));
    expect(cursorOf(await app.ask('office', '{ cursor }'))).toBe(verifyIssue.cursor);
  });
});
