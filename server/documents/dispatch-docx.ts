import {
  AlignmentType,
  BorderStyle,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { toDay } from '../kernel/calendar.ts';
import type { RuleValues } from '../kernel/lifecycle.ts';
import { fill, inLanguage, type Language, type Words } from '../kernel/text.ts';
import { bare, dayWords, momentWords, POST_WORDS } from '../minutes/wording.ts';
import { fileOf } from './frame.ts';
import { AREA, body, LINE, paragraph, run, SIZE } from './layout.ts';
import { DOCUMENT_WORDS } from './words.ts';

/** What a decision asks of one unit, as far as its file tells it. */
export type DispatchFile = {
  readonly unit: unknown;
  readonly isResponsible: boolean;
  readonly acknowledgedAt: Date | null;
  readonly text: unknown;
  readonly no: number | null;
  readonly number: string | null;
  readonly dueOn: Date | null;
  readonly inForceAt: Date;
  readonly post: string | null;
  readonly meeting: { readonly number: string; readonly title: unknown } | null;
  readonly project: { readonly name: unknown } | null;
  readonly issue: { readonly number: string; readonly title: unknown } | null;
  readonly responsible: readonly unknown[];
  readonly assisting: readonly unknown[];
};

/** 通产联交〔2026〕05-3号: of a meeting's decision; 批003号: of a remark. */
export const dispatchNumber = (
  { no, number, meeting }: Omit<DispatchFile, 'unit'>,
  prefix: string,
): string => {
  // Both count by the year that they name, however long it takes until something is decided.
  const [year = '', own = ''] = (meeting?.number ?? number ?? '').split('-');
  return `${prefix}〔${year}〕${meeting && no !== null ? `${own}-${no}` : `批${own}`}号`;
};

const sourceOf = (file: DispatchFile, language: Language): string => {
  const { meeting, no, number, post } = file;
  if (meeting)
    return fill(DOCUMENT_WORDS.meetingSource[language], {
      title: inLanguage(meeting.title, language),
      number: meeting.number,
      no,
    });
  const who: Words = POST_WORDS[post ?? ''] ?? { zh: '', en: '' };
  return fill(DOCUMENT_WORDS.remarkSource[language], { post: who[language], number });
};

const feedbackOf = ({ isResponsible, dueOn }: DispatchFile, language: Language): string => {
  if (!isResponsible) return DOCUMENT_WORDS.assist[language];
  if (!dueOn) return DOCUMENT_WORDS.feedbackAtOnce[language];
  return fill(DOCUMENT_WORDS.feedbackBy[language], { date: dayWords(toDay(dueOn))[language] });
};

const receiptOf = ({ acknowledgedAt }: DispatchFile, language: Language): string =>
  acknowledgedAt
    ? fill(DOCUMENT_WORDS.receiptAt[language], { date: momentWords(acknowledgedAt)[language] })
    : DOCUMENT_WORDS.receiptBlank[language];

const rowsOf = (file: DispatchFile, language: Language): [Words, string][] => {
  const { text, project, issue, responsible, assisting, dueOn } = file;
  const between = language === 'zh' ? '、' : ', ';
  const listed = (names: readonly unknown[]) =>
    names.map((name) => inLanguage(name, language)).join(between);
  const rows: readonly [Words, string | null][] = [
    [DOCUMENT_WORDS.source, sourceOf(file, language)],
    [DOCUMENT_WORDS.what, inLanguage(text, language)],
    [DOCUMENT_WORDS.project, project && bare(project.name)[language]],
    [DOCUMENT_WORDS.issue, issue && `${issue.number} ${bare(issue.title)[language]}`],
    [DOCUMENT_WORDS.responsible, listed(responsible)],
    [DOCUMENT_WORDS.assisting, listed(assisting)],
    [DOCUMENT_WORDS.due, dueOn && dayWords(toDay(dueOn))[language]],
    [DOCUMENT_WORDS.feedback, feedbackOf(file, language)],
    [DOCUMENT_WORDS.receipt, receiptOf(file, language)],
  ];
  return rows.flatMap(([label, value]) => (value ? [[label, value] as [Words, string]] : []));
};

const LABEL_WIDTH = { zh: 1_900, en: 2_500 } as const;
const THIN = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;

const cell = (text: string, width: number, isLabel: boolean): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { left: 120, right: 120, top: 60, bottom: 60 },
    children: text.split(/\r?\n/).map((part) =>
      paragraph([run(part, { face: isLabel ? 'heading' : 'text', size: SIZE.small })], {
        line: 460,
        alignment: isLabel ? AlignmentType.CENTER : AlignmentType.LEFT,
      }),
    ),
  });

const table = (file: DispatchFile, language: Language): Table => {
  const label = LABEL_WIDTH[language];
  return new Table({
    width: { size: AREA, type: WidthType.DXA },
    columnWidths: [label, AREA - label],
    layout: TableLayoutType.FIXED,
    borders: {
      top: THIN,
      bottom: THIN,
      left: THIN,
      right: THIN,
      insideHorizontal: THIN,
      insideVertical: THIN,
    },
    rows: rowsOf(file, language).map(
      ([words, value]) =>
        new TableRow({
          cantSplit: true,
          children: [cell(words[language], label, true), cell(value, AREA - label, false)],
        }),
    ),
  });
};

/** What a decision asks of a unit as a file (交办单), in the layout of GB/T 9704-2012. */
export const dispatchFile = (
  file: DispatchFile,
  rules: RuleValues['documents'],
  language: Language,
): Promise<Buffer> => {
  const name = rules.bodyName[language];
  const unit = inLanguage(file.unit, language);
  return fileOf({
    mark: fill(DOCUMENT_WORDS.dispatchMark[language], { body: name }),
    number: dispatchNumber(file, rules.dispatchPrefix),
    title: null,
    isLetter: true,
    classification: rules.classification[language],
    about: file.meeting ? inLanguage(file.meeting.title, language) : sourceOf(file, language),
    body: name,
    children: [
      paragraph([run(fill(DOCUMENT_WORDS.to[language], { unit }))], {
        spacing: { before: LINE },
      }),
      ...body((text) => [run(text)], DOCUMENT_WORDS.please[language]),
      paragraph([], { line: 200 }),
      table(file, language),
      paragraph([], { line: 200 }),
    ],
    closing: [
      {
        left: fill(DOCUMENT_WORDS.office[language], { body: name }),
        right: fill(DOCUMENT_WORDS.madeOn[language], {
          date: momentWords(file.inForceAt)[language],
        }),
      },
    ],
  });
};
