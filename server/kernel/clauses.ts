import { chineseNumber, type Words } from './text.ts';

/** The articles and items of the regulation that actions, duties and refusals cite. */
export const CLAUSES = [
  '2',
  '3.1',
  '3.2',
  '3.3',
  '3.4',
  '4.1',
  '4.2',
  '4.3',
  '4.4',
  '4.5',
  '4.6',
  '4.7',
  '4.8',
  '4.9',
  '5.1',
  '5.2',
  '5.3',
  '5.4',
  '5.5',
  '6.1',
  '6.2',
  '6.3',
  '6.4',
  '6.5',
  '6.6',
  '6.7',
  '6.8',
  '7.1',
  '7.2',
  '7.3',
  '7.4',
] as const;

/** An *article.item* of the regulation, such as `6.5`. */
export type Clause = (typeof CLAUSES)[number];

/** The clause that a decision stands on, by what it brings about. */
export const EFFECT_CLAUSES = {
  TASK: '4.9',
  REPORT: '4.9',
  ASSIGN: '6.3',
  REASSIGN: '6.3',
  SET_DATE: '6.3',
  DECLINE: '3.2',
  LIST: '6.3',
  DELIST: '6.3',
  DETERMINE: '3.1',
  REVERT: '3.1',
  RESOLVE: '3.4',
} as const satisfies Record<string, Clause>;

/** A clause as a document cites it: 第四条（九）, Art. 4(9). */
export const clauseWords = (clause: Clause): Words => {
  const [article = 0, item] = clause.split('.').map(Number);
  return {
    zh: `第${chineseNumber(article)}条${item ? `（${chineseNumber(item)}）` : ''}`,
    en: `Art. ${article}${item ? `(${item})` : ''}`,
  };
};
