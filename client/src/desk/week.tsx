import { useQuery } from 'urql';
import { Link } from 'wouter';
import { DueThisWeekDocument } from '../gql/later.ts';
import { Empty } from '../ui/banner.tsx';
import { formatDayLong, plain } from '../words/format.ts';
import { useLater } from '../words/later.ts';
import { wordOf } from '../words/vocabulary.ts';
import { Written } from '../words/words.tsx';
import { useReadAfterChange } from './use-duty-count.ts';

const DAYS = 7;

const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** What falls due in the next seven days, whoever owes it. */
export const Week = ({ from }: { readonly from: string }) => {
  const { language, later } = useLater();
  const [{ data }, read] = useQuery({
    query: DueThisWeekDocument,
    variables: { from, before: daysAfter(from, DAYS) },
    requestPolicy: 'cache-and-network',
  });
  useReadAfterChange(() => read({ requestPolicy: 'network-only' }));
  const today = new Date(`${from}T00:00:00Z`);
  return (
    <aside aria-label={later.desk.week}>
      <h2 class="section">
        {later.desk.week}
        {data && <span>{data.duties.totalCount}</span>}
        <small>{later.desk.weekHint}</small>
      </h2>
      {data?.duties.totalCount === 0 && <Empty>{later.desk.weekNone}</Empty>}
      <ul class="week">
        {data?.duties.nodes.map(({ id, kind, dueOn, holderUnit, holderPost, issue, project }) => (
          <li key={id}>
            <time dateTime={dueOn}>{formatDayLong(dueOn, language, today)}</time>
            <span>
              <Link href={issue ? `/issues/${issue.number}` : `/projects/${project?.number ?? ''}`}>
                <Written text={issue?.title ?? project?.name} />
              </Link>
              <span class="small">
                {wordOf('DutyKind', kind, language)}{' '}
                {plain(holderUnit?.shortName, language) ||
                  wordOf('Post', holderPost ?? '', language)}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </aside>
  );
};
