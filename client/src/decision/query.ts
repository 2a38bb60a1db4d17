import type { DecisionFilter } from '../gql/graphql.ts';

/** Sources of decisions, in the order that the review offers them. */
export const SOURCES = ['MEETING', 'REMARK', 'ORDER'] as const;

/** What the review is narrowed to; it stands in the address. */
export type Review = {
  readonly isMine: boolean;
  readonly isOverdue: boolean;
  readonly source: (typeof SOURCES)[number] | null;
  /** Global id of a unit. */
  readonly unit: string | null;
};

/** Reads the review from the query part of an address. */
export const reviewOf = (search: string): Review => {
  const values = new URLSearchParams(search);
  return {
    isMine: values.has('mine'),
    isOverdue: values.has('overdue'),
    source: SOURCES.find((one) => one === values.get('source')) ?? null,
    unit: values.get('unit'),
  };
};

/** The query part of an address that shows a review. */
export const searchOf = ({ isMine, isOverdue, source, unit }: Review): string => {
  const values = new URLSearchParams([
    ...(isMine ? [['mine', '']] : []),
    ...(isOverdue ? [['overdue', '']] : []),
    ...(source ? [['source', source]] : []),
    ...(unit ? [['unit', unit]] : []),
  ]);
  return values.size === 0 ? '' : `?${values.toString().replaceAll(/=(?=&|$)/g, '')}`;
};

/** As the API takes it. `today` ends what counts as overdue. */
export const filterOf = (review: Review, today: string): DecisionFilter => ({
  open: true,
  ...(review.isMine ? { mine: true } : {}),
  ...(review.isOverdue ? { dueBefore: today } : {}),
  ...(review.source ? { sources: [review.source] } : {}),
  ...(review.unit ? { units: [review.unit] } : {}),
});
