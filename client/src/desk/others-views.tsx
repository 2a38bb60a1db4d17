import { useState } from 'preact/hooks';
import { useQuery } from 'urql';
import { Link } from 'wouter';
import { useReadAfterChange } from '../api/use-read-after-change.ts';
import type { DueDutyFragment } from '../gql/graphql.ts';
import { OthersDutiesDocument, WhomToAskDocument } from '../gql/later.ts';
import { Button } from '../ui/button.tsx';
import { Light, toneOf } from '../ui/light.tsx';
import { formatClause, formatDay, formatDayLong, plain } from '../words/format.ts';
import { Written } from '../words/words.tsx';
import { dueWords } from './facts.ts';
import { placeOf } from './places.ts';
import { useDesk } from './words.ts';

/** Whom to ask, and what to ask them: by telephone or by any other way of the office's own. */
const Urging = ({ duty, today }: { readonly duty: DueDutyFragment; readonly today: Date }) => {
  const { language, desk } = useDesk();
  const [isCopied, setCopied] = useState(false);
  const [{ data }] = useQuery({
    query: WhomToAskDocument,
    variables: { unit: duty.holderUnit?.id ?? '' },
    pause: !duty.holderUnit,
  });
  const people = data?.people.nodes ?? [];
  const unit = plain(duty.holderUnit?.shortName, language);
  const title = plain(placeOf(duty)?.title, language);
  const text = desk.urgeText(unit, title, formatDay(duty.dueOn, language, today));
  return (
    <div class="urging">
      <b>{desk.urgeHint(unit)}</b>
      {data && people.length === 0 && <p>{desk.urgeNobody}</p>}
      <ul>
        {people.map(({ id, name, title: post, maskedPhone }) => (
          <li key={id}>
            <Written text={name} /> <Written text={post} />{' '}
            {maskedPhone && <span class="muted">{maskedPhone}</span>}
          </li>
        ))}
      </ul>
      <blockquote>{text}</blockquote>
      <Button onPress={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}>
        {desk.copy}
      </Button>
      <span role="status" class="muted small">
        {isCopied ? desk.copied : ''}
      </span>
    </div>
  );
};

const View = ({ duty, today }: { readonly duty: DueDutyFragment; readonly today: Date }) => {
  const words = useDesk();
  const { language, desk } = words;
  const [isOpen, setOpen] = useState(false);
  const place = placeOf(duty);
  const title = plain(place?.title, language);
  return (
    <li class={isOpen ? 'task open' : 'task'} data-view={duty.id}>
      <Light tone={toneOf(duty.tone)}>{dueWords(duty, words)}</Light>
      <div>
        <h3>
          {place && (
            <Link href={place.href}>
              <Written text={place.title} />
            </Link>
          )}
        </h3>
        <p>
          <span class="facts-line">
            <span>{plain(duty.issue?.leadUnit?.shortName, language)}</span>
            <span>{desk.noView(plain(duty.holderUnit?.shortName, language))}</span>
          </span>
        </p>
      </div>
      <time dateTime={duty.dueOn}>{formatDayLong(duty.dueOn, language, today)}</time>
      <Button
        aria-expanded={isOpen}
        aria-label={`${desk.urge} ${title}`}
        onPress={() => setOpen(!isOpen)}
      >
        {desk.urge}
      </Button>
      {isOpen && <Urging duty={duty} today={today} />}
    </li>
  );
};

/** Claimed solutions on which the project's owner has not been heard yet: the office asks again. */
export const OthersViews = ({ today }: { readonly today: Date }) => {
  const { language, words, desk } = useDesk();
  const [{ data }, read] = useQuery({
    query: OthersDutiesDocument,
    variables: { kinds: ['VIEW'] },
    requestPolicy: 'cache-and-network',
  });
  useReadAfterChange(() => read({ requestPolicy: 'network-only' }));
  if (!data || data.duties.totalCount === 0) return null;
  return (
    <section class="desk-group" data-kind="views">
      <h2 class="section">
        {desk.awaitedViews}
        <span>{data.duties.totalCount}</span>
        <small>{[formatClause('6.8', language), desk.viewsHint].join(words.separator)}</small>
      </h2>
      <ul>
        {data.duties.nodes.map((duty) => (
          <View key={duty.id} duty={duty} today={today} />
        ))}
      </ul>
    </section>
  );
};
