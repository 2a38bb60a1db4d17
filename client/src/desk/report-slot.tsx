import { useMemo } from 'preact/hooks';
import { Link } from 'wouter';
import { LoadedForm } from '../forms/loaded-form.tsx';
import type { OwedReportsQuery } from '../gql/graphql.ts';
import { Banner } from '../ui/banner.tsx';
import { Light, toneOf } from '../ui/light.tsx';
import { dayOf, formatDay, formatDayLong, plain } from '../words/format.ts';
import { Written } from '../words/words.tsx';
import { dueWords } from './facts.ts';
import { ReportForm, type Sendable, SlotContext } from './report-form.tsx';
import { useDesk } from './words.ts';

/** A report that is owed, with its issue. */
export type Owed = OwedReportsQuery['duties']['nodes'][number] & {
  readonly issue: NonNullable<OwedReportsQuery['duties']['nodes'][number]['issue']>;
};

/** How a report of the page stands. */
export type SlotState = 'open' | 'sent' | 'byOther';

/** What was reported last: each report goes on from it. */
const Last = ({ owed, today }: { readonly owed: Owed; readonly today: Date }) => {
  const { language, desk } = useDesk();
  const last = owed.issue.reports
    .filter(({ kind }) => kind === 'PROGRESS')
    .toSorted((a, b) => a.at.localeCompare(b.at))
    .at(-1);
  if (!last) return <p class="report-last">{desk.reports.first}</p>;
  return (
    <p class="report-last">
      {desk.reports.last(formatDay(dayOf(new Date(last.at)), language, today))}{' '}
      <Written text={last.text} />
    </p>
  );
};

/** One report of the page: which one, what was said last, its form, and what became of it. */
export const ReportPlace = ({
  owed,
  state,
  hasFailed,
  isPrimary,
  today,
  onSendable,
  onSent,
}: {
  readonly owed: Owed;
  readonly state: SlotState;
  readonly hasFailed: boolean;
  readonly isPrimary: boolean;
  readonly today: Date;
  readonly onSendable: (id: string, one: Sendable | null) => void;
  readonly onSent: (id: string) => void;
}) => {
  const words = useDesk();
  const { language, desk } = words;
  const { issue } = owed;
  const period = desk.period(owed.period ?? 0);
  const name = plain(issue.title, language);
  const slot = useMemo(
    () => ({
      prefix: `report-${issue.number}`,
      name,
      onSendable: (one: Sendable | null) => onSendable(owed.id, one),
    }),
    [owed.id, name],
  );
  return (
    <section class="report-place" data-report={issue.number} data-state={state} aria-label={name}>
      <div class="report-head">
        <Light tone={state === 'sent' ? 'done' : toneOf(owed.tone)}>
          {state === 'sent' ? desk.reports.sent(period) : dueWords(owed, words)}
        </Light>
        <div>
          <h2>
            <Link href={`/issues/${issue.number}`}>
              <Written text={issue.title} />
            </Link>
          </h2>
          <p class="facts-line">
            <span>
              <Written text={issue.projectName} />
            </span>
            <span>{period}</span>
            {issue.targetOn && (
              <span>{desk.target(formatDay(issue.targetOn, language, today))}</span>
            )}
          </p>
        </div>
        <time dateTime={owed.dueOn}>{formatDayLong(owed.dueOn, language, today)}</time>
      </div>
      {state !== 'sent' && (
        <div class="report-body">
          <Last owed={owed} today={today} />
          {state === 'byOther' && (
            <Banner tone="near" title={desk.reports.byOther}>
              {desk.reports.byOtherHint}
            </Banner>
          )}
          {hasFailed && <Light tone="late">{desk.reports.failed}</Light>}
          <SlotContext.Provider value={slot}>
            <LoadedForm
              type="Issue"
              id={issue.id}
              action="reportProgress"
              Form={ReportForm}
              isPrimary={isPrimary}
              onDone={() => onSent(owed.id)}
              onStale={() => {}}
              onClose={null}
            />
          </SlotContext.Provider>
        </div>
      )}
    </section>
  );
};
