import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useApi } from '../api/api.ts';
import { useChanges } from '../api/live.ts';
import { CaughtUpBanner, StaleAlarm, useStale } from '../line/line.tsx';
import { Banner, Loading } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Lane } from '../ui/lane.tsx';
import { Light } from '../ui/light.tsx';
import { actedAs, didOf } from '../words/event.ts';
import { dayOf, plain } from '../words/format.ts';
import { useWords } from '../words/words.tsx';
import { FiguresBar } from './figures.tsx';
import { SectionOf } from './lanes.tsx';
import {
  figuresOf,
  LANES,
  SECTION_NAMES,
  type Section,
  sectionsOf,
  WIDE_LANE,
} from './sections.ts';
import { useIssues } from './use-issues.ts';
import { useMarks } from './use-marks.ts';
import { useMoves } from './use-moves.ts';

/** Tells readers of the screen what others have just done. */
const Announcer = ({ viewerId }: { readonly viewerId: string }) => {
  const { live } = useApi();
  const { language, words } = useWords();
  const [text, setText] = useState('');
  useChanges(live, ({ event, case: subject }) => {
    if (!event || subject?.__typename !== 'Issue' || event.actor?.id === viewerId) return;
    const title = plain(subject.title, language);
    setText(words.announce(actedAs(event, language), didOf(event, language), title));
  });
  return (
    <div class="unseen" role="status" aria-live="polite">
      {text}
    </div>
  );
};

const LaneTabs = (props: {
  readonly sections: readonly Section[];
  readonly shown: number;
  readonly onShow: (lane: number) => void;
}) => {
  const { words } = useWords();
  return (
    <div class="lane-tabs">
      {LANES.map((names, lane) => {
        const issues = props.sections
          .filter(({ name }) => names.includes(name) && name !== 'solved')
          .flatMap((section) => section.issues);
        const late = issues.filter(({ light }) => light.tone === 'LATE').length;
        const name = names[0] ?? 'verify';
        return (
          <button
            key={name}
            type="button"
            aria-pressed={lane === props.shown ? 'true' : 'false'}
            onClick={() => props.onShow(lane)}
          >
            {words.lanes[name]} {issues.length}
            {late > 0 && <Light tone="late">{late}</Light>}
          </button>
        );
      })}
    </div>
  );
};

/** Keyboard: 1 to 6 go to a lane, unless somebody is writing or composing. */
const useLaneKeys = (show: (lane: number) => void) => {
  const latest = useRef(show);
  latest.current = show;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (
        event.isComposing ||
        event.keyCode === 229 ||
        event.ctrlKey ||
        event.metaKey ||
        event.altKey
      )
        return;
      if (event.target instanceof Element && event.target.closest('input, textarea, select'))
        return;
      const lane = LANES[Number(event.key) - 1];
      if (!lane) return;
      latest.current(Number(event.key) - 1);
      document.querySelector<HTMLElement>(`[data-lane="${lane[0]}"] :is(article, li) a`)?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
};

/** Issues by status, in six lanes that follow their course. */
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
  const isStale = useStale(lianxi);
  const today = dayOf(new Date(lianxi.serverTime()));
  const sections = useMemo(() => sectionsOf(issues, today), [issues, today]);
  const left = useMoves(sections);
  const marks = useMarks(live, viewerId, language);
  const [shown, setShown] = useState(WIDE_LANE);
  useLaneKeys(setShown);
  const figures = figuresOf(sections);
  const openSection = sections.find((s) => s.issues.some(({ number }) => number === openNumber));
  return (
    <main
      class={`board${isStale ? ' stale' : ''}${openNumber ? ' beside' : ''}`}
      aria-label={words.nav.board}
    >
      <h1 class="unseen">{words.nav.board}</h1>
      {isStale ? (
        <StaleAlarm lianxi={lianxi} onRetry={live.nudge} />
      ) : (
        <FiguresBar figures={figures} projects={projects} />
      )}
      <div class="tools">
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
        <span class="tools-count">{words.count(figures.open, figures.units)}</span>
      </div>
      <LaneTabs sections={sections} shown={shown} onShow={setShown} />
      <Announcer viewerId={viewerId} />
      <div class="lanes">
        {LANES.map((names, lane) => (
          <Lane
            key={names[0] ?? ''}
            name={names[0] ?? ''}
            isWide={lane === WIDE_LANE}
            isShown={lane === shown}
            belowWords={words.below}
            isBeside={openSection !== undefined && names.includes(openSection.name)}
          >
            {!isRead && !error && <Loading rows={9} label={words.issue.loading} />}
            {isRead &&
              names.map((name) => (
                <SectionOf
                  key={name}
                  section={sections[SECTION_NAMES.indexOf(name)] ?? { name, issues: [] }}
                  left={left.filter((one) => one.section === name)}
                  marks={marks}
                  today={today}
                  openNumber={openNumber}
                />
              ))}
          </Lane>
        ))}
      </div>
    </main>
  );
};
