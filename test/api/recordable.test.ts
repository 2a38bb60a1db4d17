import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { globalId } from '../../server/schema/ids.ts';
import { openApp, type TestApp } from '../support/app.ts';

type Offer = {
  readonly action: string;
  readonly principals: readonly { readonly post: string | null; readonly unit: string | null }[];
};

/** What the office is offered to record for others: the same rules, looked at with their rights. */
describe('recordable actions', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await openApp();
  });
  afterAll(() => app.close());

  const offersOf = async (who: string, id: string): Promise<ReadonlyMap<string, Offer>> => {
    const { data, errors } = await app.ask(
      who,
      `query ($id: ID!) {
        node(id: $id) { ... on Issue { recordableActions { action principals { post unit name { zh } } } } }
      }`,
      { id },
    );
    expect(errors).toBeUndefined();
    const { node } = data as unknown as {
      node: { recordableActions: readonly Offer[] } | null;
    };
    // Who does not see it is offered nothing.
    return new Map((node?.recordableActions ?? []).map((one) => [one.action, one]));
  };

  it('a verified issue: the executive chair’s decision, and nothing for anybody else', async () => {
    const id = globalId('Issue', await app.issue('VERIFIED'));
    const offers = await offersOf('office', id);
    expect(offers.get('assignIssue')?.principals).toEqual([
      { post: 'EXECUTIVE_CHAIR', unit: null, name: { zh: '执行主席' } },
    ]);
    // Nobody acts for the office itself.
    const own = globalId('Unit', app.district.unit('office'));
    const principals = [...offers.values()].flatMap((one) => one.principals);
    expect(principals.map(({ unit }) => unit)).not.toContain(own);
    for (const who of ['finance', 'executive', 'songzhuang'])
      expect([...(await offersOf(who, id)).keys()], who).toEqual([]);
  });

  it('an issue in work: the lead unit’s report, and what is offered is done', async () => {
    const issue = await app.issue('IN_PROGRESS');
    const id = globalId('Issue', issue);
    const report = (await offersOf('office', id)).get('reportProgress');
    const lead = globalId('Unit', app.district.unit('finance'));
    expect(report?.principals.map(({ unit }) => unit)).toContain(lead);
    const { data } = await app.ask(
      'office',
      `mutation ($input: ReportProgressInput!) {
        reportProgress(input: $input) { __typename ... on Error { message } }
      }`,
      {
        input: {
          id,
          text: { zh: '已拨付首批' },
          onBehalf: { unit: lead, evidence: { kind: 'TELEPHONE', reference: '王晓岚 10:00 来电' } },
        },
      },
    );
    expect(data).toEqual({ reportProgress: { __typename: 'IssuePayload' } });
  });

  it('a report begins with the open steps of the plan, for the lead unit', async () => {
    const id = globalId('Issue', await app.issue('IN_PROGRESS'));
    const prefilled = async (who: string) => {
      const { data } = await app.ask(
        who,
        'query ($id: ID!) { node(id: $id) { ... on Issue { availableActions { action prefilled } } } }',
        { id },
      );
      const { node } = data as unknown as {
        node: { availableActions: readonly { action: string; prefilled: object }[] };
      };
      return node.availableActions.find(({ action }) => action === 'reportProgress')?.prefilled;
    };
    expect(await prefilled('finance')).toMatchObject({
      steps: expect.arrayContaining([{ no: 1, state: 'CURRENT' }]),
    });
  });
});
