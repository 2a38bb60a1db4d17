import { useEffect, useRef } from 'preact/hooks';
import { useQuery } from 'urql';
import { Link } from 'wouter';
import { useApi } from '../api/api.ts';
import { cameFrom } from '../forms/asked.ts';
import { ViewerDocument } from '../gql/graphql.ts';
import { DeskDocument, DeskNextDocument } from '../gql/later.ts';
import { CaughtUpBanner, StaleAlarm, useStale } from '../line/line.tsx';
import { Banner, Empty, Loading } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { dayOf, formatClause, formatDayLong, plain } from '../words/format.ts';
import { ClerkAside, daysAfter } from './clerk-aside.tsx';
import { DoneToday } from './done-today.tsx';
import { type DeskDuty, placeOf } from './facts.ts';
import { grouped, groupsOf } from './groups.ts';
import { OfficeAside } from './office-aside.tsx';
import { OthersViews } from './others-views.tsx';
import { type Shown, useSteady } from './steady.ts';
import { Task, type TaskContext } from './task.tsx';
import { useReadAfterChange } from './use-duty-count.ts';
import { useVerifyQueue, VerifyBar, type VerifyQueue } from './verify-queue.tsx';
import { useDesk } from './words.ts';
import './desk.css';

/** Days that the clerk's aside looks ahead. */
const AHEAD = 15;

const Group = ({
  kind,
  rows,
  primary,
  queue,
  context,
}: {
  readonly kind: DeskDuty['kind'];
  readonly rows: readonly Shown<DeskDuty>[];
  readonly primary: string | undefined;
  readonly queue: VerifyQueue;
  readonly context: TaskContext;
}) => {
  const { language, words, desk } = useDesk();
  const hints: Readonly<Record<string, string>> = desk.hints;
  const open = rows.filter(({ isGone }) => !isGone).map(({ row }) => row);
  const isQueue = kind === 'VERIFY';
  return (
    <section class="desk-group" data-kind={kind}>
      <h2 class="section">
        {desk.groups[kind]}
        <span>{open.length}</span>
        <small>
          {kind === 'REPORT' && (
            <Link href="/desk/reports" class="link">
              {desk.reports.link}
            </Link>
          )}
          {[formatClause(rows[0]?.row.clause ?? '', language), hints[kind]]
            .filter(Boolean)
            .join(words.separator)}
        </small>
      </h2>
      {isQueue && <VerifyBar queue={queue} rows={open} />}
      <ul>
        {rows.map(({ row, isGone }) => (
          <Task
            key={row.id}
            duty={row}
            isGone={isGone}
            isPrimary={row.id === primary}
            queue={isQueue ? queue : null}
            context={context}
          />
        ))}
      </ul>
    </section>
  );
};

/** Whoever comes back from a row goes on there, or at the one that took its place. */
const useComeBack = (isFresh: boolean) => {
  const isDone = useRef(false);
  useEffect(() => {
    if (isDone.current || !isFresh) return;
    isDone.current = true;
    const back = cameFrom(history.state);
    if (!back) return;
    const row =
      document.querySelector(`[data-row="${CSS.escape(back.row)}"]`) ??
      document.querySelector('[data-row]');
    const place = row?.querySelector('.button') ?? document.querySelector('.desk h1');
    if (place instanceof HTMLElement) place.focus();
  }, [isFresh]);
};

const NothingWaits = ({ from, today }: { readonly from: string; readonly today: Date }) => {
  const { language, words, desk } = useDesk();
  const [{ data }] = useQuery({
    query: DeskNextDocument,
    variables: { before: daysAfter(from, 60) },
  });
  const [next] = data?.duties.nodes ?? [];
  return (
    <Empty title={words.desk.none}>
      {words.desk.noneHint}{' '}
      {next &&
        desk.emptyNext(
          formatDayLong(next.dueOn, language, today),
          [
            plain(placeOf(next)?.title, language),
            next.period ? desk.period(next.period) : desk.groups[next.kind],
          ].join(words.separator),
        )}
    </Empty>
  );
};

/** What waits for the viewer, by what is to be done, oldest due first. */
export const Desk = ({ name }: { readonly name: string }) => {
  const { lianxi, live } = useApi();
  const { language, words, later, desk } = useDesk();
  const [{ data, error, fetching, stale }, read] = useQuery({
    query: DeskDocument,
    requestPolicy: 'cache-and-network',
  });
  const [{ data: who }] = useQuery({ query: ViewerDocument });
  const again = () => read({ requestPolicy: 'network-only' });
  useReadAfterChange(again);
  const isStale = useStale(lianxi);
  const now = dayOf(new Date(lianxi.serverTime()));
  const today = new Date(`${now}T00:00:00Z`);
  const duties = grouped(data?.duties.nodes ?? []);
  const queue = useVerifyQueue();
  const { rows, at } = useSteady(duties, queue.held);
  // What was held from before may still show what has just been done.
  useComeBack(data !== undefined && !fetching && !stale);
  const late = duties.filter(({ tone }) => tone === 'LATE').length;
  const isOffice = who?.viewer.posts.some((post) => post === 'OFFICE' || post === 'OFFICE_HEAD');
  const count = data?.duties.totalCount ?? 0;
  const hello = isOffice ? later.desk.office(count) : later.desk.yours(count);
  const greeting =
    count === 0 ? words.desk.hello(name) : hello + (late > 0 ? later.desk.late(late) : '');
  const context = {
    today,
    extras: data,
    person: who?.viewer.person.id ?? '',
    isStale,
  };
  const primary = rows.find(({ isGone }) => !isGone)?.row.id;
  return (
    <div class={isOffice ? 'desk-columns office' : 'desk-columns'}>
      <main class={isStale ? 'desk stale' : 'desk'} aria-label={words.desk.title}>
        {isStale ? (
          <>
            <h1 class="unseen">{words.desk.title}</h1>
            <StaleAlarm lianxi={lianxi} onRetry={live.nudge} />
          </>
        ) : (
          <div class="desk-hello">
            <h1 aria-live="polite" tabIndex={-1}>
              {data ? greeting : words.desk.title}
            </h1>
            <CaughtUpBanner />
            <span>{formatDayLong(now, language, today)}</span>
          </div>
        )}
        {!data && !error && <Loading rows={6} label={words.issue.loading} />}
        {!data && error && (
          <Banner
            tone="late"
            title={desk.unread}
            end={<Button onPress={again}>{desk.retry}</Button>}
          >
            {desk.unreadHint}
          </Banner>
        )}
        {data && rows.length === 0 && <NothingWaits from={now} today={today} />}
        <div {...at}>
          {groupsOf(rows).map(([kind, group]) => (
            <Group
              key={kind}
              kind={kind}
              rows={group}
              primary={primary}
              queue={queue}
              context={context}
            />
          ))}
        </div>
        {count > duties.length && <p class="muted">{later.desk.more(count - duties.length)}</p>}
        {isOffice && <OthersViews today={today} />}
        {who && (
          <DoneToday
            units={who.viewer.units.map(({ id }) => id)}
            person={who.viewer.person.id}
            day={now}
          />
        )}
      </main>
      {isOffice ? (
        <OfficeAside from={now} />
      ) : (
        <ClerkAside from={now} duties={data ? duties : null} days={AHEAD} />
      )}
    </div>
  );
};
