import { useState } from 'preact/hooks';
import { useSearch } from 'wouter';
import { forgetAsked, noteAsked } from './asked.ts';
import { askedDoable, type Doable, keyOf, type SubjectType } from './doable.ts';
import { DoableButtons, Recordables } from './doable-buttons.tsx';
import { LoadedForm } from './loaded-form.tsx';
import { type Blocked, NotNow } from './not-now.tsx';

/** Types that have a page: an address of one needs not say which. */
const PAGES: readonly SubjectType[] = ['Issue', 'Project', 'Meeting'];

const isOwnPage = ({ type }: Doable) => PAGES.includes(type);

/**
 * Whose form is open: at first the one that the address asks for. It stays open until it is sent
 * or closed.
 */
export const useChosen = (doables: readonly Doable[]) => {
  const search = useSearch();
  const [chosen, setChosen] = useState(() => askedDoable(doables, search));
  const choose = (one: Doable | null) => {
    // The address says which form is open, so that reading the page again opens it again.
    if (one === null) forgetAsked();
    else noteAsked(one.action.action, isOwnPage(one) ? null : one.id);
    setChosen(one);
  };
  return [chosen, choose] as const;
};

/** The form that is open, if one is. */
export const OpenForm = ({
  chosen,
  onChoose,
  onDone,
  onStale,
}: {
  readonly chosen: Doable;
  readonly onChoose: (one: Doable | null) => void;
  readonly onDone: (id: string, cursor: string) => void;
  readonly onStale: () => void;
}) => (
  <LoadedForm
    key={keyOf(chosen)}
    type={chosen.type}
    id={chosen.id}
    action={chosen.action.action}
    isPrimary
    onDone={(cursor) => onDone(chosen.id, cursor)}
    onStale={onStale}
    onClose={() => onChoose(null)}
  />
);

/** What the viewer may do now, each with its form, and what not now and why. */
export const Doing = ({
  doables,
  recordables,
  blocked,
  chosen,
  onChoose,
  onDone,
  onStale,
}: {
  readonly doables: readonly Doable[];
  readonly recordables: readonly Doable[];
  readonly blocked: Blocked;
  readonly chosen: Doable | null;
  readonly onChoose: (one: Doable | null) => void;
  readonly onDone: (id: string, cursor: string) => void;
  readonly onStale: () => void;
}) => (
  <>
    {chosen ? (
      <OpenForm chosen={chosen} onChoose={onChoose} onDone={onDone} onStale={onStale} />
    ) : (
      <>
        <DoableButtons doables={doables} onChoose={onChoose} />
        <Recordables doables={recordables} onChoose={onChoose} />
      </>
    )}
    <NotNow blocked={blocked} />
  </>
);
