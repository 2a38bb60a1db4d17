import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { useApi } from '../api/api.ts';
import { type Doable, doablesOnCase, keyOf, recordablesOnCase } from '../forms/doable.ts';
import { DoableButton, Recordables } from '../forms/doable-buttons.tsx';
import { OpenForm } from '../forms/doables.tsx';
import { NotNow } from '../forms/not-now.tsx';
import { OwnRefs, type RefOption } from '../forms/ref-options.ts';
import { Empty } from '../ui/banner.tsx';
import { formatClause, formatDay, formatDayLong, plain } from '../words/format.ts';
import { useFormWords } from '../words/forms.ts';
import { useWords } from '../words/words.tsx';
import type { IssueFacts } from './facts.tsx';
import { RequestsToDecide } from './requests.tsx';

/** All that the viewer may do on this page; what is owed first comes first. */
export const doablesOf = (issue: IssueFacts): readonly Doable[] => doablesOnCase('Issue', issue);

/** What the office may record here for others. */
export const recordablesOf = (issue: IssueFacts): readonly Doable[] =>
  recordablesOnCase('Issue', issue);

const isOwed = ({ action }: Doable) => action.dueBy !== null;

/** The issue's own reports and questions, for fields that name one of them. */
export const useOwnRefs = (issue: IssueFacts): Readonly<Record<string, readonly RefOption[]>> => {
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

type Choose = (one: Doable | null) => void;

/** What waits for the viewer here; the first is the one primary button of the page. */
const Owed = ({
  doables,
  hasOthers,
  onChoose,
}: {
  readonly doables: readonly Doable[];
  readonly hasOthers: boolean;
  readonly onChoose: Choose;
}) => {
  const { language, words, say } = useFormWords();
  const { lianxi } = useApi();
  const now = new Date(lianxi.serverTime());
  return (
    <>
      <h2 class="section">{say.owed}</h2>
      {doables.length === 0 && (
        <Empty title={say.noneOwed}>
          {hasOthers ? say.noneOwedHint : words.issue.noActionsHint}
        </Empty>
      )}
      <ul class="owed">
        {doables.map((one, index) => (
          <li key={keyOf(one)}>
            <DoableButton one={one} isPrimary={index === 0} onChoose={onChoose} />
            <span>
              {one.action.dueBy && say.owedBy(formatDayLong(one.action.dueBy, language, now))}
            </span>
            <span class="clause">{formatClause(one.action.clause, language)}</span>
          </li>
        ))}
      </ul>
    </>
  );
};

/** The form that is open, or what is owed; then what cannot be done now, and why. */
export const Acting = ({
  issue,
  chosen,
  onChoose,
  onDone,
  onStale,
}: {
  readonly issue: IssueFacts;
  readonly chosen: Doable | null;
  readonly onChoose: Choose;
  readonly onDone: (id: string, cursor: string) => void;
  readonly onStale: () => void;
}) => {
  const doables = doablesOf(issue);
  const owed = doables.filter(isOwed).filter(({ type }) => type !== 'Request');
  return (
    <OwnRefs.Provider value={useOwnRefs(issue)}>
      {chosen && <OpenForm chosen={chosen} onChoose={onChoose} onDone={onDone} onStale={onStale} />}
      {!chosen && (
        <>
          <RequestsToDecide
            issue={issue}
            doables={[...doables, ...recordablesOf(issue)]}
            onChoose={onChoose}
          />
          {(owed.length > 0 || !doables.some(isOwed)) && (
            <Owed doables={owed} hasOthers={doables.length > 0} onChoose={onChoose} />
          )}
        </>
      )}
      <NotNow blocked={issue.blockedActions} />
    </OwnRefs.Provider>
  );
};

/** What else can be done, in the foot of the panel, and how the reports stand. */
export const ActingFoot = ({
  issue,
  chosen,
  onChoose,
  children,
}: {
  readonly issue: IssueFacts;
  readonly chosen: Doable | null;
  readonly onChoose: Choose;
  readonly children?: ComponentChildren;
}) => {
  const { say } = useFormWords();
  const isHere = (one: Doable) =>
    one.type !== 'Request' && (!chosen || keyOf(one) !== keyOf(chosen));
  // While a form is open, what is owed stands here too: nothing is out of reach.
  const others = doablesOf(issue).filter((one) => isHere(one) && (chosen || !isOwed(one)));
  const recordables = recordablesOf(issue).filter(isHere);
  if (others.length === 0 && recordables.length === 0 && !children) return null;
  return (
    <div class="panel-foot">
      {others.length > 0 && <span class="muted small">{say.others}</span>}
      {others.map((one) => (
        <DoableButton key={keyOf(one)} one={one} onChoose={onChoose} />
      ))}
      <Recordables doables={recordables} onChoose={onChoose} />
      {children}
    </div>
  );
};
