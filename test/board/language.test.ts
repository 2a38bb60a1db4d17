import { afterAll, beforeAll, expect, test } from 'vitest';
import { en } from '../../client/src/words/en.ts';
import { formatClause, formatDayLong, formatMoney } from '../../client/src/words/format.ts';
import { zh } from '../../client/src/words/zh.ts';
import { startDemo } from '../support/demo.ts';
import { buildOther } from './built.ts';
import { overhang } from './looks.ts';
import { badBreaks, foreign, said, unmarked } from './prose.ts';
import { markData, markWords } from './pseudo.ts';
import { SCREENS } from './screens.ts';
import { type House, openHouse, walk } from './walk.ts';

const use = {} as { house: House };

beforeAll(async () => {
  use.house = await openHouse(startDemo());
}, 330_000);

afterAll(() => use.house[Symbol.asyncDispose](), 60_000);

test('U-11 each language is complete, and lines break where they may', async () => {
  const found = { foreign: [] as string[], breaks: [] as string[], close: [] as string[] };
  await walk(use.house, {}, async ({ screen, page, language }) => {
    const place = `${screen.name} ${language}: `;
    const all = await said(page);
    expect(all.length).toBeGreaterThan(3);
    for (const text of foreign(all, language)) found.foreign.push(place + text);
    for (const text of await badBreaks(page)) found.breaks.push(place + text);
    // 影响 12 户: Latin letters stand apart from Han.
    const tight = all.filter(({ text }) =>
      /\p{Script=Han}[A-Za-z]|[A-Za-z]\p{Script=Han}/u.test(text),
    );
    for (const { text } of tight) found.close.push(place + text);
  });
  expect(found.foreign).toEqual([]);
  expect(found.breaks).toEqual([]);
  expect(found.close).toEqual([]);
}, 240_000);

test('U-11 no word on any screen comes from outside the dictionaries or the record', async () => {
  const strays: string[] = [];
  const wide: string[] = [];
  await using built = await buildOther('index.html', [markWords()]);
  const seen = { marked: 0 };
  await walk(
    use.house,
    {
      // Answers are marked on their way, so their line cannot be cut as well; what the stream tells
      // of somebody else's act is not marked.
      screens: SCREENS.filter(({ isCut, name }) => !isCut && name !== 'conflict'),
      prepare: async (context) => {
        await markData(context);
        await built.serve(context);
      },
    },
    async ({ screen, page, language }) => {
      const all = await said(page);
      seen.marked += all.filter(({ text }) => /[⟦⟪]/.test(text)).length;
      for (const text of unmarked(all)) strays.push(`${screen.name} ${language}: ${text}`);
      if ((await overhang(page)) > 0) wide.push(`${screen.name} ${language}`);
    },
  );
  expect(seen.marked).toBeGreaterThan(1_000);
  expect(strays).toEqual([]);
  // Words a third longer still fit.
  expect(wide).toEqual([]);
}, 240_000);

test('U-11 days, sums and clauses are written as each language does', () => {
  const today = new Date('2026-11-24T00:00:00Z');
  expect(formatDayLong('2026-11-24', 'zh', today)).toBe('11月24日 周二');
  expect(formatDayLong('2026-11-24', 'en', today)).toBe('Tue 24 Nov');
  expect(formatDayLong('2025-11-24', 'zh', today)).toBe('2025年11月24日 周一');
  expect(formatMoney('20460000', 'zh')).toBe('2,046 万元');
  expect(formatMoney('38640000000', 'zh')).toBe('386.4 亿元');
  expect(formatMoney('38640000000', 'en')).toBe('CNY 38.64 bn');
  expect(formatClause('6.5', 'zh')).toBe('第六条（五）');
  expect(formatClause('6.5', 'en')).toBe('Art. 6(5)');
});

/** Most sentences are about numbers, some about names. */
const saidBy = (sentence: (...given: unknown[]) => unknown): string => {
  try {
    return String(sentence(2, 2, 2, 2));
  } catch {
    return String(sentence('2', '2', '2', '2'));
  }
};

/** Every sentence of a dictionary, with what its functions make of numbers. */
const sentences = (words: object): readonly string[] =>
  Object.values(words).flatMap((value: unknown) => {
    if (typeof value === 'string') return [value];
    if (typeof value === 'function') return [saidBy((...given) => value(...given))];
    return typeof value === 'object' && value !== null ? sentences(value) : [];
  });

test('U-11 the Chinese uses full-width marks and spaces beside numbers and Latin; no one shouts', () => {
  const wrong = sentences(zh).filter(
    (text) =>
      /[!！]|成功|\p{Script=Han}[,;:?()]|[,;:?()]\p{Script=Han}/u.test(text) ||
      /\p{Script=Han}[A-Za-z]|[A-Za-z]\p{Script=Han}/u.test(text),
  );
  expect(wrong).toEqual([]);
  const han = sentences(en).filter((text) => /\p{Script=Han}|[，。；：！]/u.test(text));
  expect(han.filter((text) => text !== en.otherLanguage && text !== en.otherLanguageName)).toEqual(
    [],
  );
});
