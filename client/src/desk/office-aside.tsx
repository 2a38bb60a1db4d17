import { useState } from 'preact/hooks';
import { useQuery } from 'urql';
import { Link } from 'wouter';
import { useReadAfterChange } from '../api/use-read-after-change.ts';
import type { DueDutyFragment } from '../gql/graphql.ts';
import { DueThisWeekDocument, OthersDutiesDocument } from '../gql/later.ts';
import { Preparing } from '../meeting/preparing.tsx';
import { daysAfter, formatDayLong, plain } from '../words/format.ts';
import { laterWordOf } from '../words/later.ts';
import { wordOf } from '../words/vocabulary.ts';
import { Written } from '../words/words.tsx';
import { placeOf } from './places.ts';
import { useDesk } from './words.ts';

const DAYS = 7;
/** Rows shown before somebody asks for all. */
const FEW = 12;

const Due = ({ duty, today }: { readonly duty: DueDutyFragment; readonly today: Date }) => {
  const { language, words } = useDesk();
  const place = placeOf(duty);
  const holder =
    plain(duty.holderUnit?.shortName, language) || wordOf('Post', duty.holderPost ?? '', language);
  return (
    <li>
      <time dateTime={duty.dueOn}>{formatDayLong(duty.dueOn, language, today)}</time>
      <span>
        {place && (
          <Link href={place.href}>
            <Written text={place.title} />
          </Link>
        )}
        <span class="small">
          {[holder, laterWordOf('DutyKind', duty.kind, language)].join(words.separator)}
        </span>
      </span>
    </li>
  );
};

/**
 * For the office: the next meetings and what they need, requests that wait, and what falls due in the
 * next seven days, whoever owes it.
 */
export const OfficeAside = ({ from }: { readonly from: string }) => {
  const { later, desk } = useDesk();
  const [isWhole, setWhole] = useState(false);
  const [{ data }, read] = useQuery({
    query: DueThisWeekDocument,
    variables: { from, before: daysAfter(from, DAYS) },
    requestPolicy: 'cache-and-network',
  });
  const [{ data: asked }, readAsked] = useQuery({
    query: OthersDutiesDocument,
    variables: { kinds: ['DECIDE_REQUEST'] },
    requestPolicy: 'cache-and-network',
  });
  useReadAfterChange(() => {
    read({ requestPolicy: 'network-only' });
    readAsked({ requestPolicy: 'network-only' });
  });
  const today = new Date(`${from}T00:00:00Z`);
  const due = data?.duties.nodes ?? [];
  const shown = isWhole ? due : due.slice(0, FEW);
  return (
    <aside aria-label={later.desk.week}>
      <Preparing today={today} />
      <h2 class="section">
        {desk.requests}
        {asked && <span>{asked.duties.totalCount}</span>}
      </h2>
      {asked?.duties.totalCount === 0 && <p class="aside-none">{desk.requestsNone}</p>}
      <ul class="week">
        {asked?.duties.nodes.map((duty) => (
          <Due key={duty.id} duty={duty} today={today} />
        ))}
      </ul>
      <h2 class="section">
        {later.desk.week}
        {data && <span>{data.duties.totalCount}</span>}
        <small>{later.desk.weekHint}</small>
      </h2>
      {data?.duties.totalCount === 0 && <p class="aside-none">{later.desk.weekNone}</p>}
      <ul class="week">
        {shown.map((duty) => (
          <Due key={duty.id} duty={duty} today={today} />
        ))}
      </ul>
      {due.length > FEW && (
        <button
          type="button"
          class="link small week-more"
          aria-expanded={isWhole}
          onClick={() => setWhole(!isWhole)}
        >
          {isWhole ? desk.fewer : desk.moreWeek(due.length - FEW)}
        </button>
      )}
    </aside>
  );
};
