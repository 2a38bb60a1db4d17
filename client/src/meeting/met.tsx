import { useQuery } from 'urql';
import { Link } from 'wouter';
import { useReadAfterChange } from '../api/use-read-after-change.ts';
import { MetDocument } from '../gql/later.ts';
import { isStanding } from '../room/facts.ts';
import { dayOf, formatDay } from '../words/format.ts';
import { laterWordOf } from '../words/later.ts';
import { Written } from '../words/words.tsx';
import { useMeetingWords } from './words.ts';
import './met.css';

/** The meetings that discussed a case or will, and what was decided on it there. */
export const Met = ({ id, today }: { readonly id: string; readonly today: string }) => {
  const { language, say } = useMeetingWords();
  const [{ data }, read] = useQuery({
    query: MetDocument,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  useReadAfterChange(() => read({ requestPolicy: 'network-only' }));
  const node = data?.node;
  const items = (node && 'agendaItems' in node ? node.agendaItems : [])
    .filter(({ state }) => state !== 'WITHDRAWN')
    .toSorted((a, b) => b.meeting.startsAt.localeCompare(a.meeting.startsAt));
  if (items.length === 0) return null;
  const now = new Date(`${today}T00:00:00Z`);
  return (
    <section class="met" aria-label={say.met}>
      <h2 class="section">
        {say.met}
        <span>{items.length}</span>
      </h2>
      <ul>
        {items.map(({ id: item, state, meeting, decisions }) => (
          <li key={item}>
            <time dateTime={meeting.startsAt} class="muted">
              {formatDay(dayOf(new Date(meeting.startsAt)), language, now)}
            </time>
            <span>
              <Link href={`/meetings/${meeting.number}`} class="link">
                <Written text={meeting.title} />
              </Link>{' '}
              <span class="muted small">{laterWordOf('AgendaItemState', state, language)}</span>
              {decisions.filter(isStanding).map((one) => (
                <span key={one.id} class="met-decision">
                  <Written text={one.text} />
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};
