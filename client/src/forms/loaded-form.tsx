import { useQuery } from 'urql';
import {
  IssueFormsDocument,
  type IssueFormsQuery,
  NoticeFormsDocument,
  RequestFormsDocument,
} from '../gql/graphql.ts';
import { Empty, Loading } from '../ui/banner.tsx';
import { useWords } from '../words/words.tsx';
import { ActionForm, type ActionFormProps } from './action-form.tsx';

/** Types on which actions can be taken here. */
export type SubjectType = 'Issue' | 'Request' | 'Notice';

const DOCUMENTS = {
  Issue: IssueFormsDocument,
  Request: RequestFormsDocument,
  Notice: NoticeFormsDocument,
} as const;

/** The form of one action, read when it is opened: prefilled with what holds now. */
export const LoadedForm = ({
  type,
  id,
  action,
  ...rest
}: {
  readonly type: SubjectType;
  readonly id: string;
  readonly action: string;
} & Omit<ActionFormProps, 'subject' | 'action'>) => {
  const { words } = useWords();
  const [{ data, fetching, stale }] = useQuery<IssueFormsQuery, { id: string }>({
    query: DOCUMENTS[type] as typeof IssueFormsDocument,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  const node = data?.node;
  const found =
    node && 'availableActions' in node
      ? node.availableActions.find((one) => one.action === action)
      : undefined;
  if (node && found && 'version' in node)
    return <ActionForm {...rest} subject={{ id, version: node.version }} action={found} />;
  if (fetching || stale) return <Loading rows={5} label={words.issue.loading} />;
  return <Empty>{words.form.gone}</Empty>;
};
