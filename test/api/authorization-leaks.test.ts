import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../server/kernel/calendar.ts';
import { globalId } from '../../server/schema/ids.ts';
import { openApp, type TestApp } from '../support/app.ts';
import { furnish, peoplesActions, reader, sampleInput, sendAction } from './authorization-cases.ts';
import { LETTERS } from './authorization-table.ts';

const CANARY = '金丝雀';

/** What is hidden shows in no count, no order, no search and no error. */
describe('nothing of what is hidden comes out sideways', () => {
  let app: TestApp;
  let read: ReturnType<typeof reader>;
  let nodes: Readonly<Record<string, string>>;
  beforeAll(async () => {
    app = await openApp();
    read = reader(app);
    const { act, today } = app;
    const hidden = await app.project('KEY');
    await act('songzhuang', 'amendProject', hidden, {
      name: { zh: `${CANARY}项目`, en: 'Canary' },
      investment: { own: '7777.00', loan: '0', fiscal: '0', other: '0', total: '7777.00' },
    });
    await act('songzhuang', 'raiseIssue', null, {
      project: hidden,
      title: { zh: `${CANARY}问题`, en: 'Canary' },
      blocked: { zh: CANARY },
      since: addDays(today(), -3),
      ask: { zh: CANARY },
      severity: 'HIGH',
    });
    nodes = await furnish(app);
    // What the other township sees of its own.
    await app.steps.RAISED(await app.project('KEY', 'xiji'), 'xiji');
    app.clock.set('2026-12-05T01:00:00Z');
  });
  afterAll(() => app.close());

  const counts = async (query: string, variables: Record<string, unknown> = {}) =>
    Object.values(
      (await read('U', query, variables)) as Record<string, { totalCount: number }>,
    ).map(({ totalCount }) => totalCount);
  const DAYS = Array.from({ length: 60 }, (_, index) => addDays('2026-11-01', index * 2));

  it('Z-05 no filter tells what is hidden: no bisecting of dates, words, numbers, states, units', async () => {
    expect(await counts('{ issues { totalCount } projects { totalCount } }')).toEqual([1, 1]);
    const unit = (code: Parameters<typeof app.district.unit>[0]) =>
      globalId('Unit', app.district.unit(code));
    const units = `["${unit('songzhuang')}", "${unit('finance')}", "${unit('land')}"]`;
    const filters = [
      `issues(filter: { search: "${CANARY}" })`,
      'issues(filter: { search: "Canary" })',
      'issues(filter: { search: "2026-001" })',
      'issues(filter: { severities: [HIGH] })',
      'issues(filter: { urgent: true })',
      'issues(filter: { states: [VERIFIED, ASSIGNED, IN_PROGRESS, RETURNED, RESOLVED] })',
      ...['ownerUnits', 'townships', 'leadUnits', 'responsibleUnits', 'assistingUnits'].map(
        (name) => `issues(filter: { ${name}: ${units} })`,
      ),
      `issues(filter: { project: "${nodes['Project/major']}" })`,
      `projects(filter: { search: "${CANARY}" })`,
      'projects(filter: { search: "P01" })',
      'projects(filter: { tiers: [MAJOR, CANDIDATE] })',
      `projects(filter: { ownerUnits: ${units} })`,
      `projects(filter: { townships: ${units} })`,
      `duties(filter: { holderUnits: ${units} })`,
      `duties(filter: { issue: "${nodes['Issue/in-progress']}" })`,
      `duties(filter: { project: "${nodes['Project/major']}" })`,
      'duties(filter: { kinds: [SOLVE, REPORT, ACCEPT, DECIDE, ANSWER, VERIFY, SIGN] })',
      `events(filter: { root: "${nodes['Issue/in-progress']}" })`,
      'events(filter: { actions: [verifyIssue, assignIssue, acceptIssue] })',
      'events(filter: { states: ["IN_PROGRESS", "MAJOR"] })',
    ];
    for (const filter of filters)
      expect(await counts(`{ ${filter} { totalCount } }`), filter).toEqual([0]);
    const bisecting = DAYS.flatMap((day, index) => [
      `a${index}: duties(filter: { dueBefore: "${day}" }) { totalCount }`,
      `b${index}: duties(filter: { dueFrom: "${day}" }) { totalCount }`,
    ]);
    expect(new Set(await counts(`{ ${bisecting.join(' ')} }`))).toEqual(new Set([0]));
    const raised = DAYS.map(
      (day, index) => `a${index}: issues(filter: { raisedFrom: "${day}" }) { totalCount }`,
    );
    // Its own one, raised on one day: one step and no other.
    expect(await counts(`{ ${raised.join(' ')} }`)).toEqual(
      DAYS.map((day) => (day <= '2026-11-24' ? 1 : 0)),
    );
    // Only the office owes something about its own one, by one day: again one step.
    const due = Array.from(
      { length: 90 },
      (_, days) => `a${days}: issues(filter: { dueWithin: ${days} }) { totalCount }`,
    );
    const steps = await counts(`{ ${due.join(' ')} }`);
    expect(steps).toEqual(steps.toSorted());
    expect(Math.max(...steps)).toBeLessThanOrEqual(1);
  });

  it('Z-05 no order and no page tells what lies between the rows', async () => {
    const page = '{ totalCount nodes { id } pageInfo { hasNextPage hasPreviousPage } }';
    for (const field of ['NUMBER', 'RAISED_AT', 'TARGET_ON'])
      for (const direction of ['ASC', 'DESC']) {
        const order = `orderBy: [{ field: ${field}, direction: ${direction} }]`;
        const answer = await read('U', `{ issues(first: 1, ${order}) ${page} }`);
        expect(answer['issues']).toMatchObject({
          totalCount: 1,
          nodes: [{}],
          pageInfo: { hasNextPage: false, hasPreviousPage: false },
        });
      }
    const { board } = await read('U', '{ board { state count issues { id } } }');
    expect((board as { count: number }[]).reduce((sum, { count }) => sum + count, 0)).toBe(1);
  });

  it('Z-05 a search takes % and _ as they are', async () => {
    for (const search of ['%', '_', '%%', '\\%', '__', `${CANARY.slice(0, 1)}%`]) {
      const query = `query ($search: String!) {
        a: issues(filter: { search: $search }) { totalCount } b: people(filter: { search: $search }) { totalCount }
        c: projects(filter: { search: $search }) { totalCount } d: enterprises(search: $search) { totalCount } }`;
      expect(await counts(query, { search }), search).toEqual([0, 0, 0, 0]);
    }
  });

  it('Z-05 phones leave masked only, are found by no search, and not even masked for an applicant', async () => {
    const everything = `{ people(first: 100) { nodes { code name { zh } maskedPhone
        timeline(first: 10) { nodes { action changes changedFields } } } }
      events(first: 100) { nodes { action changes evidence { reference } } } }`;
    for (const letter of LETTERS) {
      const text = JSON.stringify(await read(letter, everything));
      expect(text).not.toMatch(/138 ?0000 ?5678|13800005678/);
      expect(text.includes('138****5678'), letter).toBe(letter !== 'A');
    }
    for (const search of ['138', '5678', '138****5678', '138 0000 5678'])
      expect(await counts(`{ people(filter: { search: "${search}" }) { totalCount } }`)).toEqual([
        0,
      ]);
  });

  it('Z-07 no refusal names another unit, a person, or anything of what is hidden', async () => {
    const names = [
      ...(await app.store.database.unit.findMany()).map(({ code }) => `单位${code}`),
      ...app.district.people.map(({ code }) => `人员${code}`),
      CANARY,
      'Canary',
    ];
    const ids = ['Issue/in-progress', 'Issue/raised', 'Project/major', 'Request/extension'].flatMap(
      (node) => nodes[node] ?? [],
    );
    const asked = peoplesActions(app).filter(({ row }) => row.from.length > 0);
    const said: string[] = [];
    for (const who of ['land', 'xiji', 'xinghe'])
      for (const { name, noun, row } of asked)
        for (const id of ids.filter((one) => atob(one).startsWith(`${noun.type}:`))) {
          const version = row.mode === 'decide' ? { expectedVersion: 99 } : {};
          const input = { ...sampleInput(row.input, nodes), ...version, id };
          said.push(JSON.stringify(await sendAction(app, who, name, input)));
        }
    expect(said.length).toBeGreaterThan(100);
    expect(new Set(said).size).toBeGreaterThan(5);
    for (const text of said) for (const name of names) expect(text).not.toContain(name);
  });
});
