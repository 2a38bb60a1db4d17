import { useChosen } from '../forms/doables.tsx';
import { History } from '../history/history.tsx';
import { useSent } from '../history/use-sent.ts';
import { Met } from '../meeting/met.tsx';
import { formatDayLong } from '../words/format.ts';
import { useFormWords } from '../words/forms.ts';
import { useLater } from '../words/later.ts';
import { Acting, ActingFoot, doablesOf, recordablesOf } from './acting.tsx';
import { assignmentOf, Facts, type IssueFacts } from './facts.tsx';
import { People, Plan } from './people-and-plan.tsx';
import { useMayShowPhones } from './phone.tsx';
import { Requests } from './requests.tsx';
import { tellIssue } from './telling.ts';

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

/** What scrolls is scrolled by key too, also where nothing in it can be pressed. */
const SCROLLS = { tabIndex: 0 } as const;

/** What it is, what I can do, what happened; what else can be done in the foot. */
export const IssueBody = ({
  issue,
  today,
  again,
}: {
  readonly issue: IssueFacts;
  readonly today: string;
  readonly again: () => void;
}) => {
  const say = useLater();
  const doables = [...doablesOf(issue), ...recordablesOf(issue)];
  const [chosen, setChosen] = useChosen(doables);
  const assignment = assignmentOf(issue);
  const newest = issue.timeline.nodes[0]?.id ?? null;
  const { freshId, done } = useSent(newest, () => {
    setChosen(null);
    again();
  });
  const canShow = useMayShowPhones(issue);
  const toDecide = new Set(doables.flatMap(({ type, id }) => (type === 'Request' ? [id] : [])));
  const span =
    issue.assignedOn && issue.targetOn ? { from: issue.assignedOn, until: issue.targetOn } : null;
  return (
    <>
      <div class="panel-body">
        <section aria-label={say.words.issue.facts} {...SCROLLS}>
          <Facts issue={issue} today={today} />
          {assignment && <People assignment={assignment} canShow={canShow} />}
          <Plan steps={issue.steps} today={today} span={span} />
          <Requests requests={issue.requests} toDecide={toDecide} />
          <Met id={issue.id} today={today} />
        </section>
        <div class="panel-acting">
          <Acting
            issue={issue}
            chosen={chosen}
            onChoose={setChosen}
            onDone={done}
            onStale={again}
          />
        </div>
        <section aria-label={say.words.issue.history} {...SCROLLS}>
          <History
            root={issue.id}
            newest={issue.timeline.nodes}
            totalCount={issue.timeline.totalCount}
            telling={tellIssue(issue, say)}
            freshId={freshId}
          />
        </section>
      </div>
      <ActingFoot issue={issue} chosen={chosen} onChoose={setChosen}>
        <ReportsSoFar issue={issue} today={today} />
      </ActingFoot>
    </>
  );
};
