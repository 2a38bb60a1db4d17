import { IssueDocument } from '../gql/later.ts';
import { useCase } from '../history/use-case.ts';

/** One issue by its number. */
export const useIssue = (number: string) => {
  const { found: issue, ...rest } = useCase(
    IssueDocument,
    number,
    (data) => data.issue,
    ({ id }, { caseId }) => caseId === id,
  );
  return { issue, ...rest };
};
