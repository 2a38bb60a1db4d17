import type { ComponentType } from 'preact';
import { useRef } from 'preact/hooks';
import { useQuery } from 'urql';
import { useApi } from '../api/api.ts';
import { useChanges } from '../api/live.ts';
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
import { type FormFacts, FormFactsContext, NO_FACTS } from './facts.ts';
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

type Node = NonNullable<IssueFormsQuery['node']>;

const factsOf = (node: Node): FormFacts =>
  node.__typename === 'Issue'
    ? { unit: node.leadUnit?.id ?? null, steps: node.steps, nextReport: node.nextReport ?? null }
    : NO_FACTS;

type Kept = {
  readonly form: Pick<ActionFormProps, 'subject' | 'action'>;
  readonly facts: FormFacts;
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
  const { live } = useApi();
  const [{ data, fetching, stale, error }, read] = useQuery<IssueFormsQuery, { id: string }>({
    query: DOCUMENTS[type] as typeof IssueFormsDocument,
    variables: { id },
    // What the cache holds of forms may be put together from two answers.
    requestPolicy: 'network-only',
  });
  useChanges(live, ({ caseId }) => {
    // What hangs on a case changes with it.
    if (caseId && (caseId === id || type === 'Request' || type === 'Notice'))
      read({ requestPolicy: 'network-only' });
  });
  const node = data?.node;
  const found = node && 'availableActions' in node ? offeredIn(node, action) : undefined;
  // Whatever others do meanwhile, what somebody is typing stays in front of them.
  const kept = useRef<Kept | null>(null);
  const isWaiting = fetching || stale;
  if (node && found && 'version' in node && !isWaiting)
    kept.current ??= {
      form: { subject: { id, version: node.version }, action: found },
      facts: factsOf(node),
    };
  const isGone = data !== undefined && !found && !isWaiting;
  return (
    <>
      {isGone && (
        <Banner tone="near" title={words.form.gone}>
          {kept.current && words.form.goneHint}
        </Banner>
      )}
      {!kept.current && !isWaiting && error && (
        <Banner
          tone="late"
          title={words.issue.unread}
          end={
            <button
              type="button"
              class="link"
              onClick={() => read({ requestPolicy: 'network-only' })}
            >
              {words.form.again}
            </button>
          }
        />
      )}
      {!kept.current && isWaiting && <Loading rows={5} label={words.issue.loading} />}
      {kept.current && (
        <FormFactsContext.Provider value={kept.current.facts}>
          <Form {...rest} {...kept.current.form} />
        </FormFactsContext.Provider>
      )}
    </>
  );
};
