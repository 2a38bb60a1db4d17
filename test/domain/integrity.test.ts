// Who comes at the same time, twice, or again after a time-out: over real HTTP, on one database.
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../../server/app.ts';
import { globalId } from '../../server/schema/ids.ts';
import { openApp, type TestApp } from '../support/app.ts';

/** An answer to a mutation, whichever of the union's types it has. */
type Answered = {
  readonly __typename: string;
  readonly code?: string;
  readonly cursor?: string;
  readonly isReplay?: boolean;
  readonly currentVersion?: number;
  readonly project?: { readonly id: string; readonly version: number };
  readonly issue?: { readonly id: string; readonly version: number; readonly state: string };
};

/** The actions used here, by the noun that each answers with. */
const NOUN_OF: Readonly<Record<string, 'project { id version }' | 'issue { id version state }'>> = {
  amendProject: 'project { id version }',
  signProposal: 'project { id version }',
};

const documentOf = (action: string): string => {
  const type = `${action.charAt(0).toUpperCase()}${action.slice(1)}`;
  const noun = NOUN_OF[action] ?? 'issue { id version state }';
  const payload = noun.startsWith('project') ? 'ProjectPayload' : 'IssuePayload';
  return `mutation ($input: ${type}Input!) { ${action}(input: $input) {
    __typename
    ... on ${payload} { cursor isReplay ${noun} }
    ... on Error { code }
    ... on ConflictError { currentVersion } } }`;
};

const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

describe('data integrity over HTTP', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await openApp();
    // Tokens are made once, so that those who come together really do.
    for (const who of ['office', 'office2', 'songzhuang', 'songzhuang.head', 'chair', 'executive'])
      await app.token(who);
  });
  afterAll(() => app.close());

  const send = async (who: string, action: string, input: object): Promise<Answered> => {
    const { data, errors } = await app.ask(who, documentOf(action), { input });
    expect(errors).toBeUndefined();
    return (data as unknown as Record<string, Answered>)[action] as Answered;
  };
  const makeProject = (): Promise<string> => app.project();
  const basics = (name: string) => ({
    name: { zh: name },
    investment: { own: '60.00', loan: '40.00', fiscal: '0', other: '0', total: '100.00' },
  });
  const raising = (project: string) => ({
    project: globalId('Project', project),
    title: { zh: '同一件事' },
    blocked: { zh: '受阻' },
    since: '2026-11-20',
    ask: { zh: '请协调' },
    severity: 'LOW',
  });
  const raise = async (): Promise<string> => {
    const { issue } = await send('songzhuang', 'raiseIssue', raising(await makeProject()));
    return issue?.id ?? '';
  };
  const eventsOf = (subjectId: string, action: string) =>
    app.store.database.event.count({ where: { subjectId, action } });
  const recordId = (id: string): string =>
    Buffer.from(id, 'base64').toString('utf8').split(':')[1] ?? '';

  test('I-01 lost update: 50 clients rename the same project, one per version succeeds', async () => {
    const id = await makeProject();
    const versionNow = async () =>
      (await app.store.database.project.findUniqueOrThrow({ where: { id } })).version;
    const first = await versionNow();
    const people = ['office', 'office2', 'songzhuang', 'songzhuang.head'];
    const rounds = 4;
    for (let round = 0; round < rounds; round += 1) {
      const expectedVersion = await versionNow();
      const answers = await Promise.all(
        times(50, (client) =>
          send(people[client % people.length] ?? 'office', 'amendProject', {
            id: globalId('Project', id),
            expectedVersion,
            ...basics(`名称 ${round}-${client}`),
          }),
        ),
      );
      const done = answers.filter(({ __typename }) => __typename === 'ProjectPayload');
      const conflicts = answers.filter(({ code }) => code === 'CONFLICT');
      expect([done.length, conflicts.length]).toEqual([1, 49]);
      // Each is told the version that it would have to look at.
      for (const { currentVersion } of conflicts) expect(currentVersion).toBe(expectedVersion + 1);
      expect(done[0]?.project?.version).toBe(expectedVersion + 1);
    }
    expect(await versionNow()).toBe(first + rounds);
    expect(await eventsOf(id, 'amendProject')).toBe(rounds);
  });

  test('I-02 no blind update: the schema asks for the version, and an old one is a conflict', async () => {
    const id = globalId('Project', await makeProject());
    const blind = await app.ask('office', documentOf('amendProject'), {
      input: { id, ...basics('盲改') },
    });
    expect(blind.data ?? null).toBeNull();
    expect(JSON.stringify(blind.errors)).toContain('expectedVersion');
    const old = await send('office', 'amendProject', {
      id,
      expectedVersion: 1,
      ...basics('照旧版本改'),
    });
    expect(old).toMatchObject({ code: 'CONFLICT' });
    // Whatever adds a row needs none: two units report at once.
    const issue = await raise();
    const urgent = { text: { zh: '停工' }, occurredAt: '2026-11-24T08:00:00+08:00' };
    const both = await Promise.all([
      send('songzhuang', 'reportUrgent', { id: issue, ...urgent }),
      send('songzhuang.head', 'reportUrgent', { id: issue, ...urgent }),
    ]);
    expect(both.map(({ __typename }) => __typename)).toEqual(['IssuePayload', 'IssuePayload']);
    expect(await eventsOf(recordId(issue), 'reportUrgent')).toBe(2);
  });

  test('I-03 the same key 20 times at once: one row, 20 equal answers', async () => {
    const project = await makeProject();
    const input = { ...raising(project), idempotencyKey: 'twenty-at-once' };
    const answers = await Promise.all(times(20, () => send('songzhuang', 'raiseIssue', input)));
    expect(new Set(answers.map(({ issue }) => issue?.id)).size).toBe(1);
    expect(new Set(answers.map(({ cursor }) => cursor)).size).toBe(1);
    expect(answers.filter(({ isReplay }) => isReplay === false)).toHaveLength(1);
    expect(answers.filter(({ isReplay }) => isReplay === true)).toHaveLength(19);
    expect(await app.store.database.issue.count({ where: { projectId: project } })).toBe(1);
    const other = { ...input, title: { zh: '另一件事' } };
    expect(await send('songzhuang', 'raiseIssue', other)).toMatchObject({
      code: 'IDEMPOTENCY_MISMATCH',
    });
    // A key is its sender's own: the same text from somebody else is another matter.
    const theirs = await send('songzhuang.head', 'raiseIssue', input);
    expect(theirs.issue?.id).not.toBe(answers[0]?.issue?.id);
  });

  test('I-03 a key survives a restart of the server', async () => {
    const project = await makeProject();
    const input = { ...raising(project), idempotencyKey: 'before-the-restart' };
    const before = await send('songzhuang', 'raiseIssue', input);
    const again = await buildApp({
      database: app.store.database,
      databaseUrl: app.store.url,
      clock: app.clock,
      secret: 'another-secret-of-another-process-than-before',
      origin: 'http://127.0.0.1',
      demo: false,
      development: false,
      log: pino({ level: 'silent' }),
    });
    await new Promise<void>((resolve) => again.server.listen(0, '127.0.0.1', resolve));
    try {
      const { port } = again.server.address() as AddressInfo;
      const answer = await fetch(`http://127.0.0.1:${port}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${await app.token('songzhuang')}`,
        },
        body: JSON.stringify({ query: documentOf('raiseIssue'), variables: { input } }),
      });
      const { data } = (await answer.json()) as { data: { raiseIssue: Answered } };
      expect(data.raiseIssue).toEqual({ ...before, isReplay: true });
      expect(await app.store.database.issue.count({ where: { projectId: project } })).toBe(1);
    } finally {
      await again.close();
    }
  });

  test('I-04 a double click has one effect, with a key and without', async () => {
    const withKey = await raise();
    const decide = { id: withKey, expectedVersion: 1, idempotencyKey: 'clicked-twice' };
    const both = await Promise.all([
      send('office', 'verifyIssue', decide),
      send('office', 'verifyIssue', decide),
    ]);
    expect(both.map(({ issue }) => issue?.state)).toEqual(['VERIFIED', 'VERIFIED']);
    expect(both.map(({ isReplay }) => isReplay).sort()).toEqual([false, true]);
    expect(await eventsOf(recordId(withKey), 'verifyIssue')).toBe(1);

    const without = await raise();
    const click = { id: without, expectedVersion: 1 };
    const two = await Promise.all([
      send('office', 'verifyIssue', click),
      send('office', 'verifyIssue', click),
    ]);
    expect(two.map(({ __typename }) => __typename).sort()).toEqual([
      'ConflictError',
      'IssuePayload',
    ]);
    expect(await eventsOf(recordId(without), 'verifyIssue')).toBe(1);
  });

  test('I-04 a browser that gave up and tries again has one effect', async () => {
    const project = await makeProject();
    for (let attempt = 0; attempt < 10; attempt += 1) {
      const input = { ...raising(project), idempotencyKey: `gave-up-${attempt}` };
      const given = new AbortController();
      const first = fetch(`${app.url}/graphql`, {
        method: 'POST',
        signal: given.signal,
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${await app.token('songzhuang')}`,
        },
        body: JSON.stringify({ query: documentOf('raiseIssue'), variables: { input } }),
      }).then(
        () => 'answered',
        () => 'given up',
      );
      // At another moment of the request each time.
      for (let turn = 0; turn < attempt * 3; turn += 1)
        await new Promise((resolve) => setImmediate(resolve));
      given.abort();
      await first;
      const retried = await send('songzhuang', 'raiseIssue', input);
      expect(retried.issue?.state).toBe('RAISED');
      expect(await app.store.database.issue.count({ where: { projectId: project } })).toBe(
        attempt + 1,
      );
    }
  });

  test('I-05 two holders of the same decision at once: one decides, the other has a conflict', async () => {
    for (let round = 0; round < 10; round += 1) {
      const id = await raise();
      const answers = await Promise.all(
        ['office', 'office2'].map((who) => send(who, 'verifyIssue', { id, expectedVersion: 1 })),
      );
      expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
        'ConflictError',
        'IssuePayload',
      ]);
      expect(await eventsOf(recordId(id), 'verifyIssue')).toBe(1);
      const { version, duties } = await app.store.database.issue.findUniqueOrThrow({
        where: { id: recordId(id) },
        include: { duties: { where: { kind: 'DECIDE' } } },
      });
      expect([version, duties.length]).toEqual([2, 1]);
    }
  });

  test('I-05 two different decisions on one version: one stands, the other was about the past', async () => {
    for (let round = 0; round < 5; round += 1) {
      const id = await raise();
      const answers = await Promise.all([
        send('office', 'verifyIssue', { id, expectedVersion: 1 }),
        send('songzhuang', 'withdrawIssue', {
          id,
          expectedVersion: 1,
          reason: { zh: '已解决' },
        }),
      ]);
      expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
        'ConflictError',
        'IssuePayload',
      ]);
    }
  });

  test('I-05 two different posts signing at once: two signatures, two events, one transition', async () => {
    for (let round = 0; round < 10; round += 1) {
      const id = await app.project('CANDIDATE');
      await app.act('office', 'proposeDetermination', id, { report: { zh: '已核实' } });
      const answers = await Promise.all(
        ['executive', 'chair'].map((who) =>
          send(who, 'signProposal', { id: globalId('Project', id) }),
        ),
      );
      expect(answers.map(({ __typename }) => __typename)).toEqual([
        'ProjectPayload',
        'ProjectPayload',
      ]);
      const { tier, proposals } = await app.store.database.project.findUniqueOrThrow({
        where: { id },
        include: { proposals: { include: { signatures: true } } },
      });
      expect(tier).toBe('KEY');
      expect(
        proposals.flatMap(({ signatures }) => signatures.map(({ post }) => post)).sort(),
      ).toEqual(['CHAIR', 'EXECUTIVE_CHAIR']);
      expect(await eventsOf(id, 'signProposal')).toBe(2);
      expect(await eventsOf(id, 'determineProject')).toBe(1);
    }
  });

  test('I-05 the same post signing twice at once: one signature', async () => {
    const id = await app.project('CANDIDATE');
    await app.act('office', 'proposeDetermination', id, { report: { zh: '已核实' } });
    const answers = await Promise.all(
      times(5, () => send('executive', 'signProposal', { id: globalId('Project', id) })),
    );
    expect(answers.filter(({ __typename }) => __typename === 'ProjectPayload')).toHaveLength(1);
    expect(answers.filter(({ code }) => code === 'RULE')).toHaveLength(4);
    expect(await eventsOf(id, 'signProposal')).toBe(1);
    expect(await eventsOf(id, 'determineProject')).toBe(0);
  });
});
