import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../server/kernel/calendar.ts';
import { globalId } from '../../server/schema/ids.ts';
import { openApp, type TestApp } from '../support/app.ts';

type Page = {
  readonly totalCount: number;
  readonly nodes: readonly Readonly<Record<string, unknown>>[];
  readonly edges: readonly { readonly cursor: string }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
};

/** A list: its name, its arguments besides those of a page, and what tells its rows apart. */
type List = { readonly name: string; readonly by?: string; readonly of?: string };

/** Pages by the sort key: whole, in order, and stable while the list moves under them. */
describe('I-13 pages', () => {
  let app: TestApp;
  let project: string;
  let issue: string;
  beforeAll(async () => {
    app = await openApp();
    project = await app.project();
    issue = await app.issue('IN_PROGRESS', project);
    for (let index = 0; index < 9; index += 1) {
      const id = await app.steps.RAISED(project, 'songzhuang');
      // Targets that are equal, that differ, and none at all.
      if (index % 3 === 0) continue;
      await app.act('office', 'verifyIssue', id);
      await app.act('executive', 'assignIssue', id, {
        responsible: [app.district.unit('finance')],
        task: { zh: '请办理' },
        targetOn: addDays(app.today(), index % 2 === 0 ? 30 : 20 + index),
      });
      app.clock.set(new Date(app.clock.now().getTime() + 60_000));
    }
    await app.project('CANDIDATE', 'xiji');
    await app.project('KEY', 'parks');
  });
  afterAll(() => app.close());

  const argumentsOf = (values: Readonly<Record<string, unknown>>, by = ''): string => {
    const given = Object.entries(values).map(
      ([name, value]) => `${name}: ${JSON.stringify(value)}`,
    );
    return `(${[...given, ...(by ? [by] : [])].join(', ')})`;
  };
  const pageOf = async ({ name, by, of }: List, values: object): Promise<Page> => {
    const field = `${name}${argumentsOf({ ...values }, by)} { totalCount nodes { id } edges { cursor }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }`;
    const query = of ? `{ node(id: "${of}") { ... on Issue { ${field} } } }` : `{ ${field} }`;
    const { data, errors } = await app.ask('office', query);
    expect(errors).toBeUndefined();
    const root = data as unknown as Record<string, never>;
    return (of ? root['node'] : root)?.[name] as unknown as Page;
  };
  const idsOf = ({ nodes }: Page): unknown[] => nodes.map(({ id }) => id);
  /** Turns the pages from the start, or from the end, and returns all in the order of the list. */
  const walk = async (
    list: List,
    size: number,
    between?: (page: Page) => Promise<void>,
    way = 'first',
  ) => {
    const isForward = way === 'first';
    const ids: unknown[] = [];
    for (let cursor: string | null = null; ; ) {
      if (ids.length > 1_000) throw new Error(`${JSON.stringify(list)} does not end`);
      const from = cursor === null ? {} : { [isForward ? 'after' : 'before']: cursor };
      const page: Page = await pageOf(list, { [way]: size, ...from });
      if (isForward) ids.push(...idsOf(page));
      else ids.unshift(...idsOf(page));
      cursor = isForward ? page.pageInfo.endCursor : page.pageInfo.startCursor;
      const { hasNextPage, hasPreviousPage } = page.pageInfo;
      if (!(isForward ? hasNextPage : hasPreviousPage)) return ids;
      expect(page.nodes).toHaveLength(size);
      await between?.(page);
    }
  };
  const ORDERS = ['NUMBER', 'RAISED_AT', 'TARGET_ON'].flatMap((field) =>
    ['ASC', 'DESC'].map((direction) => `orderBy: [{ field: ${field}, direction: ${direction} }]`),
  );
  const lists = (): readonly List[] => [
    ...ORDERS.map((by) => ({ name: 'issues', by })),
    {
      name: 'issues',
      by: 'orderBy: [{ field: TARGET_ON, direction: DESC }, { field: RAISED_AT }]',
    },
    { name: 'issues', by: 'orderBy: [{ field: NUMBER, direction: DESC }, { field: NUMBER }]' },
    { name: 'projects', by: 'orderBy: [{ field: INVESTMENT, direction: DESC }]' },
    { name: 'projects' },
    { name: 'duties' },
    { name: 'events' },
    { name: 'units' },
    { name: 'people' },
    { name: 'enterprises' },
    { name: 'timeline', of: globalId('Issue', issue) },
  ];

  it('I-13 every list and order: forward, backward and at once are the same, each row once', async () => {
    for (const list of lists()) {
      const what = JSON.stringify(list);
      const { totalCount, nodes, pageInfo } = await pageOf(list, { first: 100 });
      const whole = nodes.map(({ id }) => id);
      expect(new Set(whole).size, what).toBe(whole.length);
      if (totalCount <= 100) expect(whole, what).toHaveLength(totalCount);
      expect(pageInfo.hasPreviousPage, what).toBe(false);
      if (totalCount > 100) {
        const all = await walk(list, 60);
        expect(all.slice(0, 100), what).toEqual(whole);
        expect(new Set(all).size, what).toBe(totalCount);
        continue;
      }
      expect(await walk(list, 3), what).toEqual(whole);
      expect(await walk(list, 4, undefined, 'last'), what).toEqual(whole);
    }
  });

  it('I-13 targets: the earliest first and the latest first, those without one last either way', async () => {
    const targets = async (direction: string): Promise<(string | null)[]> => {
      const { data } = await app.ask(
        'office',
        `{ issues(first: 100, orderBy: [{ field: TARGET_ON, direction: ${direction} }]) { nodes { targetOn } } }`,
      );
      const { issues } = data as unknown as { issues: { nodes: { targetOn: string | null }[] } };
      return issues.nodes.map(({ targetOn }) => targetOn);
    };
    const dated = (await targets('ASC')).filter((day) => day !== null);
    const none = (await targets('ASC')).slice(dated.length);
    expect(dated.length).toBeGreaterThan(4);
    expect(none.length).toBeGreaterThan(1);
    expect(await targets('ASC')).toEqual([...dated.toSorted(), ...none]);
    expect(await targets('DESC')).toEqual([...dated.toSorted().toReversed(), ...none]);
  });

  it('I-13 what comes in while pages are turned: later ones are seen, none twice, none lost', async () => {
    const raise = async () => void (await app.steps.RAISED(project, 'songzhuang'));
    const ascending = { name: 'issues', by: 'orderBy: [{ field: NUMBER, direction: ASC }]' };
    const before = idsOf(await pageOf(ascending, { first: 100 }));
    const seen = await walk(ascending, 5, raise);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(idsOf(await pageOf(ascending, { first: 100 })));
    expect(seen.length).toBeGreaterThan(before.length);
    const descending = { name: 'issues', by: 'orderBy: [{ field: RAISED_AT, direction: DESC }]' };
    const start = idsOf(await pageOf(descending, { first: 100 }));
    app.clock.set(new Date(app.clock.now().getTime() + 60_000));
    expect(await walk(descending, 5, raise)).toEqual(start);
  });

  it('I-13 a row that is gone, or has moved, does not end the list', async () => {
    const { database } = app.store;
    const byTarget = { name: 'issues', by: 'orderBy: [{ field: TARGET_ON }]' };
    const ids = idsOf(await pageOf(byTarget, { first: 100 }));
    const first = await pageOf(byTarget, { first: 3 });
    const last = Buffer.from(String(idsOf(first)[2]), 'base64')
      .toString()
      .slice('Issue:'.length);
    // The row that the cursor stands on goes to the very end.
    await database.issue.update({
      where: { id: last },
      data: { targetOn: new Date('2030-01-01') },
    });
    const rest = await pageOf(byTarget, { first: 100, after: first.pageInfo.endCursor });
    expect(idsOf(rest).filter((id) => id !== idsOf(first)[2])).toEqual(ids.slice(3));

    const duties = await pageOf({ name: 'duties' }, { first: 100 });
    const some = await pageOf({ name: 'duties' }, { first: 3 });
    const gone = Buffer.from(String(idsOf(some)[2]), 'base64')
      .toString()
      .slice('Duty:'.length);
    await database.duty.delete({ where: { id: gone } });
    const others = await pageOf({ name: 'duties' }, { first: 100, after: some.pageInfo.endCursor });
    expect(idsOf(others)).toEqual(idsOf(duties).slice(3));
    expect(others.totalCount).toBe(duties.totalCount - 1);
  });

  it('I-13 a window between two cursors, a page of none, a page past the end', async () => {
    const list = { name: 'issues' };
    const all = await pageOf(list, { first: 100 });
    const cursor = (index: number) => all.edges[index]?.cursor;
    const window = { after: cursor(1), before: cursor(6) };
    expect(idsOf(await pageOf(list, { first: 100, ...window }))).toEqual(idsOf(all).slice(2, 6));
    const head = await pageOf(list, { first: 2, ...window });
    expect(idsOf(head)).toEqual(idsOf(all).slice(2, 4));
    const tail = await pageOf(list, { last: 2, ...window });
    expect(idsOf(tail)).toEqual(idsOf(all).slice(4, 6));
    const none = await pageOf(list, { first: 0 });
    expect(none).toMatchObject({ nodes: [], pageInfo: { hasNextPage: true, endCursor: null } });
    const end = await pageOf(list, { first: 5, after: all.edges.at(-1)?.cursor });
    expect(end).toMatchObject({
      nodes: [],
      totalCount: all.totalCount,
      pageInfo: { hasNextPage: false, hasPreviousPage: true },
    });
  });
});
