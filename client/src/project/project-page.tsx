import { useEffect, useMemo, useRef } from 'preact/hooks';
import { Link } from 'wouter';
import { useApi } from '../api/api.ts';
import type { Change } from '../api/live.ts';
import { doablesOnCase, recordablesOnCase } from '../forms/doable.ts';
import { Doing, useChosen } from '../forms/doables.tsx';
import { OwnRefs } from '../forms/ref-options.ts';
import { ProjectDocument } from '../gql/later.ts';
import { History } from '../history/history.tsx';
import { useCase } from '../history/use-case.ts';
import { useSent } from '../history/use-sent.ts';
import { Met } from '../meeting/met.tsx';
import { Empty, Loading } from '../ui/banner.tsx';
import { Light, toneOf } from '../ui/light.tsx';
import { dutyLight } from '../words/duty-light.ts';
import { dayOf, formatDay } from '../words/format.ts';
import { laterWordOf, useLater } from '../words/later.ts';
import { issueLight } from '../words/light.ts';
import { Written } from '../words/words.tsx';
import {
  Identity,
  Investment,
  MilestoneReports,
  Milestones,
  type ProjectFacts,
  Proposals,
} from './facts.tsx';
import { tellProject } from './telling.ts';
import './project.css';

/** Whether a change is about the project or one of its issues, also one that is new. */
const isAbout = ({ id, name, issues }: ProjectFacts, { caseId, case: root }: Change): boolean =>
  caseId === id ||
  issues.some((issue) => issue.id === caseId) ||
  (root?.__typename === 'Issue' &&
    root.projectName.zh === name.zh &&
    root.projectName.en === name.en);

const useProject = (number: string) => {
  const { found: project, ...rest } = useCase(
    ProjectDocument,
    number,
    (data) => data.project,
    isAbout,
  );
  return { project, ...rest };
};

const Issues = ({
  issues,
  today,
}: {
  readonly issues: ProjectFacts['issues'];
  readonly today: string;
}) => {
  const { language, later } = useLater();
  return (
    <>
      <h2 class="section">
        {later.project.issues}
        <span>{issues.length}</span>
      </h2>
      {issues.length === 0 && <Empty>{later.project.noIssues}</Empty>}
      <ul class="project-issues">
        {issues.map((issue) => (
          <li key={issue.id}>
            <Light tone={toneOf(issue.light.tone)}>{issueLight(issue, today, language)}</Light>
            <span>
              <Link href={`/issues/${issue.number}`}>
                <Written text={issue.title} />
              </Link>
              <span class="muted small">
                <Written text={(issue.leadUnit ?? issue.ownerUnit).shortName} />
                {issue.light.dueOn && (
                  <time dateTime={issue.light.dueOn}>
                    {formatDay(issue.light.dueOn, language, new Date(`${today}T00:00:00Z`))}
                  </time>
                )}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
};

const useOwnRefs = ({ milestoneReports }: ProjectFacts) => {
  const { language } = useLater();
  return useMemo(
    () => ({
      MilestoneReport: milestoneReports
        .filter(({ state }) => state === 'REPORTED')
        .map(({ id, kind, reachedOn }) => ({
          value: id,
          text: `${laterWordOf('MilestoneKind', kind, language)} ${formatDay(reachedOn, language, new Date())}`,
        })),
    }),
    [milestoneReports, language],
  );
};

const Head = ({ project }: { readonly project: ProjectFacts }) => {
  const { language, later } = useLater();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), [project.id]);
  const [duty] = project.duties.toSorted((a, b) => a.dueOn.localeCompare(b.dueOn));
  return (
    <header class="project-head">
      <div class="project-title">
        <h1 tabIndex={-1} ref={title}>
          <Written text={project.name} />
        </h1>
        <span class="badge">{laterWordOf('Tier', project.tier, language)}</span>
        <span class="muted">{laterWordOf('Phase', project.phase, language)}</span>
        {duty && (
          <Light tone={toneOf(duty.tone)}>
            {dutyLight({ ...duty, reason: duty.kind }, language)}
          </Light>
        )}
        <span class="muted small project-number">{later.project.name(project.number)}</span>
      </div>
      <Identity project={project} />
    </header>
  );
};

const Body = ({
  project,
  today,
  again,
}: {
  readonly project: ProjectFacts;
  readonly today: string;
  readonly again: () => void;
}) => {
  const say = useLater();
  const refs = useOwnRefs(project);
  const doables = doablesOnCase('Project', project);
  const recordables = recordablesOnCase('Project', project);
  const [chosen, setChosen] = useChosen([...doables, ...recordables]);
  const newest = project.timeline.nodes[0]?.id ?? null;
  const { freshId, done } = useSent(newest, () => {
    setChosen(null);
    again();
  });
  const { content } = project;
  return (
    <div class="project-body">
      <div>
        <OwnRefs.Provider value={refs}>
          <Doing
            doables={doables}
            recordables={recordables}
            blocked={project.blockedActions}
            chosen={chosen}
            onChoose={setChosen}
            onDone={done}
            onStale={again}
          />
        </OwnRefs.Provider>
        <Investment investment={project.investment} />
        {content && (
          <>
            <h2 class="section">{say.later.project.content}</h2>
            <p class="project-content">
              <Written text={content} />
            </p>
          </>
        )}
      </div>
      <aside>
        <Issues issues={project.issues} today={today} />
        <Proposals proposals={project.proposals} />
        <MilestoneReports reports={project.milestoneReports} />
        <Met id={project.id} today={today} />
        <History
          root={project.id}
          newest={project.timeline.nodes}
          totalCount={project.timeline.totalCount}
          telling={tellProject(project, say)}
          freshId={freshId}
        />
      </aside>
    </div>
  );
};

/** One project: what it is, how far it has come, what I can do, its issues and its history. */
export const ProjectPage = ({ number }: { readonly number: string }) => {
  const { lianxi } = useApi();
  const { words, later } = useLater();
  const { project, problem, again } = useProject(number);
  const today = dayOf(new Date(lianxi.serverTime()));
  return (
    <main class="project" aria-label={later.project.name(number)}>
      {!project && (
        <div class="project-head">
          <h1 class="unseen">{later.project.name(number)}</h1>
          {problem ? (
            <Empty>{problem === 'missing' ? later.project.missing : later.project.unread}</Empty>
          ) : (
            <Loading rows={8} label={words.issue.loading} />
          )}
        </div>
      )}
      {project && (
        <>
          <Head project={project} />
          <Milestones project={project} today={today} />
          <Body key={project.id} project={project} today={today} again={again} />
        </>
      )}
    </main>
  );
};
