import { useMemo } from 'preact/hooks';
import { type Doable, Doing, doablesOn, owedFirst } from '../forms/doables.tsx';
import { OwnRefs, type RefOption } from '../forms/ref-options.ts';
import { formatDay, plain } from '../words/format.ts';
import { useWords } from '../words/words.tsx';
import type { IssueFacts } from './facts.tsx';

/** All that the viewer may do on this page; what is owed first comes first. */
export const doablesOf = (issue: IssueFacts): readonly Doable[] =>
  owedFirst([
    ...doablesOn('Issue', issue.id, issue.availableActions),
    ...issue.requests.flatMap((one) => doablesOn('Request', one.id, one.availableActions)),
    ...issue.notices.flatMap((one) => doablesOn('Notice', one.id, one.availableActions)),
  ]);

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

/** What the viewer may do now, each with its form, and what not now and why. */
export const Acting = ({
  issue,
  ...rest
}: {
  readonly issue: IssueFacts;
  readonly chosen: Doable | null;
  readonly onChoose: (one: Doable | null) => void;
  readonly onDone: (id: string, cursor: string) => void;
  readonly onStale: () => void;
}) => (
  <OwnRefs.Provider value={useOwnRefs(issue)}>
    <Doing doables={doablesOf(issue)} blocked={issue.blockedActions} {...rest} />
  </OwnRefs.Provider>
);
