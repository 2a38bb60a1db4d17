import type { MinutesDocumentFragment } from '../gql/graphql.ts';

/** One paragraph of the minutes. */
export type Paragraph = MinutesDocumentFragment['paragraphs'][number];
