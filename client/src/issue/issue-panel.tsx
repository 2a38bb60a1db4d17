import { useEffect, useRef, useState } from 'preact/hooks';
import { Link, useLocation } from 'wouter';
import { useApi } from '../api/api.ts';
import { cameFrom, withoutAsked } from '../forms/asked.ts';
import { askedDoable, useChosen } from '../forms/doables.tsx';
import { History } from '../history/history.tsx';
import { Empty, Loading } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Light, toneOf } from '../ui/light.tsx';
import { dayOf, formatClause, formatDay, formatDayLong } from '../words/format.ts';
import { useFormWords } from '../words/forms.ts';
import { useLater } from '../words/later.ts';
import { dueWord, issueLight } from '../words/light.ts';
import { useWords, Written } from '../words/words.tsx';
import { Acting, ActingFoot, doablesOf, recordablesOf } from './acting.tsx';
import { Course } from './course.tsx';
import { assignmentOf, Facts, type IssueFacts } from './facts.tsx';
import { People, Plan } from './people-and-plan.tsx';
import { useMayShowPhones } from './phone.tsx';
import { Requests } from './requests.tsx';
import { tellIssue } from './telling.ts';
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

/** How many reports were made, and when the next is due. */
const ReportsSoFar = ({ issue, today }: { readonly issue: IssueFacts; readonly today: string }) => {
  const { language, words, say } = useFormWords();
  const made = issue.reports.filter(({ kind, period }) => kind === 'PROGRESS' && period);
  const { nextReport } = issue;
  if (!nextReport) return null;
  const now = new Date(`${today}T00:00:00Z`);
  return (
    <span class="muted small panel-reports">
      <span>{say.reported(made.length, made.filter(({ isLate }) => !isLate).length)}</span>
      {words.separator}
      <span>{say.nextReportOn(formatDayLong(nextReport.dueOn, language, now))}</span>
    </span>
  );
};

const Body = ({
  issue,
  today,
  again,
  onMore,
}: {
  readonly issue: IssueFacts;
  readonly today: string;
  readonly again: () => void;
  readonly onMore: () => void;
}) => {
  const { lianxi, live } = useApi();
  const say = useLater();
  const [chosen, setChosen] = useChosen([...doablesOf(issue), ...recordablesOf(issue)]);
  const [sentAfter, setSentAfter] = useState<string | null>(null);
  const assignment = assignmentOf(issue);
  const newest = issue.timeline.nodes[0]?.id ?? null;
  const freshId = sentAfter !== null && newest !== sentAfter ? newest : null;
  useEffect(() => {
    if (freshId) document.querySelector<HTMLElement>('.timeline .fresh')?.focus();
  }, [freshId]);
  const onDone = (id: string, cursor: string) => {
    lianxi.held.note(id, cursor);
    setSentAfter(newest ?? '');
    setChosen(null);
    live.acted();
    again();
  };
  const canShow = useMayShowPhones(issue);
  const doables = [...doablesOf(issue), ...recordablesOf(issue)];
  const toDecide = new Set(doables.flatMap(({ type, id }) => (type === 'Request' ? [id] : [])));
  const span =
    issue.assignedOn && issue.targetOn ? { from: issue.assignedOn, until: issue.targetOn } : null;
  return (
    <>
      <div class="panel-body">
        <div>
          <Facts issue={issue} today={today} />
          {assignment && <People assignment={assignment} canShow={canShow} />}
          <Plan steps={issue.steps} today={today} span={span} />
          <Requests requests={issue.requests} toDecide={toDecide} />
        </div>
        <div>
          <Acting
            issue={issue}
            chosen={chosen}
            onChoose={setChosen}
            onDone={onDone}
            onStale={again}
          />
        </div>
        <div>
          <History
            nodes={issue.timeline.nodes}
            totalCount={issue.timeline.totalCount}
            telling={tellIssue(issue, say)}
            freshId={freshId}
            onMore={onMore}
          />
        </div>
      </div>
      <ActingFoot issue={issue} chosen={chosen} onChoose={setChosen}>
        <ReportsSoFar issue={issue} today={today} />
      </ActingFoot>
    </>
  );
};

/** One issue over the board: what it is, what I can do, what happened. */
export const IssuePanel = ({ number }: { readonly number: string }) => {
  const { lianxi } = useApi();
  const { words, say } = useFormWords();
  const [, navigate] = useLocation();
  const { issue, problem, again, onMore } = useIssue(number);
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
          <Body key={issue.id} issue={issue} today={today} again={again} onMore={onMore} />
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
  useEffect(() => {
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
