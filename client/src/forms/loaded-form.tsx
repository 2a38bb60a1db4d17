import type { ComponentType } from 'preact';
import { useRef } from 'preact/hooks';
import { useQuery } from 'urql';
import type {
  AgendaItemFormsQuery,
  DecisionFormsQuery,
  IssueFormsQuery,
  MeetingFormsQuery,
  MinutesFormsQuery,
  NoticeFormsQuery,
  ProjectFormsQuery,
  RequestFormsQuery,
} from '../gql/graphql.ts';
import {
  AgendaItemFormsDocument,
  DecisionFormsDocument,
  IssueFormsDocument,
  MeetingFormsDocument,
  MinutesFormsDocument,
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
import { useReadAgain } from './use-read-again.ts';
import { recordOf } from './values.ts';

const DOCUMENTS = {
  Issue: IssueFormsDocument,
  Project: ProjectFormsDocument,
  Request: RequestFormsDocument,
  Notice: NoticeFormsDocument,
  Meeting: MeetingFormsDocument,
  AgendaItem: AgendaItemFormsDocument,
  Decision: DecisionFormsDocument,
  Minutes: MinutesFormsDocument,
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

type Forms =
  | IssueFormsQuery
  | ProjectFormsQuery
  | RequestFormsQuery
  | NoticeFormsQuery
  | MeetingFormsQuery
  | AgendaItemFormsQuery
  | DecisionFormsQuery
  | MinutesFormsQuery;
type Node = NonNullable<Forms['node']>;

/** The case that it is, or that it hangs on: it changes with that. */
const caseOf = (node: Node): string | undefined => {
  const hung = ['issue', 'project', 'meeting'].filter((name) => name in node);
  const cases = hung.flatMap((name) => {
    const id = recordOf(Reflect.get(node, name))['id'];
    return typeof id === 'string' ? [id] : [];
  });
  // A remark hangs on no meeting: it is a case itself.
  return cases[0] ?? node.id;
};

const factsOf = (node: Node): FormFacts =>
  'steps' in node
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
  const [{ data, fetching, stale, error }, read] = useQuery<Forms, { id: string }>({
    query: DOCUMENTS[type],
    variables: { id },
    // What the cache holds of forms may be put together from two answers.
    requestPolicy: 'network-only',
  });
  const again = () => read({ requestPolicy: 'network-only' });
  const node = data?.node;
  useReadAgain(({ caseId }) => node != null && caseId === caseOf(node), again);
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
            <button type="button" class="link" onClick={again}>
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
