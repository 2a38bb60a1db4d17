import type { ComponentChildren } from 'preact';
import { Link } from 'wouter';
import type { MeetingListedFragment } from '../gql/graphql.ts';
import { isStanding } from '../room/facts.ts';
import { Empty } from '../ui/banner.tsx';
import { Light } from '../ui/light.tsx';
import { formatTime } from '../words/format.ts';
import { laterWordOf } from '../words/later.ts';
import { Written } from '../words/words.tsx';
import { startOf, toneOfMeeting } from './facts.ts';
import { type MeetingSay, useMeetingWords } from './words.ts';

/** A meeting as a list shows it. */
export type Listed = MeetingListedFragment & {
  readonly items?: readonly unknown[];
  readonly invitations?: readonly {
    readonly acknowledgedAt: string | null;
    readonly unit: unknown;
  }[];
  readonly decisions?: readonly { readonly state: string }[];
};

const factsOf = (meeting: Listed, { language, say }: MeetingSay): readonly string[] => {
  const { items = [], invitations = [], decisions = [] } = meeting;
  const units = invitations.filter(({ unit }) => unit !== null);
  const asked = units.filter(({ acknowledgedAt }) => acknowledgedAt !== null).length;
  const decided = decisions.filter(isStanding).length;
  return [
    laterWordOf('MeetingKind', meeting.kind, language),
    items.length > 0 ? say.items(items.length) : '',
    meeting.state === 'NOTIFIED' ? say.acknowledged(asked, units.length) : '',
    meeting.openedAt && meeting.state === 'IN_SESSION'
      ? say.since(formatTime(new Date(meeting.openedAt), language))
      : '',
    decided > 0 ? say.decided(decided) : '',
    meeting.occurrence ? say.periodic : '',
  ].filter(Boolean);
};

const Row = ({ meeting, today }: { readonly meeting: Listed; readonly today: Date }) => {
  const words = useMeetingWords();
  const { language } = words;
  const isNow = meeting.state === 'IN_SESSION';
  return (
    <li class={isNow ? 'meeting-row now' : 'meeting-row'} data-state={meeting.state}>
      <time dateTime={meeting.startsAt}>{startOf(meeting.startsAt, language, today)}</time>
      <div>
        <h3>
          <Link href={`/meetings/${meeting.number}`}>
            <Written text={meeting.title} />
          </Link>
        </h3>
        <p class="facts-line">
          {factsOf(meeting, words).map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
          <span>
            <Written text={meeting.place} />
          </span>
        </p>
      </div>
      <Light tone={toneOfMeeting(meeting.state)}>
        {laterWordOf('MeetingState', meeting.state, language)}
      </Light>
      {isNow ? (
        <Link href={`/meetings/${meeting.number}`} class="button primary">
          {words.say.enter}
        </Link>
      ) : (
        <span class="muted small">{meeting.number}</span>
      )}
    </li>
  );
};

/** Meetings that stand alike, by time. */
export const MeetingSection = ({
  name,
  title,
  meetings,
  count,
  none,
  today,
  end,
}: {
  readonly name: string;
  readonly title: string;
  readonly meetings: readonly Listed[];
  readonly count: number;
  /** What is said where there are none; without it the section is left out. */
  readonly none: string | null;
  readonly today: Date;
  readonly end?: ComponentChildren;
}) => {
  if (meetings.length === 0 && none === null) return null;
  return (
    <section data-meetings={name}>
      <h2 class="section">
        {title}
        <span>{count}</span>
      </h2>
      {meetings.length === 0 && <Empty>{none}</Empty>}
      <ul class="meeting-rows">
        {meetings.map((meeting) => (
          <Row key={meeting.id} meeting={meeting} today={today} />
        ))}
      </ul>
      {end}
    </section>
  );
};
