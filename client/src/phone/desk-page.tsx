import { useState } from 'preact/hooks';
import { useQuery } from 'urql';
import { Link } from 'wouter';
import { useApi } from '../api/api.ts';
import { useReadAfterChange } from '../api/use-read-after-change.ts';
import type { Viewer } from '../api/viewer.ts';
import { type DeskDuty, doingOf, draftOf, type Extras, factsOf } from '../desk/facts.ts';
import { byDue } from '../desk/groups.ts';
import { placeOf } from '../desk/places.ts';
import { Unread } from '../desk/unread.tsx';
import { useDesk } from '../desk/words.ts';
import { askFor } from '../forms/asked.ts';
import { DeskDocument } from '../gql/later.ts';
import { useStale } from '../line/line.tsx';
import { Empty, Loading } from '../ui/banner.tsx';
import { Light, toneOf } from '../ui/light.tsx';
import { dutyDueWord, dutyLight } from '../words/duty-light.ts';
import { dayOf, formatDay, formatDayLong, plain } from '../words/format.ts';
import { useLater } from '../words/later.ts';
import { wordOf } from '../words/vocabulary.ts';
import { Bar } from './bar.tsx';
import { BrokenTitle } from './broken-title.tsx';
import { FROM_INSIDE } from './trail.ts';
import { usePhoneWords } from './words.ts';

/** Cards shown at first; a list that is longer opens when asked for. */
const FIRST = 12;

/** What has one way to be done: its form opens at once. Where one decides, the case opens. */
const DIRECT: readonly string[] = [
  'ACCEPT',
  'ACKNOWLEDGE',
  'ANSWER',
  'MEND',
  'REPORT',
  'VIEW',
  'ACKNOWLEDGE_DECISION',
  'EXECUTE',
];

const Task = ({
  duty,
  isFirst,
  today,
  extras,
  person,
}: {
  readonly duty: DeskDuty;
  readonly isFirst: boolean;
  readonly today: Date;
  readonly extras: Extras;
  /** Whose drafts are looked for. */
  readonly person: string;
}) => {
  const words = useDesk();
  const { language, desk } = words;
  const place = placeOf(duty);
  const { actions, on } = doingOf(duty);
  const draft = draftOf(duty, person);
  const tone = toneOf(duty.tone);
  const light = { ...duty, reason: duty.kind };
  const label = draft ? desk.goOn : desk.verbs[duty.kind];
  const facts = factsOf(duty, draft, { words, today, extras });
  const asked = DIRECT.includes(duty.kind) ? askFor(actions, on) : '';
  return (
    <li class={`phone-task tone-${tone}`} data-row={duty.id} data-kind={duty.kind}>
      <div class="card-top">
        <Light tone={tone}>{dutyLight(light, language)}</Light>
        {duty.issue?.urgent && (
          <b class="urgent" role="img" aria-label={words.words.urgentName}>
            {words.words.urgent}
          </b>
        )}
        <time dateTime={duty.dueOn}>
          {[dutyDueWord(light, language), formatDay(duty.dueOn, language, today)]
            .filter(Boolean)
            .join(' ')}
        </time>
      </div>
      <h2>
        <BrokenTitle text={place?.title} />
      </h2>
      <p>
        {[plain(duty.issue?.projectName, language), ...facts]
          .filter(Boolean)
          .join(words.words.separator)}
      </p>
      {place && (
        <Link
          href={place.href + asked}
          state={FROM_INSIDE}
          class={isFirst ? 'button primary' : 'button'}
          aria-label={`${label} ${plain(place.title, language)}`}
        >
          {label}
        </Link>
      )}
    </li>
  );
};

/** What waits for the viewer, the oldest due first, one button each. */
export const DeskPage = ({ viewer }: { readonly viewer: Viewer }) => {
  const { lianxi } = useApi();
  const { language, words, later } = useLater();
  const { say } = usePhoneWords();
  const [isWhole, setWhole] = useState(false);
  const [{ data, error }, read] = useQuery({
    query: DeskDocument,
    requestPolicy: 'cache-and-network',
  });
  const again = () => read({ requestPolicy: 'network-only' });
  useReadAfterChange(again);
  const isStale = useStale(lianxi);
  const now = dayOf(new Date(lianxi.serverTime()));
  const today = new Date(`${now}T00:00:00Z`);
  const duties = (data?.duties.nodes ?? []).toSorted(byDue);
  const shown = isWhole ? duties : duties.slice(0, FIRST);
  const count = data?.duties.totalCount ?? 0;
  const late = duties.filter(({ tone }) => tone === 'LATE').length;
  const name = plain(viewer.person.name, language);
  const who = [
    plain(viewer.units[0]?.shortName, language),
    [name, wordOf('Post', viewer.posts[0] ?? '', language)]
      .filter(Boolean)
      .join(language === 'zh' ? ' ' : ', '),
    formatDayLong(now, language, today),
  ];
  return (
    <>
      <Bar title={words.nav.desk} />
      <main class={isStale ? 'phone-scroll stale' : 'phone-scroll'}>
        <h1>
          {count === 0
            ? words.desk.hello(name)
            : later.desk.yours(count) + (late > 0 ? later.desk.late(late) : '')}
        </h1>
        <p class="phone-note">{who.filter(Boolean).join(words.separator)}</p>
        {!data && error && <Unread onRetry={again} />}
        {!data && !error && <Loading rows={9} label={words.issue.loading} />}
        {data && duties.length === 0 && (
          <Empty title={words.desk.none}>{words.desk.noneHint}</Empty>
        )}
        <ul>
          {shown.map((duty, index) => (
            <Task
              key={duty.id}
              duty={duty}
              isFirst={index === 0}
              today={today}
              extras={data}
              person={viewer.person.id}
            />
          ))}
        </ul>
        {shown.length < duties.length && (
          <p class="phone-rest">
            {say.rest(count - shown.length)}
            {words.separator}
            <button type="button" class="link" onClick={() => setWhole(true)}>
              {say.showAll}
            </button>
          </p>
        )}
        {isWhole && count > duties.length && (
          <p class="phone-rest">{later.desk.more(count - duties.length)}</p>
        )}
      </main>
    </>
  );
};
