import { useEffect } from 'preact/hooks';

const quoted = (text: string) => `"${text.replaceAll(/["\\\n]/g, ' ')}"`;

/**
 * Over every printed page for whom it is and what it is of, below it its number (GB/T 9704). The
 * words are the document's own, so the rule is made with it and goes with it.
 */
export const usePageHead = (left: string, right: string): void => {
  useEffect(() => {
    const sheet = new CSSStyleSheet();
    const small = 'font: 400 10.5pt/1.4 var(--song, serif); color: #000;';
    sheet.replaceSync(`@page {
      size: A4;
      margin: 37mm 26mm 35mm 28mm;
      @top-left { content: ${quoted(left)}; ${small} vertical-align: bottom; padding-bottom: 8mm; width: 30%; }
      @top-right { content: ${quoted(right)}; ${small} vertical-align: bottom; padding-bottom: 8mm; width: 70%; }
      @bottom-center { content: "— " counter(page) " / " counter(pages) " —"; font: 400 14pt/1 serif; color: #000; vertical-align: top; padding-top: 7mm; }
    }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    };
  }, [left, right]);
};
