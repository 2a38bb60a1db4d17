import { useQuery } from 'urql';
import { Link } from 'wouter';
import { useReadAfterChange } from '../api/use-read-after-change.ts';
import type { DueDutyFragment } from '../gql/graphql.ts';
import { DeskMissedDocument, DeskNextDocument } from '../gql/later.ts';
import { Light, type Tone } from '../ui/light.tsx';
import { dayOf, daysAfter, formatDay, formatDayLong } from '../words/format.ts';
import { Written } from '../words/words.tsx';
import type { DeskDuty } from './facts.ts';
import { placeOf } from './places.ts';
import { useDesk } from './words.ts';

/** Days that are looked ahead, and back for what was missed. */
const AHEAD = 15;

type Reminder = {
  readonly key: string;
  readonly at: string;
  readonly tone: Tone;
  readonly duty: DeskDuty | DueDutyFragment;
  readonly state: 'near' | 'late' | 'missed';
};

const remindersOf = (
  duties: readonly DeskDuty[],
  missed: readonly DueDutyFragment[],
): readonly Reminder[] =>
  [
    ...duties.flatMap((duty): Reminder[] => {
      if (duty.tone === 'LATE' && duty.warnedAt)
        return [{ key: duty.id, at: duty.warnedAt, tone: 'late', duty, state: 'late' }];
      return duty.tone === 'NEAR' && duty.remindedAt
        ? [{ key: duty.id, at: duty.remindedAt, tone: 'near', duty, state: 'near' }]
        : [];
    }),
    ...missed.map((duty): Reminder => {
      return { key: duty.id, at: duty.endedAt ?? '', tone: 'late', duty, state: 'missed' };
    }),
  ].toSorted((a, b) => b.at.localeCompare(a.at));

const Reminders = ({
  reminders,
  today,
}: {
  readonly reminders: readonly Reminder[] | null;
  readonly today: Date;
}) => {
  const { language, desk } = useDesk();
  return (
    <>
      <h2 class="section">
        {desk.reminders}
        {reminders && reminders.length > 0 && <span>{reminders.length}</span>}
      </h2>
      {reminders?.length === 0 && <p class="aside-none">{desk.remindersNone}</p>}
      <ul>
        {reminders?.map(({ key, at, tone, duty, state }) => {
          const name = duty.period ? desk.period(duty.period) : desk.groups[duty.kind];
          const place = placeOf(duty);
          const due = formatDay(duty.dueOn, language, today);
          const told = { near: desk.nearSince, late: desk.lateSince, missed: desk.missed }[state];
          return (
            <li class="note" key={key} data-reminder={state}>
              <div class="note-top">
                <Light tone={tone}>{told(name)}</Light>
                {at && <time dateTime={at}>{formatDay(dayOf(new Date(at)), language, today)}</time>}
              </div>
              <p>
                {place && (
                  <Link href={place.href} class="link">
                    <Written text={place.title} />
                  </Link>
                )}{' '}
                <span class="whole">
                  {state === 'missed' ? desk.missedText(due) : desk.dueText(due)}
                </span>
              </p>
            </li>
          );
        })}
      </ul>
    </>
  );
};

/** What somebody was told, and what comes next. */
export const ClerkAside = ({
  from,
  duties,
}: {
  readonly from: string;
  /** What waits; null until it is known. */
  readonly duties: readonly DeskDuty[] | null;
}) => {
  const { language, desk } = useDesk();
  const [{ data }, read] = useQuery({
    query: DeskNextDocument,
    variables: { before: daysAfter(from, AHEAD + 1) },
    requestPolicy: 'cache-and-network',
  });
  const [{ data: missed }, readMissed] = useQuery({
    query: DeskMissedDocument,
    variables: { from: daysAfter(from, -AHEAD) },
    requestPolicy: 'cache-and-network',
  });
  useReadAfterChange(() => {
    read({ requestPolicy: 'network-only' });
    readMissed({ requestPolicy: 'network-only' });
  });
  const today = new Date(`${from}T00:00:00Z`);
  return (
    <aside aria-label={desk.reminders}>
      <Reminders
        reminders={duties && missed ? remindersOf(duties, missed.duties.nodes) : null}
        today={today}
      />
      <h2 class="section">
        {desk.next}
        <small>{desk.nextHint}</small>
      </h2>
      {data?.duties.totalCount === 0 && <p class="aside-none">{desk.nextNone}</p>}
      <ul class="week">
        {data?.duties.nodes.map((duty) => {
          const place = placeOf(duty);
          return (
            <li key={duty.id}>
              <time dateTime={duty.dueOn}>{formatDayLong(duty.dueOn, language, today)}</time>
              <span>
                {place && (
                  <Link href={place.href}>
                    <Written text={place.title} />
                  </Link>
                )}
                <span class="small">
                  {duty.period ? desk.period(duty.period) : desk.groups[duty.kind]}
                </span>
              </span>
            </li>
          );
        })}
      </ul>
      {data?.duties.nodes.some(({ kind }) => kind === 'REPORT') && (
        <Link href="/desk/reports" class="link small aside-more">
          {desk.reports.link}
        </Link>
      )}
    </aside>
  );
};
