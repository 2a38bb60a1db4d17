import { useMemo, useState } from 'preact/hooks';
import { LoadedForm, type SubjectType } from '../forms/loaded-form.tsx';
import { OwnRefs, type RefOption } from '../forms/ref-options.ts';
import type { ActionButtonFragment } from '../gql/graphql.ts';
import { Empty } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { formatClause, formatDay, plain } from '../words/format.ts';
import { useWords, Written } from '../words/words.tsx';
import type { IssueFacts } from './facts.tsx';

/** Something that can be done here: on the issue, or on a request or notice that hangs on it. */
export type Doable = {
  readonly type: SubjectType;
  readonly id: string;
  readonly action: ActionButtonFragment;
};

/** All that the viewer may do on this page; what is owed first comes first. */
export const doablesOf = (issue: IssueFacts): readonly Doable[] => {
  const of = (type: SubjectType, id: string, actions: readonly ActionButtonFragment[]) =>
    actions.map((action) => ({ type, id, action }));
  return [
    ...of('Issue', issue.id, issue.availableActions),
    ...issue.requests.flatMap(({ id, availableActions }) => of('Request', id, availableActions)),
    ...issue.notices.flatMap(({ id, availableActions }) => of('Notice', id, availableActions)),
  ].toSorted((a, b) => (a.action.dueBy ?? '9999').localeCompare(b.action.dueBy ?? '9999'));
};

const keyOf = ({ id, action }: Doable) => `${action.action} ${id}`;

const useOwnRefs = (issue: IssueFacts): Readonly<Record<string, readonly RefOption[]>> => {
  const { language } = useWords();
  return useMemo(
    () => ({
      Report: issue.reports.map(({ id, at, text }) => ({
        value: id,
        text: `${formatDay(at.slice(0, 10), language, new Date())} ${plain(text, language).slice(0, 40)}`,
      })),
      Inquiry: issue.inquiries.map(({ id, text }) => ({
        value: id,
        text: plain(text, language).slice(0, 60),
      })),
    }),
    [issue, language],
  );
};

type Blocked = IssueFacts['blockedActions'];

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
const NotNow = ({ blocked }: { readonly blocked: Blocked }) => {
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

/** What the viewer may do now, each with its form, and what not now and why. */
export const Acting = ({
  issue,
  chosen,
  onChoose,
  onDone,
  onStale,
}: {
  readonly issue: IssueFacts;
  readonly chosen: Doable | null;
  readonly onChoose: (one: Doable | null) => void;
  readonly onDone: (id: string, cursor: string) => void;
  readonly onStale: () => void;
}) => {
  const { language, words } = useWords();
  const doables = doablesOf(issue);
  const refs = useOwnRefs(issue);
  return (
    <OwnRefs.Provider value={refs}>
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
      )}
      <NotNow blocked={issue.blockedActions} />
    </OwnRefs.Provider>
  );
};

/** Whose form is open. It stays open until it is sent or closed. */
export const useChosen = () => useState<Doable | null>(null);
