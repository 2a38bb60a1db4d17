import { createExaminer, type ExaminerOptions } from '../../sdk/check.ts';
import type { Frame } from '../../sdk/index.ts';
import { persistedSource } from '../api/source.ts';
import { standsOnBoard } from '../board/sections.ts';
import type { ChangesSubscription, IssueCardFragment } from '../gql/graphql.ts';
import { BoardCheckDocument, CheckedIssuesDocument } from '../gql/later.ts';
import { dayOf } from '../words/format.ts';

type Options = Pick<ExaminerOptions<IssueCardFragment>, 'lianxi' | 'cursor' | 'reload'> & {
  /** All issues that the board holds; null while there is none. */
  readonly held: () => readonly IssueCardFragment[] | null;
  readonly next: (data: ChangesSubscription) => void;
};

/** Compares the cards, as the cache behind the board has them, with what the server tells of them. */
export const boardExaminer = ({ held, next, ...options }: Options) =>
  createExaminer<IssueCardFragment>({
    ...options,
    list: persistedSource(BoardCheckDocument) as ExaminerOptions<IssueCardFragment>['list'],
    issues: persistedSource(CheckedIssuesDocument) as ExaminerOptions<IssueCardFragment>['issues'],
    shown: ({ headAt }) =>
      held()?.filter((issue) => standsOnBoard(issue, dayOf(new Date(headAt)))) ?? null,
    // The same way as a change that was told, but without anybody who did it.
    mend: (id, issue, cursor, { headAt }: Frame) =>
      next({
        statusChanged: {
          __typename: 'Change',
          kind: issue ? 'EVENT' : 'TOMBSTONE',
          cursor,
          headAt,
          caseId: id,
          checksum: null,
          event: null,
          case: issue,
        },
      }),
  });
