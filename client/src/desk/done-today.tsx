import { useQuery } from 'urql';
import { Link } from 'wouter';
import { useReadAfterChange } from '../api/use-read-after-change.ts';
import { anchorOf, isOver } from '../decision/facts.ts';
import type { DoneCasesQuery, DoneTodayQuery } from '../gql/graphql.ts';
import { DoneCasesDocument, DoneTodayDocument } from '../gql/later.ts';
import { didAny } from '../words/did.ts';
import { formatTime, plain } from '../words/format.ts';
import { Written } from '../words/words.tsx';
import { useDesk } from './words.ts';

type Case = NonNullable<DoneCasesQuery['nodes'][number]>;
type Decision = Extract<Case, { __typename: 'Decision' }>;

/** Where a decision is read; a remark that is done and is about nothing on record, nowhere. */
const placeOf = ({ meeting, issue, project, no, state }: Decision): string | null => {
  if (meeting) return `/meetings/${meeting.number}${no === null ? '' : `#${anchorOf(no)}`}`;
  if (issue) return `/issues/${issue.number}`;
  if (project) return `/projects/${project.number}`;
  return isOver({ state }) ? null : '/decisions';
};

type Done = DoneTodayQuery['events']['nodes'][number];

/** The same done by the same person on the same case several times running: told once. */
const runsOf = (events: readonly Done[]): readonly (readonly [Done, ...Done[]])[] => {
  const runs: [Done, ...Done[]][] = [];
  for (const event of events) {
    const last = runs.at(-1);
    const isSame =
      last?.[0].action === event.action &&
      last[0].caseId === event.caseId &&
      last[0].actor?.id === event.actor?.id;
    if (last && isSame) last.push(event);
    else runs.push([event]);
  }
  return runs;
};

/** What the viewer's units have done since midnight, or the viewer where they stand for none. */
export const DoneToday = ({
  units,
  person,
  day,
}: {
  readonly units: readonly string[];
  readonly person: string;
  /** Shanghai day. */
  readonly day: string;
}) => {
  const { language, desk, words } = useDesk();
  const [{ data }, read] = useQuery({
    query: DoneTodayDocument,
    variables: { by: units.length > 0 ? [...units] : [person], since: `${day}T00:00:00+08:00` },
    requestPolicy: 'cache-and-network',
  });
  const events = data?.events.nodes ?? [];
  const ids = [...new Set(events.map(({ caseId }) => caseId))].toSorted();
  const [{ data: found }] = useQuery({
    query: DoneCasesDocument,
    variables: { ids },
    pause: ids.length === 0,
  });
  useReadAfterChange(() => read({ requestPolicy: 'network-only' }));
  if (events.length === 0) return null;
  const caseOf = (id: string) => {
    const node = found?.nodes.find((one) => one?.id === id);
    if (node?.__typename === 'Issue') return { href: `/issues/${node.number}`, title: node.title };
    if (node?.__typename === 'Meeting')
      return { href: `/meetings/${node.number}`, title: node.title };
    if (node?.__typename === 'Decision') return { href: placeOf(node), title: node.text };
    return node?.__typename === 'Project'
      ? { href: `/projects/${node.number}`, title: node.name }
      : null;
  };
  return (
    <section class="desk-group" data-kind="done">
      <h2 class="section">
        {desk.done}
        <span>{data?.events.totalCount}</span>
        {units.length > 0 && <small>{desk.doneHint}</small>}
      </h2>
      <ul class="done-today">
        {runsOf(events).map((run) => {
          const [event] = run;
          const place = caseOf(event.caseId);
          return (
            <li key={event.id}>
              <time dateTime={event.at}>{formatTime(new Date(event.at), language)}</time>
              <span>
                {plain(event.actor?.name, language)}
                {words.separator}
                {didAny(event, language)}
                {words.separator}
                <Written text={place?.title} />
                {run.length > 1 && (
                  <span class="muted">
                    {words.separator}
                    {desk.times(run.length)}
                  </span>
                )}
              </span>
              {place?.href && (
                <Link
                  href={place.href}
                  class="link"
                  aria-label={desk.seeWhat(plain(place.title, language))}
                >
                  {desk.see}
                </Link>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
};
