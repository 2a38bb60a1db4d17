import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { globalId } from '../../server/schema/ids.ts';
import { openApp, type TestApp } from '../support/app.ts';

type Nodes = { readonly nodes: readonly Record<string, unknown>[] };

describe('what waits, and what was done', () => {
  let app: TestApp;
  let lead: string;
  beforeAll(async () => {
    app = await openApp();
    await app.issue('IN_PROGRESS');
    lead = globalId('Unit', app.district.unit('finance'));
  });
  afterAll(() => app.close());

  const kinds = async (filter: string): Promise<unknown[]> => {
    const { data, errors } = await app.ask(
      'finance',
      `{ duties(filter: { mine: true, states: [PENDING], ${filter} }) { nodes { kind } } }`,
    );
    expect(errors).toBeUndefined();
    return (data as unknown as { duties: Nodes }).duties.nodes.map(({ kind }) => kind);
  };

  it('reports and solutions wait only when their date is near; either way each is told once', async () => {
    const all = await kinds('');
    expect(all).toContain('REPORT');
    expect(await kinds('waiting: true')).not.toContain('REPORT');
    expect(await kinds('waiting: false')).toContain('REPORT');
    const both = [...(await kinds('waiting: true')), ...(await kinds('waiting: false'))];
    expect(both.toSorted()).toEqual(all.toSorted());
    const { data } = await app.ask(
      'finance',
      '{ duties(filter: { mine: true, kinds: [REPORT], states: [PENDING] }, first: 1) { nodes { dueOn } } }',
    );
    const [report] = (data as unknown as { duties: Nodes }).duties.nodes;
    app.clock.set(`${report?.['dueOn']}T02:00:00Z`);
    expect(await kinds('waiting: true')).toContain('REPORT');
  });

  it('tells what units and people did since a moment, and nothing of others', async () => {
    const events = async (filter: string) => {
      const { data, errors } = await app.ask(
        'office',
        `{ events(filter: { ${filter} }) { nodes { action actorUnit { id } principalUnit { id } } } }`,
      );
      expect(errors).toBeUndefined();
      return (data as unknown as { events: Nodes }).events.nodes;
    };
    const done = await events(`by: ["${lead}"]`);
    expect(done.map(({ action }) => action)).toContain('acceptIssue');
    for (const { actorUnit, principalUnit } of done)
      expect([actorUnit, principalUnit]).toContainEqual({ id: lead });
    const head = globalId('Person', app.district.person('finance.head'));
    const byOne = await events(`by: ["${head}"]`);
    expect(byOne.map(({ action }) => action)).toEqual(['acknowledgeNotice', 'acceptIssue']);
    const now = app.clock.now();
    const later = new Date(now.getTime() + 1_000).toISOString();
    expect(await events(`by: ["${lead}"], sinceAt: "${later}"`)).toEqual([]);
    expect(await events('by: []')).toEqual([]);
  });
});
