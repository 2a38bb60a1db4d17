import { useRef, useState } from 'preact/hooks';
import { Link } from 'wouter';
import { useApi } from '../api/api.ts';
import { StaleAlarm, useStale } from '../line/line.tsx';
import { Empty, Loading } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { dayOf } from '../words/format.ts';
import { type Owed, ReportPlace } from './report-slot.tsx';
import { Unread } from './unread.tsx';
import { useReports } from './use-reports.ts';
import { useDesk } from './words.ts';
import './desk.css';

const FIELD = 'input, select, textarea';

/** The first field of the first report that is still open after a place; else what sends all. */
const goOnAfter = (number: string) => {
  const places = [...document.querySelectorAll<HTMLElement>('[data-report]')];
  const at = places.findIndex((place) => place.dataset['report'] === number);
  const next = places.slice(at + 1).find((place) => place.dataset['state'] === 'open');
  const field = next?.querySelector<HTMLElement>(FIELD);
  (field ?? document.querySelector<HTMLElement>('.reports h1'))?.focus();
};

/** Every 15-day report that the viewer's unit owes, one under the other, each with its form. */
export const Reports = () => {
  const { lianxi, live } = useApi();
  const { words, desk } = useDesk();
  const say = desk.reports;
  const now = dayOf(new Date(lianxi.serverTime()));
  const today = new Date(`${now}T00:00:00Z`);
  const isStale = useStale(lianxi);
  const [isEarly, setEarly] = useState<boolean | null>(null);
  const page = useReports(now, (number) => requestAnimationFrame(() => goOnAfter(number)));
  // Which group a report stands in does not change while somebody is at it.
  const groups = useRef(new Map<string, 'due' | 'early'>());
  for (const { id, tone } of page.reports)
    if (!groups.current.has(id)) groups.current.set(id, tone === 'OK' ? 'early' : 'due');
  const inGroup = (group: 'due' | 'early') =>
    page.reports.filter(({ id }) => groups.current.get(id) === group);
  const [due, early] = [inGroup('due'), inGroup('early')];
  // Where nothing is urgent, there is time for what is not.
  const isEarlyOpen = isEarly ?? (page.isRead && due.length === 0);
  const left = due.filter((one) => page.stateOf(one) === 'open');
  const sendAll = async () => {
    const failing = await page.sendAll();
    requestAnimationFrame(() => {
      if (failing === null) return;
      const place = document.querySelector(`[data-report="${CSS.escape(failing)}"]`);
      (
        place?.querySelector<HTMLElement>('.problems, [aria-invalid]') ??
        place?.querySelector<HTMLElement>(FIELD)
      )?.focus();
    });
  };
  const placed = (owed: Owed) => (
    <ReportPlace
      key={owed.id}
      owed={owed}
      state={page.stateOf(owed)}
      hasFailed={page.failed.has(owed.id)}
      isPrimary={owed.id === left[0]?.id}
      today={today}
      onSendable={page.onSendable}
      onSent={page.onSent}
    />
  );
  return (
    <main class={isStale ? 'desk reports stale' : 'desk reports'} aria-label={say.title}>
      {isStale ? (
        <>
          <h1 class="unseen">{say.title}</h1>
          <StaleAlarm lianxi={lianxi} onRetry={live.nudge} />
        </>
      ) : (
        <div class="desk-hello">
          <h1 tabIndex={-1}>{say.title}</h1>
          {left.length > 0 && <span class="reports-count">{say.count(left.length)}</span>}
          <Link href="/desk" class="link">
            {say.back}
          </Link>
        </div>
      )}
      {!page.isRead && !page.error && <Loading rows={8} label={words.issue.loading} />}
      {!page.isRead && page.error && <Unread onRetry={page.again} />}
      {page.isRead && page.reports.length === 0 && <Empty title={say.none}>{say.noneNext}</Empty>}
      {due.map(placed)}
      {early.length > 0 && (
        <details
          class="reports-early"
          open={isEarlyOpen}
          onToggle={(event) => setEarly(event.currentTarget.open)}
        >
          <summary>{say.early(early.length)}</summary>
          {(isEarlyOpen || isEarly !== null) && early.map(placed)}
        </details>
      )}
      {page.reports.length > 0 && (
        <div class="row reports-bar">
          <Button
            isBig
            data-batch="reportProgress"
            isOff={page.ready === 0 || page.sending !== null || isStale}
            onPress={() => void sendAll()}
          >
            {page.sending
              ? say.sending(page.sending.at, page.sending.all)
              : say.sendAll(page.ready)}
          </Button>
          <span role="status">
            {page.result ? say.result(page.result.sent, page.result.failed) : ''}
          </span>
          <span class="muted small reports-keys">{say.keys}</span>
        </div>
      )}
    </main>
  );
};
