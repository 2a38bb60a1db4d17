import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  Packer,
  PageNumber,
  type Paragraph,
  RelativeVerticalPosition,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx';
import {
  AREA,
  characters,
  FACES,
  FOOTER,
  fontTable,
  LINE,
  PAGE,
  paragraph,
  RED,
  rule,
  run,
  SIZE,
} from './layout.ts';

/** A document of the conference: its head, its text, and the closing lines of GB/T 9704 (版记). */
export type Framed = {
  /** The red mark over the first page (纪要标志). */
  readonly mark: string;
  /** 〔2026〕6号, or that it is a draft. */
  readonly number: string;
  /** Below the red rule; null where the mark says it all. */
  readonly title: string | null;
  /** A letter of one page: its mark stands at the upper edge. */
  readonly isLetter?: boolean;
  /** Over every page: for whom it is, and of what meeting. */
  readonly classification: string;
  readonly about: string;
  /** Whose document it is, for the file's properties. */
  readonly body: string;
  readonly children: readonly (Paragraph | Table)[];
  /** 分送, and who issued it when. */
  readonly closing: readonly Closing[];
};

type Closing = { readonly left: string; readonly right?: string };

/** Below it, the mark begins: 35 mm under the upper edge of the type area. */
const ABOVE_MARK = 1_984;

/** The mark in one line as large as the type area allows, in half points. */
const markSize = (mark: string): number => {
  const width = [...mark].reduce(
    (sum, one) => sum + ((one.codePointAt(0) ?? 0) < 256 ? 0.55 : 1),
    0,
  );
  return Math.max(32, Math.min(72, Math.floor(AREA / 20 / width) * 2));
};

const head = ({ mark, number, title, isLetter = false }: Framed): Paragraph[] => {
  const size = markSize(mark);
  return [
    paragraph([run(mark, { face: 'title', size, color: RED })], {
      alignment: AlignmentType.CENTER,
      line: Math.max(LINE, size * 12),
      spacing: { before: isLetter ? 0 : ABOVE_MARK },
    }),
    paragraph([run(number)], {
      alignment: AlignmentType.CENTER,
      spacing: { before: isLetter ? LINE : LINE * 2 },
      border: { bottom: rule(RED, 16, 11) },
    }),
    ...(title === null
      ? []
      : [
          paragraph([run(title, { face: 'title', size: SIZE.title })], {
            alignment: AlignmentType.CENTER,
            line: 680,
            spacing: { before: LINE * 2, after: LINE },
            keepNext: true,
          }),
        ]),
  ];
};

const header = ({ classification, about }: Framed): Header =>
  new Header({
    children: [
      paragraph(
        [
          run(classification, { face: 'page', size: SIZE.header }),
          new TextRun({ text: '\t' }),
          run(about, { face: 'page', size: SIZE.header }),
        ],
        { line: 280, tabStops: [{ type: TabStopType.RIGHT, position: AREA }] },
      ),
    ],
  });

/** — 1 —, on odd pages at the right, on even ones at the left, one character in. */
const footer = (isOdd: boolean): Footer => {
  const face = FACES.page;
  const number = new TextRun({
    children: ['— ', PageNumber.CURRENT, ' —'],
    font: { ascii: face, hAnsi: face, eastAsia: face, cs: face },
    size: SIZE.small,
  });
  const indent = isOdd ? { right: SIZE.small * 10 } : { left: SIZE.small * 10 };
  const alignment = isOdd ? AlignmentType.RIGHT : AlignmentType.LEFT;
  return new Footer({ children: [paragraph([number], { alignment, indent, line: 340 })] });
};

const NO_RULE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;

/** A list that goes on below what follows its colon; a line with two ends. */
const closingLine = ({ left, right }: Closing): Paragraph => {
  const one = SIZE.small * 10;
  return paragraph(
    [
      run(left, { size: SIZE.small }),
      ...(right ? [new TextRun({ text: '\t' }), run(right, { size: SIZE.small })] : []),
    ],
    {
      line: 500,
      indent:
        right === undefined
          ? { left: one * 4, hanging: one * 3, right: one }
          : { left: one, right: one },
      tabStops: [{ type: TabStopType.RIGHT, position: AREA - one }],
    },
  );
};

/**
 * The closing lines, at the foot of the last page where the word processor can; rules of 0.35 mm
 * above and below all, of 0.25 mm between.
 */
const closingLines = (lines: readonly Closing[]): Table =>
  new Table({
    width: { size: AREA, type: WidthType.DXA },
    columnWidths: [AREA],
    layout: TableLayoutType.FIXED,
    float: {
      horizontalAnchor: TableAnchorType.MARGIN,
      verticalAnchor: TableAnchorType.MARGIN,
      absoluteHorizontalPosition: 0,
      relativeVerticalPosition: RelativeVerticalPosition.BOTTOM,
    },
    borders: {
      top: rule('000000', 8, 0),
      bottom: rule('000000', 8, 0),
      left: NO_RULE,
      right: NO_RULE,
      insideHorizontal: rule('000000', 6, 0),
      insideVertical: NO_RULE,
    },
    rows: lines.map(
      (line) =>
        new TableRow({
          cantSplit: true,
          children: [
            new TableCell({ margins: { left: 0, right: 0 }, children: [closingLine(line)] }),
          ],
        }),
    ),
  });

/** The file of a document. */
export const fileOf = (framed: Framed): Promise<Buffer> => {
  const { mark, title, body, children, closing } = framed;
  const document = new Document({
    title: title ?? mark,
    creator: body,
    lastModifiedBy: body,
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: {
          run: {
            font: FACES.text,
            size: SIZE.text,
            language: { value: 'en-GB', eastAsia: 'zh-CN' },
          },
        },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: PAGE.width, height: PAGE.height },
            margin: { ...PAGE.margin, footer: FOOTER, gutter: 0 },
          },
        },
        headers: { default: header(framed), even: header(framed) },
        footers: { default: footer(true), even: footer(false) },
        children: [...head(framed), ...children, closingLines(closing), anchor()],
      },
    ],
  });
  return Packer.toBuffer(document, false, [{ path: 'word/fontTable.xml', data: fontTable() }]);
};

/** What the closing lines hang on: a file may not end with a table. */
const anchor = (): Paragraph => paragraph([], { line: 20 });

/** Characters in from the edge, for lines at the right. */
export const fromRight = (count: number) =>
  ({ alignment: AlignmentType.RIGHT, indent: { right: characters(count) } }) as const;
