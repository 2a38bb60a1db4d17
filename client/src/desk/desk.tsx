import { useQuery } from 'urql';
import { Link } from 'wouter';
import { useApi } from '../api/api.ts';
import { type DeskQuery, ViewerDocument } from '../gql/graphql.ts';
import { DeskDocument } from '../gql/later.ts';
import { Empty, Loading } from '../ui/banner.tsx';
import { Light, toneOf } from '../ui/light.tsx';
import { dayOf, formatClause, formatDayLong, plain } from '../words/format.ts';
import { useLater } from '../words/later.ts';
import { lightWords } from '../words/light.ts';
import { wordOf } from '../words/vocabulary.ts';
import { Written } from '../words/words.tsx';
import { useReadAfterChange } from './use-duty-count.ts';
import { useVerifyQueue, VerifyBar, type VerifyQueue, VerifyResult } from './verify-queue.tsx';
import { Week } from './week.tsx';
import './desk.css';

type Duty = DeskQuery['duties']['nodes'][number];

const Task = ({
  duty,
  isFirst,
  today,
  queue,
}: {
  readonly duty: Duty;
  /** Where rows can be chosen and done together. */
  readonly queue: VerifyQueue | null;
  readonly isFirst: boolean;
  readonly today: Date;
}) => {
  const { language, later } = useLater();
  const { issue, project } = duty;
  const place = issue
    ? { href: `/issues/${issue.number}`, title: issue.title }
    : project && { href: `/projects/${project.number}`, title: project.name };
  const label = wordOf('DutyKind', duty.kind, language);
  return (
    <li class="task">
      <Light tone={toneOf(duty.tone)}>{lightWords({ ...duty, reason: duty.kind }, language)}</Light>
      <div>
        <h3>
          {queue && issue && (
            <input
              type="checkbox"
              class="task-pick"
              aria-label={later.desk.pick(plain(issue.title, language))}
              checked={queue.chosen.has(issue.id)}
              onChange={(event) => queue.pick(issue.id, event.currentTarget.checked)}
            />
          )}
          <Written text={place?.title} />
        </h3>
        <p>
          {issue && <Written text={issue.projectName} />}{' '}
          {queue && issue && <VerifyResult result={queue.results.get(issue.id)} />}
        </p>
      </div>
      <time dateTime={duty.dueOn}>{formatDayLong(duty.dueOn, language, today)}</time>
      {place && (
        <Link
          href={place.href}
          class={isFirst ? 'button primary' : 'button'}
          aria-label={`${label} ${plain(place.title, language)}`}
        >
          {label}
        </Link>
      )}
    </li>
  );
};

const groupsOf = (duties: readonly Duty[]): readonly (readonly [string, readonly Duty[]])[] => [
  ...Map.groupBy(duties, ({ kind }) => kind),
];

const Group = ({
  kind,
  group,
  first,
  today,
}: {
  readonly kind: string;
  readonly group: readonly Duty[];
  readonly first: Duty | undefined;
  readonly today: Date;
}) => {
  const { language } = useLater();
  const queue = useVerifyQueue(group.flatMap(({ issue }) => (issue ? [issue] : [])));
  const isQueue = kind === 'VERIFY';
  return (
    <section class="desk-group" data-kind={kind}>
      <h2 class="section">
        {wordOf('DutyKind', kind, language)}
        <span>{group.length}</span>
        <small>{formatClause(group[0]?.clause ?? '', language)}</small>
      </h2>
      {isQueue && <VerifyBar queue={queue} />}
      <ul>
        {group.map((duty) => (
          <Task
            key={duty.id}
            duty={duty}
            isFirst={duty === first}
            today={today}
            queue={isQueue ? queue : null}
          />
        ))}
      </ul>
    </section>
  );
};

/** What waits for the viewer, by what is to be done, oldest due first. */
export const Desk = ({ name }: { readonly name: string }) => {
  const { lianxi } = useApi();
  const { language, words, later } = useLater();
  const [{ data }, read] = useQuery({ query: DeskDocument, requestPolicy: 'cache-and-network' });
  const [{ data: who }] = useQuery({ query: ViewerDocument });
  useReadAfterChange(() => read({ requestPolicy: 'network-only' }));
  const now = dayOf(new Date(lianxi.serverTime()));
  const today = new Date(`${now}T00:00:00Z`);
  const duties = (data?.duties.nodes ?? []).toSorted((a, b) => a.dueOn.localeCompare(b.dueOn));
  const late = duties.filter(({ tone }) => tone === 'LATE').length;
  const isOffice = who?.viewer.posts.some((post) => post === 'OFFICE' || post === 'OFFICE_HEAD');
  const count = data?.duties.totalCount ?? 0;
  const hello = isOffice ? later.desk.office(count) : later.desk.yours(count);
  return (
    <div class={isOffice ? 'desk-columns' : 'desk-alone'}>
      <main class="desk" aria-label={words.desk.title}>
        <div class="desk-hello">
          <h1>
            {count === 0 ? words.desk.hello(name) : hello + (late > 0 ? later.desk.late(late) : '')}
          </h1>
          <span>{formatDayLong(now, language, today)}</span>
        </div>
        {!data && <Loading rows={6} label={words.issue.loading} />}
        {data && duties.length === 0 && (
          <Empty title={words.desk.none}>{words.desk.noneHint}</Empty>
        )}
        {groupsOf(duties).map(([kind, group]) => (
          <Group key={kind} kind={kind} group={group} first={duties[0]} today={today} />
        ))}
        {count > duties.length && <p class="muted">{later.desk.more(count - duties.length)}</p>}
      </main>
      {isOffice && <Week from={now} />}
    </div>
  );
};
