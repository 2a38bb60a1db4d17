import type { Page } from 'playwright-core';
import type { Language } from './walk.ts';

/** All that a person reads or hears, each with the language it is marked with. */
type Said = { readonly text: string; readonly lang: string; readonly place: string };

/** Texts, names, hints and the title of the page; text is taken a block at a time. */
export const said = (page: Page): Promise<readonly Said[]> =>
  page.evaluate(() => {
    const found: Said[] = [];
    const langOf = (element: Element) => element.closest('[lang]')?.getAttribute('lang') ?? '';
    const placeOf = (element: Element) => `${element.tagName.toLowerCase()}.${element.className}`;
    const isSilent = (element: Element) => element.closest('.seal, kbd, script, style') !== null;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!element || isSilent(element) || !node.textContent?.trim()) continue;
      // A title is split where it may break: its parts are read as one.
      const whole = [element, element.parentElement].find((one) =>
        one?.querySelector('wbr, .keep'),
      );
      const isTitle = whole?.matches('h1, h2, h3, h1 *, h2 *, h3 *, .title-words');
      if (whole && isTitle && whole.textContent && !whole.textContent.startsWith(node.textContent))
        continue;
      const text = (isTitle ? whole?.textContent : null) ?? node.textContent;
      found.push({ text, lang: langOf(element), place: placeOf(element) });
    }
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]')) {
      if (isSilent(element)) continue;
      for (const name of ['aria-label', 'title', 'placeholder']) {
        const text = element.getAttribute(name);
        if (text) found.push({ text, lang: langOf(element), place: `${placeOf(element)}@${name}` });
      }
    }
    found.push({ text: document.title, lang: document.documentElement.lang, place: 'title' });
    return found;
  });

/** Latin that stands in Chinese as it is: keys, measures, names of plots, accounts and codes. */
const KEPT_LATIN =
  /\b(Enter|Esc|Ctrl|Space|kV|kW|MW|EN|English|GB|zzz|lianxi-demo|[A-Z]|\w*\d\w*)\b/g;

/** What is said in a language that the page does not speak and that is not marked as such. */
export const foreign = (all: readonly Said[], language: Language): string[] =>
  all
    .filter(({ text, lang, place }) => {
      if (language === 'en') return !lang.startsWith('zh') && /\p{Script=Han}/u.test(text);
      if (lang === 'en' || place.includes('@')) return false;
      return /[A-Za-z]{2,}/.test(text.replaceAll(KEPT_LATIN, ''));
    })
    .map(({ text, place }) => `${place} ${text.trim()}`);

/** What is said without the marks of a dictionary or of the record: written into a component. */
export const unmarked = (all: readonly Said[]): string[] =>
  all.flatMap(({ text, place }) => {
    // Marks nest; one that was cut off at the end still counts.
    const strip = (part: string): string => {
      const next = part.replace(/[⟦⟪][^⟦⟧⟪⟫]*([⟧⟫]|…|$)/g, '');
      return next === part ? part : strip(next);
    };
    const rest = strip(text).replaceAll(FORMATTED, '');
    return /\p{L}/u.test(rest) ? [`${place} ${text.trim()} → ${rest.trim()}`] : [];
  });

/** Days, clauses, sums: what format.ts makes of numbers. Codes and keys are nobody's words. */
const FORMATTED =
  /\d{4}年|\d+月(\d+日)?|\d+日|周[一二三四五六日]|第[〇一二三四五六七八九十]+条(（[一二三四五六七八九十]+）)?|[万亿]?元|CNY|\b(bn|m)\b|Art\. |\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b|\b(Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)\b|\b[A-Z]*\d[\w-]*\b|\b(Enter|Esc|EN|lianxi-demo)\b|中文|English/gu;

/** Lines that break where they must not, as the browser sets them. */
export const badBreaks = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const KEPT =
      /\d{1,2}月\d{1,2}日|第[〇一二三四五六七八九十]+条(（[一二三四五六七八九十]+）)?|\b\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b|Art\. \d+(?:\(\d+\))?/g;
    const found: string[] = [];
    const topsOf = (node: Node, from: number, until: number) => {
      const range = document.createRange();
      range.setStart(node, from);
      range.setEnd(node, until);
      return [...range.getClientRects()].filter(({ width }) => width > 0).map(({ top }) => top);
    };
    const isSeen = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true }) && !element.closest('.unseen');
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = node.textContent ?? '';
      if (!element || !text.trim() || !isSeen(element)) continue;
      for (const match of text.matchAll(KEPT)) {
        const tops = topsOf(node, match.index, match.index + match[0].length);
        if (Math.max(...tops) - Math.min(...tops) > 6) found.push(`parted ${match[0]} in ${text}`);
      }
    }
    // Titles, letter by letter.
    for (const title of document.querySelectorAll('h1, h2, h3')) {
      if (!isSeen(title)) continue;
      const lines: string[] = [];
      let last = Number.NEGATIVE_INFINITY;
      const letters = document.createTreeWalker(title, NodeFilter.SHOW_TEXT);
      for (let node = letters.nextNode(); node; node = letters.nextNode())
        for (const [index, letter] of [...(node.textContent ?? '')].entries()) {
          const [top] = topsOf(node, index, index + 1);
          if (top === undefined || !letter.trim() || node.parentElement?.closest('.urgent'))
            continue;
          if (top - last > 8) lines.push('');
          last = Math.max(top, last);
          lines[lines.length - 1] += letter;
        }
      if (lines.length < 2) continue;
      const text = lines.join('|');
      if (lines.some((line) => /^[，。、；：？！）」』”]/.test(line)))
        found.push(`starts with a mark: ${text}`);
      if ((lines.at(-1) ?? '').length < 2) found.push(`ends in one letter: ${text}`);
    }
    return found;
  });
