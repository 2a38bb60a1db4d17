import { useEffect, useRef } from 'preact/hooks';
import { useQuery } from 'urql';
import { useApi } from '../api/api.ts';
import { useReadAfterChange } from '../api/use-read-after-change.ts';
import { cameFrom } from '../forms/asked.ts';
import { ViewerDocument } from '../gql/graphql.ts';
import { DeskDocument } from '../gql/later.ts';
import { CaughtUpBanner, StaleAlarm, useStale } from '../line/line.tsx';
import { Loading } from '../ui/banner.tsx';
import { dayOf, formatDayLong } from '../words/format.ts';
import { ClerkAside } from './clerk-aside.tsx';
import { DoneToday } from './done-today.tsx';
import { Group } from './group.tsx';
import { grouped, groupsOf } from './groups.ts';
import { NothingWaits } from './nothing-waits.tsx';
import { OfficeAside } from './office-aside.tsx';
import { OthersViews } from './others-views.tsx';
import { useSteady } from './steady.ts';
import { Unread } from './unread.tsx';
import { useVerifyQueue } from './verify-queue.tsx';
import { useDesk } from './words.ts';
import './desk.css';

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

/** What waits for the viewer, by what is to be done, oldest due first. */
export const Desk = ({ name }: { readonly name: string }) => {
  const { lianxi, live } = useApi();
  const { language, words, later } = useDesk();
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
        {!data && error && <Unread onRetry={again} />}
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
        <ClerkAside from={now} duties={data ? duties : null} />
      )}
    </div>
  );
};
