import type { ComponentChildren } from 'preact';
import type { IssueQuery } from '../gql/graphql.ts';
import { daysBetween, formatDay, formatDayLong, plain } from '../words/format.ts';
import { laterWordOf } from '../words/later.ts';
import { useWords, Written } from '../words/words.tsx';

/** An issue as its page shows it. */
export type IssueFacts = NonNullable<IssueQuery['issue']>;

/** What one unit was charged with, its people and its date. */
export type Assignment = IssueFacts['assignments'][number];

/** The assignment that runs, or ran last. */
export const assignmentOf = (issue: IssueFacts): Assignment | null =>
  issue.assignments.toSorted((a, b) => a.no - b.no).at(-1) ?? null;

type Units = readonly {
  readonly id: string;
  readonly shortName: { zh?: string | null; en?: string | null };
}[];

const Fact = ({
  name,
  children,
}: {
  readonly name: string;
  readonly children: ComponentChildren;
}) =>
  children === null || children === '' ? null : (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );

const UnitNames = ({ units }: { readonly units: Units }) => {
  const { language, words } = useWords();
  return <>{units.map(({ shortName }) => plain(shortName, language)).join(words.listSeparator)}</>;
};

/** What it is: blocked, since when, asked of whom, who has it, until when. */
export const Facts = ({ issue, today }: { readonly issue: IssueFacts; readonly today: string }) => {
  const { language, words } = useWords();
  const say = words.issue;
  const now = new Date(`${today}T00:00:00Z`);
  const { targetOn } = issue;
  const assignment = assignmentOf(issue);
  const originalTargetOn = assignment?.originalTargetOn;
  return (
    <>
      <h2 class="section">{say.facts}</h2>
      <dl class="facts">
        <Fact name={say.blocked}>
          <Written text={issue.blocked} />
        </Fact>
        <Fact name={say.since}>
          {say.sinceDays(
            formatDayLong(issue.since, language, now),
            daysBetween(issue.since, today),
          )}
        </Fact>
        <Fact name={say.ask}>
          <Written text={issue.ask} />
        </Fact>
        <Fact name={say.askedUnits}>
          {issue.askedUnits.length > 0 ? <UnitNames units={issue.askedUnits} /> : null}
        </Fact>
        <Fact name={say.severity}>{laterWordOf('Severity', issue.severity, language)}</Fact>
        <Fact name={say.owner}>
          <Written text={issue.ownerUnit.shortName} />
        </Fact>
        <Fact name={say.lead}>
          {issue.leadUnit ? <Written text={issue.leadUnit.shortName} /> : null}
        </Fact>
        <Fact name={say.assisting}>
          {issue.assistingUnits.length > 0 ? <UnitNames units={issue.assistingUnits} /> : null}
        </Fact>
        <Fact name={say.task}>{assignment ? <Written text={assignment.task} /> : null}</Fact>
        <Fact name={say.target}>
          {targetOn ? (
            <>
              <b>{formatDayLong(targetOn, language, now)}</b>
              {originalTargetOn && originalTargetOn !== targetOn && (
                <span class="muted">
                  {words.separator}
                  {say.original(formatDay(originalTargetOn, language, now))}
                </span>
              )}
            </>
          ) : null}
        </Fact>
        <Fact name={say.measures}>
          {assignment?.measures ? <Written text={assignment.measures} /> : null}
        </Fact>
        <Fact name={say.verification}>
          {issue.verification ? <Written text={issue.verification} /> : null}
        </Fact>
        <Fact name={say.returnReason}>
          {issue.state === 'RETURNED' && issue.returnReason ? (
            <Written text={issue.returnReason} />
          ) : null}
        </Fact>
        <Fact name={say.declineReason}>
          {issue.declineReason ? <Written text={issue.declineReason} /> : null}
        </Fact>
      </dl>
    </>
  );
};
