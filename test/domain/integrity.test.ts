// Who comes at the same time: over real HTTP, on one database.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { globalId } from '../../server/schema/ids.ts';
import { openApp, type TestApp } from '../support/app.ts';
import { documentOf, recordId, sender, times } from './send.ts';

describe('at the same time', () => {
  let app: TestApp;
  let hand: ReturnType<typeof sender>;
  beforeAll(async () => {
    app = await openApp();
    hand = sender(app);
    await hand.warm();
  });
  afterAll(() => app.close());
  const send = (who: string, action: string, input: object) => hand.send(who, action, input);
  const makeProject = (): Promise<string> => app.project();
  const basics = (name: string) => ({
    name: { zh: name },
    investment: { own: '60.00', loan: '40.00', fiscal: '0', other: '0', total: '100.00' },
  });

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
    expect(await hand.eventsOf(id, 'amendProject')).toBe(rounds);
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
    const issue = await hand.raise();
    const urgent = { text: { zh: '停工' }, occurredAt: '2026-11-24T08:00:00+08:00' };
    const both = await Promise.all([
      send('songzhuang', 'reportUrgent', { id: issue, ...urgent }),
      send('songzhuang.head', 'reportUrgent', { id: issue, ...urgent }),
    ]);
    expect(both.map(({ __typename }) => __typename)).toEqual(['IssuePayload', 'IssuePayload']);
    expect(await hand.eventsOf(recordId(issue), 'reportUrgent')).toBe(2);
  });

  test('I-05 two holders of the same decision at once: one decides, the other has a conflict', async () => {
    for (let round = 0; round < 10; round += 1) {
      const id = await hand.raise();
      const answers = await Promise.all(
        ['office', 'office2'].map((who) => send(who, 'verifyIssue', { id, expectedVersion: 1 })),
      );
      expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
        'ConflictError',
        'IssuePayload',
      ]);
      expect(await hand.eventsOf(recordId(id), 'verifyIssue')).toBe(1);
      const { version, duties } = await app.store.database.issue.findUniqueOrThrow({
        where: { id: recordId(id) },
        include: { duties: { where: { kind: 'DECIDE' } } },
      });
      expect([version, duties.length]).toEqual([2, 1]);
    }
  });

  test('I-05 two different decisions on one version: one stands, the other was about the past', async () => {
    for (let round = 0; round < 5; round += 1) {
      const id = await hand.raise();
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
      expect(await hand.eventsOf(id, 'signProposal')).toBe(2);
      expect(await hand.eventsOf(id, 'determineProject')).toBe(1);
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
    expect(await hand.eventsOf(id, 'signProposal')).toBe(1);
    expect(await hand.eventsOf(id, 'determineProject')).toBe(0);
  });
});
