import { useState } from 'preact/hooks';
import { useSearch } from 'wouter';
import type {
  ActionButtonFragment,
  BlockedRowFragment,
  RecordButtonFragment,
} from '../gql/graphql.ts';
import { Empty } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { formatClause, plain } from '../words/format.ts';
import { useFormWords } from '../words/forms.ts';
import { useWords, Written } from '../words/words.tsx';
import { askedOf, forgetAsked, noteAsked } from './asked.ts';
import { LoadedForm, type SubjectType } from './loaded-form.tsx';

/** Something that can be done here: on the case itself, or on what hangs on it. */
export type Doable = {
  readonly type: SubjectType;
  readonly id: string;
  readonly action: ActionButtonFragment;
  /** The viewer may only record it for others. */
  readonly isForOthers?: boolean;
};

/** What the viewer may record for others on one thing, and not do for themselves. */
export const recordablesOn = (
  type: SubjectType,
  id: string,
  own: readonly ActionButtonFragment[],
  recordable: readonly RecordButtonFragment[],
): readonly Doable[] =>
  recordable
    .filter(({ action }) => !own.some((one) => one.action === action))
    .map((one) => ({
      type,
      id,
      action: { ...one, dueBy: null },
      isForOthers: true,
    }));

/** What can be done on one thing. */
export const doablesOn = (
  type: SubjectType,
  id: string,
  actions: readonly ActionButtonFragment[],
): readonly Doable[] => actions.map((action) => ({ type, id, action }));

/** What is owed first comes first. */
export const owedFirst = (doables: readonly Doable[]): readonly Doable[] =>
  doables.toSorted((a, b) => (a.action.dueBy ?? '9999').localeCompare(b.action.dueBy ?? '9999'));

/** Tells one thing to do from another. */
export const keyOf = ({ id, action }: Doable) => `${action.action} ${id}`;

type Blocked = readonly BlockedRowFragment[];

const BlockedList = ({ blocked }: { readonly blocked: Blocked }) => {
  const { language, say } = useFormWords();
  return (
    <ul class="not-now">
      {blocked.map(({ action, label, reason, clause }) => (
        <li key={action}>
          <button
            type="button"
            class="blocked"
            aria-disabled="true"
            aria-label={say.notNowName(plain(label, language))}
            aria-describedby={`blocked-${action}`}
          >
            <Written text={label} />
          </button>
          <span id={`blocked-${action}`}>
            <Written text={reason} /> <span class="clause">{formatClause(clause, language)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
};

/** What is the viewer's but not now, and why; what belongs to another stage is folded away. */
export const NotNow = ({ blocked }: { readonly blocked: Blocked }) => {
  const { words } = useWords();
  const elsewhere = blocked.filter(({ code }) => code === 'WRONG_STATE');
  const here = blocked.filter(({ code }) => code !== 'WRONG_STATE');
  if (blocked.length === 0) return null;
  return (
    <>
      <h2 class="section">{words.issue.notNow}</h2>
      <BlockedList blocked={here} />
      {elsewhere.length > 0 && (
        <details class="small">
          <summary class="muted">{words.issue.otherStages(elsewhere.length)}</summary>
          <BlockedList blocked={elsewhere} />
        </details>
      )}
    </>
  );
};

/** What an address asks for, if it is offered. */
export const askedDoable = (doables: readonly Doable[], search: string): Doable | null => {
  const { actions, on } = askedOf(search);
  const offered = actions.flatMap((name) =>
    doables.filter(({ id, action }) => action.action === name && (!on || on === id)),
  );
  return offered[0] ?? null;
};

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
    else
      noteAsked(one.action.action, one.type === 'Request' || one.type === 'Notice' ? one.id : null);
    setChosen(one);
  };
  return [chosen, choose] as const;
};

/** A button that opens the form of something; primary only where it is owed and comes first. */
export const DoableButton = ({
  one,
  isPrimary = false,
  onChoose,
}: {
  readonly one: Doable;
  readonly isPrimary?: boolean;
  readonly onChoose: (one: Doable) => void;
}) => {
  const { language, say } = useFormWords();
  const label = plain(one.action.label, language);
  return (
    <Button
      isBig
      kind={isPrimary ? 'primary' : 'plain'}
      data-action={one.action.action}
      data-recorded={one.isForOthers ? '' : undefined}
      aria-label={one.isForOthers ? say.recordedName(label) : undefined}
      onPress={() => onChoose(one)}
    >
      {label}
    </Button>
  );
};

/** One button for each thing that can be done; the first is primary where it is owed. */
export const DoableButtons = ({
  doables,
  onChoose,
}: {
  readonly doables: readonly Doable[];
  readonly onChoose: (one: Doable) => void;
}) => {
  const { words } = useFormWords();
  return (
    <>
      <h2 class="section">{words.issue.act}</h2>
      {doables.length === 0 && (
        <Empty title={words.issue.noActions}>{words.issue.noActionsHint}</Empty>
      )}
      <div class="doables">
        {doables.map((one, index) => (
          <DoableButton
            key={keyOf(one)}
            one={one}
            isPrimary={index === 0 && one.action.dueBy !== null}
            onChoose={onChoose}
          />
        ))}
      </div>
    </>
  );
};

/** What the office may record for others, quietly. */
export const Recordables = ({
  doables,
  onChoose,
}: {
  readonly doables: readonly Doable[];
  readonly onChoose: (one: Doable) => void;
}) => {
  const { say } = useFormWords();
  if (doables.length === 0) return null;
  return (
    <details class="small recordables">
      <summary class="muted">
        {say.recorded} {doables.length}
      </summary>
      <div class="doables">
        {doables.map((one) => (
          <DoableButton key={keyOf(one)} one={one} onChoose={onChoose} />
        ))}
      </div>
    </details>
  );
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
  recordables = [],
  blocked,
  chosen,
  onChoose,
  onDone,
  onStale,
}: {
  readonly doables: readonly Doable[];
  readonly recordables?: readonly Doable[];
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
