import type { ComponentType } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import { useQuery } from 'urql';
import type { IssueFormsQuery } from '../gql/graphql.ts';
import {
  IssueFormsDocument,
  NoticeFormsDocument,
  ProjectFormsDocument,
  RequestFormsDocument,
} from '../gql/later.ts';
import { Banner, Loading } from '../ui/banner.tsx';
import { useWords } from '../words/words.tsx';
import { ActionForm, type ActionFormProps } from './action-form.tsx';
import type { SubjectType } from './doable.ts';
import { FormFactsContext, NO_FACTS } from './facts.ts';
import type { OfferedAction } from './use-action-form.ts';

const DOCUMENTS = {
  Issue: IssueFormsDocument,
  Project: ProjectFormsDocument,
  Request: RequestFormsDocument,
  Notice: NoticeFormsDocument,
} as const;

type Offers = {
  readonly availableActions: readonly OfferedAction[];
  readonly recordableActions: readonly OfferedAction[];
};

/** The action as the viewer may take it: as one's own, with those for whom it may be recorded. */
const offeredIn = (node: Offers, action: string): OfferedAction | undefined => {
  const isIt = (one: OfferedAction) => one.action === action;
  const [own, recorded] = [node.availableActions.find(isIt), node.recordableActions.find(isIt)];
  if (!own) return recorded && { ...recorded, isForOthers: true };
  return { ...own, principals: recorded?.principals ?? [] };
};

/** The form of one action, read when it is opened: prefilled with what holds now. */
export const LoadedForm = ({
  type,
  id,
  action,
  Form = ActionForm,
  ...rest
}: {
  readonly type: SubjectType;
  readonly id: string;
  readonly action: string;
  /** How the form is laid out; on one sheet unless told otherwise. */
  readonly Form?: ComponentType<ActionFormProps>;
} & Omit<ActionFormProps, 'subject' | 'action'>) => {
  const { words } = useWords();
  const [{ data, fetching, stale }] = useQuery<IssueFormsQuery, { id: string }>({
    query: DOCUMENTS[type] as typeof IssueFormsDocument,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  const node = data?.node;
  const found = node && 'availableActions' in node ? offeredIn(node, action) : undefined;
  // Whatever others do meanwhile, what somebody is typing stays in front of them.
  const kept = useRef<Pick<ActionFormProps, 'subject' | 'action'> | null>(null);
  if (node && found && 'version' in node)
    kept.current ??= { subject: { id, version: node.version }, action: found };
  const facts = useMemo(
    () =>
      node?.__typename === 'Issue'
        ? {
            unit: node.leadUnit?.id ?? null,
            steps: node.steps,
            nextReport: node.nextReport ?? null,
          }
        : NO_FACTS,
    [node],
  );
  const isWaiting = fetching || stale;
  const isGone = data !== undefined && !found && !isWaiting;
  return (
    <>
      {isGone && (
        <Banner tone="near" title={words.form.gone}>
          {kept.current && words.form.goneHint}
        </Banner>
      )}
      {!kept.current && isWaiting && <Loading rows={5} label={words.issue.loading} />}
      {kept.current && (
        <FormFactsContext.Provider value={facts}>
          <Form {...rest} {...kept.current} />
        </FormFactsContext.Provider>
      )}
    </>
  );
};
