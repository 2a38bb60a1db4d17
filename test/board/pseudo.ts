import type { BrowserContext } from 'playwright-core';
import type { Plugin } from 'vite';

/** Around every word of a dictionary. */
const WORD = ['⟦', '⟧'] as const;
/** Around all that comes from the record. */
const DATA = ['⟪', '⟫'] as const;

/** Strings in those files that no person reads: values of the API, codes of languages. */
const NO_WORD = /^([A-Z_]*|zh|en|zh-CN)$/;

type Syntax = { readonly type: string; readonly start: number; readonly end: number };
type Edit = { readonly at: number; readonly text: string };

const isNode = (value: unknown): value is Syntax =>
  typeof value === 'object' && value !== null && 'type' in value && 'start' in value;

/** Places whose strings name something to the program. */
const SILENT = new Set(['ImportDeclaration', 'ExportAllDeclaration', 'BinaryExpression']);

const hasWord = (text: string) => /[\p{Script=Han}\p{L}]/u.test(text);

/** What a translation may well be longer by. */
const padding = (text: string) => '~'.repeat(Math.ceil(text.length * 0.3));

/** `wordOf('Post', …)`: its first string names a vocabulary. */
const isLookUp = (node: Syntax) => {
  const callee: unknown = Reflect.get(node, 'callee');
  return isNode(callee) && /wordOf$/i.test(String(Reflect.get(callee, 'name')));
};

const editsOf = (node: Syntax): readonly Edit[] => {
  if (SILENT.has(node.type) || isLookUp(node)) return [];
  if (node.type === 'Literal') {
    const value: unknown = Reflect.get(node, 'value');
    if (typeof value !== 'string' || !hasWord(value) || NO_WORD.test(value)) return [];
    return [
      { at: node.start + 1, text: WORD[0] },
      { at: node.end - 1, text: `${padding(value)}${WORD[1]}` },
    ];
  }
  const inner = Object.entries(node).flatMap(([key, value]) => {
    // `{ zh: 'x' }` has a name and a word; only the latter is read by people.
    if (key === 'key' || (key === 'property' && node.type === 'MemberExpression')) return [];
    return [value as unknown]
      .flat()
      .filter(isNode)
      .flatMap((one) => editsOf(one));
  });
  if (node.type !== 'TemplateLiteral') return inner;
  return [{ at: node.start + 1, text: WORD[0] }, ...inner, { at: node.end - 1, text: WORD[1] }];
};

const DICTIONARY =
  /\/client\/src\/(words\/[\w-]+|gql\/(later-)?vocabulary|[\w-]+\/([\w-]+-)?words)\.ts$/;

/** Marks every word of the dictionaries, so that a word from elsewhere is seen. */
export const markWords = (): Plugin => ({
  name: 'mark-words',
  transform(code, id) {
    // What format.ts says is made of numbers, days and clauses.
    if (!DICTIONARY.test(id) || id.endsWith('/format.ts')) return null;
    const edits = editsOf(this.parse(code) as Syntax);
    return edits
      .toSorted((a, b) => b.at - a.at)
      .reduce((text, { at, text: mark }) => text.slice(0, at) + mark + text.slice(at), code);
  },
});

/** Marks every text in an answer of the API: both languages of a text, and single Chinese ones. */
const marked = (value: unknown, key: string): unknown => {
  if (typeof value === 'string') {
    const isText = key === 'zh' || key === 'en' || /\p{Script=Han}/u.test(value);
    return isText && value ? `${DATA[0]}${value}${DATA[1]}` : value;
  }
  if (Array.isArray(value)) return value.map((one) => marked(one, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, marked(one, name)]));
};

/** Marks all texts that the page gets from the API, those of its streams too. */
export const markData = async (context: BrowserContext): Promise<unknown> => {
  await context.routeWebSocket(/\/graphql/, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((message) =>
      socket.send(JSON.stringify(marked(JSON.parse(String(message)), ''))),
    );
  });
  return context.route(/\/(graphql|auth\/)/, async (route) => {
    const answer = await route.fetch().catch(() => null);
    if (!answer) return route.abort();
    const body: unknown = await answer.json().catch(() => null);
    return body === null
      ? route.fulfill({ response: answer })
      : route.fulfill({ response: answer, json: marked(body, '') });
  });
};
