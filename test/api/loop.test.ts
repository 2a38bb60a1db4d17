import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { globalId } from '../../server/schema/ids.ts';
import { openApp, type TestApp } from '../support/app.ts';

/** The coordination loop of chapter 4 over the API, from raising to confirmation. */
describe('the coordination loop', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await openApp();
  });
  afterAll(() => app.close());

  const ISSUE = `
    __typename
    ... on IssuePayload { cursor isReplay issue { id number state version light { tone reason days dueOn } } }
    ... on Error { code message }
    ... on ValidationError { issues { path code message } }
    ... on RuleError { clause action reason from allowed }
    ... on ForbiddenError { clause reason who }
    ... on ConflictError { currentVersion changedFields current { id ... on Issue { state version } } }`;

  const send = async (who: string, action: string, input: object) => {
    const type = `${action.charAt(0).toUpperCase()}${action.slice(1)}Input`;
    const { data, errors } = await app.ask(
      who,
      `mutation($input: ${type}!) { ${action}(input: $input) { ${ISSUE} } }`,
      { input },
    );
    expect(errors).toBeUndefined();
    return (data as unknown as Record<string, Record<string, unknown>>)[action] ?? {};
  };

  it('goes from raised to resolved, each step by the one whose it is', async () => {
    const project = globalId('Project', await app.project());
    const unit = (code: Parameters<TestApp['district']['unit']>[0]) =>
      globalId('Unit', app.district.unit(code));
    const person = (code: string) => globalId('Person', app.district.person(code));
    const raised = await send('songzhuang', 'raiseIssue', {
      project,
      title: { zh: '用水接驳点未确定', en: 'No tap for water' },
      blocked: { zh: '无水可用' },
      since: '2026-11-20',
      ask: { zh: '请明确接驳点' },
      severity: 'HIGH',
    });
    expect(raised).toMatchObject({
      __typename: 'IssuePayload',
      issue: { number: '2026-001', state: 'RAISED', light: { tone: 'OK', reason: 'VERIFY' } },
    });
    const { id } = raised['issue'] as { id: string };
    const version = async () => {
      const { data } = await app.ask('office', `{ issue(id: "${id}") { version state } }`);
      return (data as unknown as { issue: { version: number; state: string } }).issue;
    };
    const decide = async (who: string, action: string, input: object = {}) =>
      send(who, action, { id, expectedVersion: (await version()).version, ...input });

    expect(await decide('songzhuang', 'verifyIssue')).toMatchObject({
      __typename: 'ForbiddenError',
      clause: '6.2',
      who: ['OFFICE'],
      message: '此事由办公室办理',
    });
    await decide('office', 'verifyIssue');
    await decide('executive', 'assignIssue', {
      responsible: [unit('finance')],
      assisting: [unit('land')],
      task: { zh: '请办理' },
      targetOn: '2026-12-20',
    });
    await decide('finance.head', 'acceptIssue', {
      accountableHead: person('finance.head'),
      personInCharge: person('finance'),
      contact: person('finance'),
      measures: { zh: '专人办理' },
      plan: [{ text: { zh: '第一步' }, dueOn: '2026-12-01' }],
    });
    expect(await decide('finance', 'claimResolved', { text: { zh: '好了' } })).toMatchObject({
      __typename: 'RuleError',
      reason: 'STEPS_LEFT',
      clause: '6.5',
      message: '工作方案还有 1 步未完成',
    });
    await send('finance', 'reportProgress', {
      id,
      text: { zh: '完成' },
      steps: [{ no: 1, state: 'DONE' }],
    });
    await decide('finance', 'claimResolved', { text: { zh: '好了' } });
    expect(await decide('office', 'confirmIssue')).toMatchObject({ reason: 'VIEW_AWAITED' });
    await send('songzhuang', 'giveView', { id, verdict: 'AGREE' });
    expect(await decide('office', 'confirmIssue')).toMatchObject({
      __typename: 'IssuePayload',
      issue: { state: 'RESOLVED', light: { tone: 'DONE' } },
    });
    const { data } = await app.ask(
      'office',
      `{ issue(id: "${id}") { duties { kind state } steps { no state doneOn } responsibleUnits { code }
         availableActions { action input { name kind isRequired } prefilled } blockedActions { action code } } }`,
    );
    const { issue } = data as unknown as { issue: { duties: { kind: string; state: string }[] } };
    expect(issue.duties.filter(({ state }) => state === 'PENDING')).toEqual([]);
    expect(issue).toMatchObject({ availableActions: [{ action: 'reopenIssue' }] });
  });
});
