import { useQuery } from 'urql';
import { Link } from 'wouter';
import { useApi } from '../api/api.ts';
import type { DeskQuery } from '../gql/graphql.ts';
import { DeskDocument } from '../gql/later.ts';
import { Empty, Loading } from '../ui/banner.tsx';
import { Light, toneOf } from '../ui/light.tsx';
import { dayOf, formatDayLong, plain } from '../words/format.ts';
import { lightWords } from '../words/light.ts';
import { wordOf } from '../words/vocabulary.ts';
import { useWords, Written } from '../words/words.tsx';
import { useReadAfterChange } from './use-duty-count.ts';

type Duty = DeskQuery['duties']['nodes'][number];

const Task = ({
  duty,
  isFirst,
  today,
}: {
  readonly duty: Duty;
  readonly isFirst: boolean;
  readonly today: Date;
}) => {
  const { language } = useWords();
  const { issue } = duty;
  const label = wordOf('DutyKind', duty.kind, language);
  return (
    <li class="task">
      <Light tone={toneOf(duty.tone)}>{lightWords({ ...duty, reason: duty.kind }, language)}</Light>
      <div>
        <h3>{issue ? <Written text={issue.title} /> : <Written text={duty.project?.name} />}</h3>
        <p>{issue && <Written text={issue.projectName} />}</p>
      </div>
      <time dateTime={duty.dueOn}>{formatDayLong(duty.dueOn, language, today)}</time>
      {issue && (
        <Link
          href={`/issues/${issue.number}`}
          class={isFirst ? 'button primary' : 'button'}
          aria-label={`${label} ${plain(issue.title, language)}`}
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

/** What waits for the viewer, by what is to be done, oldest due first. */
export const Desk = ({ name }: { readonly name: string }) => {
  const { lianxi } = useApi();
  const { language, words } = useWords();
  const [{ data }, read] = useQuery({ query: DeskDocument, requestPolicy: 'cache-and-network' });
  useReadAfterChange(() => read({ requestPolicy: 'network-only' }));
  const today = new Date(`${dayOf(new Date(lianxi.serverTime()))}T00:00:00Z`);
  const duties = (data?.duties.nodes ?? []).toSorted((a, b) => a.dueOn.localeCompare(b.dueOn));
  return (
    <main class="desk" aria-label={words.desk.title}>
      <div class="desk-hello">
        <h1>{words.desk.hello(name)}</h1>
        {data && <span>{words.desk.count(data.duties.totalCount)}</span>}
      </div>
      {!data && <Loading rows={6} label={words.issue.loading} />}
      {data && duties.length === 0 && <Empty title={words.desk.none}>{words.desk.noneHint}</Empty>}
      {groupsOf(duties).map(([kind, group]) => (
        <section key={kind} class="desk-group">
          <h2 class="section">
            {wordOf('DutyKind', kind, language)}
            <span>{group.length}</span>
          </h2>
          <ul>
            {group.map((duty) => (
              <Task key={duty.id} duty={duty} isFirst={duty === duties[0]} today={today} />
            ))}
          </ul>
        </section>
      ))}
    </main>
  );
};
