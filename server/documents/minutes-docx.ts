import type { Paragraph } from 'docx';
import { fill, inLanguage, type Language, type Words } from '../kernel/text.ts';
import { momentWords, POST_WORDS } from '../minutes/wording.ts';
import { type Framed, fileOf, fromRight } from './frame.ts';
import { body, characters, LINE, paragraph, run } from './layout.ts';
import { DOCUMENT_WORDS } from './words.ts';

/** Minutes as far as their file tells them. */
export type MinutesFile = {
  readonly kind: string;
  readonly number: string | null;
  readonly state: string;
  readonly title: unknown;
  readonly paragraphs: readonly { readonly kind: string; readonly text: unknown }[];
  readonly signedAt: Date | null;
  readonly issuedAt: Date | null;
  readonly meeting: { readonly title: unknown };
  readonly around: Around;
};

/** What stands around the text: as it is by today's rules and units, or as it was issued. */
export type Around = {
  /** How the conference calls itself. */
  readonly body: Words;
  readonly classification: Words;
  /** The post that presided, and the name of who has signed. */
  readonly post: string;
  readonly signer: unknown;
  /** Names of the units that get it. */
  readonly units: readonly unknown[];
};

const ATTENDANCE = ['PRESENT', 'EXCUSED', 'GUESTS'];

/** Characters that a label has at most: what has more before its colon is a sentence. */
const LONGEST_LABEL = 14;

/** The label of an attendance line or a decision, up to its colon, and what follows. */
const parted = (text: string): readonly [string, string] => {
  const at = text.search(/[：:]/u);
  const hasLabel = at !== -1 && at <= LONGEST_LABEL;
  return hasLabel ? [text.slice(0, at + 1), text.slice(at + 1)] : ['', text];
};

/** 出席： in 黑体, two characters in; lines that go on stand below what follows the colon. */
const attendance = (text: string, isFirst: boolean): Paragraph => {
  const [label, names] = parted(text);
  const hanging = characters(/[\u3400-\u9fff]/u.test(label) ? [...label].length : 5);
  return paragraph([run(label, { face: 'heading' }), run(names)], {
    indent: { left: characters(2) + hanging, hanging },
    ...(isFirst ? { spacing: { before: LINE } } : {}),
  });
};

const written = (kind: string, text: string): Paragraph[] => {
  // A heading stands on the page of what it heads.
  if (kind === 'HEADING')
    return body((part) => [run(part, { face: 'heading' })], text, { keepNext: true });
  if (kind !== 'DECISION') return body((part) => [run(part)], text);
  return body((part, isFirst) => {
    if (!isFirst) return [run(part)];
    const [label, words] = parted(part);
    return [run(label, { face: 'label' }), run(words)];
  }, text);
};

const numberOf = ({ state, number }: MinutesFile, language: Language): string => {
  if (number !== null) return number;
  return DOCUMENT_WORDS[state === 'SIGNED' ? 'signed' : 'draft'][language];
};

const signature = (minutes: MinutesFile, language: Language): Paragraph[] => {
  const { signedAt, around } = minutes;
  if (!signedAt) return [];
  const post = inLanguage(POST_WORDS[around.post], language);
  const name = around.signer ? ` ${inLanguage(around.signer, language)}` : '';
  return [
    paragraph([run(fill(DOCUMENT_WORDS.signer[language], { who: `${post}${name}` }))], {
      ...fromRight(2),
      spacing: { before: LINE },
      keepNext: true,
    }),
    paragraph([run(momentWords(signedAt)[language])], { ...fromRight(4) }),
  ];
};

/** Minutes or a correction as a file in the layout of GB/T 9704-2012. */
export const minutesFile = (minutes: MinutesFile, language: Language): Promise<Buffer> => {
  const { kind, paragraphs, title, meeting, around, issuedAt } = minutes;
  const name = around.body[language];
  const mark = DOCUMENT_WORDS[kind === 'CORRECTION' ? 'correctionMark' : 'minutesMark'][language];
  const texts = paragraphs.map((one) => ({ ...one, words: inLanguage(one.text, language) }));
  const text = texts.filter((one) => !ATTENDANCE.includes(one.kind));
  const came = texts.filter((one) => ATTENDANCE.includes(one.kind));
  const between = language === 'zh' ? '、' : ', ';
  const framed: Framed = {
    mark: fill(mark, { body: name }),
    number: numberOf(minutes, language),
    title: inLanguage(title, language),
    classification: around.classification[language],
    about: inLanguage(meeting.title, language),
    body: name,
    children: [
      ...text.flatMap((one) => written(one.kind, one.words)),
      ...came.map(({ words }, index) => attendance(words, index === 0)),
      ...signature(minutes, language),
    ],
    closing: [
      {
        left: fill(DOCUMENT_WORDS.sentTo[language], {
          units: around.units.map((unit) => inLanguage(unit, language)).join(between),
        }),
      },
      {
        left: fill(DOCUMENT_WORDS.office[language], { body: name }),
        right: issuedAt
          ? fill(DOCUMENT_WORDS.issuedOn[language], { date: momentWords(issuedAt)[language] })
          : '',
      },
    ],
  };
  return fileOf(framed);
};
