/** A unit as people may name it. */
export type NamedUnit = { readonly id: string; readonly names: readonly string[] };

/** A unit found in a line. */
export type FoundUnit = { readonly at: number; readonly end: number; readonly id: string };

/** What half the names have in common: alone they name nobody. */
const GENERIC = new Set('市区县镇乡省州局委办会分处院部所中心的');
/** How names of Chinese authorities end. */
const ENDINGS = new Set('局委办会镇乡处院部所');
/** Characters of a short name in speech: 建委 at least, 市规划委通州分局 at most. */
const [SHORTEST, LONGEST] = [2, 8];

const hanOf = (text: string) => [...text].filter((one) => /\p{Script=Han}/u.test(one)).join('');

/** Whether the characters stand in the name in their order, as in 发改委 of 发展改革委. */
const isAbbreviation = (short: string, name: string): boolean => {
  let at = -1;
  return [...short].every((one) => {
    at = name.indexOf(one, at + 1);
    return at >= 0;
  });
};

const hasMeaning = (text: string) => [...text].some((one) => !GENERIC.has(one));

const abbreviated = (text: string, units: readonly NamedUnit[]): string | null => {
  const last = text.at(-1) ?? '';
  if (!ENDINGS.has(last) || !hasMeaning(text)) return null;
  const found = units.filter(({ names }) =>
    names.some((name) => isAbbreviation(text, hanOf(name))),
  );
  return found.length === 1 ? (found[0]?.id ?? null) : null;
};

/** 财政 of 区财政局: what is left without the common parts, counted only where a role follows. */
const coresOf = ({ names }: NamedUnit): readonly string[] =>
  names
    .map((name) =>
      hanOf(name)
        .replace(/^[市区县省]/, '')
        .replace(/(委员会|[局委办会镇乡])$/, ''),
    )
    .filter((core) => core.length >= 2 && core.length <= 4);

const LIST = '[、，,和与及\\p{Script=Han}]{0,12}?';
const ROLE = new RegExp(`^(${LIST})(协办|配合|协助|牵头|承办|主办|负责)`, 'u');

/** A core counts in 财政、审计配合 and not in 财政资金. */
const hasRole = (rest: string) => {
  const between = ROLE.exec(rest)?.[1];
  return between !== undefined && (between === '' || /^[、，,和与及]/.test(between));
};

/** Words that English names have in common. */
const COMMON = new Set(
  'bureau commission committee committees branch office government town township district municipal and of the'.split(
    ' ',
  ),
);
/** How English names of authorities end. */
const ENGLISH_ENDINGS = new Set(
  'bureau commission committee committees branch office government town'.split(' '),
);

const wordsOf = (name: string): readonly string[] => name.toLowerCase().match(/[a-z]+/g) ?? [];

const isPart = (words: readonly string[], name: string): boolean => {
  const all = wordsOf(name);
  let at = -1;
  return words.every((word) => {
    at = all.indexOf(word, at + 1);
    return at >= 0;
  });
};

/** Planning Branch of Municipal Planning Commission, Tongzhou Branch: its words in their order. */
const englishAt = (rest: string, units: readonly NamedUnit[]) => {
  const runs = [...rest.matchAll(/[a-z]+(?=([, ]*))/gi)].slice(0, LONGEST);
  for (let count = runs.length; count >= 2; count -= 1) {
    const end = runs[count - 1];
    const text = rest.slice(0, (end?.index ?? 0) + (end?.[0].length ?? 0));
    if (!/^[a-z]+(?:,? [a-z]+)*$/i.test(text)) continue;
    const words = wordsOf(text);
    if (!ENGLISH_ENDINGS.has(words.at(-1) ?? '') || words.every((word) => COMMON.has(word)))
      continue;
    const found = units.filter(({ names }) => names.some((name) => isPart(words, name)));
    const [only] = found;
    if (only && found.length === 1) return { id: only.id, length: text.length };
  }
  return null;
};

const ACTS = /^\s*(?:$|[,;.&]|(?:and|to|assists?|is|leads?|shall|should|will|must)\b)/i;
const ASKED = /\b(?:with|by|from|let|ask|hear|and)\s+(?:the\s+)?$/i;

/** Whole words; a name of one, such as Audit, only where somebody is meant by it. */
const isEnglishName = (line: string, at: number, name: string): boolean => {
  const [before, after] = [line.slice(0, at), line.slice(at + name.length)];
  if (/[a-z]$/i.test(before) || /^[a-z]/i.test(after)) return false;
  if (/\s/.test(name)) return true;
  return line.startsWith(name, at) && (ACTS.test(after) || ASKED.test(before));
};

const namedAt = (
  line: string,
  at: number,
  units: readonly NamedUnit[],
): { readonly id: string; readonly length: number } | null => {
  const rest = line.slice(at);
  const lower = rest.toLowerCase();
  const whole = units
    .flatMap(({ id, names }) => names.map((name) => ({ id, name })))
    .filter(({ name }) => name.length > 1 && lower.startsWith(name.toLowerCase()))
    .filter(({ name }) => !/^[a-z]/i.test(name) || isEnglishName(line, at, name))
    .toSorted((a, b) => b.name.length - a.name.length)[0];
  if (whole) return { id: whole.id, length: whole.name.length };
  if (/^[a-z]/i.test(rest))
    return /[a-z]/i.test(line[at - 1] ?? '') ? null : englishAt(rest, units);
  const run = /^\p{Script=Han}+/u.exec(rest)?.[0] ?? '';
  for (let length = Math.min(run.length, LONGEST); length >= SHORTEST; length -= 1) {
    const id = abbreviated(run.slice(0, length), units);
    if (id) return { id, length };
  }
  const cores = units.filter((unit) =>
    coresOf(unit).some((core) => rest.startsWith(core) && hasRole(rest.slice(core.length))),
  );
  const [only] = cores;
  if (!only || cores.length > 1) return null;
  const core = coresOf(only).find((one) => rest.startsWith(one)) ?? '';
  return { id: only.id, length: core.length };
};

/** Every unit that a line names, in the order of reading. */
export const findUnits = (line: string, units: readonly NamedUnit[]): readonly FoundUnit[] => {
  const found: FoundUnit[] = [];
  for (let at = 0; at < line.length; ) {
    const named = namedAt(line, at, units);
    if (named) found.push({ at, end: at + named.length, id: named.id });
    at += named?.length ?? 1;
  }
  return found;
};
