import fs from 'node:fs';
import path from 'node:path';
import {
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  parse,
} from 'graphql';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { costOf, LIMITS } from '../../server/schema/cost.ts';
import { schema } from '../../server/schema/index.ts';
import { openApp, type TestApp } from '../support/app.ts';
import { meetings } from '../support/meetings.ts';

const ISSUES = 100;
const DECISIONS = 12;

/** Lists that ask what can be done on each row are read in smaller pages than they may be. */
const PAGES: Readonly<Record<string, number>> = { Decisions: 20 };

/** What a page costs is told before it is read, and reading it takes a fixed number of statements. */
describe('the cost of pages', () => {
  let app: TestApp;
  /** Statements as they go to PostgreSQL, whoever sends them. */
  const statements: string[] = [];
  const { query } = pg.Client.prototype;
  beforeAll(async () => {
    app = await openApp();
    const project = await app.project();
    const other = await app.project('MAJOR', 'parks');
    const one = await app.issue('IN_PROGRESS', project);
    await app.act('finance', 'askAssistance', one, {
      unit: app.district.unit('land'),
      text: { zh: '请协助' },
      dueOn: '2026-12-01',
    });
    for (let index = 1; index < ISSUES; index += 1) {
      const id = await app.steps.RAISED(
        index % 2 ? project : other,
        index % 2 ? 'songzhuang' : 'parks',
      );
      if (index % 10 < 4) await app.steps.VERIFIED(id);
      if (index % 10 < 3) await app.steps.ASSIGNED(id);
      if (index % 10 < 2) await app.steps.IN_PROGRESS(id);
    }
    const floor = await meetings(app).inSession([
      { kind: 'ISSUE', title: { zh: '议题' }, issue: one, plannedMinutes: 10 },
      { kind: 'PROJECT', title: { zh: '议题' }, project, plannedMinutes: 10 },
    ]);
    for (let index = 1; index < DECISIONS; index += 1)
      await meetings(app).decided(floor.item, `决定${index}`);
    await app.ask('office', '{ cursor }');
    pg.Client.prototype.query = function (this: pg.Client, ...given: Parameters<typeof query>) {
      const [first] = given as unknown as [string | { text: string }];
      statements.push(typeof first === 'string' ? first : first.text);
      return query.apply(this, given);
    } as typeof query;
  });
  afterEach(() => void statements.splice(0));
  afterAll(async () => {
    pg.Client.prototype.query = query;
    await app.close();
  });

  /** What was asked of PostgreSQL, the follower's own look at the log apart. */
  const asked = (): readonly string[] =>
    statements.filter((text) => !/from "?Event"? where .*sequence/i.test(text));
  const countOnce = async (document: string, variables: object): Promise<number> => {
    statements.splice(0);
    const { errors } = await app.ask('office', document, { ...variables });
    expect(errors).toBeUndefined();
    return asked().length;
  };
  /** Statements that one question takes: the fewer of two times, as the clock's own work may fall in. */
  const countOf = async (document: string, variables: object = {}): Promise<number> =>
    Math.min(await countOnce(document, variables), await countOnce(document, variables));

  const CARD = `id number title { zh en } state severity urgent version raisedAt targetOn
    light { tone reason days dueOn clause period } nextReport { period dueOn }
    project { id number name { zh } ownerUnit { code } township { code } }
    projectName { zh } ownerUnit { code } township { code } leadUnit { code }
    askedUnits { code } responsibleUnits { code } assistingUnits { code } duplicateOf { id }`;
  const PARTS = `steps { no text { zh } } assignments { no accountableHead { name { zh } }
      personInCharge { name { zh } } contact { name { zh } } responsibleUnits { code } steps { no } }
    reports { text { zh } unit { code } by { name { zh } } } claims { text { zh } }
    inquiries { text { zh } unit { code } } siteChecks { by { name { zh } } }
    requests { kind } duties { kind dueOn holderUnit { code } } notices { kind unit { code } }`;

  it('D-12 a page of issues takes as many statements for 100 as for 2', async () => {
    const cards = `query ($first: Int!) { issues(first: $first) { nodes { ${CARD} } } }`;
    const parts = `query ($first: Int!) { issues(first: $first) { totalCount nodes { ${CARD} ${PARTS} } } }`;
    const few = {
      cards: await countOf(cards, { first: 2 }),
      parts: await countOf(parts, { first: 2 }),
    };
    expect(await countOf(cards, { first: ISSUES })).toBe(few.cards);
    expect(await countOf(parts, { first: 8 })).toBe(few.parts);
    const actions = `query ($first: Int!) { issues(first: $first) { nodes {
      availableActions { action } blockedActions { action } } } }`;
    expect(await countOf(actions, { first: 20 })).toBe(await countOf(actions, { first: 2 }));
    const recordable = `query ($first: Int!) { issues(first: $first) { nodes {
      recordableActions { action principals { name { zh } } } } } }`;
    expect(await countOf(recordable, { first: 20 })).toBe(await countOf(recordable, { first: 2 }));
    expect(few).toMatchInlineSnapshot(`
      {
        "cards": 3,
        "parts": 6,
      }
    `);
  });

  it('D-12 board, duties, log and projects: bounded, whatever they hold', async () => {
    const questions = {
      board: `{ board { state count issues { ${CARD} } } }`,
      duties: `{ duties(first: 100) { totalCount nodes { kind dueOn tone days holderUnit { code }
        issue { number title { zh } light { tone } } project { number } } } }`,
      events: `{ events(first: 100) { totalCount nodes { action at actor { name { zh } }
        actorUnit { code } principal { name { zh } } effects { kind } } } }`,
      projects: `{ projects(first: 100) { totalCount nodes { number name { zh } ownerUnit { code }
        township { code } enterprise { name { zh } } milestones { kind } investment { total } } } }`,
      people: `{ people(first: 100) { totalCount nodes { code name { zh } maskedPhone units
        appointments { post unit { code parent { code } } } } } }`,
    };
    const counts: Record<string, number> = {};
    for (const [name, document] of Object.entries(questions))
      counts[name] = await countOf(document);
    expect(counts).toMatchInlineSnapshot(`
      {
        "board": 3,
        "duties": 3,
        "events": 5,
        "people": 4,
        "projects": 3,
      }
    `);
  });

  it('D-12 a page of decisions takes as many statements for 12 as for 2', async () => {
    const decisions = `query ($first: Int!) { decisions(first: $first, filter: { open: true }) {
      totalCount nodes { no number text { zh } clause light { tone days } draftedBy { code }
        decider { code } responsibleUnits { code } assistingUnits { code } issue { number }
        project { number } meeting { number } item { title { zh } } replaces { no }
        replacedBy { no } units { role unit { code } } dissents { unit { code } }
        duties { kind } } } }`;
    const actions = `query ($first: Int!) { decisions(first: $first) { nodes {
      availableActions { action } blockedActions { action } } } }`;
    const few = {
      decisions: await countOf(decisions, { first: 2 }),
      actions: await countOf(actions, { first: 2 }),
    };
    expect(await countOf(decisions, { first: DECISIONS })).toBe(few.decisions);
    expect(await countOf(actions, { first: DECISIONS })).toBe(few.actions);
    expect(few.decisions).toMatchInlineSnapshot(`6`);
  });

  it('D-11 what costs too much is refused before a single statement', async () => {
    await app.ask('office', '{ cursor }');
    for (const [document, measure] of [
      [`{ issues(first: 100) { nodes { timeline(first: 100) { nodes { id } } } } }`, 'complexity'],
      [
        `query ($n: Int) { issues(first: $n) { nodes { timeline(first: $n) { nodes { id } } } } }`,
        'complexity',
      ],
      [
        `{ issues(first: 100) { nodes { reports { corrections { corrections { by { appointments { id } } } } } } } }`,
        'complexity',
      ],
      [
        `{ nodes(ids: [${`"x",`.repeat(100)}]) { ... on Issue { timeline(first: 100) { nodes { id } } } } }`,
        'complexity',
      ],
      [`{ units { nodes { ${'parent { '.repeat(15)} id ${'} '.repeat(15)} } } }`, 'depth'],
      [
        `{ ${Array.from({ length: 101 }, (_, i) => `a${i}: cursor b${i}: cursor c${i}: cursor d${i}: cursor`).join(' ')} }`,
        'breadth',
      ],
      [
        `query Cheap { cursor } query Dear { issues(first: 100) { nodes { timeline(first: 100) { nodes { id } } } } }`,
        'complexity',
      ],
    ] as const) {
      statements.splice(0);
      const answer = await fetch(`${app.url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${await app.token('office')}`,
        },
        body: JSON.stringify({
          query: document,
          variables: { n: 100 },
          ...(document.includes('Dear') ? { operationName: 'Dear' } : {}),
        }),
      });
      const { data, errors } = (await answer.json()) as Awaited<ReturnType<TestApp['ask']>>;
      expect(data ?? null, document.slice(0, 80)).toBeNull();
      expect(errors).toMatchObject([{ extensions: { code: 'TOO_COMPLEX', measure } }]);
      expect(asked(), document.slice(0, 80)).toEqual([]);
    }
  });

  it('D-11 every list that takes a size costs by that size', () => {
    const sized: string[] = [];
    for (const type of Object.values(schema.getTypeMap()).filter(isObjectType))
      for (const field of Object.values(type.getFields())) {
        if (!field.args.some(({ name }) => name === 'first')) continue;
        const costAt = (size: string): number => {
          const inner = `${field.name}${size} { nodes { __typename id } }`;
          const document =
            type.name === 'Query'
              ? `{ ${inner} }`
              : `{ node(id: "x") { ... on ${type.name} { ${inner} } } }`;
          return costOf({ schema, document: parse(document) })?.complexity ?? 0;
        };
        sized.push(`${type.name}.${field.name}`);
        const whole = costAt('(first: 100)');
        expect(whole, field.name).toBeGreaterThan(costAt('(first: 10)') * 5);
        expect(costAt('(last: 100)'), field.name).toBe(whole);
        expect(costAt(''), field.name).toBe(costAt('(first: 20)'));
        expect(costAt('(first: null, last: null)'), field.name).toBe(costAt('(first: 20)'));
        expect(costAt('(first: -100)'), field.name).toBeGreaterThan(5);
      }
    expect(sized.length).toBeGreaterThan(11);
  });

  it('D-11 every list without a size costs at least ten of what it holds', () => {
    const isList = ({ type }: GraphQLField<unknown, unknown>): boolean =>
      isListType(isNonNullType(type) ? type.ofType : type);
    const leafOf = (type: GraphQLObjectType): string =>
      Object.values(type.getFields()).find((field) => isLeafType(getNamedType(field.type)))?.name ??
      '__typename';
    for (const type of [
      'Issue',
      'Project',
      'Person',
      'Assignment',
      'Report',
      'Meeting',
      'AgendaItem',
      'Decision',
      'Query',
    ])
      for (const field of Object.values((schema.getType(type) as GraphQLObjectType).getFields())) {
        const inner = getNamedType(field.type);
        if (!isList(field) || !isObjectType(inner) || field.args.some(({ name }) => name === 'ids'))
          continue;
        const priceOf: unknown = field.extensions['complexity'];
        const multiplier = Number(Reflect.get(Object(priceOf), 'multiplier') ?? 0);
        expect(multiplier, `${type}.${field.name} { ${leafOf(inner)} }`).toBeGreaterThanOrEqual(5);
      }
  });

  it('D-11 what the board itself asks stays below the limits', () => {
    const folder = path.resolve(import.meta.dirname, '../../client/src');
    const files = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
    const texts = files
      .filter((file) => file.endsWith('.graphql'))
      .map((file) => fs.readFileSync(path.join(folder, file), 'utf8'));
    const document = parse(texts.join('\n'));
    const operations = document.definitions.flatMap((definition) =>
      definition.kind === Kind.OPERATION_DEFINITION && definition.operation === 'query'
        ? (definition.name?.value ?? '')
        : [],
    );
    expect(operations.length).toBeGreaterThan(3);
    for (const operationName of operations) {
      // Whatever they may be given: ids, and pages of the greatest size.
      const variableValues = {
        ...{
          id: 'x',
          number: 'x',
          code: 'x',
          unit: 'x',
          case: 'x',
          first: 100,
          root: 'x',
          units: ['x'],
        },
        ...{ from: '2026-01-01', before: '2026-01-01', since: '2026-01-01T00:00:00Z' },
        ...{ by: ['x'], ids: Array.from({ length: 30 }, String), kinds: ['VIEW'] },
      };
      const first = PAGES[operationName] ?? variableValues.first;
      const given = { ...variableValues, first };
      const cost = costOf({ schema, document, operationName, variableValues: given });
      expect(cost, operationName).not.toBeNull();
      for (const measure of ['complexity', 'depth', 'breadth'] as const)
        expect(cost?.[measure], operationName).toBeLessThan(LIMITS[measure]);
    }
  });
});
