import { useEffect, useRef } from 'preact/hooks';
import { Link, useLocation } from 'wouter';
import { useApi } from '../api/api.ts';
import { askFor } from '../forms/asked.ts';
import type { Doable } from '../forms/doable.ts';
import { DoableButtons, Recordables } from '../forms/doable-buttons.tsx';
import { NotNow } from '../forms/not-now.tsx';
import { History } from '../history/history.tsx';
import { doablesOf, recordablesOf } from '../issue/acting.tsx';
import { assignmentOf, Facts, type IssueFacts } from '../issue/facts.tsx';
import { Reason } from '../issue/issue-panel.tsx';
import { People, Plan } from '../issue/people-and-plan.tsx';
import { tellIssue } from '../issue/telling.ts';
import { useIssue } from '../issue/use-issue.ts';
import { useStale } from '../line/line.tsx';
import { Met } from '../meeting/met.tsx';
import { Empty, Loading } from '../ui/banner.tsx';
import { dayOf } from '../words/format.ts';
import { useLater } from '../words/later.ts';
import { Written } from '../words/words.tsx';
import { Bar } from './bar.tsx';
import { BrokenTitle } from './broken-title.tsx';
import { FROM_INSIDE } from './trail.ts';

const Whole = ({ issue, today }: { readonly issue: IssueFacts; readonly today: string }) => {
  const say = useLater();
  const [, navigate] = useLocation();
  const title = useRef<HTMLHeadingElement>(null);
  const assignment = assignmentOf(issue);
  useEffect(() => title.current?.focus(), []);
  const open = ({ type, id, action }: Doable) =>
    navigate(`/issues/${issue.number}${askFor([action.action], type === 'Issue' ? null : id)}`, {
      state: FROM_INSIDE,
    });
  return (
    <>
      <p class="phone-note">
        {issue.project ? (
          <Link href={`/projects/${issue.project.number}`} class="link">
            <Written text={issue.projectName} />
          </Link>
        ) : (
          <Written text={issue.projectName} />
        )}
      </p>
      <h1 tabIndex={-1} ref={title}>
        <BrokenTitle text={issue.title} />{' '}
        {issue.urgent && (
          <b class="urgent" role="img" aria-label={say.words.urgentName}>
            {say.words.urgent}
          </b>
        )}
      </h1>
      <Reason issue={issue} today={today} />
      <DoableButtons doables={doablesOf(issue)} onChoose={open} />
      <Recordables doables={recordablesOf(issue)} onChoose={open} />
      <Facts issue={issue} today={today} />
      {assignment && <People assignment={assignment} />}
      <Plan steps={issue.steps} today={today} />
      <Met id={issue.id} today={today} />
      <History
        root={issue.id}
        newest={issue.timeline.nodes}
        totalCount={issue.timeline.totalCount}
        telling={tellIssue(issue, say)}
        freshId={null}
      />
      <NotNow blocked={issue.blockedActions} />
    </>
  );
};

/** One issue in one column: how it stands, what I do, what it is, what happened. */
export const IssuePage = ({ number }: { readonly number: string }) => {
  const { lianxi } = useApi();
  const { words } = useLater();
  const [, navigate] = useLocation();
  const { issue, problem } = useIssue(number);
  const isStale = useStale(lianxi);
  const today = dayOf(new Date(lianxi.serverTime()));
  // Opened from outside, there is nothing of ours to go back to.
  const back = () => (history.length > 1 ? history.back() : navigate('/', { replace: true }));
  return (
    <>
      <Bar title={words.issue.name(number)} onBack={back} />
      <main class={isStale ? 'phone-scroll phone-issue stale' : 'phone-scroll phone-issue'}>
        {!issue && <h1 class="unseen">{words.issue.name(number)}</h1>}
        {issue && <Whole issue={issue} today={today} />}
        {!issue && problem && (
          <Empty>{problem === 'missing' ? words.issue.missing : words.issue.unread}</Empty>
        )}
        {!issue && !problem && <Loading rows={9} label={words.issue.loading} />}
      </main>
    </>
  );
};
