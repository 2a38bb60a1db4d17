import type { MinutesDocumentFragment, MinutesOfQuery } from '../gql/graphql.ts';
import { MinutesOfDocument } from '../gql/later.ts';
import { useCase } from '../history/use-case.ts';

/** One document: the minutes, or a correction to them. */
export type MinutesDocument = MinutesDocumentFragment;

/** A meeting with its documents. */
export type MinutesOf = NonNullable<MinutesOfQuery['meeting']>;

/** The documents of a meeting by its number. */
export const useMinutes = (number: string) =>
  useCase(
    MinutesOfDocument,
    number,
    (data) => data.meeting,
    ({ id }, { caseId }) => caseId === id,
  );
