import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { globalId } from '../../server/schema/ids.ts';
import { openApp, type TestApp } from '../support/app.ts';

/** What people write comes back as they wrote it, on every path, and is found by what they type. */
describe('I-14 Chinese and other text', () => {
  const TEXTS = {
    rare: '𠮷野家旁𡈽地、㐂𪚥',
    wide: 'ＡＢＣ１２３，（全角）　空格',
    emoji: '施工👷🏽‍♀️ 🇨🇳 1️⃣',
    composed: 'Caf\u00e9 \u1e69',
    decomposed: 'Cafe\u0301 s\u0323\u0307',
    quotes: '“引号”「」"double" \\ \'single\' {a} $1 <b>&amp;</b>',
    lines: '第一行\n第二行\t制表',
    wild: '100%_完成 [a-z]* \\d',
    joiners: '葛\u{E0100}城 \u200d\u00a0\ufeff末',
    compatibility: '㍿ ﬁ Å \u212b 豈',
  } as const;
  type Name = keyof typeof TEXTS;
  const names = Object.keys(TEXTS) as Name[];

  let app: TestApp;
  let project: string;
  const ids = {} as Record<Name, string>;
  beforeAll(async () => {
    app = await openApp();
    project = globalId('Project', await app.project());
    for (const name of names) ids[name] = await raise(TEXTS[name]);
  });
  afterAll(() => app.close());

  const raise = async (text: string): Promise<string> => {
    const { data } = await app.ask(
      'songzhuang',
      `mutation ($input: RaiseIssueInput!) { raiseIssue(input: $input) {
        ... on IssuePayload { issue { id title { zh en } } } } }`,
      {
        input: {
          project,
          title: { zh: text, en: text },
          blocked: { zh: text },
          ask: { en: text },
          since: '2026-11-20',
          severity: 'LOW',
        },
      },
    );
    const { raiseIssue } = data as unknown as {
      raiseIssue: { issue: { id: string; title: object } };
    };
    expect(raiseIssue.issue.title).toEqual({ zh: text, en: text });
    return raiseIssue.issue.id;
  };
  const bytes = (text: string | null | undefined): string =>
    Buffer.from(text ?? '').toString('hex');

  it('I-14 byte for byte through the database and every way to read it', async () => {
    for (const name of names) {
      const { data } = await app.ask(
        'office',
        `query ($id: ID!) {
          issue(id: $id) { title { zh en } blocked { zh en } ask { zh en } number }
          node(id: $id) { ... on Issue { title { zh } } }
          events(first: 1, filter: { root: $id, actions: [raiseIssue] }) { nodes { changes } } }`,
        { id: ids[name] },
      );
      const { issue, node, events } = data as unknown as {
        issue: Record<'title' | 'blocked' | 'ask', { zh: string | null; en: string | null }>;
        node: { title: { zh: string } };
        events: { nodes: { changes: { set: { title: [null, { zh: string }] } } }[] };
      };
      const given = bytes(TEXTS[name]);
      expect(bytes(issue.title.zh), name).toBe(given);
      expect(bytes(issue.title.en), name).toBe(given);
      expect(bytes(issue.blocked.zh), name).toBe(given);
      expect(issue.blocked.en).toBeNull();
      expect(bytes(issue.ask.en), name).toBe(given);
      expect(bytes(node.title.zh), name).toBe(given);
      expect(bytes(events.nodes[0]?.changes.set.title[1].zh), name).toBe(given);
      const [row] = await app.store.database.$queryRaw<{ hex: string }[]>`
        select encode(convert_to(title ->> 'zh', 'UTF8'), 'hex') as hex from "Issue"
        where id = ${Buffer.from(ids[name], 'base64').toString().slice('Issue:'.length)}::uuid`;
      expect(row?.hex, name).toBe(given);
    }
  });

  const found = async (search: string): Promise<Name[]> => {
    const { data, errors } = await app.ask(
      'office',
      `query ($search: String!) { issues(first: 100, filter: { search: $search }) { totalCount nodes { id } } }`,
      { search },
    );
    expect(errors, search).toBeUndefined();
    const { issues } = data as unknown as {
      issues: { totalCount: number; nodes: { id: string }[] };
    };
    expect(issues.totalCount).toBe(issues.nodes.length);
    return names.filter((name) => issues.nodes.some(({ id }) => id === ids[name]));
  };

  it('I-14 a search finds what was typed, wherever it stands, and nothing else', async () => {
    const cases: readonly (readonly [string, readonly Name[]])[] = [
      ['𠮷', ['rare']],
      ['𡈽地', ['rare']],
      ['吉', []],
      ['ＡＢＣ', ['wide']],
      ['ABC', []],
      ['👷🏽‍♀️', ['emoji']],
      ['🇨🇳', ['emoji']],
      ['Caf\u00e9', ['composed']],
      ['caf\u00e9', ['composed']],
      ['Cafe\u0301', ['decomposed']],
      ['“引号”', ['quotes']],
      ['"double"', ['quotes']],
      ['\\', ['quotes', 'wild']],
      ["'single'", ['quotes']],
      ['{a}', ['quotes']],
      ['第一行\n第二行', ['lines']],
      ['100%', ['wild']],
      ['%_', ['wild']],
      ['0%_完', ['wild']],
      ['1_0', []],
      ['[a-z]', ['wild']],
      ['\\d', ['wild']],
      ['葛\u{E0100}', ['joiners']],
      ['㍿', ['compatibility']],
      ['株式会社', []],
    ];
    for (const [search, expected] of cases)
      expect(await found(search), JSON.stringify(search)).toEqual(expected);
  });

  it('I-14 a search by number is no pattern either, and its case does not matter', async () => {
    const { data } = await app.ask('office', `{ issue(id: "${ids.rare}") { number } }`);
    const { number } = (data as unknown as { issue: { number: string } }).issue;
    expect(await found(number)).toEqual(['rare']);
    expect(await found(number.replace('-', '_'))).toEqual([]);
    expect(await found(number.replace('2026', '%'))).toEqual([]);
    const { data: projects } = await app.ask(
      'office',
      '{ projects(filter: { search: "p0" }) { totalCount } }',
    );
    expect(projects).toEqual({ projects: { totalCount: 1 } });
  });

  it('I-14 what surrounds a text is cut off, what is inside it stays', async () => {
    const id = await raise('内部　有　空格');
    const { data } = await app.ask(
      'songzhuang',
      `mutation ($input: RaiseIssueInput!) { raiseIssue(input: $input) {
        ... on IssuePayload { issue { title { zh en } } } } }`,
      {
        input: {
          project,
          title: { zh: '\u3000 前后　空格 \n', en: '   ' },
          blocked: { zh: '卡住' },
          ask: { zh: '协调' },
          since: '2026-11-20',
          severity: 'LOW',
        },
      },
    );
    expect(data).toEqual({ raiseIssue: { issue: { title: { zh: '前后　空格', en: null } } } });
    expect(id).not.toBe('');
  });
});
