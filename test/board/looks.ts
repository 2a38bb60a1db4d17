import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import type { Theme } from './walk.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Of the rules, those that look at colours: what a theme can break. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

type Axe = {
  readonly run: (
    place: Document,
    options: object,
  ) => Promise<{
    readonly violations: readonly {
      readonly id: string;
      readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
    }[];
  }>;
};

declare global {
  var axe: Axe | undefined;
}

/** All rules; those that look at colours; all others. */
export type Rules = 'all' | 'colours' | 'structure';

/** What axe finds wrong. */
export const axeFaults = async (page: Page, rules: Rules): Promise<string[]> => {
  if (!(await page.evaluate(() => globalThis.axe !== undefined))) await page.evaluate(AXE);
  return page.evaluate(
    async ([which, colours]) => {
      const result = await globalThis.axe?.run(document, {
        resultTypes: ['violations'],
        preload: false,
        ...(which === 'colours' ? { runOnly: { type: 'rule', values: colours } } : {}),
        ...(which === 'structure'
          ? { rules: Object.fromEntries(colours.map((name) => [name, { enabled: false }])) }
          : {}),
      });
      if (!result) return ['axe is not there'];
      return result.violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary = '' }) =>
          `${id} ${html.slice(0, 160)} ${failureSummary}`.replaceAll(/\s+/g, ' '),
        ),
      );
    },
    [rules, COLOURS] as const,
  );
};

/** What text must stand out by. */
export const LEAST: Readonly<Record<Theme, number>> = {
  light: 4.5,
  dark: 4.5,
  contrast: 7,
  projector: 7,
};

/** Dresses the page in a theme without loading it again. */
export const dress = (page: Page, theme: Theme): Promise<void> =>
  page.evaluate((value) => {
    document.documentElement.dataset['theme'] = value;
  }, theme);

/**
 * Text that stands out too little from what it is written on, as the browser draws both: a pattern
 * counts with the mean of its colours, by their widths. The seal is a picture.
 */
export const faintTexts = (page: Page, least: number): Promise<string[]> =>
  page.evaluate((minimum) => {
    type Layer = { rgb: number[]; alpha: number };
    const layerOf = (text: string): Layer => {
      const [red = 0, green = 0, blue = 0, alpha = 1] = (text.match(/[\d.]+/g) ?? []).map(Number);
      return { rgb: [red, green, blue], alpha };
    };
    const over = ({ rgb, alpha }: Layer, below: number[]) =>
      below.map((part, index) => (rgb[index] ?? 0) * alpha + part * (1 - alpha));
    /** A repeating pattern such as `rgb(1, 2, 3) 0px, rgb(1, 2, 3) 7px, rgb(4, 5, 6) 7px, … 8px`. */
    const patternOf = ({ backgroundImage }: CSSStyleDeclaration): number[] | null => {
      const stops = [...backgroundImage.matchAll(/(rgba?\([^)]*\)) ([\d.]+)px(?: ([\d.]+)px)?/g)];
      const points = stops.flatMap(([, colour = '', ...at]) =>
        at.filter(Boolean).map((place) => ({ rgb: layerOf(colour).rgb, at: Number(place) })),
      );
      const whole = points.at(-1)?.at ?? 0;
      if (whole === 0) return null;
      return [0, 1, 2].map((part) =>
        points.slice(1).reduce((sum, { rgb, at }, index) => {
          const before = points[index];
          const mean = ((rgb[part] ?? 0) + (before?.rgb[part] ?? 0)) / 2;
          return sum + (mean * (at - (before?.at ?? 0))) / whole;
        }, 0),
      );
    };
    const groundOf = (element: Element | null): number[] => {
      if (!element) return [255, 255, 255];
      const behind = getComputedStyle(element, '::after');
      const hatch = Number(behind.zIndex) < 0 && behind.opacity === '1' ? patternOf(behind) : null;
      const style = getComputedStyle(element);
      const pattern = hatch ?? patternOf(style);
      if (pattern) return pattern;
      const layer = layerOf(style.backgroundColor);
      return layer.alpha === 1 ? layer.rgb : over(layer, groundOf(element.parentElement));
    };
    const brightness = (rgb: number[]) => {
      const [red = 0, green = 0, blue = 0] = rgb.map((part) => {
        const share = part / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const opacityOf = (element: Element | null): number =>
      element ? Number(getComputedStyle(element).opacity) * opacityOf(element.parentElement) : 1;
    const ratioOf = (element: Element, colour: string): number => {
      const ground = groundOf(element);
      const layer = layerOf(colour);
      const ink = over({ rgb: layer.rgb, alpha: layer.alpha * opacityOf(element) }, ground);
      const [a, b] = [brightness(ink), brightness(ground)];
      return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    };
    const isSeen = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true }) && !element.closest('.unseen, .seal');
    const found: string[] = [];
    const look = (element: Element, colour: string, text: string) => {
      const ratio = ratioOf(element, colour);
      if (ratio >= minimum) return;
      const place = `${element.tagName.toLowerCase()}.${element.className}`;
      found.push(`${ratio.toFixed(2)} ${place} ${text.trim().slice(0, 24)}`);
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = node.textContent ?? '';
      if (!element || !text.trim() || element.matches('script, style, option') || !isSeen(element))
        continue;
      look(element, getComputedStyle(element).color, text);
    }
    for (const field of document.querySelectorAll<HTMLInputElement>('input, textarea, select')) {
      if (!isSeen(field)) continue;
      look(field, getComputedStyle(field).color, field.value || field.name);
      if (field.placeholder)
        look(field, getComputedStyle(field, '::placeholder').color, field.placeholder);
    }
    return [...new Set(found)];
  }, least);

/** What is wrong with the landmarks that can be seen: one main, one heading of the first level. */
export const landmarkFaults = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    ['main', 'h1'].flatMap((name) => {
      const all = [...document.querySelectorAll(name)].filter((element) => {
        // What only holds others has no box of its own.
        const isThere = getComputedStyle(element).display === 'contents';
        return isThere || element.checkVisibility({ visibilityProperty: true });
      });
      return all.length === 1 ? [] : [`${all.length} ${name}`];
    }),
  );

/** How much wider than the window the page is; pixels. */
export const overhang = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) =>
        requestAnimationFrame(() =>
          requestAnimationFrame(() => {
            const { scrollWidth } = document.documentElement;
            resolve(Math.max(0, scrollWidth - innerWidth, document.body.scrollWidth - innerWidth));
          }),
        ),
      ),
  );
