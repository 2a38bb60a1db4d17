import { useRef, useState } from 'preact/hooks';
import { useQuery } from 'urql';
import { useSearch } from 'wouter';
import { StartFormsDocument } from '../gql/later.ts';
import { Banner, Loading } from '../ui/banner.tsx';
import { useWords } from '../words/words.tsx';
import { ActionForm } from './action-form.tsx';
import { askedOf, forgetAsked, noteAsked } from './asked.ts';
import type { OfferedAction } from './use-action-form.ts';

/** Whether the form of something new is open: the address says so, as for every form. */
export const useAskedStart = (action: string) => {
  const search = useSearch();
  const [isOpen, setOpen] = useState(() => askedOf(search).actions.includes(action));
  const set = (next: boolean) => {
    if (next) noteAsked(action, null);
    else forgetAsked();
    setOpen(next);
  };
  return [isOpen, set] as const;
};

/** The form of something new that belongs to no case yet. */
export const StartForm = ({
  action,
  adapt,
  onDone,
  onClose,
}: {
  readonly action: string;
  /** What the page knows of it beforehand. */
  readonly adapt: (offered: OfferedAction) => OfferedAction;
  /** Done; the number is that of what is new. */
  readonly onDone: (cursor: string, number: string | null) => void;
  readonly onClose: () => void;
}) => {
  const { words } = useWords();
  const [{ data, fetching, error }, read] = useQuery({
    query: StartFormsDocument,
    requestPolicy: 'network-only',
  });
  const isIt = (one: OfferedAction) => one.action === action;
  const own = data?.startableActions.find(isIt);
  const recorded = data?.startableRecords.find(isIt);
  // What is being typed stays in front of whoever types it.
  const kept = useRef<OfferedAction | null>(null);
  if (own) kept.current ??= adapt({ ...own, principals: recorded?.principals ?? [] });
  else if (recorded) kept.current ??= adapt({ ...recorded, isForOthers: true });
  if (kept.current)
    return (
      <ActionForm
        subject={{ id: 'new', version: 0 }}
        action={kept.current}
        isPrimary
        onDone={onDone}
        onStale={() => read({ requestPolicy: 'network-only' })}
        onClose={onClose}
      />
    );
  if (fetching) return <Loading rows={5} label={words.issue.loading} />;
  return (
    <Banner tone={error ? 'late' : 'near'} title={error ? words.issue.unread : words.form.gone} />
  );
};
