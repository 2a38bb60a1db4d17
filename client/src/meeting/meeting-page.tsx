import { Suspense } from 'preact/compat';
import { useEffect, useRef } from 'preact/hooks';
import { Link } from 'wouter';
import type { Cursor } from '../../sdk/index.ts';
import { useApi } from '../api/api.ts';
import { MeetingDocument } from '../gql/later.ts';
import { useCase } from '../history/use-case.ts';
import { StaleAlarm, useStale } from '../line/line.tsx';
import { Empty, Loading } from '../ui/banner.tsx';
import { Light } from '../ui/light.tsx';
import { dayOf, plain } from '../words/format.ts';
import { laterWordOf } from '../words/later.ts';
import { wordOf } from '../words/vocabulary.ts';
import { Written } from '../words/words.tsx';
import { type MeetingFacts, stageOf, startOf, toneOfMeeting } from './facts.ts';
import { Control, Following } from './lazy.ts';
import { MeetingBody } from './meeting-body.tsx';
import { useMeetingWords } from './words.ts';
import '../project/project.css';
import './meeting.css';

const Head = ({ meeting, today }: { readonly meeting: MeetingFacts; readonly today: Date }) => {
  const { language, say } = useMeetingWords();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), [meeting.id]);
  const presider = [
    wordOf('Post', meeting.presidingPost, language),
    plain(meeting.presider?.name, language),
  ];
  const why = meeting.cancelReason ?? meeting.rejectReason;
  return (
    <header class="project-head">
      <div class="project-title">
        <h1 tabIndex={-1} ref={title}>
          <Written text={meeting.title} />
        </h1>
        <span class="badge">{laterWordOf('MeetingKind', meeting.kind, language)}</span>
        <Light tone={toneOfMeeting(meeting.state)}>
          {laterWordOf('MeetingState', meeting.state, language)}
        </Light>
        <span class="muted small project-number">{say.name(meeting.number)}</span>
      </div>
      <dl class="identity">
        <div>
          <dt>{say.time}</dt>
          <dd>
            <time dateTime={meeting.startsAt}>{startOf(meeting.startsAt, language, today)}</time>
          </dd>
        </div>
        <div>
          <dt>{say.place}</dt>
          <dd>
            <Written text={meeting.place} />
          </dd>
        </div>
        <div>
          <dt>{say.presides}</dt>
          <dd>{presider.filter(Boolean).join(' ')}</dd>
        </div>
        {why && (
          <div>
            <dt>{meeting.cancelReason ? say.cancelled : say.rejected}</dt>
            <dd>
              <Written text={why} />
            </dd>
          </div>
        )}
        {meeting.items.length > 0 && (
          <div>
            <dd>
              <Link href={`/meetings/${meeting.number}/agenda`} class="link">
                {say.agendaPrint}
              </Link>
            </dd>
          </div>
        )}
      </dl>
    </header>
  );
};

/** Who may close a meeting steers it; also where something stands in the way just now. */
const steers = ({ availableActions, blockedActions }: MeetingFacts): boolean =>
  [...availableActions, ...blockedActions].some(({ action }) => action === 'closeMeeting');

const Stage = ({
  meeting,
  readAt,
  again,
  today,
}: {
  readonly meeting: MeetingFacts;
  readonly readAt: Cursor;
  readonly again: () => void;
  readonly today: Date;
}) => {
  const isNow = stageOf(meeting) === 'now';
  if (isNow && steers(meeting))
    return (
      <Suspense fallback={null}>
        <Control number={meeting.number} />
      </Suspense>
    );
  if (isNow)
    return (
      <Suspense fallback={null}>
        <Following meeting={meeting} readAt={readAt} again={again} today={today} />
      </Suspense>
    );
  return (
    <>
      <Head meeting={meeting} today={today} />
      <MeetingBody key={meeting.id} meeting={meeting} readAt={readAt} today={today} again={again} />
    </>
  );
};

/** One meeting: prepared, held, and what came of it. */
export const MeetingPage = ({ number }: { readonly number: string }) => {
  const { lianxi, live } = useApi();
  const { words, say } = useMeetingWords();
  const {
    found: meeting,
    problem,
    readAt,
    again,
  } = useCase(
    MeetingDocument,
    number,
    (data) => data.meeting,
    ({ id }, { caseId }) => caseId === id,
  );
  const isStale = useStale(lianxi);
  const today = new Date(`${dayOf(new Date(lianxi.serverTime()))}T00:00:00Z`);
  const isSteering = meeting && stageOf(meeting) === 'now' && steers(meeting);
  return (
    <main
      class={isStale ? 'project meeting stale' : 'project meeting'}
      aria-label={say.name(number)}
    >
      {isStale && !isSteering && <StaleAlarm lianxi={lianxi} onRetry={live.nudge} />}
      {!meeting && (
        <div class="project-head">
          <h1 class="unseen">{say.name(number)}</h1>
          {problem ? (
            <Empty>{problem === 'missing' ? say.missing : say.unread}</Empty>
          ) : (
            <Loading rows={8} label={words.issue.loading} />
          )}
        </div>
      )}
      {meeting && <Stage meeting={meeting} readAt={readAt} again={again} today={today} />}
    </main>
  );
};
