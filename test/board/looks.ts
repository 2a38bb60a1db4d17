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

/** What axe finds wrong: by all its rules, or by those of colour alone. */
export const axeFaults = async (page: Page, isColours: boolean): Promise<string[]> => {
  if (!(await page.evaluate(() => globalThis.axe !== undefined))) await page.evaluate(AXE);
  return page.evaluate(
    async (only) => {
      const result = await globalThis.axe?.run(document, {
        resultTypes: ['violations'],
        ...(only ? { runOnly: { type: 'rule', values: only } } : {}),
      });
      if (!result) return ['axe is not there'];
      return result.violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary = '' }) =>
          `${id} ${html.slice(0, 160)} ${failureSummary}`.replaceAll(/\s+/g, ' '),
        ),
      );
    },
    isColours ? COLOURS : null,
  );
};

/** Dresses the page in a theme without loading it again. */
export const dress = (page: Page, theme: Theme): Promise<void> =>
  page.evaluate((value) => {
    document.documentElement.dataset['theme'] = value;
  }, theme);

/**
 * Text that stands out too little from what it is written on, as the browser draws both. The rule
 * itself: the lines of the hatch are 1 px in 8, so its ground counts; the seal is a picture.
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
    const groundOf = (element: Element | null): number[] => {
      if (!element) return [255, 255, 255];
      const style = getComputedStyle(element);
      const hatched = /gradient\(.*?(rgb[^)]*\))/.exec(style.backgroundImage)?.[1];
      const layer = layerOf(hatched && !element.closest('.plan') ? hatched : style.backgroundColor);
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
