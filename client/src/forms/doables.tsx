import { useState } from 'preact/hooks';
import { useSearch } from 'wouter';
import type { ActionButtonFragment, BlockedRowFragment } from '../gql/graphql.ts';
import { Empty } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { formatClause, plain } from '../words/format.ts';
import { useWords, Written } from '../words/words.tsx';
import { askedOf, forgetAsked } from './asked.ts';
import { LoadedForm, type SubjectType } from './loaded-form.tsx';

/** Something that can be done here: on the case itself, or on what hangs on it. */
export type Doable = {
  readonly type: SubjectType;
  readonly id: string;
  readonly action: ActionButtonFragment;
};

/** What can be done on one thing. */
export const doablesOn = (
  type: SubjectType,
  id: string,
  actions: readonly ActionButtonFragment[],
): readonly Doable[] => actions.map((action) => ({ type, id, action }));

/** What is owed first comes first. */
export const owedFirst = (doables: readonly Doable[]): readonly Doable[] =>
  doables.toSorted((a, b) => (a.action.dueBy ?? '9999').localeCompare(b.action.dueBy ?? '9999'));

const keyOf = ({ id, action }: Doable) => `${action.action} ${id}`;

type Blocked = readonly BlockedRowFragment[];

const BlockedList = ({ blocked }: { readonly blocked: Blocked }) => {
  const { language } = useWords();
  return (
    <ul class="not-now">
      {blocked.map(({ action, label, reason, clause }) => (
        <li key={action}>
          <b>
            <Written text={label} />
          </b>
          <span>
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
    if (one === null) forgetAsked();
    setChosen(one);
  };
  return [chosen, choose] as const;
};

/** One button for each thing that can be done; the likely one is primary. */
export const DoableButtons = ({
  doables,
  onChoose,
}: {
  readonly doables: readonly Doable[];
  readonly onChoose: (one: Doable) => void;
}) => {
  const { language, words } = useWords();
  return (
    <>
      <h2 class="section">{words.issue.act}</h2>
      {doables.length === 0 && (
        <Empty title={words.issue.noActions}>{words.issue.noActionsHint}</Empty>
      )}
      <div class="doables">
        {doables.map((one, index) => (
          <Button
            key={keyOf(one)}
            isBig
            kind={index === 0 ? 'primary' : 'plain'}
            data-action={one.action.action}
            onPress={() => onChoose(one)}
          >
            {plain(one.action.label, language)}
          </Button>
        ))}
      </div>
    </>
  );
};

/** What the viewer may do now, each with its form, and what not now and why. */
export const Doing = ({
  doables,
  blocked,
  chosen,
  onChoose,
  onDone,
  onStale,
}: {
  readonly doables: readonly Doable[];
  readonly blocked: Blocked;
  readonly chosen: Doable | null;
  readonly onChoose: (one: Doable | null) => void;
  readonly onDone: (id: string, cursor: string) => void;
  readonly onStale: () => void;
}) => (
  <>
    {chosen ? (
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
    ) : (
      <DoableButtons doables={doables} onChoose={onChoose} />
    )}
    <NotNow blocked={blocked} />
  </>
);
