import { Suspense } from 'preact/compat';
import { useCallback, useMemo } from 'preact/hooks';
import { useApi } from '../api/api.ts';
import { CaughtUpBanner, StaleAlarm, useStale } from '../line/line.tsx';
import { Banner, Loading } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { CardQuery } from '../ui/card.tsx';
import { dayOf } from '../words/format.ts';
import { useWords } from '../words/words.tsx';
import { ByStatus } from './by-status.tsx';
import { FiguresBar } from './figures.tsx';
import { Attendants, ByDue, ByUnit, NoMatch, Tools } from './lazy.ts';
import { filterIssues, isFiltering, writeQuery } from './query.ts';
import { figuresOf, LANES, standsOnBoard } from './sections.ts';
import { useBoardQuery } from './use-board-query.ts';
import { useIssues } from './use-issues.ts';
import { useMarks } from './use-marks.ts';

const VIEWS = { status: ByStatus, unit: ByUnit, due: ByDue } as const;

const LoadingLanes = () => {
  const { words } = useWords();
  return (
    <div class="lanes">
      {LANES.map((names) => (
        <Loading key={names[0] ?? ''} rows={9} label={words.issue.loading} />
      ))}
    </div>
  );
};

/** The issues as the address asks for them: arranged, filtered, one of them open. */
export const Board = ({
  viewerId,
  openNumber,
}: {
  readonly viewerId: string;
  readonly openNumber: string | null;
}) => {
  const { live } = useApi();
  const { language, words } = useWords();
  const { issues, projects, isRead, error, read, lianxi } = useIssues();
  const { query, change } = useBoardQuery();
  const isStale = useStale(lianxi);
  const today = dayOf(new Date(lianxi.serverTime()));
  const held = useMemo(() => issues.filter((one) => standsOnBoard(one, today)), [issues, today]);
  const matching = useMemo(() => filterIssues(held, query), [held, query]);
  const figures = useMemo(() => figuresOf(held), [held]);
  const shown = useMemo(() => figuresOf(matching), [matching]);
  const ids = useMemo(() => new Set(held.map(({ id }) => id)), [held]);
  const isHeld = useCallback((id: string) => ids.has(id), [ids]);
  const marks = useMarks(live, viewerId, language, lianxi.serverTime);
  const asked = writeQuery(query);
  const View = VIEWS[query.by];
  const count =
    query.show === 'solved'
      ? words.countSolved(shown.solved)
      : words.count(shown.open, shown.units);
  return (
    <section
      class={`board${isStale ? ' stale' : ''}${openNumber ? ' beside' : ''}`}
      aria-label={words.nav.board}
    >
      <Suspense fallback={null}>
        <Attendants viewerId={viewerId} issues={held} isStale={isStale} asked={asked} />
      </Suspense>
      {/* The one heading of an open issue is its title. */}
      {openNumber === null && <h1 class="unseen">{words.nav.board}</h1>}
      {isStale ? (
        <StaleAlarm lianxi={lianxi} onRetry={live.nudge} />
      ) : (
        <FiguresBar figures={figures} projects={projects} show={query.show} change={change} />
      )}
      <div class="tools">
        <Suspense fallback={null}>
          <Tools query={query} change={change} issues={held} />
        </Suspense>
        <CaughtUpBanner />
        {error && !isRead && (
          <Banner
            tone="late"
            title={words.unread}
            end={
              <Button onPress={() => read({ requestPolicy: 'network-only' })}>
                {words.line.retry}
              </Button>
            }
          >
            {words.signIn.away}
          </Banner>
        )}
        <span class="tools-count" role="status">
          {count}
        </span>
      </div>
      {!isRead && !error && <LoadingLanes />}
      {isRead && (
        <Suspense fallback={<LoadingLanes />}>
          {matching.length === 0 && isFiltering(query) ? (
            <NoMatch query={query} change={change} />
          ) : (
            <CardQuery.Provider value={asked}>
              <View
                issues={matching}
                isHeld={isHeld}
                asked={asked}
                marks={marks}
                today={today}
                openNumber={openNumber}
              />
            </CardQuery.Provider>
          )}
        </Suspense>
      )}
    </section>
  );
};
