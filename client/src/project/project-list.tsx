import { useEffect, useState } from 'preact/hooks';
import { useQuery } from 'urql';
import { Link } from 'wouter';
import { useReadAfterChange } from '../api/use-read-after-change.ts';
import type { ProjectListQuery } from '../gql/graphql.ts';
import { ProjectListDocument } from '../gql/later.ts';
import { Empty, Loading } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Light, toneOf } from '../ui/light.tsx';
import { formatMoney, plain } from '../words/format.ts';
import { laterWordOf, useLater } from '../words/later.ts';
import { lightWords } from '../words/light.ts';
import { Written } from '../words/words.tsx';
import './project.css';

type Row = ProjectListQuery['projects']['nodes'][number];
type Rank = Row['tier'];

const RANKS: readonly Rank[] = ['MAJOR', 'KEY', 'CANDIDATE'];
const ENDED = ['RESOLVED', 'DECLINED', 'CLOSED', 'WITHDRAWN'];
const PAGE = 50;

/** Milliseconds without a letter after which the list follows a search. */
const PAUSE = 200;

const WORST = ['LATE', 'NEAR', 'OK', 'DONE', 'DONE_LATE', 'NONE'];

/** The light that counts most among those of the open issues. */
const worstOf = ({ issues }: Row) =>
  issues
    .filter(({ state }) => !ENDED.includes(state))
    .map(({ light }) => light)
    .toSorted(
      (a, b) =>
        WORST.indexOf(a.tone) - WORST.indexOf(b.tone) ||
        (a.dueOn ?? '').localeCompare(b.dueOn ?? ''),
    )[0];

const ProjectRow = ({ row }: { readonly row: Row }) => {
  const { language, later } = useLater();
  const light = worstOf(row);
  const open = row.issues.filter(({ state }) => !ENDED.includes(state)).length;
  return (
    <tr>
      <td class="muted">{row.number}</td>
      <th scope="row">
        <Link href={`/projects/${row.number}`}>
          <Written text={row.name} />
        </Link>
      </th>
      <td>{plain(row.ownerUnit.shortName, language)}</td>
      <td>{laterWordOf('Tier', row.tier, language)}</td>
      <td>{laterWordOf('Phase', row.phase, language)}</td>
      <td class="number">{formatMoney(row.investment.total, language)}</td>
      <td class="number">{open > 0 && later.project.open(open)}</td>
      <td>{light && <Light tone={toneOf(light.tone)}>{lightWords(light, language)}</Light>}</td>
    </tr>
  );
};

/** All projects that the viewer sees, by number. */
export const ProjectList = () => {
  const { language, words, later } = useLater();
  const [rank, setRank] = useState<Rank | null>('MAJOR');
  const [typed, setTyped] = useState('');
  const [search, setSearch] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSearch(typed.trim()), PAUSE);
    return () => clearTimeout(timer);
  }, [typed]);
  const [first, setFirst] = useState(PAGE);
  const [{ data, error }, read] = useQuery({
    query: ProjectListDocument,
    variables: { first, tiers: rank && [rank], search: search || null },
    requestPolicy: 'cache-and-network',
  });
  useReadAfterChange(() => read({ requestPolicy: 'network-only' }));
  const rows = data?.projects.nodes ?? [];
  return (
    <main class="project-list" aria-label={later.project.list}>
      <div class="desk-hello">
        <h1>{words.nav.projects}</h1>
        {data && <span>{later.project.listCount(data.projects.totalCount)}</span>}
      </div>
      <div class="row project-tools">
        <input
          class="input"
          type="search"
          aria-label={later.project.search}
          placeholder={later.project.search}
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        {[...RANKS, null].map((one) => (
          <Button
            key={one ?? 'all'}
            kind={one === rank ? 'primary' : 'plain'}
            aria-pressed={one === rank}
            onPress={() => setRank(one)}
          >
            {one ? laterWordOf('Tier', one, language) : later.project.all}
          </Button>
        ))}
      </div>
      {!data && error && <Empty>{later.project.listUnread}</Empty>}
      {!data && !error && <Loading rows={8} label={words.issue.loading} />}
      {data && rows.length === 0 && (
        <Empty title={later.project.none}>{later.project.noneHint}</Empty>
      )}
      {rows.length > 0 && (
        <table class="sums projects">
          <tbody>
            {rows.map((row) => (
              <ProjectRow key={row.id} row={row} />
            ))}
          </tbody>
        </table>
      )}
      {data && rows.length < data.projects.totalCount && first < 100 && (
        <Button onPress={() => setFirst(100)}>{later.project.more}</Button>
      )}
    </main>
  );
};
