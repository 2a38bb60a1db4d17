import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { Link, useLocation } from 'wouter';
import { useApi } from '../api/api.ts';
import { cameFrom, withoutAsked } from '../forms/asked.ts';
import { askedDoable } from '../forms/doable.ts';
import { Empty, Loading } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Light, toneOf } from '../ui/light.tsx';
import { dayOf, formatClause, formatDay, formatDayLong } from '../words/format.ts';
import { useFormWords } from '../words/forms.ts';
import { dueWord, issueLight } from '../words/light.ts';
import { useWords, Written } from '../words/words.tsx';
import { doablesOf, recordablesOf } from './acting.tsx';
import { Course } from './course.tsx';
import type { IssueFacts } from './facts.tsx';
import { IssueBody } from './issue-body.tsx';
import { useIssue } from './use-issue.ts';
import { useNeighbours } from './use-neighbours.ts';
import './issue.css';

/** How it stands, why, until when and by which clause. */
export const Reason = ({
  issue,
  today,
}: {
  readonly issue: IssueFacts;
  readonly today: string;
}) => {
  const { language, words } = useWords();
  const { light, nextReport } = issue;
  const now = new Date(`${today}T00:00:00Z`);
  const tone = toneOf(light.tone);
  return (
    <div class={`reason tone-${tone}`}>
      <Light tone={tone}>{issueLight(issue, today, language)}</Light>
      <span>
        {nextReport && light.reason === 'REPORT'
          ? words.issue.nextReport(
              nextReport.period,
              formatDayLong(nextReport.dueOn, language, now),
            )
          : light.dueOn && `${dueWord(light, language)} ${formatDay(light.dueOn, language, now)}`}
      </span>
      {light.clause && <span class="clause">{formatClause(light.clause, language)}</span>}
    </div>
  );
};

/** One issue over the board: what it is, what I can do, what happened. */
export const IssuePanel = ({ number }: { readonly number: string }) => {
  const { lianxi } = useApi();
  const { words, say } = useFormWords();
  const [, navigate] = useLocation();
  const { issue, problem, again } = useIssue(number);
  const today = dayOf(new Date(lianxi.serverTime()));
  const title = useRef<HTMLHeadingElement>(null);
  const close = () => {
    const back = cameFrom(history.state);
    if (back) return navigate(back.from, { state: back });
    // What the board shows stands in the address and stays there.
    navigate(`/${withoutAsked(location.search)}`);
    if (issue) requestAnimationFrame(() => focusCard(issue.id));
  };
  useEscape(close);
  const go = useNeighbours(issue?.id ?? null);
  const isShown = issue !== null;
  useEffect(() => {
    // A form that the address asks for takes the focus itself.
    const asked =
      issue && askedDoable([...doablesOf(issue), ...recordablesOf(issue)], location.search);
    if (!asked) title.current?.focus();
  }, [number, isShown]);
  return (
    <section class="panel" aria-label={words.issue.name(number)}>
      <div class="panel-head">
        <span class="muted">{words.issue.name(number)}</span>
        {issue && (
          <span class="panel-project">
            {issue.project ? (
              <Link href={`/projects/${issue.project.number}`} class="link">
                <Written text={issue.projectName} />
              </Link>
            ) : (
              <Written text={issue.projectName} />
            )}
          </span>
        )}
        {issue?.township && (
          <span class="muted">
            <Written text={issue.township.shortName} />
          </span>
        )}
        {issue && <Course issue={issue} today={today} />}
        <span class="divider" />
        <span class="neighbours">
          <Button kind="quiet" onPress={() => go(-1)}>
            {say.previous} <kbd>K</kbd>
          </Button>
          <Button kind="quiet" onPress={() => go(1)}>
            {say.next} <kbd>J</kbd>
          </Button>
        </span>
        <Button kind="quiet" onPress={close}>
          {words.issue.close} <kbd>Esc</kbd>
        </Button>
      </div>
      {!issue && (
        <div class="panel-title">
          <h1 class="unseen">{words.issue.name(number)}</h1>
          {problem ? (
            <Empty>{problem === 'missing' ? words.issue.missing : words.issue.unread}</Empty>
          ) : (
            <Loading rows={8} label={words.issue.loading} />
          )}
        </div>
      )}
      {issue && (
        <>
          <h1 class="panel-title" tabIndex={-1} ref={title}>
            <Written text={issue.title} />
            {issue.urgent && (
              <b class="urgent" role="img" aria-label={words.urgentName}>
                {words.urgent}
              </b>
            )}
          </h1>
          <Reason issue={issue} today={today} />
          <IssueBody key={issue.id} issue={issue} today={today} again={again} />
        </>
      )}
    </section>
  );
};

const focusCard = (id: string) =>
  document.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"] a`)?.focus();

/** Esc closes, but never while somebody writes or composes. */
const useEscape = (close: () => void) => {
  const latest = useRef(close);
  latest.current = close;
  // Before it is drawn: who sees it can close it.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing || event.keyCode === 229) return;
      if (
        event.target instanceof Element &&
        event.target.closest('input, textarea, select, dialog')
      )
        return;
      latest.current();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
};
