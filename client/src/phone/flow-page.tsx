import { useEffect, useRef } from 'preact/hooks';
import { useSearch } from 'wouter';
import { useApi } from '../api/api.ts';
import type { Viewer } from '../api/viewer.ts';
import { askedDoable, type Doable } from '../forms/doable.ts';
import { LoadedForm } from '../forms/loaded-form.tsx';
import { OwnRefs } from '../forms/ref-options.ts';
import { doablesOf, recordablesOf, useOwnRefs } from '../issue/acting.tsx';
import type { IssueFacts } from '../issue/facts.tsx';
import { useIssue } from '../issue/use-issue.ts';
import { Empty, Loading } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { dayOf, plain } from '../words/format.ts';
import { Bar } from './bar.tsx';
import { FlowContext } from './flow-context.ts';
import { PagedForm } from './paged-form.tsx';
import { sent } from './strip.tsx';
import { useTrail } from './trail.ts';
import { usePhoneWords } from './words.ts';

const Flow = ({
  issue,
  doable,
  viewer,
  again,
}: {
  readonly issue: IssueFacts;
  readonly doable: Doable;
  readonly viewer: Viewer;
  readonly again: () => void;
}) => {
  const { lianxi, live } = useApi();
  const { language } = usePhoneWords();
  const href = `/issues/${issue.number}`;
  const trail = useTrail(href);
  const onDone = (cursor: string) => {
    lianxi.held.note(doable.id, cursor);
    live.acted();
    again();
    sent.set({ action: plain(doable.action.label, language), href });
    trail.leave();
  };
  const today = dayOf(new Date(lianxi.serverTime()));
  return (
    <OwnRefs.Provider value={useOwnRefs(issue)}>
      <FlowContext.Provider value={{ issue, viewer, today, trail }}>
        <LoadedForm
          type={doable.type}
          id={doable.id}
          action={doable.action.action}
          Form={PagedForm}
          isPrimary
          onDone={onDone}
          onStale={again}
          onClose={null}
        />
      </FlowContext.Provider>
    </OwnRefs.Provider>
  );
};

/** A form of an issue, one question per page. */
export const FlowPage = ({
  number,
  viewer,
}: {
  readonly number: string;
  readonly viewer: Viewer;
}) => {
  const { words, say } = usePhoneWords();
  const search = useSearch();
  const { issue, problem, again } = useIssue(number);
  const trail = useTrail(`/issues/${number}`);
  const found = issue ? askedDoable([...doablesOf(issue), ...recordablesOf(issue)], search) : null;
  // What one writes stays in front of one, whatever others do meanwhile.
  const kept = useRef<Doable | null>(null);
  kept.current ??= found;
  useEffect(() => sent.set(null), []);
  if (issue && kept.current)
    return <Flow issue={issue} doable={kept.current} viewer={viewer} again={again} />;
  return (
    <>
      <Bar title={words.issue.name(number)} onBack={trail.leave} />
      <main class="phone-scroll">
        {!issue && !problem && <Loading rows={9} label={words.issue.loading} />}
        {(issue || problem) && (
          <>
            {problem === 'unread' ? (
              <Empty title={words.issue.unread}>
                <button type="button" class="link" onClick={again}>
                  {words.form.again}
                </button>
              </Empty>
            ) : (
              <Empty title={say.flow.unavailable}>{say.flow.unavailableHint}</Empty>
            )}
            <Button isBig onPress={trail.leave}>
              {say.back}
            </Button>
          </>
        )}
      </main>
    </>
  );
};
