import type { ComponentChildren } from 'preact';
import type { ProjectQuery } from '../gql/graphql.ts';
import { daysBetween, formatDay, formatMoment, formatMoney } from '../words/format.ts';
import { laterWordOf, useLater } from '../words/later.ts';
import { wordOf } from '../words/vocabulary.ts';
import { Written } from '../words/words.tsx';

/** A project as its page shows it. */
export type ProjectFacts = NonNullable<ProjectQuery['project']>;

/** In their order on the ground. */
const COURSE = [
  'ESTABLISHED',
  'FORMALITIES_COMPLETE',
  'CONSTRUCTION_STARTED',
  'TOPPED_OUT',
  'COMPLETED',
  'IN_PRODUCTION',
] as const;

const SOURCES = ['own', 'loan', 'fiscal', 'other'] as const;

const Fact = ({
  name,
  children,
}: {
  readonly name: string;
  readonly children: ComponentChildren;
}) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

/** Who builds it, who owns it, since when it is listed. */
export const Identity = ({ project }: { readonly project: ProjectFacts }) => {
  const { language, later } = useLater();
  const say = later.project;
  const { enterprise, township, nationalCode, address, listedAt, registeredAt } = project;
  const since = listedAt ?? registeredAt;
  return (
    <dl class="identity">
      {enterprise && (
        <>
          <Fact name={say.enterprise}>
            <Written text={enterprise.name} />
          </Fact>
          <Fact name={say.creditCode}>{enterprise.creditCode}</Fact>
        </>
      )}
      <Fact name={say.owner}>
        <Written text={project.ownerUnit.name} />
      </Fact>
      {township && township.id !== project.ownerUnit.id && (
        <Fact name={say.township}>
          <Written text={township.shortName} />
        </Fact>
      )}
      {address && (
        <Fact name={say.address}>
          <Written text={address} />
        </Fact>
      )}
      {nationalCode && <Fact name={say.nationalCode}>{nationalCode}</Fact>}
      <Fact name={listedAt ? say.listed : say.registered}>
        {formatMoment(since, language, new Date())}
      </Fact>
    </dl>
  );
};

type Milestone = ProjectFacts['milestones'][number];

const MilestoneWords = ({
  milestone,
  isNext,
  today,
}: {
  readonly milestone: Milestone | undefined;
  readonly isNext: boolean;
  readonly today: string;
}) => {
  const { language, later } = useLater();
  const say = later.project;
  const day = (date: string) => formatDay(date, language, new Date(`${today}T00:00:00Z`));
  const { plannedOn, reachedOn } = milestone ?? {};
  if (reachedOn) {
    const late = plannedOn ? daysBetween(plannedOn, reachedOn) : 0;
    return (
      <>
        <small>{day(reachedOn)}</small>
        {plannedOn && late === 0 && <small>{say.onPlan}</small>}
        {plannedOn && late > 0 && <small>{say.lateBy(day(plannedOn), late)}</small>}
        {plannedOn && late < 0 && <small>{say.earlyBy(day(plannedOn), -late)}</small>}
      </>
    );
  }
  if (!plannedOn) return <small>{say.unplanned}</small>;
  const left = daysBetween(today, plannedOn);
  return (
    <>
      <small>{say.planned(day(plannedOn))}</small>
      {left < 0 && <small class="past">{say.overdue(-left)}</small>}
      {left >= 0 && isNext && <small>{say.left(left)}</small>}
    </>
  );
};

/** Six milestones, planned and reached. */
export const Milestones = ({
  project,
  today,
}: {
  readonly project: ProjectFacts;
  readonly today: string;
}) => {
  const { language, later } = useLater();
  const of = (kind: string) => project.milestones.find((milestone) => milestone.kind === kind);
  const next = COURSE.find((kind) => !of(kind)?.reachedOn);
  return (
    <ol class="milestones" aria-label={later.project.milestones}>
      {COURSE.map((kind) => (
        <li key={kind} class={of(kind)?.reachedOn ? 'reached' : undefined} data-milestone={kind}>
          <i aria-hidden="true" />
          <b>{laterWordOf('MilestoneKind', kind, language)}</b>
          <MilestoneWords milestone={of(kind)} isNext={kind === next} today={today} />
        </li>
      ))}
    </ol>
  );
};

/** Investment by source: amounts, and each one's part of the whole. */
export const Investment = ({ investment }: { readonly investment: ProjectFacts['investment'] }) => {
  const { language, later } = useLater();
  const say = later.project;
  const total = Number(investment.total);
  const shareOf = (amount: string) => (total > 0 ? (Number(amount) / total) * 100 : 0);
  const percent = (amount: string) => `${shareOf(amount).toFixed(1)}%`;
  const summary = SOURCES.map((name) => `${say.sources[name]} ${percent(investment[name])}`);
  return (
    <>
      <h2 class="section">{say.investment}</h2>
      <table class="sums">
        <caption class="unseen">
          {say.shares(summary.join(language === 'zh' ? '，' : ', '))}
        </caption>
        <thead>
          <tr>
            <th scope="col">{say.source}</th>
            <th scope="col" class="number">
              {say.amount}
            </th>
            <th scope="col">
              <span class="unseen">{say.share}</span>
            </th>
            <th scope="col" class="number">
              {say.share}
            </th>
          </tr>
        </thead>
        <tbody>
          {SOURCES.map((name) => (
            <tr key={name}>
              <th scope="row">{say.sources[name]}</th>
              <td class="number">{formatMoney(investment[name], language)}</td>
              <td class="track">
                <span>
                  <i style={{ width: percent(investment[name]) }} />
                </span>
              </td>
              <td class="number">{percent(investment[name])}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{say.total}</th>
            <td class="number">{formatMoney(investment.total, language)}</td>
            <td />
            <td />
          </tr>
        </tfoot>
      </table>
    </>
  );
};

/** What was proposed to the chairs and who has signed. */
export const Proposals = ({ proposals }: { readonly proposals: ProjectFacts['proposals'] }) => {
  const { language, later } = useLater();
  const say = later.project;
  const states: Readonly<Record<string, string>> = say.proposalStates;
  if (proposals.length === 0) return null;
  return (
    <>
      <h2 class="section">{say.proposals}</h2>
      <ul class="records">
        {proposals.toReversed().map((proposal) => (
          <li key={proposal.at}>
            <div>
              <b>{laterWordOf('ProposalKind', proposal.kind, language)}</b>{' '}
              <span class="muted">{states[proposal.state]}</span>
            </div>
            {proposal.signatures.map((signature) => (
              <div key={signature.at} class="muted small">
                {wordOf('Post', signature.post, language)}{' '}
                {formatMoment(signature.at, language, new Date())}{' '}
                {signature.voidedAt && say.voided} <Written text={signature.opinion} />
              </div>
            ))}
          </li>
        ))}
      </ul>
    </>
  );
};

/** What was reported of milestones and what the office made of it. */
export const MilestoneReports = ({
  reports,
}: {
  readonly reports: ProjectFacts['milestoneReports'];
}) => {
  const { language, later } = useLater();
  const say = later.project;
  const states: Readonly<Record<string, string>> = say.reportStates;
  if (reports.length === 0) return null;
  return (
    <>
      <h2 class="section">
        {say.reports}
        <span>{reports.length}</span>
      </h2>
      <ul class="records">
        {reports.toReversed().map((report) => (
          <li key={report.id}>
            <div>
              <b>{laterWordOf('MilestoneKind', report.kind, language)}</b>{' '}
              {say.reached(formatDay(report.reachedOn, language, new Date()))}{' '}
              <span class="muted">{states[report.state]}</span>
            </div>
            <div class="muted small">
              <Written text={report.reason ?? report.text} />
            </div>
          </li>
        ))}
      </ul>
    </>
  );
};
