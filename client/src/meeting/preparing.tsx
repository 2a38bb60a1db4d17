import { useId } from 'preact/hooks';
import { useQuery } from 'urql';
import { Link } from 'wouter';
import { useApi } from '../api/api.ts';
import { useReadAfterChange } from '../api/use-read-after-change.ts';
import { askFor } from '../forms/asked.ts';
import type { MeetingsAheadQuery } from '../gql/graphql.ts';
import { MeetingsAheadDocument } from '../gql/later.ts';
import { shownItems } from '../room/facts.ts';
import { Light, type Tone } from '../ui/light.tsx';
import { dayOf, daysBetween, formatClause, formatDay, plain } from '../words/format.ts';
import { laterWordOf } from '../words/later.ts';
import { Written } from '../words/words.tsx';
import { startOf } from './facts.ts';
import { type MeetingSay, useMeetingWords } from './words.ts';
import './preparing.css';

type Ahead = MeetingsAheadQuery['meetings']['nodes'][number];

/** Units named before the rest is only counted. */
const NAMED = 3;

/** One thing to be done before a meeting can open. */
type Step = {
  readonly key: string;
  readonly text: string;
  readonly isDone: boolean;
  /** When it was done, since when it waits, or for whom. */
  readonly aside: string;
  readonly clause?: string;
};

const stepsOf = (meeting: Ahead, today: Date, { language, say }: MeetingSay): readonly Step[] => {
  const day = (at: string) => formatDay(dayOf(new Date(at)), language, today);
  const { proposedAt, approvedAt, notifiedAt, plannedMinutes } = meeting;
  const items = shownItems(meeting.items).length;
  const units = meeting.invitations.filter(({ unit }) => unit !== null);
  const silent = units.filter(({ acknowledgedAt }) => acknowledgedAt === null);
  const names = silent.slice(0, NAMED).map(({ unit }) => plain(unit?.shortName, language));
  return [
    {
      key: 'approval',
      text: approvedAt ? say.approved : say.toApprove,
      isDone: approvedAt !== null,
      aside: approvedAt ? day(approvedAt) : say.proposedOn(day(proposedAt)),
      clause: '6.7',
    },
    {
      key: 'agenda',
      text: items > 0 ? say.items(items) : say.noItems,
      isDone: items > 0,
      aside: items > 0 ? say.plan(plannedMinutes) : '',
    },
    {
      key: 'notice',
      text: notifiedAt ? say.noticed : say.toNotice(units.length),
      isDone: notifiedAt !== null,
      aside: notifiedAt ? day(notifiedAt) : '',
      clause: '4.4',
    },
    {
      key: 'answers',
      text: say.acknowledged(units.length - silent.length, units.length),
      isDone: silent.length === 0,
      aside: notifiedAt && silent.length > 0 ? say.unanswered(names, silent.length) : '',
    },
  ];
};

/** Where the next step is taken; what the executive chair has to do is only awaited. */
const nextOf = ({ number, state, startsAt }: Ahead, now: Date, { say }: MeetingSay) => {
  const href = `/meetings/${number}`;
  // Nobody is called to a time that has passed.
  if (state === 'APPROVED' && new Date(startsAt) < now)
    return { href: href + askFor(['postponeMeeting']), text: say.postpone };
  if (state === 'APPROVED')
    return { href: href + askFor(['notifyMeeting']), text: say.sendNotices };
  return { href, text: state === 'PROPOSED' ? say.toAgenda : say.toMeeting };
};

const Preparation = ({ meeting, today }: { readonly meeting: Ahead; readonly today: Date }) => {
  const { lianxi } = useApi();
  const words = useMeetingWords();
  const { language } = words;
  const steps = stepsOf(meeting, today, words);
  const left = daysBetween(today.toISOString().slice(0, 10), dayOf(new Date(meeting.startsAt)));
  const open: Tone = left < 0 ? 'late' : left <= 1 ? 'near' : 'none';
  const next = nextOf(meeting, new Date(lianxi.serverTime()), words);
  const heading = useId();
  return (
    <section class="preparing" aria-labelledby={heading} data-row={meeting.id}>
      <h2 class="section" id={heading}>
        {words.say.preparing(laterWordOf('MeetingKind', meeting.kind, language))}
        <span>{steps.filter(({ isDone }) => !isDone).length}</span>
        <small>
          <time dateTime={meeting.startsAt}>{startOf(meeting.startsAt, language, today)}</time>
        </small>
      </h2>
      <p>
        <Link href={`/meetings/${meeting.number}`} class="link">
          <Written text={meeting.title} />
        </Link>
        <span class="muted small">{words.say.startsIn(left)}</span>
      </p>
      <ul>
        {steps.map(({ key, text, isDone, aside, clause }) => (
          <li key={key} data-step={key} data-done={isDone ? '' : undefined}>
            <Light tone={isDone ? 'done' : open}>{text}</Light>
            <span class="muted small">
              {aside && <span>{aside}</span>}
              {clause && <span class="clause">{formatClause(clause, language)}</span>}
            </span>
          </li>
        ))}
      </ul>
      <Link href={next.href} state={{ from: '/desk', row: meeting.id }} class="button">
        {next.text}
      </Link>
    </section>
  );
};

/** For the office: the meetings that come next, and what each still needs before it can open. */
export const Preparing = ({ today }: { readonly today: Date }) => {
  const { say } = useMeetingWords();
  const [{ data }, read] = useQuery({
    query: MeetingsAheadDocument,
    requestPolicy: 'cache-and-network',
  });
  useReadAfterChange(() => read({ requestPolicy: 'network-only' }));
  if (!data) return null;
  const { nodes, totalCount } = data.meetings;
  return (
    <>
      {nodes.map((meeting) => (
        <Preparation key={meeting.id} meeting={meeting} today={today} />
      ))}
      {totalCount > nodes.length && (
        <Link href="/meetings" class="link small aside-more">
          {say.moreAhead(totalCount - nodes.length)}
        </Link>
      )}
    </>
  );
};
