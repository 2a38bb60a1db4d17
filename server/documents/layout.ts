import {
  AlignmentType,
  BorderStyle,
  type IParagraphOptions,
  type IRunOptions,
  LineRuleType,
  Paragraph,
  TextRun,
} from 'docx';

/** Measures of GB/T 9704-2012 in twips (a twentieth of a point), and its type faces. */

const mm = (millimetres: number): number => Math.round((millimetres * 1_440) / 25.4);

/** A4; the type area is 156 × 225 mm. */
export const PAGE = {
  width: mm(210),
  height: mm(297),
  margin: { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26), header: mm(20) },
} as const;

/** The dash of the page number stands 7 mm below the type area, in the middle of its line. */
export const FOOTER = PAGE.margin.bottom - mm(7) - 170;

/** 22 lines fill the type area: 28.99 pt, cut to the twip below so that the last one fits. */
export const LINE = 579;

/** 28 characters of 16 pt fill a line at 15.79 pt each; the file can say 15.75. */
const TRACKING = -5;

/** The width of so many characters of the text. */
export const characters = (count: number): number => count * (320 + TRACKING);

/** Width of the type area. */
export const AREA = PAGE.width - PAGE.margin.left - PAGE.margin.right;

/** Sizes in half points: 二号, 三号, 四号, 小五. */
export const SIZE = { title: 44, text: 32, small: 28, header: 18 } as const;

export const RED = 'E60012';

/** Faces by their Chinese names: so word processors know them where they are installed. */
export const FACES = {
  text: '仿宋_GB2312',
  title: '方正小标宋简体',
  heading: '黑体',
  label: '楷体_GB2312',
  page: '宋体',
} as const;
export type Face = keyof typeof FACES;

/** What stands in where a face is not installed, free ones last. */
const STAND_INS: Readonly<Record<Face, string>> = {
  text: '仿宋,FangSong,FZFangSong-Z02,Noto Serif CJK SC',
  title: '小标宋体,华文中宋,STZhongsong,Noto Serif CJK SC',
  heading: 'SimHei,FZHei-B01,Noto Sans CJK SC',
  label: '楷体,KaiTi,FZKai-Z03,Noto Serif CJK SC',
  page: 'SimSun,FZShuSong-Z01,Noto Serif CJK SC',
};

/** The font table of a file: every face with its stand-ins. */
export const fontTable = (): string => {
  const fonts = (Object.keys(FACES) as Face[]).map(
    (face) =>
      `<w:font w:name="${FACES[face]}"><w:altName w:val="${STAND_INS[face]}"/><w:charset w:val="86"/><w:family w:val="${face === 'heading' ? 'modern' : 'roman'}"/><w:pitch w:val="variable"/></w:font>`,
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${fonts.join('')}</w:fonts>`;
};

// Control characters are refused where texts are sent; these two are all else that XML cannot hold.
const NOT_XML = /[\ufffe\uffff]/gu;

type RunStyle = Omit<IRunOptions, 'text' | 'font' | 'children' | 'size'> & {
  readonly face?: Face;
  readonly size?: number;
};

/** Words in one face; 三号仿宋 unless told otherwise. */
export const run = (text: string, { face = 'text', size = SIZE.text, ...more }: RunStyle = {}) => {
  const name = FACES[face];
  return new TextRun({
    text: text.replace(NOT_XML, '\u{fffd}'),
    font: { ascii: name, hAnsi: name, eastAsia: name, cs: name, hint: 'eastAsia' },
    size,
    ...(size === SIZE.text ? { characterSpacing: TRACKING } : {}),
    ...more,
  });
};

/** One paragraph on the lines of the page. */
export const paragraph = (
  children: readonly TextRun[],
  options: Omit<IParagraphOptions, 'children'> & { readonly line?: number } = {},
): Paragraph => {
  const { line = LINE, spacing, ...more } = options;
  return new Paragraph({
    ...more,
    spacing: { before: 0, after: 0, line, lineRule: LineRuleType.EXACT, ...spacing },
    children,
  });
};

/** A paragraph of the text, its first line two characters in; a line break begins another one. */
export const body = (
  make: (text: string, isFirst: boolean) => TextRun[],
  text: string,
  more: { readonly keepNext?: boolean } = {},
) =>
  text
    .split(/\r?\n/)
    .filter((part) => part.trim() !== '')
    .map((part, index) =>
      paragraph(make(part, index === 0), {
        alignment: AlignmentType.BOTH,
        indent: { firstLine: characters(2) },
        ...more,
      }),
    );

/** A line across the type area: red below the head, black around the closing lines. */
export const rule = (color: string, size: number, space = 1) =>
  ({ style: BorderStyle.SINGLE, color, size, space }) as const;
